"""Areas of nobody's to look at: real codes of the shipped figures, made-up borders and names."""

from domain.area import Area

SUB_REGION = ("072", "244", "425", "436", "494", "564", "859")
EIGHT = ("105", "205", "290", "578", "620", "697", "765", "777")


def named(name):
    """Return a name that is the same in every language."""
    return dict.fromkeys(("fi", "sv", "en"), name)


OULU = Area(
    code="TA99",
    municipalities=SUB_REGION,
    seat="564",
    name=named("Oulun seutu"),
    name_of=named("Oulun seudun"),
    compared=("SSS", "MK17"),
    totals={"SK171": SUB_REGION},
)
"""A sub-region that adds up to its municipalities (June 2026), without plan, units, points or boundaries."""

KAINUU = Area(
    code="TA98",
    municipalities=EIGHT,
    seat="205",
    name=named("Kahdeksan kuntaa"),
    name_of=named("Kahdeksan kunnan"),
    compared=("SSS",),
    totals={
        "MK18": EIGHT,
        "SK181": ("105", "290", "620", "777"),
        "SK182": ("205", "578", "697", "765"),
    },
)
"""Municipalities that make up a region, under a code that nothing is published of."""


def single(code):
    """Return an area of one municipality."""
    return Area(
        code="TA97",
        municipalities=(code,),
        seat=code,
        name=named("Yksi kunta"),
        name_of=named("Yhden kunnan"),
    )
