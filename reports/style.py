"""Colours and fonts of exported files: those of the pages' light theme."""

BRAND = "0b5d5e"
OVER = "a8123a"
UNDER = "ab5b00"
INK = "1b2a2d"
MUTED = "536669"
PALE = "b9c5c6"
GRID = "dfe6e6"
PANEL = "f2f6f5"
SURFACE = "fefefe"
UNKNOWN = "e3e6e6"

SERIES = (BRAND, "cc6677", "332288", "8a7a1f", "117733", "4495c1")
"""Six series, safe for colour-blind readers, in the pages' order."""

BRAND_PALE = "a0cfc9"
"""The stretch of an interval that is possible, not certain."""
