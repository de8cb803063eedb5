"""Data at addresses of their own: whole, suppressed cells kept, sent again only where they changed."""

import asyncio
import csv
import io
import json
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette

from data.origins import snapshot_origins
from data.store import Store
from i18n.text import LANGUAGES, Text
from scenarios.goals.model import Kind
from tests.scenarios.goals.test_store import DECISION, entry
from ui import access, loaders, served_data, served_feed, served_figures
from ui.navigation import PAGES
from ui.served_data import File
from ui.server import _ours

APP = Starlette(routes=[*served_data.ROUTES, *served_figures.ROUTES, *served_feed.ROUTES])
ORIGINS = snapshot_origins()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes


def get(address, **headers):
    """Return what the server answers."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("localhost", 80),
        "root_path": "",
        "path": unquote(path),
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    start, *bodies = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, b"".join(each.get("body", b"") for each in bodies))


def rows_of(answer, delimiter=";"):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter))


@pytest.mark.parametrize("stem", ORIGINS)
def test_a_dataset_has_its_rows_and_the_name_of_a_file(stem):
    answer = get(f"/data/snapshots/{stem}.csv?lang=en")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{stem}.csv"'
    assert len(rows_of(answer, ",")) == ORIGINS[stem].rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_suppressed_cells_are_kept_with_their_status(language):
    answer = get(f"/data/snapshots/statfin_12r5.csv?lang={language}")
    rows = rows_of(answer, "," if language == "en" else ";")

    assert {row["obs_status"] for row in rows if row["obs_value"] == "..."} == {"confidential"}
    assert {row["obs_value"] for row in rows if row["obs_status"] == "confidential"} == {"..."}


def test_a_total_that_would_tell_a_suppressed_figure_is_left_out():
    found = rows_of(get("/data/snapshots/statfin_12r5.csv?lang=fi"))
    told = {
        row["ref_area"]: (row["obs_value"], row["obs_status"])
        for row in found
        if row["indicator"] == "unemployed_foreign"
    }

    assert told["305"] == ("40", "normal")
    assert told["832"] == ("...", "confidential")
    assert told["SK178"] == ("", "withheld")


def test_what_has_not_changed_is_not_sent_again():
    address = "/data/snapshots/areas.csv?lang=sv"
    tag = get(address).headers["etag"]
    other = get(address.replace("=sv", "=en")).headers["etag"]

    again = get(address, if_none_match=f'"x", W/{tag}')
    assert (again.status, again.content, again.headers["etag"]) == (304, b"", tag)
    assert other != tag
    assert get(address, if_none_match=other).status == 200


def test_a_program_without_a_language_in_the_address_is_answered_in_its_own():
    answer = get("/data/snapshots/areas.csv", accept_language="en-GB,en;q=0.9")

    assert answer.content == get("/data/snapshots/areas.csv?lang=en").content


@pytest.mark.parametrize("stem", ["nothing", "..%2Fsnapshots%2Fareas", "areas.csv", "%00", "a" * 5_000])
def test_what_is_no_dataset_is_not_found(stem):
    assert get(f"/data/snapshots/{stem}.csv").status == 404


def test_a_dataset_that_cannot_be_read_says_why_and_is_not_kept(tmp_path, monkeypatch):
    empty = Store(tmp_path)
    monkeypatch.setattr(
        loaders,
        "context",
        lambda *_: loaders.Context(store=empty, area=loaders.area(), period="2026-06", before="2023-08"),
    )
    answer = get("/data/snapshots/areas.csv?lang=en")

    assert answer.status == 503
    assert answer.content.decode() == Text("en")("errors.snapshot_missing", file="areas.parquet")
    assert answer.headers["cache-control"] == "no-store"
    empty.close()


def test_the_tag_names_the_content():
    files = [File("a.csv", "text/csv", content) for content in (b"1", b"1", b"2")]

    assert files[0].tag == files[1].tag != files[2].tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_sent_in_its_language_and_again_only_where_it_changed(language):
    first = get(f"/feed.atom?lang={language}")
    again = get(f"/feed.atom?lang={language}", if_none_match=first.headers["etag"])

    assert (first.status, again.status, again.content) == (200, 304, b"")
    assert first.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert "content-disposition" not in first.headers  # it is read where it is
    assert f'xml:lang="{language}"'.encode() in first.content


def test_the_feed_tells_what_was_decided_only_where_nobody_signs_in(monkeypatch):
    made = entry(Kind.DECISION, **DECISION)
    monkeypatch.setattr(loaders.GoalStore, "entries", lambda *_: (made,))

    assert "Ryhmähaastattelut" in get("/feed.atom?lang=fi").content.decode()
    monkeypatch.setattr(access, "is_configured", lambda: True)
    assert "Ryhmähaastattelut" not in get("/feed.atom?lang=fi").content.decode()


def test_the_menu_is_told_by_page_what_the_feed_tells_and_no_more(monkeypatch):
    made = entry(Kind.DECISION, **DECISION)
    monkeypatch.setattr(loaders.GoalStore, "entries", lambda *_: (made,))
    for is_configured in (False, True):
        monkeypatch.setattr(access, "is_configured", lambda on=is_configured: on)
        fed = get("/feed.atom?lang=fi").content.decode()
        named = json.loads(get("/news.json").content)

        assert set(named) <= {entry.name for entry in PAGES}
        names = [name for each in named.values() for name in each]
        assert len(names) == fed.count("<entry>")
        assert all(name in fed for name in names)
        assert len(named["goals"]) == (1 if is_configured else 2)


def test_every_document_tells_that_there_is_the_feed_in_its_language():
    document = _ours(b'<html lang="en"><head></head><body></body></html>', "sv").decode()

    assert (
        'rel="alternate" type="application/atom+xml" title="Lägesrummet" href="./feed.atom?lang=sv"'
        in document
    )
