"""The page of joint services as a value: worked answers, ready cases, suppressed clients, the agreement."""

import io
import re

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.joint_services.cost import ServiceCost, coalition_costs
from analytics.joint_services.sharing import Way, shapley
from domain.interval import Interval
from i18n.quantity import EUROS
from i18n.text import LANGUAGES, Text
from reports.document import document
from reports.workbook import workbook
from tests.views.checked import breaking, cells, explain, figure, shown, texts
from tests.views.test_every_view import SLIP, words
from tests.views.test_every_view import shown as drawn
from views.joint_services import VIEW
from views.joint_services.corners import MOST_PRICED, corners, shapley_range
from views.joint_services.worked import service_of, worked_out
from views.sheet import sheets

FI = Text("fi")
TEN = {"case": "own"}
"""All ten with half posts of 30 000 euros for 750 jobseekers each."""


def said(page):
    return [breaking(sentence) for sentence in page.answer]


def test_ten_municipalities_pay_as_worked_out(home):
    page = shown(VIEW, home, **TEN)
    shares = cells(page, "shares")

    assert said(page)[0] == (
        "Palvelu maksaa 10 kunnalle yhdessä 300 000 € (250 000–375 000 €) vuodessa, "
        "150 000 € (125 000–187 500 €) vähemmän kuin jokaiselle erikseen."
    )
    # Clients, alone, unemployed, jobseekers, SCRB, Shapley, nucleolus, per-capita nucleolus.
    assert shares["Kajaani"] == [
        "3 248", "150 000 €", "140 163 €", "136 242 €", "125 000 €", "130 774 €", "131 786 €", "130 993 €",
    ]  # fmt: skip
    assert [shares[name][6] for name in ("Hyrynsalmi", "Ristijärvi")] == ["8 571 €", "3 214 €"]


def test_who_would_leave_is_said_for_each_way(home):
    page = shown(VIEW, home, **TEN, way="per_jobseeker")

    assert said(page)[1] == (
        "Jakotapa: Työnhakijat. Muut kuin Hyrynsalmi ja Paltamo selviäisivät keskenään 13 096 € halvemmalla, "
        "kaikilla vaihteluvälin kustannuksilla (10 913–16 370 €)."
    )
    assert cells(page, "leavers")["Työnhakijat"][0] == "236"
    assert breaking(page.key_figures[2].value) == "236"
    assert breaking(page.key_figures[2].change) == "arvio; kaikilla kustannuksilla 236, vain osalla 0"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            "Muut kuin Sotkamo ja Suomussalmi selviäisivät keskenään 982 € halvemmalla, "
            "mutta vain osalla vaihteluvälin kustannuksista (enintään 4 854 €).",
        ),
        (
            "sv",
            "Alla utom Sotkamo och Suomussalmi skulle klara sig 982 € billigare sinsemellan, "
            "men endast vid vissa kostnader inom variationsbredden (högst 4 854 €).",
        ),
        (
            "en",
            "All but Sotkamo and Suomussalmi would manage €982 more cheaply among themselves, "
            "but only at some costs in the range (€4,854 at most).",
        ),
    ],
)
def test_a_group_that_leaves_only_at_some_costs_is_said_to(home, language, said):
    codes = {"case": "telephone", "way": "per_jobseeker"}
    page = shown(VIEW, home, Text(language), **codes)
    annex = shown(VIEW, home, Text(language), **codes, section="annex")

    assert breaking(page.answer[1]).endswith(said)
    assert said in " ".join(map(breaking, annex.notes))


def test_groups_are_counted_at_all_costs_and_at_some_only(home):
    page = shown(VIEW, home, case="telephone", way="scrb")

    # At the chosen costs 23 groups, 2 of which at all costs; 25 at some only.
    assert cells(page, "leavers")["SCRB"][:6] == ["23", "2", "25", "11 053 €", "2 333 €", "18 116 €"]
    assert breaking(page.key_figures[2].change) == "arvio; kaikilla kustannuksilla 2, vain osalla 25"


def test_where_nobody_leaves_at_the_chosen_costs_it_is_said_who_does_at_others(home):
    page = shown(VIEW, home, case="telephone", way="nucleolus")

    assert said(page)[1].startswith(
        "Jakotapa: Nukleolus. Valituilla kustannuksilla mikään ryhmä ei selviäisi omin päin halvemmalla, "
        "mutta osalla vaihteluvälin kustannuksista lähtö säästäisi enintään"
    )


def test_of_many_members_it_is_said_what_the_first_group_saves_over_the_range(home):
    page = shown(VIEW, home, case="orientation", way="per_unemployed")

    assert "mutta vain osalla vaihteluvälin kustannuksista (enintään 363 181 €)" in said(page)[1]
    assert breaking(page.key_figures[2].change) == "arvio, väli 4 620–372 239 €"


def test_an_empty_core_is_explained(home):
    notes = " ".join(map(breaking, shown(VIEW, home, **TEN).notes))

    assert "parhaallakin jaolla jokin ryhmä säästäisi lähtemällä 9 643 €" in notes
    assert "henkilötyövuoden puolikkaat" in notes
    assert "maksaisivat yhteensä 287 727 € eivätkä 300 000 €" in notes


def test_two_who_would_leave_are_said_to_be_two(home):
    # 700 and 800 of 1 500: together one post of 60 000; with a third of 10 another half, for all.
    codes = {"members": "105-290-765", "own_clients": "105_10-290_700-765_800", "way": "scrb"}
    page = shown(VIEW, home, **TEN, **codes)

    assert re.search(
        r"Kuhmo ja Sotkamo selviäisivät kahdestaan [\d ]+ € halvemmalla",
        " ".join([*said(page), *map(breaking, page.notes)]),
    )


def test_the_plans_counsellor_is_two_halves(home):
    page = shown(VIEW, home)

    assert [breaking(each.value) for each in page.key_figures] == ["65 000 €", "145 000 €", "1", "1"]
    assert VIEW.results["joint_cost_eur"](VIEW.chosen({}, home)) == Interval(52_000, 122_500)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_costs_carry_their_ranges(home, language):
    text = Text(language)
    answer = shown(VIEW, home, text).answer[0]

    for name, central in (("joint_cost_eur", 65_000), ("joint_saving_eur", 145_000)):
        ends = VIEW.results[name](VIEW.chosen({}, home))

        assert not ends.is_point
        assert f"{text.euros(central)} ({EUROS.span(text, ends.low, ends.high)})" in answer


def test_procurement_is_divided_alike_by_every_fair_way(home):
    page = shown(VIEW, home, case="procurement")

    # 60 000 / 10 and 5 euros for each of 3 248 jobseekers.
    assert cells(page, "shares")["Kajaani"][4:] == ["22 240 €"] * 4
    assert said(page)[1] == (
        "Jakotapa: Shapley. Mikään ryhmä ei selviäisi omin päin halvemmalla "
        "millään vaihteluvälin kustannuksilla."
    )


def test_twenty_three_cities_are_exact_without_steps(home):
    page = shown(VIEW, home, case="orientation")

    assert len(figure(page, "shares").grid.rows) == 23
    assert cells(page, "shares")["Kajaani"][-1] == breaking(FI.euros(120_000 / 23 + 30 * 287))


def test_of_many_with_steps_shapley_is_drawn_with_its_error_and_no_nucleolus(home):
    page = shown(VIEW, home, case="orientation", clients_per_fte="500", fte_eur="60000")

    assert [column.name for column in figure(page, "shares").grid.columns][-2:] == ["shapley", "error"]
    assert "Nukleolusta ei lasketa" in " ".join(page.notes)
    assert all(column.number > 0 for column in figure(page, "shares").grid.columns[-1].cells)


def test_groups_that_are_not_searched_are_not_said_to_stay(home):
    codes = {
        "case": "orientation",
        "own_clients": "091_1000000-049_1000000",
        "clients_per_fte": "500",
        "fte_eur": "60000",
    }
    page = shown(VIEW, home, **codes)

    assert page.key_figures[2].value == FI.unknown
    assert "ettei ryhmiä voi käydä läpi" in page.answer[1]
    assert not VIEW.results["joint_leaving_eur"](VIEW.chosen(codes, home)).is_known


def test_residents_divide_once_everyone_has_some(home):
    codes = {"case": "procurement", "members": "205-290", "way": "per_head"}
    some = shown(VIEW, home, **codes, residents="205_30000")
    both = shown(VIEW, home, **codes, residents="205_30000-290_10000")

    assert "per_head" not in {column.name for column in figure(some, "shares").grid.columns}
    # 60 000 + 5 x (3 248 + 564) = 79 060, of which three quarters.
    assert cells(both, "shares")["Kajaani"][2] == "59 295 €"


def test_suppressed_clients_are_a_range_on_the_page_and_nothing_in_files(home):
    on_page = drawn(VIEW, home)[1]["shares"]["table"]["rows"]
    in_file = cells(shown(VIEW, home), "shares")

    assert [row[1]["text"] for row in on_page if row[0]["text"] == "Paltamo"] == ["1–4"]
    assert in_file["Paltamo"][0] == "..."
    assert "..." in figure(shown(VIEW, home, section="annex"), "parties").grid.rows[0][1].text


def test_equal_suppressed_members_pay_equally_whatever_is_behind(home):
    shares = cells(shown(VIEW, home), "shares")
    hidden = [shares[name][5] for name in ("Hyrynsalmi", "Paltamo", "Ristijärvi", "Taivalkoski")]

    assert len(set(hidden)) == 1


def test_own_clients_take_the_place_of_published_ones(home):
    page = shown(VIEW, home, own_clients="578_4")

    assert cells(page, "shares")["Paltamo"][0] == "4"


def test_joining_pays_up_to_a_distance(home):
    rows = cells(shown(VIEW, home, section="joining"), "joining")

    # Alone 35 000, share 7 333; 27 667 / (2 x 24 x 1,20) = 480 km.
    assert rows["Paltamo"][:5] == ["kaikilla kustannuksilla", "35 000 €", "7 333 €", "27 667 €", "7 333 €"]
    # Costs from 28 000 and 5 867 to 66 250 and 13 250 euros: 282 to 688 km.
    assert rows["Paltamo"][6:9] == ["480 (282–688)", "282", "688"]
    assert rows["Suomussalmi"][6] == "isäntä"


def test_a_host_far_away_makes_joining_a_loss(home):
    codes = {
        "case": "procurement",
        "section": "joining",
        "visits": "250",
        "eur_per_km": "5",
        "fixed_eur": "3000",
    }
    page = shown(VIEW, home, **codes)

    assert any(sentence.startswith("Matkojen jälkeen liittyminen ei kannata") for sentence in page.answer)


def test_whom_joining_pays_is_told_over_the_range_of_the_costs(home):
    codes = {"case": "procurement", "section": "joining", "visits": "250", "eur_per_km": "1.5"}
    page = shown(VIEW, home, **codes)
    verdicts = {name: row[0] for name, row in cells(page, "joining").items()}

    assert verdicts["Paltamo"] == "kaikilla kustannuksilla"
    assert verdicts["Kuhmo"] == "vain osalla kustannuksista"
    assert verdicts["Kuusamo"] == "ei millään kustannuksilla"
    # 36 000 to 81 000 euros saved; 500 km of road a year for each kilometre, at 1,50 euros.
    assert said(page)[2].endswith(
        "Lyhin etäisyys, jolla liittyminen lakkaa kannattamasta: Hyrynsalmi, 72 (48–108) km."
    )
    clause = next(
        note for note in shown(VIEW, home, **codes | {"section": "annex"}).notes if note.startswith("4. ")
    )
    assert "vain osalla vaihteluvälin kustannuksista: Hyrynsalmi, Kuhmo, Puolanka ja Suomussalmi." in clause


def test_advances_and_settlement_add_up(home):
    page = shown(VIEW, home, section="payments", used_clients="777_40", cost_change_pct="10")
    *rows, total = figure(page, "payments").grid.rows
    numbers = [[cell.number or 0.0 for cell in row] for row in rows]

    assert [breaking(cell.text) for cell in total][3:5] == ["65 000,00 €", "52 000,00 €"]
    # 60 clients: one and a half posts, 95 000, ten per cent dearer.
    assert breaking(total[6].text) == "104 500,00 €"
    for row in numbers:
        assert row[4] + row[7] == pytest.approx(row[6])
    for column in range(3, 8):
        assert sum(row[column] for row in numbers) == pytest.approx(total[column].number, abs=0.005)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annex_is_a_pdf_and_a_workbook(home, language):
    text = Text(language)
    page = shown(VIEW, home, text, section="annex")
    book = openpyxl.load_workbook(io.BytesIO(workbook([page], text)))

    assert document([page], text).startswith(b"%PDF")
    assert len(book.sheetnames) == 3
    assert sum(note[:2] in {f"{number}." for number in range(1, 9)} for note in page.notes) == 8


def test_the_costs_of_the_annex_add_up_at_both_ends(home):
    *parts, whole = figure(shown(VIEW, home, section="annex"), "basis").grid.rows

    for column in (1, 2, 3):
        assert sum(row[column].number for row in parts) == pytest.approx(whole[column].number)


@pytest.mark.parametrize(
    "codes",
    [
        {"members": "0"},
        {"members": "0", "section": "annex"},
        {"members": "205"},
        {"members": "205", "section": "annex"},
        {"fixed_eur": "0", "fte_eur": "0"},
        {"clients_per_fte": "0", "fixed_eur": "0", "section": "annex"},
        {"own_clients": "777_0-105_0-578_0-620_0-697_0-832_0"},
        {"own_clients": "777_1000000", "case": "orientation"},
        {
            "own_clients": "091_1000000-049_1000000",
            "case": "orientation",
            "clients_per_fte": "500",
            "fte_eur": "100",
        },
        {"case": "maritime", "section": "joining", "visits": "10"},
    ],
    ids=str,
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_chosen_is_answered_in_words(home, codes, language):
    found = list(words(*drawn(VIEW, home, language, **codes)))

    assert not [word for word in found if SLIP.search(word) or word.startswith("failed: ")]


@pytest.mark.parametrize(
    "codes",
    [
        {"own_clients": "<script>"},
        {"residents": "205_-1"},
        {"used_clients": "777_9999999", "section": "payments"},
    ],
    ids=str,
)
def test_numbers_that_cannot_be_are_said_and_left_out(home, codes):
    found = list(words(*drawn(VIEW, home, **codes)))

    assert len([word for word in found if word.startswith("failed: ")]) == 1


def test_a_part_that_is_set_becomes_a_code():
    moved = VIEW.moved({}, {"own_clients.578": "3"})

    assert moved == {"own_clients": "578_3"}
    assert VIEW.moved(moved, {"own_clients.578": ""}) == {"own_clients": ""}
    assert VIEW.moved(moved, {"own_clients.<b>": "3"}) == moved


def test_another_case_starts_anew():
    moved = VIEW.moved({"case": "counsellor", "fixed_eur": "9000"}, {"case": "telephone"})

    assert moved == {"case": "telephone"}


def test_results_are_what_scenarios_are_compared_by(home):
    chosen = VIEW.chosen(TEN | {"way": "per_jobseeker"}, home)

    assert VIEW.results["joint_cost_eur"](chosen) == Interval(250_000, 375_000)
    assert VIEW.results["joint_saving_eur"](chosen) == Interval(125_000, 187_500)
    assert VIEW.results["joint_leaving_eur"](chosen) == Interval(10_913.03, 16_369.55)


def test_a_move_of_the_section_leaves_the_shares(home):
    def digests(section):
        return set(sheets(VIEW, {"section": section}, home, FI, explain=explain).first.figures)

    assert len(digests("joining") & digests("payments")) == 2


def test_an_area_without_ready_services_has_its_own(oulu):
    page = shown(VIEW, oulu)

    assert len(texts(figure(page, "shares"))) == 7
    assert said(page)[0].startswith("Palvelu maksaa 7 kunnalle")


@pytest.mark.parametrize(
    ("clients", "fte", "combinations"), [(100.0, 0.0, 4), (100.0, 9e4, 8), (1_000.0, 9e4, 2)]
)
def test_costs_of_many_members_are_combined_unless_each_takes_a_long_search(clients, fte, combinations):
    """24 members: without staff, with staff for 2 400 clients, and for 24 000."""
    low, high = (
        ServiceCost(fixed_eur=end, per_client_eur=end / 100, fte_eur=fte * end / 2_000, clients_per_fte=60)
        for end in (1_000.0, 2_000.0)
    )
    games = corners(high, low, high, [Interval.point(clients)] * 24, {})

    assert len({game.cost for game in games}) == len(games) == combinations
    assert {low, high} <= {game.cost for game in games}


FEW = Interval(1, 4)
"""A suppressed number."""


def test_the_range_of_shapley_holds_every_number_that_is_hidden(home):
    """The counsellor of six municipalities, four with suppressed clients; worked out apart from this code."""
    found = worked_out(home, service_of(VIEW.chosen({}, home)))
    low, high = found.ranges[Way.SHAPLEY]

    assert [each.is_point for each in found.clients].count(False) == 4
    assert np.rint(low).tolist() == [4500, 4500, 6583, 4500, 17833, 4500]
    assert np.rint(high).tolist() == [19167, 19167, 20417, 19167, 36667, 19167]


@given(
    hidden=st.lists(st.booleans(), min_size=2, max_size=5).filter(any),
    clients=st.lists(st.integers(0, 60), min_size=5, max_size=5),
    drawn=st.lists(st.integers(1, 4), min_size=5, max_size=5),
    places=st.tuples(*[st.floats(0, 1)] * 3),
)
def test_no_share_lies_outside_the_range_of_shapley(hidden, clients, drawn, places):
    low, high = (
        ServiceCost(fixed_eur=f, per_client_eur=v, fte_eur=e, clients_per_fte=7)
        for f, v, e in ((100.0, 0.0, 5e4), (1_000.0, 90.0, 75e3))
    )
    keys = ("fixed_eur", "per_client_eur", "fte_eur")
    between = ServiceCost(
        clients_per_fte=7,
        **{
            key: getattr(low, key) + place * (getattr(high, key) - getattr(low, key))
            for key, place in zip(keys, places, strict=True)
        },
    )
    known = [FEW if is_hidden else Interval.point(n) for is_hidden, n in zip(hidden, clients, strict=False)]
    true = [few if is_hidden else n for is_hidden, n, few in zip(hidden, clients, drawn, strict=False)]

    least, most = shapley_range(low, high, known)
    share = shapley(coalition_costs(between, true))

    assert (least <= share + 1e-6).all()
    assert (share <= most + 1e-6).all()


@pytest.mark.parametrize("clients", [[Interval.point(5)] * 3, [FEW] * 13, [Interval(1, MOST_PRICED), FEW]])
def test_where_nothing_is_hidden_or_too_much_the_ends_are_all_that_is_tried(clients):
    cost = ServiceCost(fixed_eur=1.0)

    assert shapley_range(cost, cost, clients) is None
