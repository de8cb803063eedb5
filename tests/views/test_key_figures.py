"""A key figure that a model makes says so, with its range, in the figure itself; any other is named here."""

import re

import pytest

from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from tests.views.checked import blocks, breaking, shown
from tests.views.test_every_view import CODED
from tests.views.test_every_view import shown as on_page
from tests.views.test_saved_differences import version
from views.compare.compared import Compared
from views.compare.words import cards
from views.registry import VIEWS

SAID = {
    "fi": re.compile(r"\b(arvio|ennuste)\b", re.IGNORECASE),
    "sv": re.compile(r"\b(uppskattning|prognos)\b", re.IGNORECASE),
    "en": re.compile(r"\b(estimate|forecast)\b", re.IGNORECASE),
}
RANGE = re.compile(r"\d[^\d–…]{0,12}\s?[–…]\s?[+−]?\D{0,3}\d")
OVER_COSTS = re.compile(r"(kaikilla kustannuksilla|vid alla kostnader|at all costs) \d")
"""How many groups leave over the ranges of the costs: a range of its own kind."""

NOTHING = re.compile(r"^\D*0\D*$")
"""What is exactly nothing over all ranges."""

PLAIN = {
    "overview": "*",
    "changes": "Työttömien osuus|Osuus nousi|Tavallista suurempi|Kuukausi päättyi",
    "municipality": "Työttömät työnhakijat|Työttömien osuus|Aktivointiaste|Asiakkaita asiantuntijaa",
    "development": "Osuus,|Ennusteen virhe|Väli on pitänyt",
    "activation": "*",
    "commuting": "*",
    "staffing": "Asiakkaita (asiantuntijaa|ilman)|Yksiköitä yli|Henkilöstö yhteensä|Yhden henkilötyövuoden",
    "service_points": "*",
    "bill": "Kajaani: valtio maksaa",
    "shared_metrics": "Työttömien osuus",
    "peers": "*",
    "flows": "Pendelöi asuinkunnastaan",
    "service_network": "Asiakkaita yli|Keskimatka|Viimeinen piste|Pisin|Päiviä|Ajoa|Ajoaikaa",
    "paths": "*",
    "reconciliation": "*",
    "sources": "*",
    "refresh": "*",
}
"""View -> beginnings of the Finnish names of its key figures that are published, counted, chosen, measured
along roads or follow from such by arithmetic; "*" of all of them."""

MODELS = {"bill", "development", "flows", "joint_services", "service_network", "shared_metrics", "staffing"}
"""Views in which there must be some: a law about none would hold of anything."""


def estimates(name, page):
    plain = PLAIN.get(name, "")
    if plain == "*":
        return []
    if name == "compare":  # a caseload of exact clients is arithmetic
        return [place for place, each in enumerate(page.key_figures) if RANGE.search(breaking(each.value))]
    beginning = re.compile(plain or r"(?!)")
    return [place for place, each in enumerate(page.key_figures) if not beginning.match(each.label)]


def sections(view):
    """Return the choices under which a view has figures of its own: as it opens, and in each section."""
    every = next((each for each in view.choices if each.key in ("section", "part")), None)
    codes = every.codes if every is not None and not callable(every.codes) else ()
    return [{}, *({every.key: code} for code in codes)]


def unsaid(each, language):
    """Return what a key figure of a model does not say of itself."""
    words = breaking(" ".join((each.label, each.value, each.change)))
    has_range = RANGE.search(words) or OVER_COSTS.search(words)
    if not has_range and (NOTHING.match(each.value) or not re.search(r"\d", each.value)):
        return []
    return [
        *([] if SAID[language].search(words) else ["that it is an estimate"]),
        *([] if has_range else ["its range"]),
    ]


@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.name)
def test_a_key_figure_of_a_model_says_it_is_one_with_its_range(view, home):
    found = 0
    for codes in sections(view):
        of_finnish = estimates(view.name, shown(view, home, Text("fi"), **CODED, **codes))
        for language in LANGUAGES:
            figures = shown(view, home, Text(language), **CODED, **codes).key_figures
            for place in of_finnish:
                found += 1
                assert not unsaid(figures[place], language), figures[place]
    assert found or view.name not in MODELS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_of_the_chain_but_the_jobs_says_it_is_an_estimate(home, language):
    bodies, _ = on_page(VIEWS["structural_change"], home, language)
    chain = next(each for body in bodies for each in blocks(body) if each.get("boxes"))
    jobs, *others = chain["boxes"]

    assert not SAID[language].search(jobs["range"])
    assert len(others) == 5
    for box in others:
        assert SAID[language].search(box["range"]), box
        assert RANGE.search(breaking(box["range"])), box


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_compared_caseload_of_uncertain_clients_says_it_is_an_estimate(home, language):
    rows = [
        Compared(version=version(home), place=place, name="T", results={"largest_caseload": caseload})
        for place, caseload in enumerate((Interval(200, 210), Interval.point(203)))
    ]
    uncertain, exact = cards(Text(language), rows)

    assert not unsaid(uncertain, language)
    assert not SAID[language].search(exact.change)
