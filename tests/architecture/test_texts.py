"""The texts of three languages against each other and against the code that asks for them."""

import ast
import importlib
import re
import string
from functools import cache

import pytest

from data import plan
from data.store import Store
from domain.errors import DashboardError
from domain.indicators import INDICATORS
from i18n.text import LANGUAGES, LOCALE_DIR, catalogue
from tests.architecture.code import PACKAGES, ROOT, calls, listed, modules, nodes, place, strings
from ui.navigation import PAGES

FINNISH = catalogue("fi")
TEXTS = {"text", "self"}
"""Names by which code calls `i18n.text.Text`."""

OTHER_LANGUAGES = pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "fi"])


def placeholders(template):
    """Return the names in the braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def asked():
    """Yield every call for a text: its place, the pattern of keys it may ask for, and the call."""
    for path in modules():
        for call in calls(path):
            if call.args and (
                is_counted(call) or (isinstance(call.func, ast.Name) and call.func.id in TEXTS)
            ):
                for key in keys(call.args[0]):
                    yield place(path, call), key, call


def is_counted(call):
    """Return whether a call asks for a text of so many things, which has a form for a single one as well."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "counted"


def counted():
    """Return the keys of the texts of so many things."""
    return {pattern.replace("\\", "") for _, pattern, call in asked() if is_counted(call)}


def keys(node):
    """Return the keys an expression may be, an f-string as a pattern; none for a variable."""
    if isinstance(node, ast.Constant):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return keys(node.body) + keys(node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        return ["".join(parts)]
    return []


@cache
def matching(pattern):
    return [key for key in FINNISH if re.fullmatch(pattern, key)]


@OTHER_LANGUAGES
def test_every_language_has_the_same_keys(language):
    assert set(catalogue(language)) == set(FINNISH)


@OTHER_LANGUAGES
def test_every_language_has_the_same_files(language):
    names = [{path.name for path in (LOCALE_DIR / each).iterdir()} for each in ("fi", language)]

    assert names[0] == names[1]


@OTHER_LANGUAGES
def test_every_language_has_the_same_placeholders(language):
    different = [
        key
        for key, template in FINNISH.items()
        if key in catalogue(language) and placeholders(template) != placeholders(catalogue(language)[key])
    ]

    assert not listed(different)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_says_something_and_is_trimmed(language):
    odd = [
        key
        for key, template in catalogue(language).items()
        if not template.strip() or template != template.strip() or "  " in template
    ]

    assert not listed(odd)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_per_cent_keeps_to_its_number(language):
    assert not listed(
        key for key, template in catalogue(language).items() if re.search(r"[\d}] ?%", template)
    )


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_thousands_keep_to_their_number(language):
    assert not listed(
        key for key, template in catalogue(language).items() if re.search(r"\d \d{3}(?!\d)", template)
    )


def test_clients_have_one_word_in_swedish():
    assert not [key for key, said in catalogue("sv").items() if "klient" in said.lower()]


def test_clients_per_counsellor_are_never_called_a_number_of_clients():
    """A Finnish *asiakasmäärä* is how many clients there are; it was both."""
    assert not [key for key, said in FINNISH.items() if "asiakasmäär" in said.lower()]


def test_every_text_that_code_asks_for_exists():
    assert not listed([f"{where}: {pattern}" for where, pattern, _ in asked() if not matching(pattern)])


def test_every_placeholder_is_filled_where_the_text_is_asked_for():
    unfilled = []
    for where, pattern, call in asked():
        given = {keyword.arg for keyword in call.keywords} | ({"count"} if is_counted(call) else set())
        key = pattern.replace("\\", "")
        # `**values` may hold anything, and a pattern stands for several texts.
        if key in FINNISH and None not in given and placeholders(FINNISH[key]) != given:
            unfilled.append(f"{where}: {key}")

    assert not listed(unfilled)


def test_a_text_of_so_many_things_says_the_same_of_a_single_one():
    different = [
        key
        for key in counted()
        if placeholders(FINNISH[key]) - placeholders(FINNISH.get(f"{key}_one", "")) != {"count"}
    ]

    assert not listed(different)


def trees():
    """Return the prefixes of the texts that code takes all at once."""
    return {
        pattern
        for path in modules()
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "tree" and call.args
        for pattern in keys(call.args[0])
    }


def composed():
    """Return the patterns of keys that code puts together; one that any key would fit is none."""
    inside = {
        pattern
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.JoinedStr)
        for pattern in keys(node)
        if re.match(r"[a-z_]+\\\.", pattern)  # begins with a whole section of the catalogue
    }
    said = {pattern for _, pattern, _ in asked() if re.search(r"[a-z_]{4}", pattern)}
    return inside | said


def test_a_pattern_that_any_key_fits_counts_for_nothing():
    assert not re.search(r"[a-z_]{4}", ".+\\..+")
    assert not any(re.fullmatch(pattern, "nobody.asks_for_this") for pattern in composed())


def test_every_text_is_used():
    named = {string.value for path in modules() for string in strings(path)}
    named |= {f"{key}_one" for key in counted()}
    patterns = [re.compile(pattern) for pattern in composed()]
    patterns += [re.compile(rf"{prefix}\..+") for prefix in trees()]
    unused = [
        key for key in FINNISH if key not in named and not any(pattern.fullmatch(key) for pattern in patterns)
    ]

    assert not listed(unused)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_has_a_label_and_a_definition(indicator):
    assert {f"indicators.{indicator}.label", f"indicators.{indicator}.definition"} <= set(FINNISH)


def test_no_indicator_is_described_that_does_not_exist():
    assert {key.split(".")[1] for key in FINNISH if key.startswith("indicators.")} == set(INDICATORS)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_has_its_name_in_the_menu(entry):
    assert f"pages.{entry.name}" in FINNISH
    assert not entry.section or f"sections.{entry.section}" in FINNISH


def errors():
    """Return every kind of expected error there is, however far down, in whatever module."""
    for path in modules():
        if path.name in ("__init__.py", "__main__.py", "frame.py", "env.py") or path.parts[-2] in (
            "pages",
            "versions",
        ):
            continue
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found, waiting = set(), [DashboardError]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind not in found:
                found.add(kind)
                waiting.append(kind)
    return {kind for kind in found if kind.__module__.split(".")[0] in PACKAGES}


def test_an_expected_error_is_explained():
    kinds = errors()

    assert len(kinds) > len(DashboardError.__subclasses__()), "errors of errors are seen too"
    assert {kind.text_key for kind in kinds} <= set(FINNISH)


def test_what_an_error_says_is_given_where_it_is_raised():
    kinds = {kind.__name__: kind.text_key for kind in errors()}
    unfilled = [
        place(path, call)
        for path in modules()
        for call in calls(path)
        if isinstance(call.func, ast.Name) and call.func.id in kinds
        if not placeholders(FINNISH[kinds[call.func.id]]) <= {keyword.arg for keyword in call.keywords}
    ]

    assert not listed(unfilled)


def test_a_corrections_rule_and_evidence_are_in_words():
    store = Store()
    ledger = plan.corrections(store)
    store.close()

    assert {*ledger["rule"], *ledger["evidence"]} <= set(FINNISH)
