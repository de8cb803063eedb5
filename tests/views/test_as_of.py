"""Every page with the data of an earlier day: told on it and in its files, and undone with one choice."""

from dataclasses import replace
from datetime import date

import pytest

from i18n.quantity import COUNT, POINTS_TENTHS, SHARE
from i18n.text import LANGUAGES, Text
from tests.views.checked import breaking, cells
from tests.views.months import DAYS, FETCHED_DAY, RELEASE_DAY
from tests.views.test_every_view import SLIP, every_view, explain, shown, words
from tests.views.test_moment import controls, share
from views.files import report
from views.moment import AS_OF, moment_of
from views.origins import day as day_words
from views.own import OwnFile, OwnLog
from views.registry import VIEWS
from views.shared import elsewhere

FI = Text("fi")
OVERVIEW, DEVELOPMENT = VIEWS["overview"], VIEWS["development"]


def test_the_days_that_can_be_shown_are_those_before_the_newest(dated, home):
    assert dated.days == DAYS
    assert AS_OF.options(OVERVIEW.chosen({}, dated)) == ("", FETCHED_DAY, RELEASE_DAY)
    assert AS_OF.options(OVERVIEW.chosen({}, home)) == ("",)


@every_view
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_a_page_of_an_earlier_day_says_so_and_offers_the_newest(view, language, day, dated):
    bodies, figures = shown(view, dated, language, as_of=day)
    text = Text(language)
    said = list(words(bodies, figures))

    assert text("moment.shown_as_of", day=day_words(text, date.fromisoformat(day))) in said
    assert not [each for each in said if SLIP.search(each)]
    assert controls(bodies[0])["as_of"]["options"][0] == ["", text("moment.newest")]


@every_view
def test_a_page_with_the_newest_data_says_nothing_of_days(view, dated):
    assert "as_of" not in controls(shown(view, dated)[0][0])


@every_view
def test_a_file_says_which_day_its_data_are_of(view, dated):
    page = report(view, {"as_of": FETCHED_DAY}, dated, FI, explain=explain)

    assert page.vintage.endswith("20. marraskuuta 2026")
    assert any("20. marraskuuta 2026" in note for note in page.notes)
    assert (FI("moment.as_of"), "20. marraskuuta 2026") in page.filters
    assert "marraskuuta" not in report(view, {}, dated, FI, explain=explain).vintage


def test_a_number_is_that_of_its_day_and_comes_back_with_the_newest_data(dated):
    assert share(dated) == "11,5 %"
    assert share(dated, as_of=FETCHED_DAY) == "5,8 %"  # with twice the labour force
    assert share(dated) == "11,5 %"


RELEASED = {
    "Hyrynsalmi": 0.154,
    "Kajaani": 0.133,
    "Kuhmo": 0.178,
    "Paltamo": 0.159,
    "Puolanka": 0.178,
    "Ristijärvi": 0.160,
    "Sotkamo": 0.116,
    "Suomussalmi": 0.199,
}
"""January 2017 as it was first released."""


def test_figures_that_were_not_yet_published_are_missed_and_none_of_today_stand_for_them(dated):
    then = OVERVIEW.chosen({"as_of": RELEASE_DAY}, dated).context

    assert (then.period, then.before) == ("", "")
    assert set(then.shares.data["time_period"]) == {"2017-01"}
    assert then.origin("statfin_12tf").family == "statfin_12tf_release"
    bodies, _ = shown(OVERVIEW, dated, as_of=RELEASE_DAY)
    assert not bodies[0]["kpis"]


@pytest.mark.parametrize("view", [OVERVIEW, DEVELOPMENT], ids=lambda view: view.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_a_first_release_shows_it_and_says_whose_figures_are_not_known(view, language, dated):
    text = Text(language)
    bodies, figures = shown(view, dated, language, as_of=RELEASE_DAY)
    answer, names = breaking(" ".join(bodies[0]["answer"])), dated.names(language)

    for place, released in RELEASED.items():
        name = next(names[code] for code, each in dated.names("fi").items() if each == place)
        assert f"{name} {breaking(SHARE.write(text, released))}" in answer
    assert "Kuusamo" in bodies[0]["answer"][1]
    assert "Taivalkoski" in bodies[0]["answer"][1]
    said = list(words(bodies, figures))
    assert text("moment.only_release") in said
    assert not [each for each in said if each.startswith("failed: ")]


@pytest.mark.parametrize("of", ["205", "305"])
def test_the_day_of_a_first_release_has_its_page_for_a_municipality_too(of, dated):
    bodies, figures = shown(DEVELOPMENT, dated, as_of=RELEASE_DAY, subject=of)

    assert not [each for each in words(bodies, figures) if each.startswith("failed: ")]


def test_the_first_release_is_never_joined_with_the_figures_of_today(dated):
    then, now = dated.on(RELEASE_DAY).shares.data, dated.shares.data
    january = now[now["time_period"] == "2017-01"].set_index("ref_area")["unemployed_share"]
    released = then.set_index("ref_area")["unemployed_share"]

    assert len(january) == 24
    assert released["205"] == pytest.approx(0.133)
    risen = (january[released.index] - released).round(3)
    assert len(risen) == 8
    assert risen.min() == pytest.approx(0.001)
    assert risen.max() == pytest.approx(0.010)


@pytest.mark.parametrize(
    ("codes", "here", "beside"),
    [
        ({"as_of": RELEASE_DAY}, 0, 2),
        ({"beside_as_of": RELEASE_DAY, "month": "2017-01"}, 2, 0),
    ],
    ids=["then and now", "now and then"],
)
def test_a_month_as_it_was_released_stands_beside_the_same_of_today(codes, here, beside, dated):
    page = report(DEVELOPMENT, codes, dated, FI, explain=explain)
    found = cells(page, "two_moments")

    for place, released in RELEASED.items():
        assert found[place][here] == found[place][here + 1] == breaking(SHARE.write(FI, released))
    assert found["Hyrynsalmi"][beside] == "16,0 %"
    assert found["Hyrynsalmi"][4] == ("+0,6 %-yks." if here == 0 else "−0,6 %-yks.")
    assert found["Kuusamo"][here] == found["Kuusamo"][4] == "–"
    assert found["Kuusamo"][beside] == "13,4 %"
    (drawn,) = [each for each in page.figures if each.key == "two_moments"]
    assert "ensijulkaisu" in drawn.source
    assert "12tf" in drawn.source


def test_two_months_of_the_same_day_stand_side_by_side_and_another_season_is_said(dated):
    like, other = (
        report(
            DEVELOPMENT,
            {"beside_as_of": "newest", "month": "2026-08", "beside": month},
            dated,
            FI,
            explain=explain,
        )
        for month in ("2025-08", "2026-05")
    )

    assert cells(like, "two_moments")["Kajaani"][::2] == ["10,8 %", "10,0 %", "−0,8 %-yks."]
    said = FI("overview.not_like_with_like")
    sources = [
        next(each.source for each in page.figures if each.key == "two_moments") for page in (like, other)
    ]
    assert [said in each for each in sources] == [False, True]


def test_links_and_files_hold_both_moments_and_leave_out_what_is_at_its_default(dated):
    codes = {"beside_as_of": RELEASE_DAY, "month": "2017-01"}
    chosen = DEVELOPMENT.chosen(codes, dated)

    assert chosen.changed == codes  # the month beside is the same, and the only one
    assert not chosen.refused
    filters = dict(report(DEVELOPMENT, codes, dated, FI, explain=explain).filters)
    assert filters[FI("moment.beside_day")] == "28. helmikuuta 2017: ensijulkaisu, tammikuu 2017"
    assert filters[FI("moment.beside")] == filters[FI("moment.period")] == "tammikuu 2017"
    assert FI("moment.beside") not in dict(report(DEVELOPMENT, {}, dated, FI, explain=explain).filters)


def test_with_two_moments_the_day_of_the_first_can_be_chosen_on_the_page_as_well(dated):
    assert "as_of" in controls(shown(DEVELOPMENT, dated, beside_as_of=FETCHED_DAY)[0][0])
    assert "as_of" not in controls(shown(DEVELOPMENT, dated)[0][0])


def test_the_page_of_the_vintages_lets_a_reader_choose_the_day(dated, home):
    assert AS_OF in VIEWS["refresh"].page({}, dated, FI).blocks
    assert AS_OF not in VIEWS["refresh"].page({}, home, FI).blocks


def test_one_day_holds_on_every_page(dated):
    others = elsewhere(OVERVIEW, OVERVIEW.chosen({"as_of": FETCHED_DAY}, dated), {})

    assert set(others) == set(VIEWS) - {"overview"}
    assert {codes["as_of"] for codes in others.values()} == {FETCHED_DAY}
    assert moment_of(others, dated).as_of == FETCHED_DAY
    assert moment_of({}, dated) is dated


def test_another_day_starts_the_months_anew():
    assert OVERVIEW.moved({"period": "2026-06"}, {"as_of": RELEASE_DAY}) == {"as_of": RELEASE_DAY}


@every_view
@pytest.mark.parametrize("code", ["2016-01-01", "2026-11-22", "x", "<b>", "2017-02-21T090000Z"])
def test_a_day_of_which_there_are_no_data_opens_the_newest_and_is_said(view, code, dated):
    chosen = view.chosen({"as_of": code}, dated)

    assert chosen.context.as_of == ""
    assert "as_of" in chosen.refused


NAMED = {"name": "omat.csv", "sha256": "0" * 64, "rows": 1}


@pytest.mark.parametrize("own", [OwnFile(**NAMED), OwnLog(**NAMED, cube=None)])
def test_a_reader_s_own_flows_and_log_go_along_to_another_day(own, dated):
    mine = dated.with_own(own)
    then = mine.on(FETCHED_DAY)

    assert then.file is own
    assert then.on("") is mine
    assert then.memory is not dated.on(FETCHED_DAY).memory


def test_what_waits_for_a_turn_waits_for_it_on_every_day(dated):
    turn = object()
    mine = replace(dated, turn=turn)

    assert mine.on(FETCHED_DAY).turn is turn
    assert mine.on(FETCHED_DAY).on("").turn is turn
    assert mine.on(FETCHED_DAY).memory is dated.on(FETCHED_DAY).memory


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_figures_of_two_days_stand_side_by_side(language, dated):
    text = Text(language)
    page = report(OVERVIEW, {"as_of": FETCHED_DAY}, dated, text, explain=explain)
    found = cells(page, "then_and_now")
    share = found[text("indicators.unemployed_share.label")]
    unemployed = found[text("indicators.unemployed.label")]

    assert share[0] == share[1] == breaking(SHARE.write(text, 0.0576))
    assert share[2] == share[3] == breaking(SHARE.write(text, 0.1151))
    assert share[4] == share[5] == breaking(POINTS_TENTHS.write(text, 0.0576))
    assert unemployed[0] == unemployed[2] == breaking(COUNT.write(text, 4422))
    assert unemployed[4] == "0"
    assert len(found) == len(page.key_figures)


def test_the_key_figures_of_a_municipality_stand_side_by_side_too(dated):
    page = report(OVERVIEW, {"as_of": FETCHED_DAY, "subject": "205"}, dated, FI, explain=explain)

    assert cells(page, "then_and_now")[FI("indicators.unemployed.label")][0] != "4 422"


def test_two_moments_stand_side_by_side_only_where_there_are_two(dated):
    assert "then_and_now" not in {part.key for part in OVERVIEW.page({}, dated, FI).parts}
    assert "two_moments" not in {part.key for part in DEVELOPMENT.page({}, dated, FI).parts}
