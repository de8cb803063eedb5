"""Boundaries of the municipalities."""
