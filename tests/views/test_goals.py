"""The goals page as a value: what documents state, what is computed of it, and what readers have said."""

from dataclasses import replace

import pytest

from analytics.counts import values as values_of_counts
from domain.interval import Interval
from i18n.quantity import FINE_SHARE
from i18n.quantity import SHARE as SHARE_OF
from i18n.text import LANGUAGES, Text
from scenarios.goals.model import GoalDamagedError, Kind
from tests.scenarios.goals.test_store import DECISION, GOAL, entry
from tests.views.checked import figure, shown, texts
from tests.views.test_every_view import shown as on_page
from views.changes.targets import crossings
from views.development.rows import months_of
from views.development.together import expected_together, months_together
from views.goals import VIEW
from views.goals.measured import measured
from views.goals.rows import path_since, reviews, stand
from views.goals.words import SHAPES

FI = Text("fi")
WAITS = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
FIRST = {"date": "2026-02-28", "history": "Jonot kasvoivat", "proposal": "Ryhmiä"}
SECOND = {"date": "2026-08-31", "history": "Jonot lyhenivät", "works": "Ryhmät"}


def sheet_figure(view, context, key, **codes):
    """Return a figure as the browser gets it."""
    return on_page(view, context, **codes)[1][key]


def values():
    return tuple(
        entry(
            Kind.VALUE,
            date=f"{2025 + month // 12}-{month % 12 + 1:02d}-01",
            value=f"{wait}",
            source="Tilasto",
        )
        for month, wait in enumerate(WAITS)
    )


@pytest.fixture
def told(home):
    decision = replace(entry(Kind.DECISION, **DECISION), id="D" * 16)
    verdict = entry(Kind.VERDICT, decision.id, ruling="keep", outcome="-1.1", words="Toimii")
    asked = replace(entry(Kind.DECISION, **DECISION | {"name": "Puhelinaika"}), id="E" * 16)
    said = (
        entry(Kind.GOAL, **GOAL),
        *values(),
        entry(Kind.REVIEW, **FIRST),
        entry(Kind.REVIEW, **SECOND),
        decision,
        asked,
        verdict,
    )
    return replace(home, said=lambda: said)


def rows(page, key):
    return {row[0]: row[1:] for row in texts(figure(page, key))}


def test_only_the_goals_of_the_documents_are_there_with_their_source(home):
    found = rows(shown(VIEW, home), "every")

    assert len(found) == 4
    assert all(row[-1].startswith(("Suunnitelma", "Koillismaan", "Oulun")) for row in found.values())
    vision = next(row for name, row in found.items() if "edelläkävijä" in name)
    assert vision[1] == "asiakirjassa ei ole mittaria"


def test_a_stock_is_held_against_the_forecast_of_its_review(home):
    last = reviews(home)[0]
    at = stand(home, ("SK178",), last, up_is_good=False)
    path = path_since(home, ("SK178",), last)

    assert (last, at.now, len(path)) == ("2026-02", "2026-08", 6)
    assert at.expected.low < path["share"].iloc[-1] < at.expected.high
    status = rows(shown(VIEW, home), "every")["Työllisyysasteen nostaminen Koillismaalla"][1]
    assert status == f"{SHAPES[at.status]} {FI(f'goals.status.{at.status}')}"


def test_months_after_the_review_play_no_part_in_its_forecast(home):
    early = path_since(home, ("SK178",), "2025-08")

    assert early["time_period"].tolist()[0] == "2025-09"
    assert len(early) == 12
    assert early["share"].tolist() != path_since(home, ("SK178",), "2025-02")["share"].tolist()


def test_caseloads_are_those_of_the_board(home):
    found = rows(shown(VIEW, home, goal="caseload"), "caseloads")

    assert set(found) == {unit.name["fi"] for unit in home.area.units.values()}
    assert all(status[0] in "▲●▼?" for _, _, status in found.values())


def test_an_own_measure_is_judged_by_its_variation(told):
    page = shown(VIEW, told, goal="waits")
    flags = [flag for _, _, flag, *_ in texts(figure(page, "measured"))]

    assert flags.count("rajojen ulkopuolella") == 1
    assert flags[4] == "rajojen ulkopuolella"
    status = rows(page, "every")["Odotus ensimmäiseen haastatteluun"][1]
    assert status == "● tavallista vaihtelua; ✔ tavoite täyttyy varmasti"


@pytest.mark.parametrize(
    ("second", "said"),
    [("1.25", "1,13, prosessin rajat 0,46–1,79."), ("1.2", "1,1, prosessin rajat 0,56–1,64.")],
)
def test_process_limits_are_rounded_outwards_and_their_mean_by_the_half(second, said, told):
    two = tuple(
        entry(Kind.VALUE, date=day, value=value, source="Tilasto")
        for day, value in (("2026-01-01", "1"), ("2026-02-01", second))
    )
    kept = (entry(Kind.GOAL, **GOAL), *two)

    answer = measured(told, FI, kept, "waits", "").answer

    assert f"Keskiarvo {said}" in answer


def rebase(start="2026-03-01", **fields):
    return entry(Kind.REBASE, start=start, name="Ajanvaraus verkossa", **fields)


def judged(home, *more):
    """Return the page of a measure that fell from about 11 to about 4,5 in March, with more said of it."""
    waits = (10, 12, 10, 12, 10, 12, 4, 5, 4, 5, 4, 5)
    measured_values = tuple(
        entry(
            Kind.VALUE,
            date=f"{2025 + (8 + place) // 12}-{(8 + place) % 12 + 1:02d}-01",
            value=f"{wait}",
            source="T",
        )
        for place, wait in enumerate(waits)
    )
    said = (entry(Kind.GOAL, **GOAL | {"target": "8"}), *measured_values, *more)
    return replace(home, said=lambda: said)


def test_limits_follow_a_decided_change_of_the_process_and_the_old_ones_stay(home):
    plain, page = (shown(VIEW, judged(home, *more), goal="waits") for more in ((), (rebase(),)))
    before, after = (texts(figure(each, "measured")) for each in (plain, page))

    assert len({tuple(row[3:6]) for row in before}) == 1
    assert [row[3:6] for row in after[:6]] == [["11", "5,68", "16,32"]] * 6
    assert [row[3:6] for row in after[6:]] == [["4,5", "1,84", "7,16"]] * 6
    assert rows(plain, "every")["Odotus ensimmäiseen haastatteluun"][1].startswith("▲ paranee")
    assert rows(page, "every")["Odotus ensimmäiseen haastatteluun"][1] == (
        "● tavallista vaihtelua; ✔ tavoite täyttyy varmasti; rajat alustavia, alle 12 arvoa"
    )
    assert "Ennen prosessin muutosta keskiarvo oli 11 ja rajat 5,68–16,32." in " ".join(page.answer)


def test_a_change_of_the_process_tells_who_decided_it_from_when_and_why(home):
    page = shown(VIEW, judged(home, rebase()), goal="waits")

    assert (
        "Rajat on laskettu uudelleen 1. maaliskuuta 2026 alkaen: Ajanvaraus verkossa. Päättäjä: Aino. "
        "Peruste: Johtoryhmän päätös."
    ) in figure(page, "measured").source
    assert texts(figure(page, "history"))[0][1:] == [
        "Aino",
        "prosessin muutos",
        "Ajanvaraus verkossa: rajat uudelleen 1. maaliskuuta 2026 alkaen",
        "Johtoryhmän päätös",
    ]


def test_a_change_of_the_process_is_taken_back_by_another_entry_and_stays_in_the_history(home):
    page = shown(VIEW, judged(home, rebase(), rebase(undone="yes")), goal="waits")

    assert texts(figure(page, "measured")) == texts(
        figure(shown(VIEW, judged(home), goal="waits"), "measured")
    )
    assert [row[3] for row in texts(figure(page, "history"))[:2]] == [
        "Ajanvaraus verkossa: 1. maaliskuuta 2026 kirjattu muutos peruttu",
        "Ajanvaraus verkossa: rajat uudelleen 1. maaliskuuta 2026 alkaen",
    ]


def test_a_change_with_too_few_values_after_it_waits_and_says_so(home):
    page = shown(VIEW, judged(home, rebase("2026-08-01")), goal="waits")

    assert len({tuple(row[3:6]) for row in texts(figure(page, "measured"))}) == 1
    assert "kun muutoksen kummallakin puolella on vähintään 2 arvoa" in figure(page, "measured").source


def test_the_picture_has_both_limits_and_the_change_between_them(home):
    drawn = sheet_figure(VIEW, judged(home, rebase()), "measured", goal="waits")["figure"]
    levels = [(each["x"], each["y"][0]) for each in drawn["data"][:-1]]

    assert [y for x, y in levels if x == ["2025-09-01", "2026-02-01"]] == pytest.approx([5.68, 11, 16.32])
    assert [y for x, y in levels if x == ["2026-03-01", "2026-08-01"]] == pytest.approx([1.84, 4.5, 7.16])
    assert [each["x0"] for each in drawn["layout"]["shapes"]] == ["2026-03-01"]


def test_two_reviews_stand_side_by_side(told):
    found = rows(shown(VIEW, told, goal="waits"), "review")

    assert found["Miten tähän on tultu"] == ["Jonot kasvoivat", "Jonot lyhenivät"]
    assert found["Mikä toimii"] == ["–", "Ryhmät"]


def test_an_expected_effect_stands_beside_its_outcome_and_an_ended_pilot_asks(told):
    page = shown(VIEW, told, goal="waits")
    found = rows(page, "decisions")

    assert "● odotetusti" in found["Ryhmähaastattelut"][-2]
    assert found["Ryhmähaastattelut"][-1] == "Jatketaan Toimii"
    assert found["Puhelinaika"][-1] == "? arvio kirjattava nyt"
    assert "Puhelinaika" in " ".join(page.answer)
    assert "Ryhmähaastattelut" not in " ".join(page.answer)


def test_who_said_what_and_why_is_told_latest_first(told):
    found = texts(figure(shown(VIEW, told, goal="waits"), "history"))

    assert len(found) == len(told.said())
    assert found[0][1:] == ["Aino", "arvio", "Jatketaan", "Johtoryhmän päätös"]


def test_a_goal_with_target_has_its_straight_path(home):
    goal = GOAL | {"indicator": "unemployed_share", "areas": "205", "name": "Kajaanin osuus"}
    told = replace(home, said=lambda: (entry(Kind.GOAL, "share", **goal),))

    assert "Suora polku" in figure(shown(VIEW, told, goal="share"), "stock").source
    assert "suoraa etenemispolkua ei ole" in figure(shown(VIEW, home), "stock").source


def aiming(home, **changes):
    """Return the page's stock of a goal of Kajaani's share, on its straight way since its baseline."""
    goal = GOAL | {"indicator": "unemployed_share", "areas": "205", "name": "Kajaanin osuus"} | changes
    told = replace(home, said=lambda: (entry(Kind.GOAL, "share", **goal),))
    return sheet_figure(VIEW, told, "stock", goal="share")


def test_the_straight_way_is_drawn_beside_the_band(home):
    drawn = aiming(home, base_date="2025-12-31", target_date="2026-12-31")
    straight = next(each for each in drawn["figure"]["data"] if each.get("name") == "Suora polku")
    by_month = dict(zip(straight["x"], straight["y"], strict=True))

    # From 12 to 10 per cent in 365 days, of which 181 are gone at the end of June.
    assert by_month["2025-12"] == pytest.approx(0.12)
    assert by_month["2026-06"] == pytest.approx(0.12 - 0.02 * 181 / 365)
    assert by_month["2026-12"] == pytest.approx(0.10)
    assert straight["x"][-1] == "2026-12"
    assert drawn["table"]["columns"][-1]["label"] == "Suora polku"


def test_a_way_to_a_far_target_is_drawn_for_two_years(home):
    far = aiming(home, base_date="2020-01-01", target_date="2040-12-31")
    straight = next(each for each in far["figure"]["data"] if each.get("name") == "Suora polku")

    assert straight["x"][0] == far["figure"]["data"][-2]["x"][0]
    assert straight["x"][-1] == "2028-08"


def test_the_outcome_goes_on_as_the_months_before_it_and_the_forecast_is_dotted(home):
    ways = {
        trace["name"]: trace["line"]
        for trace in sheet_figure(VIEW, home, "stock")["figure"]["data"]
        if trace.get("name") in (FI("goals.stock.outcome"), FI("goals.stock.expected"))
    }

    assert [each.get("dash", "solid") for each in ways.values()] == ["solid", "dot"]
    assert ways[FI("goals.stock.outcome")]["width"] > ways[FI("goals.stock.expected")]["width"]


def test_a_goal_without_a_number_has_no_straight_way(home):
    drawn = sheet_figure(VIEW, home, "stock")

    assert not any(each.get("name") == "Suora polku" for each in drawn["figure"]["data"])
    assert all(column["label"] != "Suora polku" for column in drawn["table"]["columns"])


def ruled(home, *more, **fields):
    """Return the cell of a goal's criterion of change, as the table and the review have it."""
    key = "share" if fields.get("indicator") else "waits"
    told = replace(home, said=lambda: (entry(Kind.GOAL, key, **GOAL | {"name": "T"} | fields), *more))
    page = shown(VIEW, told, goal=key)
    (cell,) = [row[2] for name, row in rows(page, "every").items() if name == "T"]
    assert rows(page, "review")["Muutoksen kriteeri"] == ["–", cell]
    return cell


SHARE = {"indicator": "unemployed_share", "areas": "205"}


def test_a_share_is_compared_with_its_baseline_in_the_same_month_of_the_year(home):
    now = 100 * months_of(home, "205").set_index("time_period").loc["2026-08", "share"]
    same = SHARE | {"base_date": "2025-08-31", "base": f"{now - 1:.1f}", "rule": "base"}

    assert ruled(home, **same, least="0.9") == (
        "▼ muutos huonompaan: +0,95 … +1,05 %-yks. (elokuu 2026). "
        "Muutokseksi lasketaan: vähintään 0,9 %-yks. lähtöarvosta."
    )
    assert ruled(home, **same, least="1").startswith("? jää auki, onko muutosta: +0,95 … +1,05")
    assert ruled(home, **same, least="1.1").startswith("● ei muutosta: +0,95 … +1,05")
    assert ruled(home, **same, least="0.9", way="up").startswith("▲ muutos parempaan")
    other = same | {"base_date": "2025-12-31", "least": "0.9"}
    assert ruled(home, **other).startswith("? eri vuodenaika kuin lähtöarvossa, ei arvioitavissa: +0,95 …")
    coming = same | {"base_date": "2026-08-31", "least": "0.9"}
    assert ruled(home, **coming).startswith("Ei vielä laskettavissa")


@pytest.mark.parametrize(("rule", "years"), [("year", 1), ("years", 3)])
def test_a_share_is_compared_with_the_same_month_of_years_before(rule, years, home):
    found = months_of(home, "205").set_index("time_period")
    before = [f"{2026 - back}-08" for back in range(1, years + 1)]
    low = 100 * (found.loc["2026-08", "share_low"] - found.loc[before, "share_high"].mean())

    cell = ruled(home, **SHARE, rule=rule, least=f"{low - 0.01:.4f}")

    assert cell.startswith("▼ muutos huonompaan: +")
    assert ruled(home, **SHARE, rule=rule, least=f"{low + 0.01:.4f}").startswith("? jää auki")


def test_outside_the_forecast_is_a_change_as_the_status_has_it(home):
    cell = ruled(home, **SHARE, rule="outside")
    status = stand(home, ("205",), reviews(home)[0], up_is_good=False).status

    assert cell[0] == SHAPES[status]
    assert cell.endswith("Muutokseksi lasketaan: 80 prosentin ennustevälin ulkopuolella.")


def test_an_own_measure_is_compared_by_its_values_and_limits(home):
    assert ruled(home, *values(), rule="base", least="11").startswith(
        "▲ muutos parempaan: −11 (1. kesäkuuta 2026)"
    )
    assert ruled(home, *values(), rule="base", least="11.5").startswith("● ei muutosta: −11")
    assert ruled(home, *values(), rule="year", least="0.5").startswith("● ei muutosta: 0 (")
    assert ruled(home, *values(), rule="years", least="1").startswith("Ei vielä laskettavissa")
    assert ruled(home, *values()[:5], rule="outside").startswith(
        "● ei muutosta (1. toukokuuta 2025; rajat alustavia, alle 12 arvoa)"
    )
    late = entry(Kind.VALUE, date="2026-07-01", value="30", source="T")
    assert ruled(home, *values(), late, rule="year", least="28").startswith("▼ muutos huonompaan: +28")
    assert ruled(home, *values(), late, rule="outside").startswith("▼ muutos huonompaan (1. heinäkuuta 2026)")


def test_a_criterion_in_words_alone_is_told_as_words(home):
    """As goals of before rules could be set have it."""
    assert ruled(home, criterion="Puoli päivää") == "Puoli päivää (kirjattu sanoin, ei laskettu)"
    assert ruled(home, rule="base", least="1", criterion="Sovittu 12.2.").endswith("Sovittu 12.2.")
    assert ruled(home) == "–"


def test_a_changed_rule_is_in_the_history(home):
    first, second = (
        entry(Kind.GOAL, "waits", **GOAL | {"rule": "base", "least": least}) for least in ("1", "2.5")
    )
    page = shown(VIEW, replace(home, said=lambda: (first, second)), goal="waits")

    assert [row[3].rpartition("; ")[2] for row in texts(figure(page, "history"))] == [
        "vähintään 2,5 lähtöarvosta",
        "vähintään 1 lähtöarvosta",
    ]


def joint(home, *more, **fields):
    """Return the page of a goal of Kajaani, Kuhmo and Sotkamo with what more is said of it."""
    key = "share" if fields.get("indicator") else "waits"
    said = (entry(Kind.GOAL, key, **GOAL | {"areas": "205,290,765"} | fields), *more)
    return replace(home, said=lambda: said), key


def test_a_share_of_several_areas_is_told_together_and_by_area(home):
    context, key = joint(home, indicator="unemployed_share", rule="base", least="1", base_date="2025-08-31")
    page = shown(VIEW, context, goal=key)
    found, last = rows(page, "by_area"), reviews(context)[0]

    assert list(found) == ["Kaikki yhdessä", "Kajaani", "Kuhmo", "Sotkamo"]
    for name, areas in (("Kaikki yhdessä", ("205", "290", "765")), ("Kuhmo", ("290",))):
        at = stand(context, areas, last, up_is_good=False)
        assert found[name][0] == f"{SHAPES[at.status]} {FI(f'goals.status.{at.status}')}"
        assert found[name][3].startswith(FINE_SHARE.span(FI, at.outcome.low, at.outcome.high)[:4])
    assert "vähintään 1 %-yks. lähtöarvosta" in found["Kaikki yhdessä"][1]
    assert found["Kuhmo"][1].startswith("Ei laskettavissa alueittain: lähtöarvo on yhteinen.")
    assert rows(page, "every")[GOAL["name"]][0] == "Kajaani, Kuhmo ja Sotkamo"
    assert figure(page, "stock").title.startswith("Kajaani, Kuhmo ja Sotkamo")
    of_one = shown(VIEW, context, goal=key, goal_area="290")
    assert figure(of_one, "stock").title.startswith("Kuhmo")
    assert "Suora polku:" not in figure(of_one, "stock").source


def test_the_share_of_several_areas_is_that_of_their_people(home):
    """Summed by labour force, and each municipality once: Koillismaa holds Kuusamo already."""
    force = values_of_counts(home.now.data)["labour_force"]
    found = months_together(home, ("205", "290", "765")).set_index("time_period").loc["2026-08", "share"]
    single = {
        code: months_of(home, code).set_index("time_period").loc["2026-08", "share"]
        for code in ("205", "290", "765")
    }

    assert found == pytest.approx(
        sum(single[code] * force[code] for code in single) / sum(force[code] for code in single)
    )
    one, twice = (months_together(home, each)["share"] for each in (("SK178",), ("SK178", "305")))
    assert one.tolist() == twice.tolist()
    whole = months_together(home, home.area.municipalities)["share"]
    assert whole.tolist() == months_of(home, home.area.code)["share"].tolist()


def test_what_is_expected_of_areas_together_is_what_is_expected_of_each_added_up(home):
    force = values_of_counts(home.now.data)["labour_force"]
    last = reviews(home)[0]
    parts = [expected_together(home, (code,), last) for code in ("205", "290")]
    both = expected_together(home, ("205", "290"), last)

    persons = force[["205", "290"]].to_numpy(float)
    shares = (persons[0] * parts[0]["share"] + persons[1] * parts[1]["share"]) / persons.sum()
    assert both["share"].tolist() == pytest.approx(shares.tolist())
    assert both["time_period"].tolist() == parts[0]["time_period"].tolist()
    assert (both["share_low"] < both["share"]).all()


def test_own_figures_of_several_areas_are_never_added_up(home):
    def value(day, number, of=""):
        return entry(Kind.VALUE, date=day, value=number, source="T", of=of)

    apart = [value(f"2026-0{month}-01", f"{month}", of) for month in (1, 2, 3) for of in ("205", "290")]
    context, key = joint(home, *apart)
    found = rows(shown(VIEW, context, goal=key), "by_area")

    assert found["Kaikki yhdessä"] == ["arvoja vain alueittain", "–", "–", "–"]
    assert found["Kajaani"][2:] == ["2 (1. helmikuuta 2026)", "3 (1. maaliskuuta 2026)"]
    assert found["Sotkamo"][0] == "arvoja ei ole kirjattu"
    of_one = shown(VIEW, context, goal=key, goal_area="205")
    assert len(texts(figure(of_one, "measured"))) == 3
    assert figure(of_one, "measured").title.startswith("Odotus ensimmäiseen haastatteluun, Kajaani")
    with_joint, _ = joint(home, *apart, value("2026-03-01", "17"))
    assert rows(shown(VIEW, with_joint, goal=key), "by_area")["Kaikki yhdessä"][3].startswith("17 (")
    assert texts(figure(shown(VIEW, context, goal=key), "history"))[0][3] == (
        "Kuhmo: 3 (1. maaliskuuta 2026)"
    )


def test_a_target_of_several_areas_is_one_they_have_together(home):
    context, _ = joint(home, indicator="unemployed_share", target="1", name="Yhteinen")
    (found,) = [each for each in crossings(context, FI, context.said(), "2026-08") if each.name == "Yhteinen"]
    share = months_together(context, ("205", "290", "765")).set_index("time_period").loc["2026-08"]

    assert found.is_over
    assert found.now == SHARE_OF.span(FI, share["share_low"], share["share_high"])


def test_a_damaged_entry_takes_no_other_from_anybody(told):
    def partly():
        error = GoalDamagedError("damaged", value="abc")
        error.whole = told.said()
        raise error

    whole, damaged = shown(VIEW, told, goal="waits"), shown(VIEW, replace(told, said=partly), goal="waits")

    assert [each.key for each in damaged.figures] == [each.key for each in whole.figures]
    assert texts(figure(damaged, "every")) == texts(figure(whole, "every"))
    assert any("abc" in note for note in damaged.notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_said_opens_in_every_language(told, language):
    page = shown(VIEW, told, Text(language), goal="waits")

    for key in ("every", "review", "measured", "decisions", "history"):
        assert texts(figure(page, key))


def test_results_tell_the_outcome_and_what_was_expected(home):
    chosen = VIEW.chosen({}, home)

    assert VIEW.results["goal_outcome"](chosen).is_known
    assert VIEW.results["goal_expected"](chosen).low < VIEW.results["goal_expected"](chosen).high
    assert not VIEW.results["goal_outcome"](VIEW.chosen({"goal": "caseload"}, home)).is_known


def test_results_are_those_of_goals_that_readers_set_too(told):
    """A share of Kajaani's, and a measure of its own: what scenarios of them are compared by."""
    share = entry(Kind.GOAL, "share", **GOAL | {"indicator": "unemployed_share", "areas": "205"})
    both = (*told.said(), share)
    context = replace(told, said=lambda: both)
    found = {
        goal: {key: result(VIEW.chosen({"goal": goal}, context)) for key, result in VIEW.results.items()}
        for goal in ("share", "waits")
    }

    last = reviews(context)[0]
    assert found["share"]["goal_outcome"] == stand(context, ("205",), last, up_is_good=False).outcome
    assert not found["share"]["goal_value"].is_known
    assert found["waits"]["goal_value"] == Interval.point(1.0)
    limits = found["waits"]["goal_limits"]
    assert (round(limits.low, 2), round(limits.high, 2)) == (-0.72, 4.6)
    assert not found["waits"]["goal_outcome"].is_known
