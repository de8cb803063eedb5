"""The forms of the goals: what is written is kept, and what is unfit is said by its field."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.database import URL_VARIABLE, default_url
from scenarios.goals.model import Kind, current, of
from scenarios.goals.store import GoalStore
from tests.pages.elements import button, cut_short, figures, opened, sent_twice, words

pytestmark = pytest.mark.usefixtures("fresh_databases")


@pytest.fixture
def goals(tmp_path, monkeypatch):
    """Return an empty database, the one that the page of this test uses."""
    url = default_url(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, url)
    store = GoalStore(url)
    yield store
    store.close()


def sent(app, kind, send=AppTest.run):
    """Return the page after its reader sent a form."""
    assert chosen(app).value == kind
    button(app, "goals_save").click()
    send(app)
    assert not app.exception
    return app


def chosen(app):
    """Return what chooses the form."""
    return app.button_group(key="goals_form")


def filled(app, kind, **fields):
    """Choose a form and fill its fields."""
    if chosen(app).value != kind:
        chosen(app).set_value(kind).run()
    for field, value in fields.items():
        key = f"goals_{kind}_{field}"
        every = (
            *app.text_input,
            *app.number_input,
            *app.date_input,
            *app.text_area,
            *app.selectbox,
            *app.multiselect,
        )
        next(each for each in every if each.key == key).set_value(value)


WAIT = {
    "name": "Odotusaika",
    "base": 12.0,
    "base_date": date(2026, 1, 1),
    "target": 10.0,
    "target_date": date(2027, 12, 31),
    "owner": "Kunta",
}


def test_a_goal_is_set_and_reviewed_at_two_dates(goals):
    app = opened("goals", lang="fi")
    filled(
        app,
        "goal",
        **WAIT,
        author="Aino",
        reason="Uusi sopimus",
    )
    sent(app, "goal")
    (entry,) = goals.entries("TA10")
    assert (entry["name"], entry.author, entry.reason) == ("Odotusaika", "Aino", "Uusi sopimus")
    assert "Kirjattu. Aiemmat kirjaukset säilyvät." in words(app)

    (key,) = current(goals.entries("TA10"))
    app = opened("goals", lang="fi", goal=key)
    for day, story in ((date(2026, 2, 28), "Jonot kasvoivat"), (date(2026, 8, 31), "Jonot lyhenivät")):
        filled(app, "review", date=day, story=story)
        sent(app, "review")
    assert "Jonot lyhenivät" in str(figures(app)["review"]["table"])
    reviews = of(goals.entries("TA10"), Kind.REVIEW, key)
    assert [each["story"] for each in reviews] == ["Jonot kasvoivat", "Jonot lyhenivät"]


def test_a_rule_of_change_is_computed_once_it_is_saved(goals):
    app = opened("goals", lang="fi")
    filled(
        app,
        "goal",
        **WAIT,
        rule="base",
        areas=["205", "290"],
    )
    sent(app, "goal")
    assert "Kohta Luku, jonka verran on muutos (osuudesta prosenttiyksikköä) ei kelpaa" in " ".join(
        words(app)
    )
    filled(app, "goal", least=1.5)
    sent(app, "goal")

    (key,) = current(goals.entries("TA10"))
    app = opened("goals", lang="fi", goal=key)
    assert goals.entries("TA10")[0]["areas"] == "205,290"
    filled(app, "value", date=date(2026, 6, 30), value=10.0, source="Oma tilasto")
    sent(app, "value")
    assert "muutos parempaan: −2 (30. kesäkuuta 2026)" in str(figures(app)["every"]["table"])

    filled(app, "value", of="290", value=11.0)
    sent(app, "value")
    assert "11 (30. kesäkuuta 2026)" in str(figures(app)["by_area"]["table"])


def test_an_unfit_field_is_named_as_the_form_names_it_and_nothing_is_kept(goals):
    app = opened("goals", lang="fi")
    filled(app, "goal", name="Odotusaika", base=12.0, target=10.0, owner="Kunta")
    sent(app, "goal")

    assert "Kohta Tavoitteen päivä ei kelpaa" in " ".join(words(app))
    assert goals.entries("TA10") == ()
    assert chosen(app).value == "goal"
    assert app.text_input(key="goals_goal_name").value == "Odotusaika"


@pytest.mark.usefixtures("goals")
def test_a_saved_form_stays_open_and_empty_but_for_what_the_next_one_has_too():
    app = opened("goals", lang="fi", goal="multisector")
    filled(
        app, "value", date=date(2026, 1, 31), value=90.0, source="Oma tilasto", author="Aino", reason="Uusi"
    )
    sent(app, "value")

    assert chosen(app).value == "value"
    assert app.number_input(key="goals_value_value").value is None
    kept = [app.text_input(key=f"goals_value_{field}").value for field in ("source", "author", "reason")]
    assert kept == ["Oma tilasto", "Aino", ""]


def test_a_second_press_of_the_button_writes_nothing_more_and_says_that_it_is_written(goals):
    app = opened("goals", lang="fi", goal="multisector")
    filled(app, "value", date=date(2026, 1, 31), value=90.0, source="Oma tilasto")
    sent(app, "value", sent_twice)

    assert len(goals.entries("TA10")) == 1
    assert "Kirjattu. Aiemmat kirjaukset säilyvät." in words(app)
    assert app.number_input(key="goals_value_value").value is None

    filled(app, "value", date=date(2026, 1, 31), value=90.0)
    sent(app, "value")
    assert len(goals.entries("TA10")) == 2, "the same on purpose"


@pytest.mark.parametrize("again", [sent_twice, lambda app: (app.run(), app.run())])
def test_an_entry_whose_run_is_stopped_is_told_by_the_next_run(goals, monkeypatch, again):
    app = opened("goals", lang="fi", goal="multisector")
    filled(app, "value", date=date(2026, 1, 31), value=90.0, source="Oma tilasto")
    cut_short(monkeypatch, GoalStore, "add")
    sent(app, "value", again)

    assert len(goals.entries("TA10")) == 1
    assert "Kirjattu. Aiemmat kirjaukset säilyvät." in words(app)


def test_a_change_of_the_process_needs_a_name_and_a_reason_and_then_moves_the_limits(goals):
    app = opened("goals", lang="fi", goal="multisector")
    for day, value in ((date(2026, 1, 31), 90.0), (date(2026, 2, 28), 94.0)):
        filled(app, "value", date=day, value=value, source="Oma tilasto")
        sent(app, "value")
    filled(app, "rebase", start=date(2026, 3, 1), name="Ajanvaraus", author="Aino")
    sent(app, "rebase")
    assert "Kohta Miksi ei kelpaa" in " ".join(words(app))

    filled(app, "rebase", reason="Johtoryhmä 12.2.2026")
    sent(app, "rebase")

    (entry,) = of(goals.entries("TA10"), Kind.REBASE, "multisector")
    assert (entry["start"], entry["name"], entry.author) == ("2026-03-01", "Ajanvaraus", "Aino")
    assert "Rajat lasketaan uudelleen" in str(figures(app)["measured"])


def test_a_measure_of_a_partner_is_entered_with_its_date_and_source(goals):
    app = opened("partners", lang="fi")
    filled(app, "value", measure="ohjaamo_feedback", date=date(2026, 5, 31), value=9.2, source="Vuosipalaute")
    sent(app, "value")

    (entry,) = goals.entries("TA10")
    assert (entry.subject, entry["date"], entry["value"]) == ("ohjaamo_feedback", "2026-05-31", "9.2")
    assert "Vuosipalaute" in str(figures(app)["measures"]["table"])
