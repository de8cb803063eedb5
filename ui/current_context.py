"""What the pages of this session are about: the area of this installation and the months its reader chose."""

from ui import loaders, own_data
from views.context import Context
from views.own import OwnFlows
from views.page import View


def of(view: View) -> Context:
    """Return what a view is built from in this session, with the reader's own data if it takes them.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    return with_own(view, own_data.later()())


def with_own(view: View, own: OwnFlows | None) -> Context:
    """Return the same with these data of a reader's own, also where no page is running."""
    shared = context()
    return shared.with_own(own) if view.takes_own else shared


def context() -> Context:
    """Return the context that this session's pages are built from; shared by all who look at the same.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    months = loaders.months()
    return loaders.context(months.newest, months.compared_with(months.newest))
