"""What a page says of one municipality is what its own figures say of it."""

import pytest

from domain.interval import Interval
from i18n.text import Text
from tests.views.checked import breaking, cells, explain, figure
from views.files import report
from views.places import rank_of
from views.registry import VIEWS

FI = Text("fi")
PUOLANKA, KAJAANI = "620", "205"


def own(page, home, code, **codes):
    made = report(VIEWS[page], {**codes, "subject": code}, home, FI, explain=explain)
    return made, [breaking(each) for each in made.answer]


def test_the_place_among_municipalities_is_a_range_where_intervals_overlap():
    values = {"a": Interval.point(3), "b": Interval(1, 4), "c": Interval.point(0)}

    assert rank_of(values, "a", FI) == "1–2/3"
    assert rank_of(values, "c", FI) == "3/3"


def test_shared_metrics_tell_the_share_and_the_place_of_the_ranking(home):
    page, said = own("shared_metrics", home, PUOLANKA)
    order = [row[0].text.removeprefix("› ") for row in figure(page, "by_municipality").grid.rows]
    shares = {name: row[0] for name, row in cells(page, "by_municipality").items()}

    assert "14,9 %, sija 1/10" in said[0]
    assert shares["› Puolanka"] == "14,9 %"
    assert order[0] == "Puolanka"


def test_matching_tells_what_the_municipality_has_and_what_is_near(home):
    page, said = own("shared_metrics", home, PUOLANKA, section="matching", minutes="60")
    row = cells(page, "reach")["› Puolanka"]

    assert "Enintään 60 minuutin päässä" in said[1]
    assert f"{row[0]} työtöntä kohden" in said[1] or f"{row[0]}–{row[1]}" in said[1]


def test_a_structural_change_is_told_of_the_municipality_as_in_its_table(home):
    page, said = own("structural_change", home, PUOLANKA, area=PUOLANKA, jobs="-50")
    elsewhere, _ = own("structural_change", home, PUOLANKA)
    change = next(each for each in page.key_figures if each.label == FI("structural_change.columns.change"))

    assert change.value in page.answer[0]
    assert float(change.value.split(" ")[0].replace("+", "").replace(",", ".")) > 10
    assert said[0] != breaking(elsewhere.answer[0])
    assert cells(page, "caseload")["› Puolanka"]


def test_a_joint_service_costs_a_member_what_its_row_says(home):
    page, said = own("joint_services", home, PUOLANKA)
    alone, shapley = (
        cells(page, "shares")["› Puolanka"][place] for place in (1, 2 + list_of_ways(page).index("Shapley"))
    )

    assert f"osuus tällä jakotavalla on {shapley}" in said[0]
    assert f"yksin palvelu maksaisi {alone}" in said[0]


def list_of_ways(page):
    names = [column.label for column in figure(page, "shares").grid.columns]
    return names[3:]


def test_a_joint_service_has_no_share_of_who_does_not_take_part(home):
    page, said = own("joint_services", home, KAJAANI)

    assert said[0].startswith("Kajaani: ei ole mukana")
    assert FI("joint_services.kpi.pays") not in {each.label for each in page.key_figures}


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"open_areas": "205"}, "Puolanka: kunnassa ei ole pistettä; piste: Kajaani ("),
        ({"open_areas": "205", "popup_areas": "620"}, "Puolanka: kunnassa on pop-up-piste; pysyvä"),
        ({"open_areas": "205-620"}, "Puolanka: kunnassa on pysyvä piste."),
        ({"view": "best", "points": "10"}, "Puolanka: kunnassa olisi piste."),
        ({"view": "best", "points": "1"}, "Puolanka: kunnassa ei ole pistettä; piste: "),
        ({"view": "round", "base": "620"}, "Puolanka: kierros lähtee täältä."),
        ({"view": "round", "stops": "205-777", "base": "205"}, "Puolanka: kierros ei käy täällä."),
        ({"view": "round", "base": "205"}, "Puolanka: kierros käy täällä "),
    ],
)
def test_the_service_network_tells_where_the_municipality_s_point_is(codes, said, home):
    _, answer = own("service_network", home, PUOLANKA, **codes)

    assert answer[0].startswith(said)


def test_the_kilometres_of_a_municipality_are_those_of_its_row(home):
    page, said = own("service_network", home, PUOLANKA, open_areas="205")
    change = cells(page, "travel")["› Puolanka"][6]
    kilometres = next(each for each in page.key_figures if each.label == FI("service_network.kpi_km"))

    assert breaking(kilometres.value) == f"+{change} km"
    assert f"muuttuvat vuodessa +{change}" in said[1]


def test_goals_hold_the_share_of_the_municipality_against_its_own_forecast(home):
    page, said = own("goals", home, PUOLANKA)

    assert said[0].startswith("Puolanka: työttömien osuus oli ")
    assert figure(page, "stock").title.startswith("Puolanka: ")
    assert cells(page, "stock")


def test_the_checks_of_a_municipality_are_counted_from_the_ledger(home):
    page, said = own("reconciliation", home, KAJAANI, verdict="all")
    rows = [
        row
        for row, area in zip(figure(page, "ledger").grid.rows, figure(page, "ledger").grid.areas, strict=True)
        if area == KAJAANI
    ]

    assert f"luvuista tehtiin {len(rows)} tarkistusta" in said[0]


def test_partners_name_the_municipality_s_points(home):
    page, said = own("partners", home, PUOLANKA)

    assert "Puolangan kunnantalo" in said[0]
    assert cells(page, "points")["› Puolanka"][0] == "Puolangan kunnantalo"
