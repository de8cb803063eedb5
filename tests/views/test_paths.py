"""The page of service paths: nothing without a log, an example that says so, and a log's own counts."""

import csv
import io
from datetime import date

import pytest

from analytics.paths import cube as cubes
from analytics.paths.dates import quarter_ends
from analytics.paths.moves import ALL
from analytics.working_days import interviews_due
from charts import theme
from data.event_counts import log_counts
from domain.frames import ObsStatus
from domain.interval import UNKNOWN, Interval
from i18n.text import LANGUAGES, Text
from tests.unit.paths import logs
from tests.unit.paths.test_cube import attack
from views.blocks import Action
from views.files import report
from views.own import OwnLog
from views.paths import VIEW
from views.paths.choices import PATH
from views.paths.source import counted, example_file, last_day

FI = Text("fi")
EXAMPLE = {"example": "1"}


def explain(_text, error):
    return f"failed: {error}"


@pytest.fixture(scope="module")
def loaded(home):
    """Return the context of a reader whose log has the patients' published margins."""
    cube = counted(logs.patients())
    return home.with_own(OwnLog(name="loki.csv", sha256="0" * 64, rows=cube.events, cube=cube))


def filed(context, language="fi", **codes):
    return report(VIEW, codes, context, Text(language), explain=explain)


def figure(page, key):
    return next(each for each in page.figures if each.key == key)


def cells(page, key):
    """Return the words of a table: label of the row -> heading -> cell."""
    grid = figure(page, key).grid
    first, *others = grid.columns
    return {
        cell.text: {column.name: column.cells[row].text for column in others}
        for row, cell in enumerate(first.cells)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_log_nothing_is_counted_and_one_button_opens_an_example(language, home):
    page = VIEW.page({}, home, Text(language))

    assert [part.key for part in page.parts] == ["template"]
    assert page.key_figures == ()
    assert [block.key for block in page.blocks if isinstance(block, Action)] == ["open_example"]
    assert VIEW.actions["open_example"](VIEW.chosen({}, home)) == EXAMPLE
    assert all(result(VIEW.chosen({}, home)) is UNKNOWN for result in VIEW.results.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_and_file_of_the_example_says_that_it_is_generated(language, home):
    text, page = Text(language), filed(home, language, **EXAMPLE)
    mark = text("paths.generated")

    assert text("paths.answer_generated") in page.answer
    for each in page.figures:
        assert mark in each.title
        assert mark in each.source
        assert mark in each.grid.columns[0].label
        assert each.grid.file.startswith("generated_example_")
    for part in VIEW.page(EXAMPLE, home, text).parts:
        found = part.build(home, text)
        assert mark in found.table.csv(text).splitlines()[0]
        if found.drawing:
            assert mark in found.drawing.layout["xaxis"]["title"]["text"]


def test_nothing_of_a_readers_own_log_says_that_it_is_generated(loaded):
    page = filed(loaded)
    said = " ".join([*page.answer, *page.notes, *(each.title + each.source for each in page.figures)])

    assert FI("paths.generated") not in said
    assert "loki.csv" in figure(page, "steps").source
    assert "loki.csv" in page.vintage
    assert EXAMPLE["example"] not in VIEW.chosen(EXAMPLE, loaded).changed.get("path", "")


def test_a_log_of_500_cases_shows_where_8_were_lost(loaded):
    page = filed(loaded)
    lost = {name: row["lost"] for name, row in cells(page, "steps").items()}

    assert "500 asiakasta, ja heistä 8 (1,6" in page.answer[0]
    assert lost == {
        "työnhaun alku": "0",
        "triage": "...",
        "x-ray": "...",
        "blood": "...",
        "mri": "0",
        "discuss": "...",
        "check-out": "0",
    }
    assert cells(page, "steps")["työnhaun alku"]["entered"] == "500"
    assert set(cells(page, "gaps")) == {"triage", "x-ray", "blood", "discuss"}


def test_what_a_row_hides_is_not_drawn_as_lost(loaded):
    for part in VIEW.page({}, loaded, FI).parts:
        if part.key == "steps":
            drawn = part.build(loaded, FI).drawing
    lost = next(trace for trace in drawn.traces if trace.get("name") == FI("paths.states.lost"))

    assert lost["marker"]["color"] == theme.OVER.light
    assert set(lost["x"]) == {0.0}


def test_each_step_of_the_example_conserves_its_clients(home):
    grid = figure(filed(home, **EXAMPLE), "steps").grid
    columns = {column.name: [cell.number for cell in column.cells] for column in grid.columns}

    for entered, *states in zip(
        *(columns[each] for each in ("entered", "moved_on", "ended", "inside", "lost")), strict=True
    ):
        if None not in (entered, *states):
            assert entered == sum(states)


def published(context, **choices):
    """Return every count that the files of every choice show, by figure, row and column; hidden ones None."""
    found = {}
    for path in ("all", "long_term", "young", "immigrants", "redundant"):
        for stay in ("3", "6", "12"):
            for saturdays in ("0", "1"):
                codes = {**choices, "path": path, "stay": stay, "saturdays": saturdays}
                for part in VIEW.page(codes, context, FI).parts:
                    found |= shown(part.build(context, FI), part)
    return found


def shown(built, part):
    frame, found = built.table.rows, {}
    for column in built.table.columns:
        if column.quantity is not None:
            for row in range(len(frame)):
                status = frame[column.status].iloc[row]
                value = None if status == ObsStatus.CONFIDENTIAL else frame[column.name].iloc[row]
                found[part.key, part.given, frame["label"].iloc[row], column.name] = value
    return found


def test_no_file_and_no_difference_of_two_choices_tells_of_fewer_than_five(home):
    """Whatever is chosen, pages and files show the cube alone; and the cube withstands an attacker."""
    found = log_counts(example_file(last_day(home.period)), interviews_due, quarter_ends)
    days = quarter_ends(found.first, found.as_of)
    made = cubes.built(found.frames, days)
    cube = counted(example_file(last_day(home.period)))
    values = published(home, **EXAMPLE)
    counts = {value for key, value in values.items() if value is not None and "share" not in key[3]}

    attack(made, cube)
    assert not {count for count in counts if 0 < count < 5}
    assert counts <= {float(count) for count in cube.counts.values() if count is not None} | {0.0}
    by_place = {}
    for (key, _, label, column), value in values.items():
        if key not in ("steps", "clocks", "stays"):
            assert by_place.setdefault((key, label, column), value) == pytest.approx(value, nan_ok=True), key


def test_a_share_of_what_is_hidden_is_hidden_too(home):
    for values in cells(filed(home, **EXAMPLE), "passive").values():
        for months in (3, 6, 9, 12):
            assert (values[f"passive_{months}"] == "...") == (values[f"passive_{months}_share"] == "...")


def test_a_download_has_dots_for_what_is_hidden(home):
    for part in VIEW.page(EXAMPLE, home, FI).parts:
        if part.key == "passive":
            table = part.build(home, FI).table
    rows = list(csv.reader(io.StringIO(table.csv(FI)), delimiter=";"))

    assert "..." in {cell for row in rows for cell in row}


def test_results_are_those_of_the_chosen_path_and_unknown_where_hidden(home, loaded):
    whole = {key: result(VIEW.chosen(EXAMPLE, home)) for key, result in VIEW.results.items()}
    young = {
        key: result(VIEW.chosen({**EXAMPLE, "path": "young"}, home)) for key, result in VIEW.results.items()
    }

    assert whole["paths_begun"].low > young["paths_begun"].low > 0
    assert VIEW.results["paths_lost"](VIEW.chosen({}, loaded)) == Interval.point(8)
    assert VIEW.results["paths_interviews_share"](VIEW.chosen({}, loaded)) == Interval.point(0)


def test_links_hold_no_words_of_a_log(loaded):
    chosen = VIEW.chosen({"path": "path_1"}, loaded)

    assert chosen.codes["path"] == "path_1"
    assert "patients" in PATH.words("path_1", chosen, FI)
    assert filed(loaded, path="path_1").answer[0].startswith("patients: ")


def test_the_log_is_its_readers_alone(home, loaded):
    assert home.log is None
    assert loaded.memory is not home.memory
    assert loaded.file.name == "loki.csv"
    assert loaded.log.cube.count("steps", ALL, ALL, "begun") == 500


def test_the_last_day_of_a_month():
    assert [last_day(each) for each in ("2026-06", "2024-02", "2025-12")] == [
        date(2026, 6, 30),
        date(2024, 2, 29),
        date(2025, 12, 31),
    ]


def test_where_it_is_hidden_how_cases_go_on_they_are_not_said_to_end(loaded):
    nexts = {label: row["next"] for label, row in cells(filed(loaded), "gaps").items()}

    assert nexts["triage"] == nexts["x-ray"] == FI("paths.hidden")
    assert nexts["discuss"] == "check-out"


def test_steps_at_which_the_number_of_the_lost_is_hidden_are_named(loaded, home):
    said = filed(loaded).answer[-1]

    assert said.startswith("Pudonneita on vaiheissa triage, x-ray, blood ja discuss, ")
    assert not any("on peitetty" in each for each in filed(home, **EXAMPLE).answer)
