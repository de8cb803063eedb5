"""Staffing of service units: supply, clients, caseload, hours, futures, money, optimum."""
