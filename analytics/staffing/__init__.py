"""Staffing of the eight service units: supply, clients, caseload, hours, futures, money, optimum."""
