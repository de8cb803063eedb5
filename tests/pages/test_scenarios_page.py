"""Scenarios in the browser: saved, opened, compared, renamed, archived, restored and carried."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from i18n.text import Text
from scenarios.database import URL_VARIABLE, default_url
from scenarios.errors import ImportPageError
from scenarios.exchange import exported, imported
from scenarios.store import ScenarioStore
from tests.pages.elements import button, controls, cut_short, figures, opened, sent_twice, turned, words
from tests.pages.stored import KAJAANI, PLAN, draft, older
from tests.scenarios.test_garbage import changed
from ui import current_context, loaders, url
from ui.components import sheet
from ui.saved.bringing import check_pages
from views.kept import MAX_VIEWS
from views.results import newest
from views.saved.differences import differences

pytestmark = pytest.mark.usefixtures("fresh_databases")

HOSTILE = (
    "<img src=x onerror=alert(1)> [klikkaa](https://example.org) **lihava** :red[väri] $x^2$ "
    "{placeholder} %s \\ ' \" ` \N{RIGHT-TO-LEFT OVERRIDE}עברית"
)
NOBODYS = "Cgrzy94hr7pAFFZk"
"""An identifier as the store makes them, of nothing."""

MOVED = "1~20~9~4~9~7~9.5~3.5~4"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Return an empty database, the one that the pages of this test use."""
    url = default_url(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, url)
    with_results = ScenarioStore(url, model_version=newest())
    yield with_results
    with_results.close()


def pressed(app, name, *, note="", author="", as_new=False):
    """Return the page as its reader presses the button that saves it under a name."""
    app.text_input(key="scenario_name").set_value(name)
    app.text_area(key="scenario_note").set_value(note)
    app.text_input(key="scenario_author").set_value(author)
    button(app, "scenario_save_as" if as_new else "scenario_save").click()
    return app


def saved(app, name, **said):
    """Return the page after its reader saved it under a name."""
    pressed(app, name, **said).run()
    assert not app.exception
    return app


def link(app):
    """Return the version that the address names."""
    return str(app.query_params["scenario"])


def said(app):
    """Return everything on the page as one text."""
    return "\n".join(words(app))


@pytest.mark.usefixtures("store")
def test_what_is_saved_opens_in_another_session_and_language():
    first = saved(opened("staffing", htv=MOVED, laki="nordic_2022"), "Kajaani 20 htv", author="Maija")

    second = opened("staffing", scenario=link(first), lang="en")

    table = figures(second)["staffing_table"]["table"]
    headings = [column["label"] for column in table["columns"]]
    assert table["rows"][0][headings.index(Text("en")("board.columns.now"))]["text"] == "20"
    assert controls(second)["regime"] == "nordic_2022"
    assert "Kajaani 20 htv" in said(second)
    assert "version 1/1" in said(second)
    assert "Maija" in said(second)


def test_a_save_keeps_the_choices_of_pages_that_were_not_visited(store):
    version = store.save_new(draft("Kaksi sivua", {**PLAN, **KAJAANI}))

    app = saved(opened("overview", scenario=version.id), "Kaksi sivua")

    assert store.version(link(app)).inputs["staffing"] == {"fte": KAJAANI["staffing"]["htv"]}
    assert store.version(link(app)).parent_id == version.id


def test_what_was_moved_since_the_page_was_drawn_is_what_is_saved(store, monkeypatch):
    app = opened("activation", target="15")
    moved = sheet.Asked(seq=1, codes={"target": "22"})
    monkeypatch.setattr(sheet, "asked", lambda key: [moved] if key == "sheet_activation" else [])

    assert store.version(link(saved(app, "Siirretty"))).inputs["activation"] == {"target": "22"}


@pytest.mark.usefixtures("store")
def test_an_address_from_before_a_save_does_not_open_the_version_before():
    app = saved(opened("overview", kunta="305"), "Kuusamo")
    before = link(app)
    app = saved(turned(app, municipality="205"), "Kajaani")
    after = link(app)
    assert before != after

    app.query_params["scenario"] = before  # the browser asked before it heard of the new address
    app.run()

    assert link(app) == after
    assert controls(app)["municipality"] == "205"

    app.query_params.update({"scenario": before, "anew": "1"})  # a link that means it
    app.run()
    assert link(app) == before


@pytest.mark.usefixtures("store")
def test_an_address_from_before_a_scenario_was_closed_does_not_open_it_again():
    app = saved(opened("overview", kunta="305"), "Kuusamo")
    before = link(app)
    app.button(key="scenario_close").click()
    app.run()
    assert "scenario" not in app.query_params

    app.query_params["scenario"] = before  # the browser asked before it heard of the new address
    app.run()

    assert Text("fi")("scenario_page.banner.history") not in said(app)
    assert controls(app)["municipality"] == "205"


@pytest.mark.usefixtures("store")
def test_the_address_holds_only_what_differs_from_the_scenario():
    app = saved(opened("overview", kunta="305"), "Kuusamo")
    assert dict(app.query_params) == {"lang": "fi", "scenario": link(app)}

    app = turned(app, municipality="205")

    assert app.query_params["municipality"] == "205"
    assert controls(opened("overview", scenario=link(app), municipality="205"))["municipality"] == "205"


@pytest.mark.usefixtures("store")
def test_a_change_is_marked_until_it_is_taken_back():
    app = saved(opened("overview", kunta="305"), "Kuusamo")
    mark = Text("fi")("scenario_page.banner.changed")
    assert mark not in said(app)

    assert mark in said(turned(app, municipality="765"))
    assert mark not in said(turned(app, municipality="305"))


def test_a_version_of_earlier_names_opens_unchanged_and_is_saved_under_those_of_today(store):
    version = store.save_new(draft("Aktivointi", {"activation": {"tavoite": "24", "kartta": "paikat"}}))

    app = opened("activation", scenario=version.id)

    assert Text("fi")("scenario_page.banner.changed") not in said(app)
    assert dict(app.query_params) == {"lang": "fi", "scenario": version.id}
    kept = store.version(link(saved(app, "Aktivointi")))
    assert kept.inputs["activation"] == {"target": "24", "map": "places"}
    assert differences(current_context.context(), Text("fi"), version.inputs, kept.inputs) == []


def test_two_moments_side_by_side_are_saved_and_open_as_they_were(store):
    codes = {"beside_as_of": "2017-02-28", "month": "2017-01"}
    app = saved(opened("development", **codes), "Ennen ja nyt")

    assert store.version(link(app)).inputs["development"] == codes
    again = opened("development", scenario=link(app))
    assert (
        figures(again)["two_moments"]["table"]
        == figures(opened("development", **codes))["two_moments"]["table"]
    )
    assert dict(again.query_params) == {"lang": "fi", "scenario": link(app)}


ELSEWHERE = {"page": "activation", "area": "TA99", "period": "2026-06"}


def test_a_version_of_another_area_says_so_and_opens_nothing(store):
    version = store.save_new(
        draft("Muualla", {}, inputs={"activation": {"target": "24"}, "saved": ELSEWHERE})
    )

    app = opened("activation", scenario=version.id)

    places = {"area": "TA99", "here": loaders.area().name["fi"]}
    assert Text("fi")("scenario_page.banner.elsewhere", **places) in said(app)
    assert app.session_state["url_choices"]["activation"] == {}
    assert Text("fi")("scenario_page.banner.changed") not in said(app)


@pytest.mark.usefixtures("store")
def test_a_link_of_earlier_names_wins_over_what_was_chosen_before():
    app = saved(opened("activation", target="24"), "Aktivointi")

    again = opened("activation", scenario=link(app), tavoite="30")

    assert again.session_state["url_choices"]["activation"] == {"target": "30"}
    assert dict(again.query_params) == {"lang": "fi", "scenario": link(app), "target": "30"}


@pytest.mark.usefixtures("store")
def test_a_choice_of_one_page_is_no_change_of_another():
    app = saved(opened("overview", kunta="305"), "Kuusamo")

    app.switch_page("../pages/service_points.py")
    app.run()

    assert Text("fi")("scenario_page.banner.changed") not in said(app)


@pytest.mark.usefixtures("store")
def test_closing_returns_every_page_to_its_start():
    app = saved(opened("overview", kunta="305", lang="sv"), "Kuusamo")

    app.button(key="scenario_close").click()
    app.run()

    assert dict(app.query_params) == {"lang": "sv"}
    assert controls(app)["municipality"] == "205"


def test_the_results_are_saved_with_the_version(store):
    app = saved(opened("staffing", htv=MOVED), "Kajaani 20 htv")

    kept = store.version(link(app)).inputs["results"]

    assert kept["largest_caseload"] == "162.4"
    assert kept["fte"] == "66"


def test_a_hostile_name_note_and_author_are_shown_as_they_were_written(store):
    app = saved(opened("overview"), HOSTILE, note=HOSTILE, author=HOSTILE)
    assert store.version(link(app)).name == HOSTILE
    other = store.save_new(draft("Toinen", KAJAANI, hours=900))

    for page, parameters in (
        ("overview", {"scenario": link(app)}),
        ("scenarios", {"skenaario": store.version(link(app)).scenario_id}),
        ("compare", {"versiot": f"{link(app)}~{other.id}"}),
    ):
        visited = opened(page, **parameters)

        assert not visited.exception, page
        assert HOSTILE[:30] in said(visited), page
        for kind in ("markdown", "error", "warning", "info", "success", "caption", "header", "subheader"):
            assert all(HOSTILE[:10] not in each.value for each in visited.get(kind)), (page, kind)
        for element in visited.get("html"):
            assert "<img" not in element.proto.body, page


@pytest.mark.parametrize("name", ["", "   ", "\N{LINE SEPARATOR}"])
def test_a_name_that_is_none_is_refused_and_nothing_is_saved(store, name):
    app = saved_anyway(opened("overview", kunta="305"), name)

    assert Text("fi")("scenarios.errors.name", high="200") in said(app)
    assert "scenario" not in app.query_params
    assert controls(app)["municipality"] == "305"
    assert store.scenarios() == ()


def saved_anyway(app, name):
    return pressed(app, name).run()


@pytest.mark.parametrize(
    ("identifier", "key", "language"),
    [("nonsense", "link", "fi"), ("<b>x</b>", "link", "sv"), (NOBODYS, "unknown", "en")],
)
@pytest.mark.usefixtures("store")
def test_a_link_that_opens_nothing_says_why_and_shows_the_start(identifier, key, language):
    app = opened("overview", scenario=identifier, lang=language)

    assert Text(language)(f"scenarios.errors.{key}", identifier=identifier) in said(app)
    assert controls(app)["municipality"] == "205"
    assert not app.exception


def test_a_version_of_a_newer_model_is_refused(store):
    newer = ScenarioStore(str(store._database._writers.url))
    version = newer.save_new(draft("Huominen", PLAN, model_version="99.0"))
    newer.close()

    app = opened("overview", scenario=version.id)

    assert Text("fi")("scenarios.errors.future", identifier=version.id) in said(app)


def test_choices_that_no_page_knows_open_the_defaults(store):
    version = store.save_new(draft("Outo", {"overview": {"kunta": "999", "x": "<b>"}, "page_x": {"y": "z"}}))

    app = opened("overview", scenario=version.id)

    assert not app.exception
    assert controls(app)["municipality"] == "205"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("scenario_event", "created_at", "9999-12-31 23:30:00.000000"),
        ("scenario_event", "created_at", "eilen"),
        ("scenario_event", "kind", "deleted"),
        ("scenario_event", "name", "a\x00b"),
        ("scenario_event", "version_id", None),
        ("scenario_version", "created_at", "0001-01-01 00:00:00.000000"),
        ("scenario_version", "inputs", '{"deck": '),
        ("scenario_version", "author", b"\xff"),
    ],
)
def test_a_damaged_scenario_takes_no_page_from_anybody(store, tmp_path, table, column, value):
    version = store.save_new(draft("Vaurioituva", KAJAANI))
    changed(tmp_path / "scenarios.sqlite3", table, column, value)
    for number in range(2):
        store.save_new(draft(f"Ehjä {number}", PLAN, hours=-number - 1))

    for page in ("overview", "scenarios", "compare"):
        for parameters in ({}, {"scenario": version.id}, {"skenaario": version.scenario_id}):
            assert not opened(page, **parameters).exception, page

    app = opened("scenarios", skenaario=version.scenario_id)
    assert Text("fi")("scenario_page.list.damaged") in said(app)
    done(app, "archive", "Maija", "Vaurioitunut")
    assert version.scenario_id in [each.id for each in store.scenarios(archived=True)]

    app = opened("overview", scenario=version.id)
    app.button(key="scenario_close").click()
    app.run()
    assert "scenario" not in app.query_params


@pytest.mark.parametrize(
    "inputs",
    [
        {"nope": {"a": "b"}},
        {"deck": {"000": '{"page": "nope", "parameters": {}, "sentence": "", "notes": ""}'}},
    ],
)
def test_a_file_that_refers_to_a_page_that_is_not_here_is_refused(store, tmp_path, inputs):
    file = exported([other_server(tmp_path, draft("Outo", {}, inputs=inputs))])

    with pytest.raises(ImportPageError) as refused:
        check_pages(imported(file))
    assert "nope" in Text("fi")(ImportPageError.text_key, **refused.value.values)
    check_pages(imported(exported([other_server(tmp_path, draft("Tuttu", {**PLAN, **KAJAANI}))])))
    assert store.scenarios() == ()


def other_server(tmp_path, saved):
    """Return a scenario as another server stores it."""
    folder = tmp_path / f"other-{saved.name}"
    folder.mkdir()
    other = ScenarioStore(default_url(folder))
    record = other.record(other.save_new(saved).scenario_id)
    other.close()
    return record


def test_a_deck_of_a_scenario_is_cut_and_says_what_is_not_here(store):
    view = json.dumps({"page": "nope", "parameters": {}, "sentence": "", "notes": ""})
    version = store.save_new(draft("Pitkä", {"deck": {f"{place:03}": view for place in range(200)}}))

    app = opened("overview", scenario=version.id)

    assert not app.exception
    assert Text("fi")("presenter.unknown_pages", pages="nope") in said(app)
    assert len(app.session_state["url_choices"]["deck"]) == MAX_VIEWS
    assert Text("fi")("scenario_page.banner.changed") not in said(app)


def test_a_version_from_older_data_says_so_and_shows_both_results(store):
    version = store.save_new(older("Vanha", KAJAANI, largest_caseload="150", fte="70", places="100..110"))

    app = opened("staffing", scenario=version.id)

    assert "Työnvälitystilasto 12r5" in said(app)
    assert Text("fi")("scenario_page.banner.kept") in said(app)
    rows = {
        row[0]["text"]: [cell["text"] for cell in row[1:]]
        for row in figures(app)["then_and_now"]["table"]["rows"]
    }
    assert rows["Eniten asiakkaita asiantuntijaa kohden, asiakasta/htv"] == ["150", "162", "+12"]
    assert rows["Asiakastyön henkilöstö, htv"] == ["70,0", "66,0", "−4,0"]
    assert rows["Paikkoja tavoitteeseen, henkilöä"][0] == "100–110"


def test_a_version_from_the_data_of_now_says_nothing_of_them(store):
    version = store.save_new(draft("Uusi", KAJAANI))

    assert "then_and_now" not in figures(opened("staffing", scenario=version.id))


def test_the_second_save_from_the_same_version_becomes_a_sibling_and_both_are_told(store):
    start = saved(opened("overview", kunta="305"), "Yhteinen", author="Maija")
    one, other = opened("overview", scenario=link(start)), opened("overview", scenario=link(start))

    saved(turned(one, municipality="765"), "Yhteinen", author="Liisa")
    saved(turned(other, municipality="290"), "Yhteinen", author="Pekka")
    one.run()

    assert store.version(link(one)).inputs["overview"] == {"municipality": "765"}
    assert store.version(link(other)).inputs["overview"] == {"municipality": "290"}
    assert "Samasta versiosta on tallennettu myös toinen: \N{FIRST STRONG ISOLATE}Liisa" in said(other)
    assert "Samasta versiosta on tallennettu myös toinen: \N{FIRST STRONG ISOLATE}Pekka" in said(one)


def test_a_reader_of_an_older_version_is_told_of_the_newest(store):
    first = store.save_new(draft("Kolme", {}))
    second = store.save_next(first.id, draft("Kolme", PLAN, hours=1)).version
    store.save_next(second.id, draft("Kolme", KAJAANI, hours=2, author="Liisa"))

    app = opened("overview", scenario=first.id)

    assert "Skenaariosta on uudempi versio: \N{FIRST STRONG ISOLATE}Liisa" in said(app)


def test_a_second_press_of_the_button_that_saves_opens_what_the_first_one_saved(store):
    app = sent_twice(pressed(opened("overview", kunta="305"), "Kerran"))

    assert not app.exception
    (only,) = store.scenarios()
    assert only.versions == 1
    assert link(app) == only.latest_version_id


def test_a_press_while_a_save_is_stopped_opens_what_was_saved(store, monkeypatch):
    app = pressed(opened("overview", kunta="305"), "Kerran")
    cut_short(monkeypatch, ScenarioStore, "save_new")
    app = sent_twice(app)

    assert not app.exception
    assert [link(app)] == [each.latest_version_id for each in store.scenarios()]
    assert Text("fi")("scenario_page.save.saved") in said(app)


def test_a_save_whose_run_is_stopped_is_opened_and_told_by_the_next_run(store, monkeypatch):
    app = pressed(opened("overview", kunta="305"), "Kerran")
    cut_short(monkeypatch, ScenarioStore, "save_new")
    app.run()
    app.run()

    assert [link(app)] == [each.latest_version_id for each in store.scenarios()]
    assert controls(app)["municipality"] == "305"
    assert Text("fi")("scenario_page.save.saved") in said(app)


def test_a_save_that_is_stopped_before_anything_is_written_says_so(store, monkeypatch):
    app = pressed(opened("overview", kunta="305"), "Ei kertaakaan")
    cut_short(monkeypatch, url, "choices")
    app.run()
    app.run()

    assert store.scenarios() == ()
    assert Text("fi")("scenarios.errors.interrupted") in said(app)


def test_the_same_may_be_saved_again_once_it_was_seen_to_be_saved(store):
    app = saved(opened("overview", kunta="305"), "Kahdesti")
    first = link(app)
    app = saved(app, "Kahdesti", as_new=True)

    assert link(app) != first
    assert len(store.scenarios()) == 2
    app = saved(app, "Kahdesti")
    assert len(store.history(store.version(link(app)).scenario_id)) == 2


def test_saving_as_begins_a_scenario_that_remembers_where_it_came_from(store):
    app = saved(opened("overview", kunta="305"), "Ensimmäinen")
    first = link(app)

    app = saved(app, "Toinen", as_new=True)

    assert len(store.scenarios()) == 2
    assert store.history(store.version(link(app)).scenario_id)[0].source_id == first


def test_sessions_do_not_see_each_others_unsaved_choices(store):
    version = store.save_new(draft("Yhteinen", PLAN))
    changed = turned(opened("overview", scenario=version.id), municipality="765")

    assert controls(changed)["municipality"] == "765"
    assert controls(opened("overview", scenario=version.id))["municipality"] == "305"


def test_a_scenario_is_renamed_archived_and_returned_with_who_and_why(store):
    version = store.save_new(draft("Vanha nimi", {}))
    app = opened("scenarios")

    app.text_input(key=f"rename_name_{version.scenario_id}").set_value("Uusi nimi")
    done(app, "rename", "Maija", "Selkeämpi")
    done(app, "archive", "Pekka", "Ei tarvita")
    assert store.scenarios() == ()
    done(opened("scenarios", arkisto="1"), "unarchive", "Liisa", "Tarvitaan sittenkin")

    assert [(event.kind, event.author, event.reason) for event in store.history(version.scenario_id)] == [
        ("created", "Maija", ""),
        ("renamed", "Maija", "Selkeämpi"),
        ("archived", "Pekka", "Ei tarvita"),
        ("unarchived", "Liisa", "Tarvitaan sittenkin"),
    ]
    rows = figures(opened("scenarios"))["scenario_history"]["table"]["rows"]
    assert [cell["text"] for cell in rows[2][1:]] == ["nimesi uudelleen", "Maija", "Uusi nimi", "Selkeämpi"]


def done(app, action, author, reason, send=AppTest.run):
    app.text_input(key=f"{action}_author").set_value(author)
    app.text_input(key=f"{action}_reason").set_value(reason)
    button(app, f"scenario_{action}").click()
    send(app)
    assert not app.exception
    assert Text("fi")(f"scenario_page.done.{action}") in said(app)


@pytest.mark.parametrize("send", [AppTest.run, sent_twice])
def test_an_older_version_is_restored_as_the_latest_however_often_it_is_pressed(store, send):
    first = store.save_new(draft("Kaksi", PLAN))
    store.save_next(first.id, draft("Kaksi", KAJAANI, hours=1))

    done(opened("scenarios", versio=first.id), "restore", "Maija", "Parempi näin", send)

    latest = store.version(store.scenarios()[0].latest_version_id)
    assert latest.inputs == first.inputs
    assert store.scenarios()[0].versions == 3


def test_what_a_stopped_run_restored_is_told_by_the_next(store, monkeypatch):
    first = store.save_new(draft("Kaksi", PLAN))
    store.save_next(first.id, draft("Kaksi", KAJAANI, hours=1))
    cut_short(monkeypatch, ScenarioStore, "restore")

    done(
        opened("scenarios", versio=first.id),
        "restore",
        "Maija",
        "Parempi näin",
        lambda app: (app.run(), app.run()),
    )

    assert store.scenarios()[0].versions == 3


def test_a_file_of_another_server_is_read_once(store, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    elsewhere = ScenarioStore(default_url(tmp_path / "elsewhere"))
    version = elsewhere.save_new(draft("Matkalla", KAJAANI))
    file = exported([elsewhere.record(version.scenario_id)])
    elsewhere.close()

    first, again = brought(opened("scenarios"), file), brought(opened("scenarios"), file)

    assert Text("fi")("scenario_page.carry.brought", added="1", known="0") in said(first)
    assert Text("fi")("scenario_page.carry.brought", added="0", known="1") in said(again)
    assert store.version(version.id) == version


@pytest.mark.parametrize(
    ("file", "key", "values"),
    [
        (b"\x00\xff", "import_unreadable", {"line": "1", "column": "1"}),
        (b"[1, 2]", "import_foreign", {}),
        (
            b'{"format": "tilannehuone-scenarios", "version": 99}',
            "import_future",
            {"version": "99", "known": "1"},
        ),
    ],
)
def test_a_file_that_is_nonsense_is_refused_with_the_reason(store, file, key, values):
    app = brought(opened("scenarios"), file)

    assert Text("fi")(f"scenarios.errors.{key}", **values) in said(app)
    assert store.scenarios() == ()


def brought(app, file):
    app.get_by_key("scenario_file").set_value(("skenaariot.json", file, "application/json"))
    app.run()
    app.button(key="scenario_import").click()
    app.run()
    assert not app.exception
    return app


def test_a_comparison_names_its_versions_in_the_address(store):
    old = store.save_new(draft("Suunnitelma", {}))
    new = store.save_new(draft("Kajaani 20", KAJAANI, hours=1))

    assert opened("compare").query_params["versions"] == f"{old.id}~{new.id}"


def test_a_database_that_does_not_answer_is_explained_and_the_page_stays(monkeypatch):
    monkeypatch.setenv(URL_VARIABLE, "sqlite:////nowhere/at/all.sqlite3")

    app = saved_anyway(opened("overview", kunta="305"), "Kuusamo")

    assert Text("fi")("scenarios.errors.storage") in said(app)
    assert controls(app)["municipality"] == "305"
    assert controls(app)


def test_results_saved_by_hand_are_read_only_where_they_are_numbers(store):
    version = store.save_new(
        older("Käsin", {}, largest_caseload="paljon", fte="nan", places="9..3", cost_eur="1e6")
    )

    table = figures(opened("overview", scenario=version.id))["then_and_now"]["table"]["rows"]

    assert [row[1]["text"] for row in table].count("–") == len(table) - 1
