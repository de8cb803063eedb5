"""The colours of both themes: the same everywhere they are written, and far enough from their background."""

import re
import tomllib

import pytest

from charts import theme
from charts.theme import Colour
from tests.architecture.code import ROOT, listed

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
STYLE = (ROOT / "ui" / "style.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([\d., ]+\)")
TRANSPARENT = "rgba(0,0,0,0)"

PANEL = Colour(CONFIG["light"]["secondaryBackgroundColor"], CONFIG["dark"]["secondaryBackgroundColor"])
TEXT = {
    "INK": theme.INK,
    "MUTED": theme.MUTED,
    "BRAND": theme.BRAND,
    "OVER": theme.OVER,
    "UNDER": theme.UNDER,
}
MARKS = {
    **TEXT,
    "GREY": theme.GREY,
    **{f"category {number}": colour for number, colour in enumerate(theme.CATEGORICAL, 1)},
    "lowest": theme.DIVERGING[0],
    "highest": theme.DIVERGING[-1],
    "most": theme.SEQUENTIAL[-1],
}

both_themes = pytest.mark.parametrize("mode", ["light", "dark"])


def contrast(one, other):
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_21_between_black_and_white_and_1_of_a_colour_to_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#0b5d5e", "#0b5d5e") == 1


@both_themes
@pytest.mark.parametrize("name", TEXT)
def test_text_stands_out_on_the_page_and_on_panels(name, mode):
    colour, page, panel = (getattr(each, mode) for each in (TEXT[name], theme.SURFACE, PANEL))

    assert min(contrast(colour, page), contrast(colour, panel)) >= 4.5


@both_themes
@pytest.mark.parametrize("name", MARKS)
def test_a_mark_stands_out_on_the_page(name, mode):
    assert contrast(getattr(MARKS[name], mode), getattr(theme.SURFACE, mode)) >= 3


@both_themes
@pytest.mark.parametrize(("scale", "strong"), [(theme.SEQUENTIAL, {3, 4}), (theme.DIVERGING, {0, 4})])
def test_names_on_the_map_can_be_read_on_every_shade(scale, strong, mode):
    for step, shade in enumerate(scale):
        words = theme.SURFACE if step in strong else theme.INK

        assert contrast(getattr(words, mode), getattr(shade, mode)) >= 4.5, step


@both_themes
def test_shades_run_from_pale_to_strong(mode):
    steps = [contrast(getattr(shade, mode), getattr(theme.SURFACE, mode)) for shade in theme.SEQUENTIAL]

    assert steps == sorted(steps)


def test_a_light_colour_has_one_dark_partner_wherever_it_is_used():
    colours = list(colours_in(vars(theme).values()))

    assert {light for light, _ in colours} == set(theme.DARK)
    assert [colour for colour in colours if theme.DARK[colour.light] != colour.dark] == []


def test_every_colour_in_drawing_code_comes_from_the_theme():
    strange = [
        f"{path.relative_to(ROOT)}: {colour}"
        for package in ("charts", "ui", "pages")
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.name != "theme.py"
        for colour in COLOUR.findall(path.read_text(encoding="utf-8"))
        if colour != TRANSPARENT and colour not in theme.DARK
    ]

    assert not listed(strange)


@both_themes
def test_streamlits_theme_has_the_same_colours(mode):
    options = CONFIG[mode]

    assert options["primaryColor"] == options["linkColor"] == getattr(theme.BRAND, mode)
    assert options["backgroundColor"] == getattr(theme.SURFACE, mode)
    assert options["textColor"] == getattr(theme.INK, mode)
    assert options["chartCategoricalColors"] == [getattr(colour, mode) for colour in theme.CATEGORICAL]


def test_the_style_sheet_has_the_same_colours():
    light, *dark = (variables(block) for block in re.findall(r":root[^{]*\{([^}]*)\}", STYLE))
    ours = {"brand": theme.BRAND, "over": theme.OVER, "under": theme.UNDER, "muted": theme.MUTED}
    ours |= {"surface": theme.SURFACE, "panel": PANEL}
    ours["border"] = Colour(CONFIG["light"]["borderColor"], CONFIG["dark"]["borderColor"])

    assert light == {name: colour.light for name, colour in ours.items()}
    assert dark == [{name: colour.dark for name, colour in ours.items()}] * 2


def test_style_sheets_write_no_colour_but_in_their_variables():
    rules = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "ui").rglob("*.css"))}
    loose = [
        f"{path.relative_to(ROOT)}: {colour}"
        for path, text in rules.items()
        for colour in re.findall(r"#[0-9a-fA-F]{6}\b", re.sub(r"--th-[a-z]+:[^;]*;", "", text))
    ]

    assert not listed(loose)


def colours_in(values):
    for value in values:
        if isinstance(value, Colour):
            yield value
        elif isinstance(value, tuple):
            yield from colours_in(value)


def variables(block):
    return dict(re.findall(r"--th-([a-z]+): (#[0-9a-f]{6})", block))
