"""One look at the staffing page: what it is set to, where the sliders stand, and the board there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import Board
from analytics.staffing.estimate import Rates, rates
from analytics.staffing.money import Prices, prices
from analytics.staffing.posts import target_band
from i18n.text import Text
from views.context import Context, source_line
from views.staffing import setting, words
from views.staffing.setting import Given, Posts, Setting


@dataclass(frozen=True)
class Look:
    """What was chosen; all else follows.

    Attributes:
        context: Where and when.
        text: The reader's language.
        given: What the board computes from.
        posts: Where the sliders stand; none at the start.
    """

    context: Context
    text: Text
    given: Given
    posts: Posts

    @cached_property
    def setting(self) -> Setting:
        """What follows from the reader's choices."""
        return setting.worked_out(self.context, self.given)

    @cached_property
    def board(self) -> Board:
        """The board where the sliders stand."""
        return setting.board(self.context, self.given, self.posts)

    @cached_property
    def start(self) -> Board:
        """The board of the starting allocation."""
        return setting.board(self.context, self.given, ())

    @cached_property
    def fte(self) -> Mapping[str, float]:
        """FTE by unit."""
        return setting.fte_of(self.setting, self.posts)

    @property
    def assumptions(self) -> Assumptions:
        """The reader's values."""
        return self.given.assumptions

    @property
    def rates(self) -> Rates:
        """What the range of the hours is computed from."""
        return rates(self.given.assumptions, self.given.regime)

    @property
    def prices(self) -> Prices:
        """What the range of the costs is computed from."""
        return prices(self.given.assumptions)

    @property
    def period(self) -> str:
        """Month of the clients."""
        return setting.period_of(self.context, self.given.basis)

    def source(self, *notes: str) -> str:
        """Return the line that names where clients and posts come from."""
        return source_line(self.text, self.context, *setting.read(self.context, self.given), notes=notes)

    @property
    def snapshots(self) -> tuple[str, ...]:
        """The same by their stems."""
        return tuple(stem for each in setting.read(self.context, self.given) for stem in each.snapshots)

    def unit(self, code: str) -> str:
        """Return what a service unit is called where there is little room."""
        return words.unit(self.context, self.text, code)

    def where(self, code: str) -> str:
        """Return a service unit as the place where something is."""
        return self.context.area.units[code].where[self.text.language]

    def target(self, code: str) -> str:
        """Return the target of a unit in words: the reader's own, or the plan's."""
        own = dict(self.given.targets).get(code)
        if own is not None:
            return self.text("board.targets.own", high=self.text.integer(own))
        return self.planned_target(code)

    def planned_target(self, code: str) -> str:
        """Return what the plan sets a unit, whatever the reader does."""
        band = target_band(self.setting.baseline.units[code], self.assumptions)
        return words.target(self.text, band.low if band else None, band.high if band else None)

    def units(self, codes: tuple[str, ...] | list[str]) -> str:
        """Return the names of units, in order."""
        return words.units(self.context, self.text, codes)
