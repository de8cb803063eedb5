"""Fetch the official series and keep every vintage of them: `python -m data.refresh`.

A refresh asks each service what it has, fetches what is new or revised, checks it, and writes one immutable
vintage. What fails a check, or is not as expected, is named and left; the last good vintage is read on.
"""
