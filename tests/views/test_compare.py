"""The comparison of saved scenarios: what each leads to, how they differ, and which is the best."""

import json
import re
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from domain.errors import BusyError
from i18n.text import LANGUAGES, Text
from scenarios.errors import ScenarioStorageError
from scenarios.identifiers import new_identifier
from tests.codes import SERVICE_UNITS
from tests.pages.stored import KAJAANI, draft, older
from tests.views.checked import blocks, breaking, cells, explain, figure, shown
from views import scenarios
from views.compare import VIEW
from views.library import Library
from views.memory import Memory
from views.saved import choices
from views.saved.choices import BASELINE, RECOMPUTED, VERSIONS
from views.saved.ready import READY
from views.sheet import sheets

FI = Text("fi")
MOVED = "1~20~9~4~9~7~9.5~3.5~4"
WORSE = {"staffing": {"htv": "1~12~9~4~9~7~9.5~3.5~5"}}
NOBODY = {"staffing": {"htv": "1~0~9~4~9~7~9.5~3.5~5"}}
LARGEST = "Eniten asiakkaita asiantuntijaa kohden, asiakasta/htv"


def saved(shelf, *drafts):
    """Save drafts, or the choices of one under a name, and return their identifiers."""
    return [shelf.save_new(each if not isinstance(each, tuple) else draft(*each)).id for each in drafts]


def plain(words):
    """Return words without the marks that keep names of any direction in place, with ordinary spaces."""
    return breaking(re.sub("[\u2068\u2069]", "", words))


def page_of(about, identifiers, text=FI, **codes):
    return shown(VIEW, about, text, versions="~".join(identifiers), **codes)


def answer(page):
    return plain(" ".join(page.answer))


def largest(page):
    return cells(page, "compared")[LARGEST]


def test_values_and_differences_have_their_own_units(shelf, about):
    moved = {"staffing": {"htv": MOVED, "laki": "nordic_2022"}, "activation": {"tavoite": "25"}}
    page = page_of(about, saved(shelf, ("Suunnitelma", {}), ("Kajaani 20", moved)))
    rows = cells(page, "compared")

    assert rows[LARGEST] == ["203", "162", "−41"]
    assert rows["Asiakastyön henkilöstö, htv"] == ["63,0", "66,0", "+3,0"]
    # The price of a post, 50 000 to 75 000 euros, is the same in both.
    assert rows["Kustannus, € vuodessa"][1:] == ["3 300 000–4 950 000", "+150 000 … +225 000"]
    assert rows["Tavoiteltu aktivointiaste"][2] == "+5,0 %-yks."
    assert [figure.key for figure in page.figures] == ["weighed", "caseloads", "essentials", "compared"]


def test_a_version_whose_results_were_single_numbers_compares_with_the_ranges_of_now(shelf, about):
    then = {
        "largest_caseload": "203",
        "fte": "63",
        "cost_eur": "3780000",
        "hours_gap": "56365.92379",
        "statutory_share": "0.337261331",
    }
    page = page_of(about, saved(shelf, older("Vanha", {}, **then), ("Uusi", {})))
    rows = cells(page, "compared")

    assert rows["Kustannus, € vuodessa"] == ["3 780 000", "3 150 000–4 725 000", "−630 000 … +945 000"]
    assert rows["Lakisääteinen työ käytettävissä olevasta ajasta"][:2] == ["33,7 %", "24,4–59,6 %"]
    assert rows["Lakisääteisen työn jälkeen jäljellä, tuntia vuodessa"][:2] == ["+56 366", "34 416–65 816"]
    assert "kustannus" not in answer(page)


@pytest.mark.parametrize(
    ("language", "cost"),
    [("fi", "+150 000 … +225 000 €"), ("sv", "+150 000 … +225 000 €"), ("en", "+€150,000 … +€225,000")],
)
def test_what_the_best_costs_besides_has_its_range(shelf, about, language, cost):
    versions = saved(shelf, ("Suunnitelma", {}), ("Kajaani 20", {"staffing": {"htv": MOVED}}))

    assert f" {cost} " in answer(page_of(about, versions, Text(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_that_differ_are_told_on_the_page_and_in_its_files(shelf, about, language):
    text = Text(language)
    page = page_of(about, saved(shelf, ("Yksi", {}), ("Kaksi", KAJAANI), ("Kolme", {})), text)
    moved, same = page.notes

    assert "16 → 20 " in moved
    assert plain(moved).startswith("Kaksi: ")
    assert plain(same) == f"Kolme: {text('scenario_page.difference.none')}"


def test_another_baseline_turns_the_differences_round(shelf, about):
    one, other = saved(shelf, ("Suunnitelma", {}), ("Kajaani 20", {"staffing": {"htv": MOVED}}))

    assert largest(page_of(about, (one, other), baseline=other)) == ["162", "203", "+41"]


def test_a_link_of_earlier_names_opens_the_same_comparison(shelf, about):
    one, other = saved(shelf, ("Suunnitelma", {}), older("Vanha", {}, largest_caseload="150"))
    former = {"versiot": f"{one}~{other}", "lahtokohta": other, "nykyinen": "1"}
    today = {"versions": f"{one}~{other}", "baseline": other, "recomputed": "1"}

    assert VIEW.renewed(former) == today
    assert shown(VIEW, about, **former) == shown(VIEW, about, **today)


@pytest.mark.parametrize(
    ("language", "beginning"),
    [
        (
            "fi",
            "Kuormittuneimmassa palveluyksikössä on vähiten asiakkaita asiantuntijaa kohden skenaarioissa "
            "Yksi, Kolme (lähtökohta mukana): 203. Yksi verrattuna skenaarioon Kaksi: henkilöstö +4,0 htv",
        ),
        (
            "sv",
            "I den mest belastade serviceenheten finns det minst kunder per sakkunnig i scenarierna "
            "Yksi, Kolme (utgångspunkten medräknad): 203. Yksi jämfört med scenariot Kaksi: personal +4,0",
        ),
        (
            "en",
            "The busiest service unit has the fewest clients per counsellor in "
            "Yksi, Kolme (baseline included): 203. Yksi against Kaksi: staff +4.0 FTE",
        ),
    ],
)
def test_scenarios_that_tie_are_named_together(shelf, about, language, beginning):
    versions = saved(shelf, ("Yksi", {}), ("Kaksi", WORSE), ("Kolme", {}))

    assert answer(page_of(about, versions, Text(language))).startswith(beginning)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            "Kuormittuneimmassa palveluyksikössä on jokaisessa skenaariossa yhtä monta asiakasta "
            "asiantuntijaa kohden: 203.",
        ),
        (
            "sv",
            "I den mest belastade serviceenheten finns det lika många kunder per sakkunnig i alla "
            "scenarier: 203.",
        ),
        ("en", "The busiest service unit has as many clients per counsellor in every scenario: 203."),
    ],
)
def test_where_every_scenario_ties_none_is_said_to_have_the_fewest(shelf, about, language, said):
    assert answer(page_of(about, saved(shelf, ("Yksi", {}), ("Kaksi", {})), Text(language))) == said


def test_where_no_caseload_differs_what_does_is_told_first(shelf, about):
    """Of the page that the scenarios were saved on, whose choice two pages share."""
    drafts = []
    for target in ("22", "25"):
        chosen = {"bill": {"target": target}, "activation": {"target": target}}
        one = draft(f"Tavoite {target}", chosen)
        drafts.append(replace(one, inputs={**chosen, "saved": {**one.inputs["saved"], "page": "bill"}}))
    page = page_of(about, saved(shelf, *drafts))

    bill = "Kunnan lasku: koko alue, kun tavoite on saavutettu, € kuukaudessa"
    first, _, last = answer(page).partition(". Kuormittuneimmassa")
    assert first.startswith(f"Skenaariot eroavat näin: {bill}: ")
    before, after, change = cells(page, "compared")[bill]
    assert f"{bill}: {before} → {after};" in first
    assert last
    assert [plain(each.value) for each in page.key_figures] == [before, after]
    assert [plain(each.change) for each in page.key_figures] == [
        f"{bill}; lähtökohta",
        f"{bill}; {change} lähtökohtaan",
    ]


@pytest.mark.parametrize("baseline", [0, 1])
def test_a_scenario_that_leaves_clients_without_staff_is_said_first_and_never_ranked(shelf, about, baseline):
    versions = saved(shelf, ("Lähtöjako", {}), ("Kajaani ilman väkeä", NOBODY))
    page = page_of(about, versions, baseline=versions[baseline])

    first, second, *_ = answer(page).split(". ")
    assert first == "Kajaani ilman väkeä: 3 248 asiakasta jää ilman henkilöstöä (Kajaani)"
    assert second.startswith("Kuormittuneimmassa palveluyksikössä on vähiten asiakkaita")
    assert second.endswith("Lähtöjako: 203")
    assert {"203", "ei henkilöstöä"} <= set(cells(page, "caseloads")["Kajaani"])
    tones = VIEW.page({"versions": "~".join(versions)}, about, FI).tones
    assert tones == {0: "", 1: "bad"}


def test_scenarios_that_all_leave_clients_without_staff_have_no_best(shelf, about):
    said = answer(page_of(about, saved(shelf, ("Yksi", NOBODY), ("Kaksi", NOBODY))))

    assert said.count("3 248 asiakasta jää ilman henkilöstöä") == 2
    assert "vähiten" not in said


def test_results_saved_before_clients_without_staff_were_counted_are_not_ranked_either(shelf, about):
    """The largest caseload of 133 is that of the units that were left."""
    left = {f"caseload_{unit}": "50" for unit in SERVICE_UNITS if unit != "kajaani"}
    old, new = saved(shelf, older("Vanha", NOBODY, largest_caseload="133", fte="47", **left), ("Uusi", {}))

    page = page_of(about, (new, old))

    said = answer(page)
    assert said.startswith("Vanha, tallennettaessa: 3 248 asiakasta jää ilman henkilöstöä (Kajaani).")
    assert "skenaariossa" not in said
    assert largest(page)[1] == "–"


def test_a_comparison_names_what_it_is_computed_from(shelf, about):
    plan, other, august = saved(
        shelf,
        ("Suunnitelma", {}),
        ("Kajaani 20", KAJAANI),
        ("Elokuu", {"staffing": {"asiakkaat": "august_2023"}}),
    )
    posts, month = "Työllisyysalueen suunnitelma, luku 1", "elokuu 2023"

    for key in ("caseloads", "compared"):
        now, then = (figure(page_of(about, (plan, each)), key).source for each in (other, august))
        assert posts in now
        assert month not in now
        assert posts in then
        assert month in then


def test_old_results_stay_and_new_ones_come_beside_them(shelf, about):
    old, new = saved(shelf, older("Vanha", {}, largest_caseload="150"), ("Uusi", {}))

    assert largest(page_of(about, (old, new))) == ["150", "203", "+53"]
    assert largest(page_of(about, (old, new), recomputed="1")) == ["150", "203", "+53", "203", "+53"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_not_saved_of_a_renewed_page_is_computed_now_and_said_so(shelf, about, language):
    text = Text(language)
    part, none, new = saved(
        shelf, older("Osa", KAJAANI, largest_caseload="150"), older("Vailla", KAJAANI), ("Uusi", KAJAANI)
    )
    page = page_of(about, (part, none, new), text)
    said = [plain(note) for note in page.notes]
    target = cells(page, "compared")[text("scenario_page.metrics.activation_target")]

    (of_part,) = [note for note in said if note.startswith("Osa: ")]
    (of_none, _) = [note for note in said if note.startswith("Vailla: ")]
    activation, staffing = text("pages.activation"), text("pages.staffing")
    assert activation in of_part
    assert staffing not in of_part
    assert activation in of_none
    assert staffing in of_none
    assert not [note for note in said if note.startswith("Uusi: ") and activation in note]
    assert target[0] == target[1] == target[3]
    labels = [plain(column.label) for column in figure(page, "compared").grid.columns]
    assert text("compare.stored", name="Osa") in labels
    assert "Vailla" in labels


def test_nothing_of_another_area_is_computed(shelf, about):
    elsewhere = {"page": "activation", "area": "TA99", "period": "2026-06"}
    kept = {**KAJAANI, "saved": elsewhere, "results": {"largest_caseload": "77"}}
    own, other = saved(shelf, ("Oma", KAJAANI), draft("Muualla", {}, inputs=kept))

    page = page_of(about, (own, other))

    columns = figure(page, "compared").grid.columns
    (found,) = [column for column in columns if "TA99" in column.label]
    texts = {cell.text for cell in found.cells}
    assert "77" in texts
    assert texts <= {"77", FI("figure.missing"), ""}
    assert RECOMPUTED not in VIEW.page({"versions": f"{own}~{other}"}, about, FI).blocks


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_ask_for_more_and_offer_the_list(shelf, about, count):
    versions = saved(shelf, *((f"Skenaario {number}", {}) for number in range(count)))
    page = VIEW.page({"versions": "~".join(versions) or "0"}, about, FI)

    assert page.answer == (FI("compare.too_few", scenarios=str(count)),)
    assert VERSIONS in page.main


def test_six_are_compared_and_a_seventh_is_left_out_and_said(shelf, about):
    versions = saved(shelf, *((f"Skenaario {number}", {}) for number in range(7)))
    chosen = VIEW.chosen({"versions": "~".join(versions)}, about)

    assert chosen[VERSIONS] == tuple(versions[:6])
    assert VERSIONS.key in chosen.refused
    assert len(VIEW.build(chosen, about, FI).key_figures) == 6


def test_a_version_that_is_not_here_is_named_and_the_others_are_compared(shelf, about):
    here, gone = saved(shelf, ("Yksi", {}), ("Kaksi", {})), new_identifier()
    page = page_of(about, (*here, gone))

    assert any("failed: no version" in note or gone in note for note in page.notes)
    assert len(page.key_figures) == 2


def test_the_address_names_every_version_also_those_it_begins_with(shelf, about):
    old, new = saved(shelf, ("Suunnitelma", {}), draft("Kajaani 20", KAJAANI, hours=1))

    assert VIEW.chosen({}, about).changed == {"versions": f"{old}~{new}"}


def test_a_comparison_begins_with_the_open_version_and_those_changed_last(shelf, about):
    one, two, three, four = saved(shelf, *((f"Skenaario {number}", {}) for number in range(4)))
    opened = replace(about, library=replace(about.library, opened=shelf.version(one)))

    assert VIEW.chosen({}, about)[VERSIONS] == (two, three, four)
    assert VIEW.chosen({}, opened)[VERSIONS] == (three, four, one)


def listed(about, **codes):
    """Return what can be picked, and the sentences beside it."""
    made = sheets(VIEW, codes, about, FI, explain=explain)
    found = list(blocks(json.loads(made.first.body)))
    (control,) = [each for each in found if each.get("key") == VERSIONS.key]
    said = [sentence for each in found for sentence in each.get("sentences", [])]
    return [code for code, _ in control["options"]], said


def test_the_search_finds_what_the_list_does_not_hold(shelf, about, monkeypatch):
    monkeypatch.setattr(choices, "LISTED", 3)
    monkeypatch.setattr("views.compare.LISTED", 3)
    own, *others = saved(shelf, draft("Oma", {}, author="Maija"), *((f"Tulva {n}", {}) for n in range(3)))
    picked = "~".join(others[:2])

    options, said = listed(about, versions=picked)
    assert own not in options
    assert FI("compare.more", listed="3", scenarios="4") in said
    assert listed(about, versions=picked, search="oma maija")[0] == [*READY, *others[:2], own]


def test_what_was_picked_stays_in_its_order_and_can_be_left_out_wherever_it_is(shelf, about):
    one, two, three = saved(shelf, ("Yksi", {}), ("Kaksi", {}), ("Kolme", {}))
    gone = new_identifier()

    assert VIEW.chosen({"versions": f"{two}~{one}~{three}"}, about)[BASELINE] == two
    assert listed(about, versions=f"{one}~{gone}")[0] == [*READY, gone, three, two, one]


def test_two_scenarios_of_one_name_are_told_apart(shelf, about):
    page = page_of(about, saved(shelf, ("Sama", {}), draft("Sama", {}, hours=5)))
    labels = [each.label for each in page.key_figures]

    assert len(set(labels)) == 2


def test_a_database_that_does_not_answer_is_told_in_place_of_the_page(home):
    def broken():
        raise ScenarioStorageError("no database")

    page = shown(VIEW, replace(home, library=Library(open=broken)))

    assert page.notes == ("failed: no database",)


def test_a_name_that_is_a_formula_is_quoted_in_every_download(shelf, about):
    one, other = saved(shelf, draft("=1+1", {}, author="@maija", note="+358"), ("-Toinen", KAJAANI))
    pages = (
        (VIEW, {"versions": f"{one}~{other}"}),
        (scenarios.VIEW, {"selected": shelf.version(one).scenario_id}),
    )

    for view, codes in pages:
        for part in view.page(codes, about, FI).parts:
            cells = re.split(r"[;\r\n]+", part.build(about, FI).table.csv(FI))
            assert cells
            assert not [cell for cell in cells if re.match(r'"?[=@]|"?\+3', cell)], part.key


@pytest.fixture
def turns(about):
    """Return the context of a busy server, and the turns that were waited for."""
    taken = []

    @contextmanager
    def turn():
        taken.append(time.monotonic())
        yield

    return replace(about, memory=Memory(), turn=turn), taken


def test_what_must_be_computed_waits_for_its_turn_and_once_only(shelf, turns):
    context, taken = turns
    versions = saved(shelf, ("Yksi", {}), ("Kaksi", KAJAANI))

    page_of(context, versions)
    waited = len(taken)
    page_of(context, versions)

    assert waited
    assert len(taken) == waited


def test_a_server_that_is_too_busy_says_so(shelf, about):
    def turn():
        raise BusyError("no turn", seconds="60")

    page = page_of(replace(about, memory=Memory(), turn=turn), saved(shelf, ("Yksi", {}), ("Kaksi", {})))

    assert page.notes == ("failed: no turn",)


def test_a_change_of_the_library_is_seen_at_once(shelf, about):
    saved(shelf, ("Yksi", {}))
    before = sheets(VIEW, {}, about, FI, explain=explain).first.body
    saved(shelf, ("Kaksi", {}))

    assert sheets(VIEW, {}, about, FI, explain=explain).first.body != before


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_saved_the_ready_made_scenarios_are_compared(about, language):
    page = shown(VIEW, about, text := Text(language))

    assert [plain(each.label) for each in page.key_figures] == [
        text(f"compare.ready.{name}") for name in ("plan", "same", "best")
    ]
    assert [each.value for each in page.key_figures] == ["203", "117", "141"]
    assert VIEW.chosen({}, about).changed == {"versions": "~".join(READY)}


def test_a_saved_scenario_stands_beside_the_ready_made_ones_and_what_the_reader_has_chosen(shelf, about):
    (mine,) = saved(shelf, ("Kajaani 20", {"staffing": {"htv": MOVED}}))
    now = replace(about, library=replace(about.library, now=lambda: {"staffing": {"fte": MOVED}}))
    options, _ = listed(now, versions=mine)
    current = options[3]

    assert options[:3] == list(READY)
    assert largest(page_of(now, (READY[0], mine, current)))[::2] == ["203", "−41", "−41"]
    moved = replace(
        now, library=replace(now.library, now=lambda: {"staffing": {"fte": WORSE["staffing"]["htv"]}})
    )
    assert largest(page_of(moved, (READY[0], mine, current)))[3] == "271"
    assert any("nobody has chosen" in note for note in page_of(about, (*READY, current)).notes)


def test_the_decisive_results_stand_side_by_side(shelf, about):
    versions = saved(
        shelf, ("Yksi", {}), ("Kaksi", {"staffing": {"htv": MOVED}, "activation": {"tavoite": "25"}})
    )
    rows = cells(page_of(about, versions), "essentials")

    assert rows[LARGEST] == ["203", "162", "−41"]
    cost, dearer, change = rows["Kustannus, € vuodessa"]
    assert (cost, dearer) == ("3 150 000–4 725 000", "3 300 000–4 950 000")
    assert change.endswith("+225 000")
    assert rows["Tavoiteltu aktivointiaste"][2] == "+5,0 %-yks."
    assert rows["Kunnan lasku: koko alue, kun tavoite on saavutettu, € kuukaudessa"]


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ("caseload", "Kaksi (Eniten asiakkaita asiantuntijaa kohden, asiakasta/htv: 162)"),
        ("cost", "pienin kustannus: Yksi (Kustannus, € vuodessa: 3 150 000–4 725 000)"),
        ("activation", "suurin tavoiteltu aktivointiaste: Kaksi (Tavoiteltu aktivointiaste: 25,0 %)"),
        ("distance", "nähden skenaarioilla ei ole eroa"),
    ],
)
def test_best_is_said_only_of_an_aim_that_the_reader_names(shelf, about, aim, said):
    chosen = {"staffing": {"htv": MOVED}, "activation": {"tavoite": "25"}}
    versions = saved(shelf, ("Yksi", {}), ("Kaksi", chosen))

    named = page_of(about, versions, aim=aim)
    assert said in plain(named.answer[0])
    assert "weighed" not in [each.key for each in named.figures]
    weighed = page_of(about, versions)
    assert "Paras, kun" not in answer(weighed)
    assert "punnittava: Yksi ja Kaksi" in answer(weighed)


def test_ready_ones_that_cost_the_same_are_weighed_by_the_targets_they_keep(about):
    said = answer(page_of(about, READY))

    # As dear as each other: fewer clients for all against targets kept.
    assert "punnittava: Yhtä paljon asiakkaita kaikilla ja Paras jako" in said
    assert cells(page_of(about, READY), "weighed")["\u2068Paras jako\u2069"] == ["0", "141"]
    assert "Paras molemmissa: Paras jako" in answer(page_of(about, (READY[0], READY[2])))


def test_a_scenario_that_leaves_clients_without_staff_is_best_for_nothing(shelf, about):
    versions = saved(shelf, ("Yksi", {}), ("Ilman väkeä", NOBODY))

    assert "pienin kustannus: Yksi" in plain(page_of(about, versions, aim="cost").answer[0])
