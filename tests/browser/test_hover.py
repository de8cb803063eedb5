"""What a figure says under the pointer: the words of the point, whichever way its trace carries them."""

import re

import pytest

LABEL = ".hoverlayer .hovertext"
INSIDE_PX = 4
"""A mark's box has half its line around it, which may reach over the edge of the drawing."""


@pytest.mark.parametrize(
    ("mark", "across", "down", "words"),
    [
        pytest.param(
            ".th-key-caseload .scatterlayer .point",
            0.5,
            0.5,
            r"Kajaani.*203,0",
            id="hovertext-of-a-dot",
        ),
        # The line falls, so that its first month is where its box begins.
        pytest.param(
            ".th-key-months .js-line >> nth=-1",
            0.0,
            0.0,
            r"Kajaani 7/2026: \+17",
            id="text-in-a-template",
        ),
    ],
)
def test_a_point_tells_its_words(visit, mark, across, down, words):
    page = visit("structural_change")
    place = page.locator(mark).first
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    page.mouse.move(box["x"] + across * box["width"] + INSIDE_PX, box["y"] + down * box["height"] + 1)
    page.wait_for_selector(LABEL)

    assert re.search(words, "".join(page.locator(LABEL).all_text_contents()).replace("\xa0", " "))
