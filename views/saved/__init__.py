"""Saved scenarios as pages speak of them: their names, their age, their results, and how they differ."""
