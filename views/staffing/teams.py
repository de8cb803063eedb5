"""Client groups and the teams of the seat: who the clients are, and what each team carries."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analytics.caseload import Band
from analytics.staffing.board import entry_band
from analytics.staffing.clients import ClientRange, known_clients
from analytics.staffing.group_ranges import SHARES, share_ranges
from analytics.staffing.teams import Group, Team, case_mix, own_bands, teams
from charts.teams import share_dots, team_bars
from domain.records import records
from i18n.quantity import COUNT, POSTS, SHARE, TENTHS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.staffing import assumed
from views.staffing.look import Look
from views.staffing.setting import Given, Posts
from views.staffing.words import caseload, caseload_cells, caseload_columns, short, target
from views.table import Column, Table, as_ends, interval_columns

_ENDS = ("caseload_low", "caseload_high", "band_low", "band_high")
_LABELLED = ("label", "clients", "fte", "caseload", "target", "verdict_words", "needed")


def caseloads(context: Context, text: Text, given: Given, posts: Posts) -> Figure:
    """Return the teams against their targets.

    Raises:
        ParameterError: The clients of their unit are not known.
    """
    look = Look(context, text, given, posts)
    key, clients = unit(context), _clients(look)
    entry = next(each for each in look.setting.coefficients["units"] if each["unit"] == key)
    capacity = max(look.board.unit(key).capacity_fte, 0.0)
    own = own_bands(context.area.goals.values())
    found = teams(clients, capacity, look.assumptions, entry_band(entry), own)
    return replace(_caseloads(look, found, own), answer=_answer(look, found, capacity))


def shares(context: Context, text: Text, given: Given) -> Figure:
    """Return the shares of the client groups with their ranges."""
    look = Look(context, text, given, ())
    return _shares(look, _clients(look).high)


def unit(context: Context) -> str:
    """Return the one unit whose teams the plan names: that of the area's seat."""
    return next(key for key, each in context.area.units.items() if context.area.seat in each.municipalities)


def _clients(look: Look) -> ClientRange:
    key = unit(look.context)
    return known_clients({key: look.setting.clients[key]})[key]


def _answer(look: Look, found: tuple[Team, ...], capacity: float) -> str:
    text, needed = look.text, sum(team.needed_fte or 0.0 for team in found)
    return text(
        "staffing_page.teams.answer",
        where=look.where(unit(look.context)),
        capacity=short(text, capacity),
        needed=text.number(needed, 1),
    )


def _caseloads(look: Look, found: tuple[Team, ...], own: Mapping[Group, Band]) -> Figure:
    text = look.text
    rows = pd.DataFrame([_row(look, team, has_own=team.group in own) for team in found])
    rows = rows.astype(dict.fromkeys(_ENDS, float))
    title = text("staffing_page.teams.title", where=look.where(unit(look.context)))
    each = "; ".join(
        f"{row['label']}: {row['words']}, {row['target']}, {row['verdict_words']}" for row in records(rows)
    )
    label = {name: text(f"staffing_page.teams.columns.{name}") for name in _LABELLED}
    caseloads = caseload_columns(rows, text, label["caseload"])
    return Figure(
        drawing=team_bars(rows, text),
        title=title,
        alt=text("staffing_page.teams.alt", teams=each),
        source=look.source(text("staffing_page.teams.note")),
        definition=text("staffing_page.teams.definition"),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="label", label=label["label"]),
                *interval_columns(rows, text, "clients", label["clients"], COUNT),
                Column(name="fte", label=label["fte"], quantity=POSTS),
                *caseloads,
                Column(name="target", label=label["target"]),
                Column(name="verdict_words", label=label["verdict_words"]),
                Column(name="needed", label=label["needed"], quantity=TENTHS),
            ),
            file="teams",
        ),
        chart=Bars(of=tuple(each.name for each in caseloads)),
    )


def _row(look: Look, team: Team, *, has_own: bool) -> dict[str, object]:
    text = look.text
    label, verdict = text(f"staffing.groups.{team.group}"), text(f"board.words.verdicts.{team.verdict}")
    low, high = (team.band.low, team.band.high) if team.band else (None, None)
    goal = target(text, low, high) if has_own else look.target(unit(look.context))
    written = text("staffing_page.teams.words", caseload=caseload(text, team), fte=short(text, team.fte))
    return {
        "label": label,
        **as_ends("clients", team.clients),
        "fte": team.fte,
        **caseload_cells(text, team),
        "band_low": low,
        "band_high": high,
        "target": goal,
        "verdict": str(team.verdict),
        "verdict_words": verdict,
        "needed": float("nan") if team.needed_fte is None else team.needed_fte,
        "words": written,
        "hover": "<br>".join([f"<b>{label}</b>", written, goal, verdict]),
    }


def _shares(look: Look, clients: float) -> Figure:
    text, ranges = look.text, share_ranges(look.assumptions)
    rows = pd.DataFrame(
        [
            {
                "label": text(f"staffing.groups.{group}"),
                "share": share,
                "low": ranges[group][0],
                "high": ranges[group][1],
                "clients": share * clients,
                "words": text.percent(share, 0),
                "source": _source(look, group),
            }
            for group, share in _in_order(case_mix(look.assumptions))
        ]
    )
    rows["hover"] = [
        f"<b>{row['label']}</b> {row['words']} ({text.percent_span(row['low'], row['high'], 0)})"
        for row in records(rows)
    ]
    title = text("staffing_page.teams.shares", where=look.where(unit(look.context)))
    each = "; ".join(row["hover"].replace("<b>", "").replace("</b>", "") for row in records(rows))
    numbers = {**dict.fromkeys(("share", "low", "high"), SHARE), "clients": COUNT}
    names = ("label", "share", "low", "high", "clients", "source")
    return Figure(
        drawing=share_dots(rows, text),
        title=title,
        alt=text("staffing_page.teams.shares_alt", groups=each),
        source=text("staffing_page.teams.shares_note"),
        table=Table(
            caption=title,
            frame=rows,
            columns=tuple(
                Column(
                    name=name,
                    label=text(f"staffing_page.teams.columns.{name}"),
                    quantity=numbers.get(name),
                )
                for name in names
            ),
            file="case_mix",
        ),
        chart=Bars(of=("share",)),
    )


def _in_order(shares: Mapping[Group, float]) -> list[tuple[Group, float]]:
    return [(group, shares[group]) for group in Group]


def _source(look: Look, group: Group) -> str:
    if group is Group.ADULTS:
        return look.text("staffing_page.teams.rest")
    return assumed.source(look.context, look.text, SHARES[group])
