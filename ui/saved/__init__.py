"""Scenarios: what a link opened, what is saved of the pages, and what the bar says of it."""
