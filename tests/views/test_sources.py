"""The page of sources as a value: what it counts, what it tells of each source, and what is damaged."""

import shutil

import pytest

from data.origins import is_about, source_origins
from data.store import SNAPSHOT_DIR, Store
from i18n.text import LANGUAGES, Text
from tests.views.checked import figure, shown, texts
from views.blocks import Cards, Download
from views.sources import EXAMPLE, VIEW

FI = Text("fi")
ORIGINS = source_origins()


def blocks(page, kind):
    return [block for block in page.blocks if isinstance(block, kind)]


@pytest.fixture
def damaged(tmp_path, contexts, home):
    """Return the page of data of which one file lost its last byte."""
    folder = shutil.copytree(SNAPSHOT_DIR, tmp_path / "snapshots")
    path = folder / "corrections.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    store = Store(folder)
    yield contexts(home.area, store=store)
    store.close()


def test_sources_and_datasets_are_counted(home):
    page = shown(VIEW, home)
    said = " ".join(page.answer).replace("\xa0", " ")

    assert f"tulevat {len(ORIGINS)} lähteestä" in said
    assert "ovat elokuulta 2026" in said
    assert len(texts(figure(page, "periods"))) == len(ORIGINS)
    assert all(len(row[-1]) == 64 for row in texts(figure(page, "periods")))
    assert {row[-1] for row in texts(figure(page, "snapshots"))} == {"● ehjä"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_has_a_card_with_its_licence_and_its_checksum(home, language):
    (cards,) = blocks(VIEW.page({}, home, Text(language)), Cards)
    values = [{fact.value for fact in card.facts} for card in cards.cards]

    for card, said, origin in zip(cards.cards, values, ORIGINS.values(), strict=True):
        assert card.title
        assert {origin.sha256, origin.file} <= said
        assert not origin.licence or any(fact.address == origin.licence_url for fact in card.facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_begins_its_line_with_a_capital_letter(home, language):
    page = shown(VIEW, home, text=Text(language))
    (drawn,) = (part.build(home, Text(language)) for part in VIEW.page({}, home, Text(language)).parts[:1])
    lines = [note["text"] for note in drawn.drawing.layout["annotations"]]
    cells = [name for row in texts(figure(page, "snapshots")) for name in row[3].split("; ")]

    assert [words for words in (*lines, *cells) if words[0].islower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_tells_its_own_period_and_when_its_table_was_updated(home, language):
    text = Text(language)
    (cards,) = blocks(VIEW.page({}, home, text), Cards)
    card = cards.cards[list(ORIGINS).index("statfin_12r5_2026M06")]

    assert text.period("2026-06") in {fact.value for fact in card.facts}
    assert "21" in card.note
    assert "2026" in card.note


def test_every_intact_dataset_can_be_downloaded_and_no_other(damaged):
    page = VIEW.page({}, damaged, FI)
    addresses = [block.address for block in blocks(page, Download) if block.address != EXAMPLE]
    stems = {path.stem for path in SNAPSHOT_DIR.glob("*.parquet")}

    assert sorted(addresses) == sorted(f"data/snapshots/{stem}.csv" for stem in stems - {"corrections"})
    assert "corrections.parquet" in " ".join(page.answer)
    rows = texts(figure(shown(VIEW, damaged), "snapshots"))
    assert [row[1] for row in rows if row[-1] != "● ehjä"] == ["corrections.parquet"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_release_of_a_single_month_says_its_month_and_why_it_is_no_series(home, language):
    text = Text(language)
    (cards,) = blocks(VIEW.page({}, home, text), Cards)
    card = cards.cards[list(ORIGINS).index("statfin_12tf_release_2017M01")]

    assert text.period("2017-01") in {fact.value for fact in card.facts}
    assert card.note == text("origins.statfin_12tf_release.note")
    assert "12tf" in card.note
    assert text.number(0.1, 1) in card.note


def test_another_area_is_told_of_the_national_sources_alone(oulu, home):
    national = {stem for stem, origin in ORIGINS.items() if not origin.areas}
    page = shown(VIEW, oulu)
    said = [row[0] for row in texts(figure(page, "periods"))]
    addresses = [block.address for block in blocks(VIEW.page({}, oulu, FI), Download)]

    assert national == {"statfin_12r5_2026M06"}
    assert said == [FI("origins.statfin_12r5.title")]
    assert sorted(addresses) == [EXAMPLE, "data/snapshots/areas.csv", "data/snapshots/statfin_12r5.csv"]
    assert "suunnitelm" not in " ".join(page.answer)
    assert set(ORIGINS) == {stem for stem, each in ORIGINS.items() if is_about(each, home.area.code)}
