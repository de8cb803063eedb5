"""What a reader chooses on the staffing page: links of any age, searches, parts of codes, other areas."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.staffing.link import decoded_assumptions, encoded
from data import employment
from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from tests.unit.staffing.area import ASSUMED, PLAN, REGISTRY, UNITS
from tests.views.checked import explain, figure, shown, texts
from views.sheet import sheet_after, sheets
from views.staffing import VIEW, assumed, caseloads, choices, look_of

FI = Text("fi")
MOVED = encoded({**PLAN.fte, "kajaani": 20.0, "puolanka": 4.0}, list(UNITS))

OLD_AND_NEW = [
    ({"jako": "equal_caseload"}, {"preset": "equal_caseload"}),
    ({"asiakkaat": "august_2023"}, {"basis": "unemployed"}),
    ({"asiakkaat": "june_2026"}, {}),
    ({"laki": "own", "saanto": "1~0-4-4-4~0-0-0-0~rn"}, {"regime": "own", "rule": "1~0-4-4-4~0-0-0-0~rn"}),
    ({"esihenkilot": "1", "kansainvaliset": "1"}, {"supervisors": "1", "international": "1"}),
    (
        {"askel": "0.25", "yhteensa": "free", "enintaan": "150"},
        {"step": "0.25", "total": "free", "ceiling": "150"},
    ),
    ({"htv": MOVED, "perus": "1"}, {"fte": MOVED, "plain": "1"}),
    ({"oletukset": "1~presence_fte:1.5"}, {"assumptions": "1~presence_fte:1.5"}),
    ({"osio": "tunnit"}, {"section": "hours"}),
    (
        {"osio": "kuukaudet", "katso": "clients", "yksikko": "alue", "siemen": "7"},
        {"section": "months", "measure": "clients", "unit": "area", "seed": "7"},
    ),
    ({"osio": "tiimit"}, {"section": "teams"}),
    (
        {"osio": "oletukset", "oletus": "met_share", "tulos": "eurot"},
        {"section": "assumptions", "assumption": "met_share", "output": "euros"},
    ),
    ({"osio": "taulukko"}, {}),
]


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW)
def test_an_earlier_link_opens_the_same_page_as_todays(home, old, new):
    assert VIEW.chosen(old, home).changed == new
    assert VIEW.chosen(VIEW.renewed(old), home).codes == VIEW.chosen(new, home).codes
    assert shown(VIEW, home, **old) == shown(VIEW, home, **new)


def test_posts_of_the_start_are_no_choice(home):
    assert VIEW.chosen({"fte": encoded(PLAN.fte, list(UNITS))}, home).changed == {}


@pytest.mark.parametrize(
    "key", ["fte", "assumptions", "rule", "change", "added_fte", "search", "limits", "targets", "locked"]
)
@given(code=st.one_of(st.text(max_size=60), st.from_regex(r"[0-9]~[0-9~:.\-a-z_]{0,60}", fullmatch=True)))
def test_whatever_a_link_says_the_page_opens(home, key, code):
    chosen = VIEW.chosen({key: code}, home)

    assert VIEW.build(chosen, home, FI).answer
    if key in chosen.refused:
        assert key not in chosen.changed


def test_a_code_that_cannot_be_read_is_said(home):
    made = sheets(VIEW, {"oletukset": "1~nonsense:1"}, home, FI, explain=explain)

    assert b"failed: " in made.first.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_assumption_feeds_the_board_and_is_named(home, language):
    text = Text(language)
    page = shown(VIEW, home, text, assumptions="1~fte_cost_eur:70000")

    assert text.euros(63 * 70_000) in [each.value for each in page.key_figures]
    assert any(text("staffing.assumptions.fte_cost_eur.label") in each for each in page.notes)


@pytest.mark.parametrize("name", REGISTRY)
def test_a_slider_reaches_both_ends_of_its_range_and_the_code_holds_them(name):
    entry, step = REGISTRY[name], assumed.step(REGISTRY[name])

    assert (entry.high - entry.low) / step == pytest.approx(round((entry.high - entry.low) / step), abs=1e-6)
    for end in (entry.low, entry.high):
        code = assumed.with_assumption(None, name, str(end))
        if name not in (
            "youth_share",
            "foreign_language_share",
            "multi_sector_share",
        ):  # three share one whole
            assert decoded_assumptions(code, REGISTRY) == replace(ASSUMED, **{name: end})
        assert assumed.with_assumption(code, name, "") == ""


@given(code=st.text(max_size=40), name=st.text(max_size=20), value=st.text(max_size=10))
def test_no_part_breaks_a_code(code, name, value):
    assert assumed.with_assumption(code, name, value) in (code, "") or name in REGISTRY
    assert assumed.with_meetings(code, name, value)


def test_a_part_of_a_code_is_put_into_the_whole_and_starts_the_search_anew(home):
    codes = VIEW.moved(
        {"assumptions": "1~met_share:0.7", "search": "best", "fte": MOVED},
        {"assumptions.presence_fte": "1.5", "assumptions.recording_min": "20", "nobody.knows": "1"},
    )

    assert codes == {"assumptions": "1~presence_fte:1.5~met_share:0.7~recording_min:20", "fte": MOVED}
    assert VIEW.moved(codes, VIEW.actions["restore_one"](VIEW.chosen({"assumption": "met_share"}, home))) == {
        "assumptions": "1~presence_fte:1.5~recording_min:20",
        "fte": MOVED,
    }
    assert VIEW.moved({}, {"rule.discussions_in_m0_3": "12"}) == {"rule": "1~12-4-4-4~0-0-0-0~rn"}
    assert VIEW.moved({}, {"rule.activates": "1"}) == {"rule": "1~4-4-4-4~0-0-0-0~rna"}


def test_another_start_takes_the_sliders_with_it():
    codes = VIEW.moved({"fte": MOVED, "search": "best"}, {"preset": "equal_caseload"})

    assert codes == {"preset": "equal_caseload"}


CHANGE = "1~765~-200~2026-07~1.3~0.05~0.38~9~~p~2~0.45~0.5"


def test_a_change_adds_its_clients_and_goes_with_the_posts_it_added(home):
    before, after = (encoded({**PLAN.fte, "kajaani": fte}, list(UNITS)) for fte in (16.0, 16.5))
    added = "~".join([before, after.removeprefix("1~")])
    codes = {"change": CHANGE, "added_fte": added, "fte": after}
    page = shown(VIEW, home, **codes)

    assert VIEW.chosen({"muutos": CHANGE, "muutos_htv": added, "htv": after}, home).changed == codes
    assert "7\xa0235" in " ".join(page.answer)
    assert any("Sotkamo −200 työpaikkaa" in each for each in page.notes)
    assert ("Rakennemuutos", "Sotkamo −200") in page.filters
    left = VIEW.moved(codes, VIEW.actions["change_remove"](VIEW.chosen(codes, home)))
    assert VIEW.chosen(left, home).changed == {}
    own = {**codes, "fte": encoded({**PLAN.fte, "kajaani": 18.0}, list(UNITS))}
    left = VIEW.moved(own, VIEW.actions["change_remove"](VIEW.chosen(own, home)))
    assert VIEW.chosen(left, home).changed == {"fte": own["fte"]}


def test_the_receiver_is_told_that_the_sender_had_a_file_of_flows(home):
    told = FI("board.change.senders_flows")

    assert told in shown(VIEW, home, change=f"{CHANGE}~f").notes
    assert told not in shown(VIEW, home, change=CHANGE).notes


def test_the_starting_allocation_does_not_follow_the_change(home):
    before, after = (
        texts(figure(shown(VIEW, home, preset="state_by_clients", **link), "staffing_table"))
        for link in ({}, {"change": CHANGE})
    )

    assert [row[4] for row in before] == [row[4] for row in after]
    assert [row[1] for row in before] != [row[1] for row in after]


def test_the_whole_range_of_a_change_makes_clients_an_interval(home):
    middle, ranged = (
        look_of(VIEW.chosen({"change": CHANGE, "change_range": each}, home), FI) for each in "01"
    )

    assert middle.board.totals.clients_low == middle.board.totals.clients_high
    assert (
        ranged.board.totals.clients_low < middle.board.totals.clients_low < ranged.board.totals.clients_high
    )


def test_results_are_those_of_the_board(home):
    chosen = VIEW.chosen({"fte": MOVED}, home)
    found = {key: result(chosen) for key, result in VIEW.results.items()}

    assert found["largest_caseload"].high == pytest.approx(162.4)
    assert found["fte"] == Interval.point(66.0)
    assert found["cost_eur"] == Interval(66 * 50_000, 66 * 75_000)
    assert caseloads(look_of(chosen, FI))["caseload_kajaani"] == found["largest_caseload"]


def test_an_area_without_a_plan_of_its_units_says_what_it_lacks(oulu):
    page = shown(VIEW, oulu)

    assert page.answer == ()
    assert [each for each in page.notes if each.startswith("failed: ")]


def test_a_move_of_the_sliders_leaves_what_does_not_depend_on_them_alone(home):
    codes = {"section": "assumptions"}
    first = sheets(VIEW, codes, home, FI, explain=explain)
    moved = sheets(VIEW, {**codes, "fte": MOVED}, home, FI, explain=explain)
    after, then = (
        sheet_after("after", made, VIEW, each, home, FI, explain=explain)
        for made, each in ((first, codes), (moved, {**codes, "fte": MOVED}))
    )

    assert first.first.body == moved.first.body
    assert set(after.figures) & set(then.figures)  # the register of assumptions is the same figure


@pytest.fixture
def withheld(contexts, home, monkeypatch):
    """Return a page's context in which one municipality's figures are not published."""

    def withhold(area, status, indicator="jobseekers"):
        read = employment.area_observations

        def changed(*args, **kwargs):
            rows = read(*args, **kwargs)
            its = (rows["ref_area"] == area) & (rows["indicator"] == indicator)
            return rows.assign(
                obs_value=rows["obs_value"].mask(its), obs_status=rows["obs_status"].mask(its, status)
            )

        monkeypatch.setattr(employment, "area_observations", changed)
        return contexts(home.area)

    return withhold


@pytest.mark.parametrize("section", choices.SECTION.codes)
def test_a_suppressed_number_of_clients_is_an_interval_in_every_section(withheld, section):
    context = withheld("620", "confidential")
    page = shown(VIEW, context, section=section)

    assert not [each for each in page.notes if each.startswith("failed")]
    assert look_of(VIEW.chosen({}, context), FI).setting.clients["puolanka"].high == 4


@pytest.mark.parametrize("section", choices.SECTION.codes)
def test_unknown_clients_of_a_unit_leave_the_rest_of_the_page(withheld, section):
    context = withheld("765", "missing")
    page = shown(VIEW, context, section=section)

    assert "Asiakkaiden määrä ei ole tiedossa: Sotkamo." in page.answer
    assert all("not known" in each or "clients" in each for each in page.notes if each.startswith("failed"))


def test_unknown_clients_are_unknown_in_the_table_and_not_nothing(withheld):
    row = texts(figure(shown(VIEW, withheld("765", "missing")), "staffing_table"))[1]

    assert (row[1], row[7], row[8]) == ("–", "–", FI("staffing.verdicts.unknown_clients"))


def test_the_start_needs_the_clients_of_the_units_it_divides_by(withheld):
    page = shown(VIEW, withheld("205", "missing"))

    assert page.answer == ()
    assert any("kajaani" in each for each in page.notes)


def test_a_result_that_is_not_known_has_no_tornado(withheld):
    page = shown(VIEW, withheld("765", "missing"), section="assumptions")

    assert FI("staffing_page.tornado.unknown") in page.answer
