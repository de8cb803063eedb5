"""Meetings: the deck of saved views, presenting it, and slides, reports and workbooks of what is shown."""
