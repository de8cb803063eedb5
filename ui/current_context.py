"""What the pages of this session are about: the area of this installation and the months its reader chose."""

from ui import loaders
from views.context import Context


def context() -> Context:
    """Return the context that this session's pages are built from; shared by all who look at the same.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    months = loaders.months()
    period = months.complete[-1]
    return loaders.context(period, months.compared_with(period))
