"""The partners as a value: what documents say of agreements and points, and what is said to be missing."""

from dataclasses import replace

from scenarios.goals.model import Kind
from tests.scenarios.goals.test_store import entry
from tests.views.checked import cells, figure, shown, texts
from views.partners import VIEW
from views.partners.figures import is_over


def test_agreements_tell_their_parties_and_until_when(home):
    found = cells(shown(VIEW, home), "agreements")

    koillismaa = found["Koillismaan työllisyydenhoidon kumppanuussopimus"]
    assert koillismaa[0] == "■ päättyi 31. joulukuuta 2022"
    assert "Naturpolis Oy" in koillismaa[1]
    assert koillismaa[3] == "Työllisyysasteen nostaminen Koillismaalla"
    assert "asiakirja ei kerro päättymispäivää" in {row[0] for row in found.values()}


def test_an_agreement_runs_to_the_end_of_its_last_day(home):
    oulu = home.area.agreements["oulu"]

    assert not is_over(oulu, "2021-12-31")
    assert is_over(oulu, "2022-01-01")
    assert not is_over(home.area.agreements["cooperation"], "2099-01-01")


def test_remote_service_is_told_only_of_the_points_it_was_promised(home):
    found = texts(figure(shown(VIEW, home), "points"))

    assert len(found) == 13
    promised = {row[0] for row in found if row[-1].startswith("luvattu")}
    assert promised == {"Kuusamo", "Taivalkoski"}
    assert {row[4] for row in found} == {"ei asiakirjoissa"}


def test_what_is_not_loaded_is_said_to_be_missing(home):
    said = " ".join(shown(VIEW, home).notes)

    assert "115h ei ole haettu" in said
    assert "12ti ei ole haettu" in said


def test_entered_measures_stand_with_date_and_source(home):
    fields = {"date": "2026-05-31", "value": "9.2", "source": "Ohjaamon palaute"}
    told = replace(home, said=lambda: (entry(Kind.VALUE, "ohjaamo_feedback", **fields),))

    (row,) = texts(figure(shown(VIEW, told), "measures"))
    assert row[1:] == ["31. toukokuuta 2026", "9,2", "Ohjaamon palaute", "Aino"]
