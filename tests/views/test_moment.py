"""The month of a page and the month it is compared with: one choice of every page that has monthly data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.months import Months
from i18n.text import LANGUAGES, Text
from tests.views.months import MONTHS
from tests.views.test_every_view import SLIP, explain, shown, words
from views.context import Context
from views.files import report
from views.moment import BEFORE, PERIOD, opened_at
from views.registry import VIEWS
from views.results import SAVED_ON, codes_of, results_of
from views.shared import elsewhere

FI = Text("fi")
OVERVIEW, STAFFING = VIEWS["overview"], VIEWS["staffing"]
MONTHLY = [view for view in VIEWS.values() if PERIOD in view.choices]

every_monthly_view = pytest.mark.parametrize("view", MONTHLY, ids=lambda view: view.name)


def controls(body):
    return {block["key"]: block for bar in body["moment"] if bar["kind"] == "bar" for block in bar["blocks"]}


def share(context, **codes):
    """Return the key figure of the unemployed share of the first page."""
    page = OVERVIEW.page(codes, context, FI)
    label = FI("indicators.unemployed_share.label")
    return next(each.value for each in page.key_figures if each.label == label).replace("\xa0", " ")


def test_the_months_with_every_indicator_are_complete(monthly):
    assert monthly.months.complete == MONTHS
    assert (monthly.period, monthly.before) == ("2026-06", "2025-06")


def test_a_month_that_the_producer_has_is_not_read_from_the_plan_too(monthly, home):
    for month in MONTHS:
        assert not monthly.observations(month).data.duplicated(["ref_area", "indicator"]).any()
    assert home.observations(home.area.plan).snapshots == ("plan_2023_unemployment",)


@every_monthly_view
def test_where_there_is_one_month_nothing_is_drawn_to_choose_it(view, home):
    assert shown(view, home)[0][0]["moment"] == []


@every_monthly_view
@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_are_more_a_page_shows_them_by_name_the_newest_first(view, language, monthly):
    drawn = controls(shown(view, monthly, language)[0][0])
    text = Text(language)

    assert drawn["period"]["options"] == [[month, text.period(month)] for month in MONTHS[::-1]]
    assert drawn["period"]["value"] == "2026-06"
    assert list(drawn) == [each.key for each in (PERIOD, BEFORE) if each in view.choices]


@every_monthly_view
def test_another_month_is_told_on_the_page_and_in_its_files(view, monthly):
    newest, earlier = (
        report(view, codes, monthly, FI, explain=explain) for codes in ({}, {"period": "2025-06"})
    )

    assert "kesäkuu 2026" in newest.vintage
    assert "kesäkuu 2025" in earlier.vintage
    assert (FI("moment.period"), "kesäkuu 2025") in earlier.filters
    bodies, figures = shown(view, monthly, period="2025-06")
    assert not [word for word in words(bodies, figures) if word.startswith("failed: ") or SLIP.search(word)]


@every_monthly_view
def test_every_month_that_can_be_chosen_changes_what_the_page_shows(view, monthly):
    opened = view.chosen({}, monthly)
    for choice in (PERIOD, BEFORE):
        for code in choice.options(opened) if choice in view.choices else ():
            if code != opened[choice]:
                assert shown(view, monthly, **{choice.key: code}) != shown(view, monthly), (choice.key, code)


def test_a_number_is_that_of_its_month(monthly):
    assert share(monthly) == "11,5 %"
    assert share(monthly, period="2026-05") == "5,8 %"  # as many unemployed in twice the labour force
    assert share(monthly, period="2025-06") == "3,8 %"
    assert share(monthly) == "11,5 %"  # nothing of another month is remembered for this one


def test_a_month_is_compared_with_the_same_month_a_year_before_unless_a_reader_says_otherwise(monthly):
    def compared(**codes):
        chosen = OVERVIEW.chosen(codes, monthly)
        return chosen.context.period, chosen.context.before

    assert compared() == ("2026-06", "2025-06")
    assert compared(before="2026-05") == ("2026-06", "2026-05")
    assert compared(period="2025-06") == ("2025-06", "")  # no year before: no other month either
    assert compared(period="2025-06", before="2026-05") == ("2025-06", "")  # not a later one
    assert compared(period="2025-06", before="2024-12") == ("2025-06", "2024-12")
    assert compared(period="2024-12") == ("2024-12", "")


def test_a_month_of_another_season_is_offered_to_nobody_but_shown_where_a_link_names_it(monthly):
    def offered(**codes):
        return BEFORE in OVERVIEW.page({"period": "2025-06", **codes}, monthly, FI).blocks

    assert not offered()
    assert offered(before="2024-12")


def test_like_with_like_is_not_warned_about_and_other_months_are(monthly):
    warned = FI("overview.not_like_with_like")

    assert warned not in " ".join(report(OVERVIEW, {}, monthly, FI, explain=explain).notes)
    assert warned in " ".join(report(OVERVIEW, {"before": "2026-05"}, monthly, FI, explain=explain).notes)


def test_one_month_holds_on_every_page(monthly):
    chosen = OVERVIEW.chosen({"period": "2026-05"}, monthly)
    others = elsewhere(OVERVIEW, chosen, {})

    assert set(others) == {view.name for view in MONTHLY} - {"overview"}
    assert all(codes == {"period": "2026-05"} for codes in others.values())


def test_a_new_month_starts_the_comparison_anew_on_every_page(monthly):
    flows = VIEWS["flows"]
    kept = {"overview": {"before": "2024-12"}}
    others = elsewhere(flows, flows.chosen({"period": "2026-05"}, monthly), kept)

    assert others["overview"] == {"period": "2026-05"}


@every_monthly_view
@pytest.mark.parametrize("code", ["", "2026-13", "2026-07", "2023-08", "<b>", "nan"])
def test_a_month_that_is_none_opens_the_newest_and_is_said_to_be_none(view, code, monthly):
    chosen = view.chosen({"period": code}, monthly)

    assert chosen.context.period == "2026-06"
    assert chosen.changed == {}
    assert "period" in chosen.refused


@every_monthly_view
def test_a_link_without_a_month_opens_as_before(view, monthly):
    assert view.chosen({}, monthly).context is monthly


@given(data=st.data())
def test_whatever_months_there_are_one_earlier_than_the_other_is_chosen(data, monthly):
    months = st.from_regex(r"20[0-9]{2}-(0[1-9]|1[0-2])", fullmatch=True)
    every = tuple(sorted(data.draw(st.sets(months, min_size=1, max_size=6))))
    complete = data.draw(st.sets(st.sampled_from(every), min_size=1))
    known = Months(complete=tuple(sorted(complete)), every=every)
    context = _with(monthly, known)
    codes = {key: data.draw(st.sampled_from([*every, "x"])) for key in ("period", "before")}
    chosen = OVERVIEW.chosen(codes, context)

    assert chosen[PERIOD] in known.complete
    assert chosen[BEFORE] < chosen[PERIOD]  # "" where there is none
    assert (chosen.context.period, chosen.context.before) == (chosen[PERIOD], chosen[BEFORE])
    assert OVERVIEW.chosen(chosen.changed, context).codes == chosen.codes


def _with(context, months):
    return Context(
        store=context.store,
        area=context.area,
        period=months.newest,
        before=months.compared_with(months.newest),
        months=months,
    )


def test_what_was_saved_opens_in_the_month_it_was_saved_in(monthly):
    saved = {SAVED_ON: {"period": "2026-05"}, "staffing": {"basis": "unemployed"}}

    assert codes_of(STAFFING, saved, monthly) == {"basis": "unemployed", "period": "2026-05"}
    assert codes_of(STAFFING, {SAVED_ON: {"period": "2026-06"}}, monthly) == {}
    for unknown in ("", "2019-01", "nonsense"):
        assert opened_at(STAFFING.choices, {}, unknown, monthly) == {}
    said = {**saved, "staffing": {"period": "2025-06"}}
    assert codes_of(STAFFING, said, monthly) == {"period": "2025-06"}


def test_results_are_those_of_the_month_that_was_saved(monthly):
    newest, said, saved = (
        results_of(each, lambda _view: monthly)["largest_caseload"]
        for each in ({}, {"staffing": {"period": "2026-05"}}, {SAVED_ON: {"period": "2026-05"}})
    )

    assert saved == said
    assert saved.low > 1.5 * newest.high  # twice the jobseekers


def test_clients_from_the_unemployed_are_those_of_the_plans_month_whatever_is_compared(monthly, home):
    for context in (monthly, home):
        chosen = STAFFING.chosen({"basis": "unemployed"}, context)
        assert "elokuussa 2023" in chosen.words(next(c for c in STAFFING.choices if c.key == "basis"), FI)
