"""Scenarios: saving, finding, telling apart and comparing what was chosen."""
