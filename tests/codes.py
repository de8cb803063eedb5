"""Codes of the shipped area, for tests to take without asking the code under test."""

EMPLOYMENT_AREA = "TA10"
"""Employment area Kainuu-Koillismaa."""

KAINUU = "MK18"
"""Region of Kainuu: eight of the ten municipalities."""

COUNTRY = "SSS"
"""The whole country."""

MUNICIPALITIES = ("105", "205", "290", "305", "578", "620", "697", "765", "777", "832")
"""Hyrynsalmi, Kajaani, Kuhmo, Kuusamo, Paltamo, Puolanka, Ristijärvi, Sotkamo, Suomussalmi, Taivalkoski."""

KAINUU_MUNICIPALITIES = ("105", "205", "290", "578", "620", "697", "765", "777")
"""The eight municipalities of the region of Kainuu."""

SUBREGIONS = ("SK178", "SK181", "SK182")
"""Sub-regions that make up the area: Koillismaa, Kehys-Kainuu and Kajaani."""

PUBLISHED_TOTALS = {
    KAINUU: KAINUU_MUNICIPALITIES,
    "SK181": ("105", "290", "620", "777"),
    "SK182": ("205", "578", "697", "765"),
    "SK178": ("305", "832"),
}
"""Region or sub-region -> its municipalities, all of them among the ten.

Kehys-Kainuu, Kajaani and Koillismaa. Checked by sums: every column of StatFin tyonv 12r5 that is
published in full adds up to them (June 2026).
"""

SERVICE_UNITS = {
    "kajaani": ("205",),
    "sotkamo": ("765",),
    "paltamo": ("578", "105", "697"),
    "kuusamo": ("305",),
    "kuhmo": ("290",),
    "suomussalmi": ("777",),
    "taivalkoski": ("832",),
    "puolanka": ("620",),
}
"""Unit that serves clients -> the municipalities it serves (the plan, section 1)."""
