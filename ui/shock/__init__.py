"""Structural change: its controls, its chain, what it does, and its way to the staffing board."""
