# ruff: noqa: E501 (tables are as wide as they are)
"""Published figures copied into the tests, as the producers print them.

StatFin tyonv 12r5, June 2026, table updated 21.7.2026 (KEHA Centre, Employment Service Statistics, CC BY 4.0);
the Kainuu-Koillismaa plan (2023), unemployment in August 2023 and commuting, typing errors included.
"""

import pandas as pd

from domain.frames import ObsStatus
from tests.drawn import drawn

JUNE_2026 = (
    """
    ref_area | jobseekers | labour_force | unemployed | unemployed_men | unemployed_women | vacancies
    SSS      |     542318 |      2743596 |     352001 |         189726 |           162143 |     26641
    MK18     |       5670 |        30352 |       3423 |           1980 |             1443 |       329
    SK178    |       1482 |         8042 |        999 |            551 |              448 |       216
    SK181    |       1567 |         7144 |        861 |            535 |              326 |        38
    SK182    |       4103 |        23208 |       2562 |           1445 |             1117 |       291
    105      |        142 |          708 |         81 |             54 |               27 |       ...
    205      |       3248 |        16917 |       2066 |           1167 |              899 |       253
    290      |        564 |         2905 |        344 |            216 |              128 |        14
    305      |       1197 |         6583 |        805 |            430 |              375 |       206
    578      |        261 |         1186 |        148 |             86 |               62 |       ...
    620      |        233 |          860 |        128 |             79 |               49 |         9
    697      |         69 |          447 |         36 |             18 |               18 |       ...
    765      |        525 |         4658 |        312 |            174 |              138 |        34
    777      |        628 |         2671 |        308 |            186 |              122 |        13
    832      |        285 |         1459 |        194 |            121 |               73 |        10
    """,
    """
    ref_area | unemployed_under_20 | unemployed_under_25 | unemployed_over_50 | long_term_unemployed | unemployed_disabled | unemployed_foreign
    SSS      |               13035 |               48257 |             115552 |               144461 |               42048 |              53812
    MK18     |                 174 |                 562 |               1263 |                 1031 |                 582 |                356
    SK178    |                  31 |                  98 |                412 |                  325 |                 178 |                 43
    SK181    |                  28 |                  81 |                433 |                  287 |                 169 |                 43
    SK182    |                 146 |                 481 |                830 |                  744 |                 413 |                313
    105      |                   0 |                 ... |                 53 |                   32 |                  10 |                ...
    205      |                 132 |                 422 |                619 |                  626 |                 294 |                287
    290      |                  15 |                  38 |                148 |                  112 |                  64 |                 15
    305      |                  24 |                  79 |                314 |                  268 |                 135 |                 40
    578      |                 ... |                  13 |                 65 |                   44 |                  44 |                ...
    620      |                 ... |                   6 |                 66 |                   42 |                  12 |                 10
    697      |                 ... |                 ... |                 17 |                   12 |                 ... |                ...
    765      |                   9 |                  45 |                129 |                   62 |                  72 |                 21
    777      |                   9 |                  34 |                166 |                  101 |                  83 |                 17
    832      |                   7 |                  19 |                 98 |                   57 |                  43 |                ...
    """,
    """
    ref_area | service_subsidised | service_work_practice | service_try_out | service_training | service_coaching | service_other
    SSS      |              12053 |                     0 |            3430 |            20990 |              536 |         27189
    MK18     |                 43 |                     0 |              77 |              221 |                0 |           374
    SK178    |                 21 |                     0 |              11 |               56 |                0 |            68
    SK181    |                 13 |                     0 |              18 |               12 |                0 |            74
    SK182    |                 30 |                     0 |              59 |              209 |                0 |           300
    105      |                ... |                     0 |             ... |              ... |                0 |             6
    205      |                 21 |                     0 |              49 |              189 |                0 |           253
    290      |                  6 |                     0 |             ... |              ... |                0 |            21
    305      |                 18 |                     0 |               7 |               49 |                0 |            55
    578      |                ... |                     0 |             ... |              ... |                0 |            14
    620      |                ... |                     0 |             ... |              ... |                0 |            11
    697      |                  0 |                     0 |             ... |              ... |                0 |             5
    765      |                  8 |                     0 |               6 |               16 |                0 |            28
    777      |                  5 |                     0 |               8 |              ... |                0 |            36
    832      |                ... |                     0 |             ... |                7 |                0 |            13
    """,
)

PLAN_UNEMPLOYMENT = """
    ref_area | labour_force | unemployed_share | unemployed | unemployed_men | unemployed_women | unemployed_under_20 | unemployed_under_25 | unemployed_over_50 | long_term_unemployed | unemployed_disabled | unemployed_foreign | vacancies
    105      |          765 |             10,2 |         78 |             42 |               36 |                   0 |                 ... |                 56 |                   25 |                  12 |                ... |        10
    205      |        16615 |              8,3 |       1384 |            816 |              568 |                  54 |                 203 |                498 |                  338 |                 247 |                146 |       526
    290      |         3120 |              8,4 |        263 |            158 |              105 |                 ... |                  19 |                153 |                   87 |                  64 |                 17 |        31
    305      |         6523 |              9,3 |        607 |            352 |              255 |                   7 |                  42 |                257 |                  142 |                  92 |                 43 |       379
    578      |         1267 |              8,2 |        104 |             62 |               42 |                 ... |                   8 |                 59 |                   25 |                  23 |                  7 |         8
    620      |          856 |             13,8 |        118 |             76 |               42 |                 ... |                   7 |                 70 |                   31 |                  23 |                  5 |        11
    697      |          487 |                7 |         34 |             20 |               14 |                  17 |                  11 |                  9 |                  ... |                   6 |                    |
    765      |         4706 |              4,6 |        215 |            118 |               97 |                 ... |                  11 |                102 |                   31 |                  49 |                 18 |       184
    777      |         2874 |              8,2 |        237 |            155 |               82 |                 ... |                  17 |                146 |                   61 |                  54 |                 11 |        21
    832      |         1586 |             11,2 |        177 |            112 |               65 |                 ... |                  12 |                 88 |                   61 |                  26 |                  6 |        23
    TA10     |        38799 |              8,9 |        321 |           1911 |             1306 |                  76 |                 325 |               1446 |                  812 |                 599 |                253 |      1199
"""
"""The last row of a municipality is two values short: the aligned one is `ALIGNED`."""

ALIGNED = {
    "unemployed_under_20": "",
    "unemployed_under_25": "",
    "unemployed_over_50": "17",
    "long_term_unemployed": "11",
    "unemployed_disabled": "9",
    "unemployed_foreign": "...",
    "vacancies": "6",
}
"""Ristijarvi (697) with its values in the only columns where every column adds up."""

PLAN_COMMUTING = """
    ref_area | labour_force | inbound_commuters | outbound_commuters | employed_in_own_municipality | printed_self_sufficiency
    105      |          765 |               127 |                267 |                          398 |                    89,13
    205      |       16 615 |             2 884 |              2 106 |                       12 769 |                      105
    290      |        3 120 |               311 |                385 |                        2 341 |                     97,3
    578      |        1 267 |               358 |                529 |                          571 |                     84,5
    620      |          856 |               101 |                186 |                          528 |                     88,1
    697      |          487 |                90 |                243 |                          190 |                     64,7
    765      |        4 709 |             1 605 |              1 409 |                        2 990 |                      105
    777      |        2 874 |               235 |                488 |                        1 986 |                     89,8
    305      |        6 523 |               622 |                532 |                        5 380 |                    101,5
    832      |        1 586 |               183 |                280 |                        1 111 |                       93
    TA10     |       38 802 |              6516 |               6425 |                        28264 |                   91,773
"""


def observations(*drawings: str, time_period: str = "2026-06") -> pd.DataFrame:
    """Return drawn tables (areas by indicators) as observations; "..." is suppressed, empty is missing."""
    cells = [drawn(drawing).melt("ref_area", var_name="indicator", value_name="text") for drawing in drawings]
    return _observed(pd.concat(cells, ignore_index=True), time_period)


def plan_observations() -> pd.DataFrame:
    """Return the plan's unemployment table, aligned, its total of the unemployed in full (3 217)."""
    cells = printed_cells("unemployment")
    return _observed(cells.rename(columns={"corrected": "text"}), "2023-08")


def printed_cells(table: str) -> pd.DataFrame:
    """Return every cell of one of the plan's tables as printed, and as corrected."""
    drawing = PLAN_UNEMPLOYMENT if table == "unemployment" else PLAN_COMMUTING
    cells = drawn(drawing).melt("ref_area", var_name="indicator", value_name="printed")
    corrected = cells["printed"].copy()
    if table == "unemployment":
        corrected[(cells["ref_area"] == "TA10") & (cells["indicator"] == "unemployed")] = "3217"
        is_short = (cells["ref_area"] == "697") & cells["indicator"].isin(ALIGNED)
        corrected[is_short] = cells.loc[is_short, "indicator"].map(ALIGNED)
    return cells.assign(table=table, corrected=corrected)


def _observed(cells: pd.DataFrame, time_period: str) -> pd.DataFrame:
    status = (
        cells["text"].map({"...": ObsStatus.CONFIDENTIAL, "": ObsStatus.MISSING}).fillna(ObsStatus.NORMAL)
    )
    value = pd.to_numeric(cells["text"].str.replace(",", "."), errors="coerce")
    value = value.where(cells["indicator"] != "unemployed_share", value / 100)
    return cells[["ref_area", "indicator"]].assign(
        time_period=time_period, obs_value=value, obs_status=status.astype("str"), source="drawn"
    )
