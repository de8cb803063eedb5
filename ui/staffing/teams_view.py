"""Client groups and Kajaani's teams: who the clients are, and what each team carries."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analytics.staffing.board import Board, entry_band
from analytics.staffing.group_ranges import SHARES, share_ranges
from analytics.staffing.teams import Group, Team, case_mix, teams
from charts.teams import caseload_bars, share_dots
from domain.records import records
from i18n.quantity import COUNT, POSTS, SHARE, TENTHS
from i18n.text import Text
from reports.model import Hint
from ui import words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing import assumptions as assumed
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, short, target
from ui.staffing.setup import Setting
from views.table import Column, Table

UNIT = "kajaani"
"""The one unit whose teams the plan names."""


def show(text: Text, setting: Setting, _state: BoardState, board: Board) -> None:
    """Show Kajaani's teams against their targets, and the shares of the groups with their ranges."""
    clients = setting.clients[UNIT]
    if clients is None:
        words.note(text("board.words.unknown"))
        return
    entry = next(each for each in setting.coefficients["units"] if each["unit"] == UNIT)
    capacity = max(board.unit(UNIT).capacity_fte, 0.0)
    found = teams(clients, capacity, setting.assumptions, entry_band(entry))
    words.answer(_answer(text, found, capacity))
    left, right = st.columns([19, 13], gap="medium")
    with left:
        _caseloads(text, setting, found)
    with right:
        _shares(text, setting, clients.high)
        for name in SHARES.values():
            assumed.slider(text, name, place="teams")


def _answer(text: Text, found: tuple[Team, ...], capacity: float) -> str:
    needed = sum(team.needed_fte or 0.0 for team in found)
    return text("staffing_page.teams.answer", capacity=short(text, capacity), needed=text.number(needed, 1))


def _caseloads(text: Text, setting: Setting, found: tuple[Team, ...]) -> None:
    rows = pd.DataFrame([_row(text, team) for team in found])
    title = text("staffing_page.teams.title")
    each = "; ".join(
        f"{row['label']}: {row['words']}, {row['target']}, {row['verdict_words']}" for row in records(rows)
    )
    numbers = {
        "clients": COUNT,
        "fte": POSTS,
        "caseload": COUNT,
        "needed": TENTHS,
    }
    names = ("label", "clients", "fte", "caseload", "target", "verdict_words", "needed")
    figure(
        text,
        key="teams",
        drawing=caseload_bars(rows, text),
        title=title,
        alt=text("staffing_page.teams.alt", teams=each),
        source=source_line(text, setting.snapshot, PLAN, notes=[text("staffing_page.teams.note")]),
        definition=text("staffing_page.teams.definition"),
        table=Table(
            caption=title,
            frame=rows,
            columns=tuple(
                Column(
                    name=name, label=text(f"staffing_page.teams.columns.{name}"), quantity=numbers.get(name)
                )
                for name in names
            ),
            file="teams",
        ),
        chart=Hint(series=("caseload",)),
    )


def _row(text: Text, team: Team) -> dict[str, object]:
    nan = float("nan")
    label, verdict = text(f"staffing.groups.{team.group}"), text(f"board.words.verdicts.{team.verdict}")
    low, high = (team.band.low, team.band.high) if team.band else (None, None)
    caseload = nan if team.caseload_high is None else team.caseload_high
    written = text(
        "staffing_page.teams.words",
        caseload=verdict if team.caseload_high is None else text.integer(caseload),
        fte=short(text, team.fte),
    )
    return {
        "label": label,
        "clients": team.clients.high,
        "fte": team.fte,
        "caseload": caseload,
        "band_low": nan if low is None else low,
        "band_high": nan if high is None else high,
        "target": target(text, low, high),
        "verdict": str(team.verdict),
        "verdict_words": verdict,
        "needed": nan if team.needed_fte is None else team.needed_fte,
        "words": written,
        "hover": "<br>".join([f"<b>{label}</b>", written, target(text, low, high), verdict]),
    }


def _shares(text: Text, setting: Setting, clients: float) -> None:
    ranges = share_ranges(setting.assumptions)
    rows = pd.DataFrame(
        [
            {
                "label": text(f"staffing.groups.{group}"),
                "share": share,
                "low": ranges[group][0],
                "high": ranges[group][1],
                "clients": share * clients,
                "words": text.percent(share, 0),
                "source": _source(text, group),
            }
            for group, share in _in_order(case_mix(setting.assumptions))
        ]
    )
    rows["hover"] = [
        f"<b>{row['label']}</b> {row['words']} ({text.percent_span(row['low'], row['high'], 0)})"
        for row in records(rows)
    ]
    title = text("staffing_page.teams.shares")
    each = "; ".join(row["hover"].replace("<b>", "").replace("</b>", "") for row in records(rows))
    numbers = {**dict.fromkeys(("share", "low", "high"), SHARE), "clients": COUNT}
    names = ("label", "share", "low", "high", "clients", "source")
    figure(
        text,
        key="case_mix",
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
        chart=Hint(series=("share",)),
    )


def _in_order(shares: Mapping[Group, float]) -> list[tuple[Group, float]]:
    return [(group, shares[group]) for group in Group]


def _source(text: Text, group: Group) -> str:
    if group is Group.ADULTS:
        return text("staffing_page.teams.rest")
    return text(f"staffing.assumptions.{SHARES[group]}.source")
