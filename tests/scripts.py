"""Numbers in the digits of every other script, which Python reads as its own."""

import sys
import unicodedata

ZEROS = tuple(
    sign for sign in map(chr, range(128, sys.maxunicode + 1)) if unicodedata.decimal(sign, None) == 0
)
"""The zero of each script that has digits of its own: ٠, ०, ０ and so on."""

ARABIC, FULL_WIDTH = "\N{ARABIC-INDIC DIGIT ZERO}", "\N{FULLWIDTH DIGIT ZERO}"


def abroad(said, zero=ARABIC):
    """Return a text with its digits in another script."""
    return said.translate({ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)})
