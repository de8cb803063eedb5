"""The scenarios that stand in the database of the page tests."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from data import origins
from scenarios.model import Change, Draft
from scenarios.store import ScenarioStore
from views import kept
from views.kept import View
from views.results import newest

START = datetime(2026, 11, 20, 8, 5, tzinfo=UTC)

PLAN: Mapping[str, dict[str, str]] = {"overview": {"kunta": "305"}}
KAJAANI = {"staffing": {"htv": "1~20~9~4~9~7~9.5~3.5~4"}, "activation": {"tavoite": "25"}}

DECK = (View(page="staffing", sentence="Riittääkö?", minutes=3), View(page="flows"))


def draft(name: str, chosen: Mapping[str, dict[str, str]], *, hours: int = 0, **changed: object) -> Draft:
    """Return what a reader saved some hours after the start, on the data of now."""
    usual: dict[str, Any] = {
        "name": name,
        "author": "Maija",
        "created_at": START + timedelta(hours=hours),
        "data_vintage": {stem: each.sha256 for stem, each in origins.snapshot_origins().items()},
        "model_version": newest(),
        "inputs": {**chosen, "saved": {"page": "staffing", "period": "2026-06"}},
    }
    return Draft(**usual | changed)


def older(name: str, chosen: Mapping[str, dict[str, str]], *, hours: int = 0, **results: str) -> Draft:
    """Return a draft from a snapshot that has been replaced since, with these results saved."""
    whole = draft(name, chosen)
    return draft(
        name,
        chosen,
        hours=hours,
        data_vintage={**whole.data_vintage, "statfin_12r5": "0" * 64},
        inputs={**whole.inputs, "results": results},
    )


def fill(store: ScenarioStore) -> None:
    """Save one scenario of three versions, one of one, one that is in the archive, and a deck."""
    archived = store.save_new(draft("Hylätty", {}))
    store.archive(archived.scenario_id, Change(created_at=START + timedelta(hours=1), reason="Liian kallis"))
    store.save_new(draft("Suunnitelma", PLAN, hours=2))
    first = store.save_new(draft("Kajaani 20 htv", KAJAANI, hours=3))
    second = store.save_next(first.id, draft("Kajaani 20 htv", {**KAJAANI, **PLAN}, hours=4)).version
    store.save_next(second.id, draft("Kajaani 20 htv", PLAN, hours=5, note="Takaisin alkuun"))
    store.decks().save_new(draft("Valtuuston kokous", {"deck": kept.written(DECK)}, hours=6))
