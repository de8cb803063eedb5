"""The plan's two tables: printed cells, corrected cells, ledger, and the snapshots made of them."""

from pathlib import Path

import pandas as pd

from data.build.alignment import aligned, contradictions
from data.build.checks import (
    require,
    require_covers,
    require_key,
    require_parts,
    require_rounded,
    validated,
)
from data.build.printed import (
    MISSING,
    OBSERVATION_KEY,
    number,
    observations,
    read_rows,
    read_table,
    value,
    whole,
)
from data.build.statfin import described
from data.build.write import Snapshot
from domain.area import Area
from domain.frames import Commuting, Corrections, PlanStatements, PrintedCells
from domain.records import records

UNEMPLOYMENT, COMMUTING, STATEMENTS = "plan_unemployment", "plan_commuting", "plan_statements"
"""Families of the sources, whichever years their files are of."""

UNEMPLOYMENT_STEM, COMMUTING_STEM, STATEMENTS_STEM = (
    "plan_2023_unemployment",
    "plan_2023_commuting",
    "plan_2023_statements",
)
"""Names of the snapshots, of whichever plan: queries read them, and versions were saved with them."""

UNEMPLOYMENT_COLUMNS = {
    "tyovoima": "labour_force",
    "tyottomat_osuus_pct": "unemployed_share",
    "tyottomat": "unemployed",
    "miehet": "unemployed_men",
    "naiset": "unemployed_women",
    "alle_20": "unemployed_under_20",
    "alle_25": "unemployed_under_25",
    "yli_50": "unemployed_over_50",
    "pitkaaikaistyottomat": "long_term_unemployed",
    "vammaiset_ja_pitkaaikaissairaat": "unemployed_disabled",
    "ulkomaalaiset_tyottomat": "unemployed_foreign",
    "avoimet_tyopaikat": "vacancies",
}
COMMUTING_COLUMNS = {
    "tyovoima": "labour_force",
    "pendelointi_kuntaan": "inbound_commuters",
    "pendelointi_kunnasta": "outbound_commuters",
    "tyossakaynti_omassa_kunnassa": "employed_in_own_municipality",
    "tyopaikkaomavaraisuus_pct": "printed_self_sufficiency",
}
TOTAL_ROW = "Yhteensä"

_GAP = "\N{EN DASH}"

Cells = dict[str, dict[str, str]]
"""Area -> indicator -> text."""
Ledger = list[dict[str, str]]


def snapshots(sources: Path, of: Area) -> list[Snapshot]:
    """Return the observations, the commuting table, the printed cells and the ledger.

    Raises:
        BuildError: A table has another shape, or does not add up after its corrections.
    """
    codes = {row[1]: row[0] for row in read_rows(sources / "municipalities.csv")}
    figures, flows, said = (described(sources, each) for each in (UNEMPLOYMENT, COMMUTING, STATEMENTS))
    unemployment, unemployment_fixed, unemployment_ledger = _unemployment(sources, figures.stem, codes, of)
    commuting, commuting_fixed, commuting_ledger = _commuting(sources, flows.stem, codes, of)
    both = (figures.stem, flows.stem, "municipalities")
    cells = pd.concat(
        [
            _cells("unemployment", unemployment, unemployment_fixed),
            _cells("commuting", commuting, commuting_fixed),
        ],
        ignore_index=True,
    )
    ledger = pd.DataFrame([*unemployment_ledger, *commuting_ledger]).sort_values(
        ["source", "location"], ignore_index=True
    )
    require_key(ledger, ["source", "location"], "corrections")
    return [
        Snapshot(
            stem=UNEMPLOYMENT_STEM,
            table=_observations(unemployment_fixed, of),
            sources=(figures.stem, "municipalities"),
            period=of.plan,
            note="Corrected as the ledger says; shares as fractions; the total row is left out.",
        ),
        Snapshot(
            stem=COMMUTING_STEM,
            table=_commuters(commuting_fixed, of),
            sources=(flows.stem, "municipalities"),
            period=of.plan[:4],
            note="Corrected as the ledger says; self-sufficiency as printed, as a ratio; no total row.",
        ),
        Snapshot(
            stem="printed_cells",
            table=validated(PrintedCells, cells, "printed_cells"),
            sources=both,
            period=of.plan[:4],
            note="Every cell of the two tables as printed and as corrected, total rows included.",
        ),
        Snapshot(
            stem="corrections",
            table=validated(Corrections, ledger, "corrections"),
            sources=both,
            period=of.plan[:4],
            note="One row per correction; printed contradictions that were left as they are have none.",
        ),
        Snapshot(
            stem=STATEMENTS_STEM,
            table=_statements(sources, said.stem),
            sources=(said.stem,),
            period=of.plan[:4],
            note="One row per statement, as in the source.",
        ),
    ]


def _statements(sources: Path, source: str) -> pd.DataFrame:
    words = list(PlanStatements.to_schema().columns)
    table = read_table(sources / f"{source}.csv", words=words)
    for row in records(table):
        said = [row["printed"], *([row["source_says"]] if row["item"] == "year" else [])]
        for each in said:
            number(each, f"{source}, {row['indicator']}: ")
    return validated(PlanStatements, table, source)


def _unemployment(sources: Path, source: str, codes: dict[str, str], of: Area) -> tuple[Cells, Cells, Ledger]:
    printed, names, ledger = _read(sources, source, UNEMPLOYMENT_COLUMNS, codes, of)
    fixed = {area: dict(row) for area, row in printed.items()}

    totals = fixed[of.code]
    restored = str(number(totals["unemployed_men"]) + number(totals["unemployed_women"]))
    if totals["unemployed"] != restored:
        require(
            restored.startswith(totals["unemployed"]), f"the total {totals['unemployed']} is not truncated"
        )
        location = f"{names[of.code]} / tyottomat"
        ledger.append(_entry(source, location, totals["unemployed"], restored, "truncated_total"))
        totals["unemployed"] = restored

    short_rows = [area for area, row in printed.items() if row["vacancies"] == MISSING]
    for area in short_rows:
        short = [cell for cell in printed[area].values() if cell != MISSING]
        others = [row for other, row in fixed.items() if other not in (area, of.code)]
        fixed[area] = aligned(short, others, totals)
        full = " | ".join(cell or _GAP for cell in fixed[area].values())
        ledger.append(_entry(source, names[area], " | ".join(short), full, "aligned_row"))

    rows = [row for area, row in fixed.items() if area != of.code]
    require(
        contradictions(rows, totals) == set(of.printed.contradictory),
        f"columns that do not add up: {sorted(contradictions(rows, totals))}",
    )
    return printed, fixed, ledger


def _commuting(sources: Path, source: str, codes: dict[str, str], of: Area) -> tuple[Cells, Cells, Ledger]:
    printed, names, ledger = _read(sources, source, COMMUTING_COLUMNS, codes, of)
    headings = {indicator: heading for heading, indicator in COMMUTING_COLUMNS.items()}
    fixed = {area: {key: text.replace(" ", "") for key, text in row.items()} for area, row in printed.items()}
    ledger += [
        _entry(
            source,
            f"{names[area]} / {headings[indicator]}",
            text,
            fixed[area][indicator],
            "thousands_space",
        )
        for area, row in printed.items()
        for indicator, text in row.items()
        if " " in text
    ]
    for indicator in headings.keys() - {"printed_self_sufficiency"}:
        parts = sum(number(fixed[area][indicator]) for area in of.municipalities)
        require(parts == number(fixed[of.code][indicator]), f"{indicator} does not add up: {parts}")
    return printed, fixed, ledger


def _read(
    sources: Path, source: str, columns: dict[str, str], codes: dict[str, str], of: Area
) -> tuple[Cells, dict[str, str], Ledger]:
    """Return the printed cells, the printed name of each row, and the names that were misspelt."""
    header, *rows = read_rows(sources / f"{source}.csv")
    require(header == ["kunta", *columns], f"{source} has other columns: {header}")
    printed: Cells = {}
    names: dict[str, str] = {}
    ledger: Ledger = []
    for name, *texts in rows:
        official = of.printed.misspelt.get(name, name)
        require(official in codes or name == TOTAL_ROW, f"{source} has an unknown row {name}")
        area = of.code if name == TOTAL_ROW else codes[official]
        require(area not in printed, f"{source} repeats the row {name}")
        texts += [MISSING] * (len(columns) - len(texts))
        printed[area] = dict(zip(columns.values(), texts, strict=True))
        names[area] = name
        if name in of.printed.misspelt:
            ledger.append(_entry(source, f"{name} / kunta", name, official, "misspelt_name"))
    require_covers(printed, {*of.municipalities, of.code}, source)
    return printed, names, ledger


def _entry(source: str, location: str, printed: str, corrected: str, rule: str) -> dict[str, str]:
    return {
        "source": source,
        "location": location,
        "printed": printed,
        "corrected": corrected,
        "rule": f"corrections.rule.{rule}",
        "evidence": f"corrections.evidence.{rule}",
    }


def _cells(table: str, printed: Cells, fixed: Cells) -> pd.DataFrame:
    rows = [
        (table, area, indicator, text, fixed[area][indicator])
        for area, row in printed.items()
        for indicator, text in row.items()
    ]
    columns = ["table", "ref_area", "indicator", "printed", "corrected"]
    return pd.DataFrame(rows, columns=columns, dtype="str").sort_values(columns[:3], ignore_index=True)


def _observations(fixed: Cells, of: Area) -> pd.DataFrame:
    table = observations(
        (
            (area, of.plan, indicator, text)
            for area in of.municipalities
            for indicator, text in fixed[area].items()
        ),
        source=UNEMPLOYMENT_STEM,
    )
    require_key(table, OBSERVATION_KEY, UNEMPLOYMENT_STEM)
    counts = pd.DataFrame(
        {area: {key: value(text) for key, text in fixed[area].items()} for area in of.municipalities}
    ).T
    require(
        (counts["unemployed_men"] + counts["unemployed_women"] == counts["unemployed"]).all(),
        "men and women do not add up to the unemployed",
    )
    require_parts(counts, "the plan")
    require_rounded(
        counts["unemployed_share"] / 100, counts["unemployed"], counts["labour_force"], "the plan"
    )
    return table


def _commuters(fixed: Cells, of: Area) -> pd.DataFrame:
    rows = [
        {
            "ref_area": area,
            **{
                key: float(number(text) / 100) if key == "printed_self_sufficiency" else whole(text)
                for key, text in fixed[area].items()
            },
        }
        for area in of.municipalities
    ]
    return validated(Commuting, pd.DataFrame(rows), COMMUTING_STEM)
