"""The coming months of monthly series, with ranges that are tested on the months behind."""
