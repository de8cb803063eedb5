"""Published figures of the ten municipalities, for worked answers."""

import pandas as pd

from analytics.flows.estimate import roads_of
from data.areas import area
from tests.drawn import drawn

_COUNTS = ("labour_force", "inbound_commuters", "outbound_commuters", "employed_in_own_municipality")

# The plan (2023), commuting table, "TEM resurssilaskelmat", as printed.
COMMUTING = drawn(
    """
    ref_area | labour_force | inbound_commuters | outbound_commuters | employed_in_own_municipality
    105      |          765 |               127 |                267 |                          398
    205      |        16615 |              2884 |               2106 |                        12769
    290      |         3120 |               311 |                385 |                         2341
    578      |         1267 |               358 |                529 |                          571
    620      |          856 |               101 |                186 |                          528
    697      |          487 |                90 |                243 |                          190
    765      |         4709 |              1605 |               1409 |                         2990
    777      |         2874 |               235 |                488 |                         1986
    305      |         6523 |               622 |                532 |                         5380
    832      |         1586 |               183 |                280 |                         1111
    """,
    **dict.fromkeys(_COUNTS, "int64"),
).assign(printed_self_sufficiency=1.0)

AREAS = tuple(COMMUTING["ref_area"])

GATEWAY = area("TA10").outside.gateway

# StatFin tyonv 12r5, June 2026.
JUNE_2026 = drawn(
    """
    ref_area | labour_force | unemployed | jobseekers | vacancies
    105      |          708 |         81 |        142 |
    205      |        16917 |       2066 |       3248 |       253
    290      |         2905 |        344 |        564 |        14
    578      |         1186 |        148 |        261 |
    620      |          860 |        128 |        233 |         9
    697      |          447 |         36 |         69 |
    765      |         4658 |        312 |        525 |        34
    777      |         2671 |        308 |        628 |        13
    305      |         6583 |        805 |       1197 |       206
    832      |         1459 |        194 |        285 |        10
    """,
    labour_force="int64",
    unemployed="int64",
    jobseekers="int64",
    vacancies="float64",
)

# Road distances between municipality centres and to Oulu (564), routed on the national road
# network; minutes rest on assumed speeds.
_ROAD_KM = """
    area |   105 |   205 |   290 |   578 |   620 |   697 |   765 |   777 |   305 |   832 |   564
    105  |   0.0 |  68.6 |  93.8 |  51.4 |  51.9 |  26.2 |  76.7 |  37.6 | 175.6 | 133.6 | 177.2
    205  |  68.6 |   0.0 | 100.6 |  36.9 |  97.5 |  42.4 |  39.7 | 106.2 | 244.1 | 199.2 | 178.0
    290  |  93.8 | 100.6 |   0.0 | 106.5 | 145.7 |  94.9 |  61.1 | 117.5 | 255.4 | 213.4 | 251.5
    578  |  51.4 |  36.9 | 106.5 |   0.0 |  60.5 |  25.2 |  51.0 |  89.0 | 225.6 | 162.3 | 146.1
    620  |  51.9 |  97.5 | 145.7 |  60.5 |   0.0 |  55.9 | 108.2 |  65.7 | 168.6 | 105.3 | 125.3
    697  |  26.2 |  42.4 |  94.9 |  25.2 |  55.9 |   0.0 |  52.2 |  63.9 | 201.8 | 157.7 | 170.2
    765  |  76.7 |  39.7 |  61.1 |  51.0 | 108.2 |  52.2 |   0.0 | 113.9 | 251.9 | 209.9 | 196.0
    777  |  37.6 | 106.2 | 117.5 |  89.0 |  65.7 |  63.9 | 113.9 |   0.0 | 141.2 |  96.7 | 191.0
    305  | 175.6 | 244.1 | 255.4 | 225.6 | 168.6 | 201.8 | 251.9 | 141.2 |   0.0 |  64.1 | 217.2
    832  | 133.6 | 199.2 | 213.4 | 162.3 | 105.3 | 157.7 | 209.9 |  96.7 |  64.1 |   0.0 | 153.9
    """

_DRIVE_MIN = """
    area |   105 |   205 |   290 |   578 |   620 |   697 |   765 |   777 |   305 |   832 |   564
    105  |   0.0 |  48.6 |  77.4 |  39.0 |  41.4 |  20.5 |  59.4 |  25.8 | 122.5 | 101.4 | 138.0
    205  |  48.6 |   0.0 |  71.8 |  26.1 |  69.9 |  30.0 |  27.6 |  73.4 | 170.1 | 149.1 | 125.1
    290  |  77.4 |  71.8 |   0.0 |  82.5 | 118.8 |  77.5 |  44.2 | 102.2 | 198.8 | 177.8 | 181.5
    578  |  39.0 |  26.1 |  82.5 |   0.0 |  43.8 |  20.4 |  38.3 |  63.8 | 160.5 | 126.2 |  99.8
    620  |  41.4 |  69.9 | 118.8 |  43.8 |   0.0 |  43.8 |  82.1 |  52.6 | 128.5 |  84.5 |  98.2
    697  |  20.5 |  30.0 |  77.5 |  20.4 |  43.8 |   0.0 |  42.2 |  45.3 | 141.9 | 120.9 | 119.4
    765  |  59.4 |  27.6 |  44.2 |  38.3 |  82.1 |  42.2 |   0.0 |  84.2 | 180.8 | 159.8 | 137.3
    777  |  25.8 |  73.4 | 102.2 |  63.8 |  52.6 |  45.3 |  84.2 |   0.0 |  97.3 |  76.3 | 150.8
    305  | 122.5 | 170.1 | 198.8 | 160.5 | 128.5 | 141.9 | 180.8 |  97.3 |   0.0 |  44.7 | 149.4
    832  | 101.4 | 149.1 | 177.8 | 126.2 |  84.5 | 120.9 | 159.8 |  76.3 |  44.7 |   0.0 | 105.3
    """


def _long(drawing: str, measure: str) -> pd.DataFrame:
    columns = ("area", *AREAS, GATEWAY)
    table = drawn(drawing, **dict.fromkeys(columns[1:], "float64"))
    long = table.melt(id_vars="area", var_name="destination_area", value_name=measure)
    return long.rename(columns={"area": "origin_area"}).query("origin_area != destination_area")


def road_distances() -> pd.DataFrame:
    """Return the frame `RoadDistances` of the ten, and from each to Oulu."""
    pair = ["origin_area", "destination_area"]
    table = _long(_ROAD_KM, "road_km").merge(
        _long(_DRIVE_MIN, "drive_min"), on=pair, how="inner", validate="one_to_one"
    )
    return table.assign(great_circle_km=0.0)


ROADS_KM = roads_of(COMMUTING, road_distances(), GATEWAY)
