"""The way to a saved version: the page that it was saved on, opened with it."""

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.model import Version
from views.blocks import Link
from views.context import Context
from views.results import SAVED_ON
from views.topics import TOPICS

LINK_KEY = "scenario"
"""Parameter of every page's address: the version that is open."""

ANEW_KEY = "anew"
"""Parameter of a link that opens a version anew, also where it is open with changes; taken off at once."""

FIRST_PAGE = next(iter(TOPICS))


def page_of(version: Version) -> str:
    """Return the page a version was saved on, or the first page where it does not say."""
    said = version.inputs.get(SAVED_ON, {}).get("page")
    return said if said in TOPICS else FIRST_PAGE


def page_saved_on(context: Context, version_id: str) -> str | None:
    """Return the page a version was saved on; None where it cannot be read."""
    try:
        return page_of(context.library.version(version_id))
    except DashboardError:
        return None


def opening_link(version_id: str) -> dict[str, str]:
    """Return the parameters of a link that opens exactly this version, whatever the session has open."""
    return {LINK_KEY: version_id, ANEW_KEY: "1"}


def opening(text: Text, version_id: str, page: str | None) -> Link:
    """Return the link that opens a version on its page; on the first one where it has none."""
    return Link(view=page or FIRST_PAGE, label=text("scenario_page.open"), codes=opening_link(version_id))
