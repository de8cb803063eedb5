"""Every computed page leads on: to the page that answers the question after it, in the reader's language."""

import pytest

from i18n.text import LANGUAGES, Text
from views.blocks import Link
from views.registry import VIEWS

NEXT = {
    "overview": "changes",
    "changes": "development",
    "activation": "bill",
    "commuting": "structural_change",
    "staffing": "development",
    "service_points": "service_network",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "following"), NEXT.items())
def test_a_page_leads_to_the_next_question(home, page, following, language):
    made = VIEWS[page].page({}, home, Text(language))
    links = {each.view: each.label for each in made.blocks if isinstance(each, Link)}

    assert links[following]
    assert set(links) <= {*VIEWS, "room"}
