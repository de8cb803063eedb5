"""A municipality on one page: every number there is the number of its own page."""

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from i18n.text import LANGUAGES, Text
from reports.document import document
from reports.slides import slides
from tests.reports.files import opened, pdf, words
from tests.views.checked import breaking, cells, shown
from tests.views.test_every_view import shown as drawn
from views.municipality import VIEW
from views.municipality.lines import TOPICS
from views.registry import VIEWS

FI = Text("fi")
GROUP = MSO_SHAPE_TYPE.GROUP
PUOLANKA = "620"


@pytest.fixture(scope="module")
def page(home):
    return shown(VIEW, home, subject=PUOLANKA)


@pytest.fixture(scope="module")
def own(page):
    """Return the municipality's number by the name of its line."""
    return {label: number for label, (number, *_) in cells(page, "sheet").items()}


@pytest.fixture(scope="module")
def elsewhere(home):
    """Return what the own pages of the numbers say of the municipality, by page."""
    return {name: shown(VIEWS[name], home, subject=PUOLANKA) for name in TOPICS.values()}


def kpis(page):
    return {each.label: breaking(each.value) for each in page.key_figures}


@pytest.mark.parametrize(
    ("line", "name", "label"),
    [
        ("Työttömät työnhakijat", "overview", "Työttömät työnhakijat"),
        ("Työttömien osuus työvoimasta", "overview", "Työttömien osuus työvoimasta"),
        ("Työttömien osuus työvoimasta", "peers", "Työttömien osuus työvoimasta"),
        ("Aktivointiaste", "overview", "Aktivointiaste"),
        ("Aktivointiaste", "activation", "Aktivointiaste"),
        ("Aktivointiaste", "peers", "Aktivointiaste"),
        ("Paikkoja aktivointitavoitteeseen 20 %", "activation", "Uusia paikkoja"),
        ("Työpaikkaomavaraisuus", "commuting", "Työpaikkaomavaraisuus"),
        ("Lähin toisen kunnan palvelupiste: Hyrynsalmi", "service_points", "Lähin toinen kunta: Puolanka"),
    ],
)
def test_one_number_has_one_value_across_pages(line, name, label, own, elsewhere):
    assert own[line] == kpis(elsewhere[name])[label]


def test_what_pages_say_in_sentences_is_said_here_too(own, elsewhere):
    unit, peers, bill = (breaking(" ".join(elsewhere[each].answer)) for each in ("staffing", "peers", "bill"))

    clients, fte = own["Asiakkaita / htv asiakastyössä"].split(" / ")
    assert f"{clients} asiakasta ja {fte} htv asiakastyössä" in unit
    assert f"{own['Asiakkaita asiantuntijaa kohden']} asiakasta asiantuntijaa kohden" in unit
    assert "mediaani on 14,4 %" in peers
    commuters = kpis(elsewhere["commuting"])
    assert own["Pendelöi kunnasta / kuntaan"] == " / ".join(
        commuters[way] for way in ("Kunnasta muualle töihin", "Muualta kuntaan töihin")
    )
    rank = own["Verrokkeja, joilla työttömien osuus on suurempi (mediaani 14,4 %)"]
    assert f"joilla se on suurempi: {rank}." in peers
    month, reach = own["Työttömyysetuudet kuukaudessa, arvio"].rstrip(")").split(" (")
    assert f"arviolta {month} (vaihteluväli {reach})" in bill


def test_groups_are_those_of_the_overview_with_their_shares(own, elsewhere):
    groups = kpis(elsewhere["overview"])

    for group in ("Pitkäaikaistyöttömät", "Alle 25-vuotiaat työttömät", "Työttömät ulkomaalaiset"):
        assert own[group].split(" (")[0] == groups[group]


def test_what_is_suppressed_stays_so(home):
    found = set()
    for code in home.area.municipalities:
        page = shown(VIEW, home, subject=code)
        found |= {number for number, *_ in cells(page, "sheet").values() if number.startswith("1–4 (")}

    assert found, "a group of some municipality is suppressed"


def test_without_a_subject_it_is_the_page_of_the_seat_and_another_can_be_chosen(home):
    page, chosen = shown(VIEW, home), shown(VIEW, home, municipality=PUOLANKA)

    assert page.answer[0].startswith("Kajaani: ")
    assert page.question == FI("municipality.title")
    assert chosen.answer[0].startswith("Puolanka: ")


def test_its_links_lead_to_the_pages_with_the_subject_kept(home):
    body = drawn(VIEW, home, subject=PUOLANKA)[0][0]
    links = [each for block in body["main"] if block["kind"] == "bar" for each in block["blocks"]]

    assert [(each["view"], each["codes"]) for each in links] == [
        (name, {"subject": PUOLANKA}) for name in TOPICS.values()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_of_a_report(language, home):
    text = Text(language)
    report = pdf(document([shown(VIEW, home, text, subject=PUOLANKA)], text))

    assert len(report.pages) == 1
    assert f"Puolanka: {text('municipality.title')}" in words(report)


def test_it_is_one_slide_with_its_picture_three_key_figures_and_all_of_them_in_the_notes(page):
    (slide,) = opened(slides([page], FI, every_figure=True)).slides
    said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    notes = slide.notes_slide.notes_text_frame.text

    assert slide.shapes.title.text_frame.text.startswith("Puolanka: ")
    assert all(each.value in said for each in page.key_figures[:3])
    assert all(each.value in notes for each in page.key_figures)
    assert len([shape for shape in slide.shapes if shape.has_chart or shape.shape_type == GROUP]) == 1


def test_an_area_that_lacks_a_topic_is_told_so_and_has_the_others(oulu):
    page = shown(VIEW, oulu)

    assert cells(page, "sheet")["Työttömät työnhakijat"]
    assert any(note.startswith("Pendelöinti: failed") for note in page.notes)
