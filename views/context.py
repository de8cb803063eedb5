"""What a page is about: its area, its months and its data, each with the source it was read from."""

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import geopandas as gpd
import pandas as pd

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import FlowSet
from data import employment, places, plan
from data.fetched import rows_of
from data.origins import Origin
from data.refresh.state import State
from data.store import Store
from domain.area import Area
from domain.errors import (
    PlanMissingError,
)
from domain.frames import (
    Areas,
    Commuting,
    Corrections,
    MonthlyShares,
    Observations,
    PlanStaffing,
    PlanStatements,
    PrintedCells,
    ReleasedShares,
    RoadDistances,
    ServicePoints,
)
from domain.months import Months
from domain.typed import DataFrame
from geo import boundaries
from i18n.text import Language, Text
from scenarios.goals.model import Entry
from scenarios.rooms.decision import Decision
from views import loads, origins
from views.library import Library
from views.memory import Memory
from views.own import OwnFigures, OwnFile, OwnFlows, OwnLog
from views.sourced import Sourced

T = TypeVar("T")

PLAN = "plan_2023_unemployment"
"""The snapshot of unemployment as the plan prints it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Context:
    """Everything a page takes for granted. Read once and shared: nobody changes what it gives.

    A snapshot that cannot be read fails the figure that asks for it, again at each asking.

    Attributes:
        store: The data.
        area: The area that the page is about.
        period: Its month.
        before: The month it is compared with.
        months: Those that a reader can choose among; none where the two above are all there is.
        memory: What was worked out of it lately, in this month and in others.
        refreshed: What the last refresh of the data found.
        own: The reader's own file of flows; None for the context that all share.
        log: The reader's own log of services; None where there is none.
        figures: The reader's own figures of municipalities; None where there are none.
        turn: Waits for a turn to compute what is dear, and holds it.
        opens: The same in the months that a page opens with; None where these are they.
        as_of: Day whose data these are, ISO 8601; "" for the newest.
        newest: The same with the newest data; None where these are they.
        days: Earlier days whose data there are, from the oldest.
        opener: Returns the context of the data of one of them, in the months that a page opens with.
        library: What readers have saved.
        said: Returns what has been said of the area's goals, from the first.
        decided: Returns what meeting rooms have decided, the newest first.
    """

    store: Store
    area: Area
    period: str
    before: str
    months: Months = field(default_factory=Months)
    memory: Memory = field(default_factory=Memory, repr=False)
    refreshed: State = field(default_factory=State)
    own: OwnFlows | None = None
    log: OwnLog | None = None
    figures: OwnFigures | None = None
    turn: Callable[[], AbstractContextManager[None]] = nullcontext
    opens: "Context | None" = None
    as_of: str = ""
    newest: "Context | None" = None
    days: tuple[str, ...] = ()
    opener: "Callable[[str], Context] | None" = None
    library: Library = field(default_factory=Library)
    said: Callable[[], tuple[Entry, ...]] = tuple
    decided: Callable[[], tuple[Decision, ...]] = tuple

    @property
    def opening(self) -> "Context":
        """The same in the months that a page opens with."""
        return self.opens or self

    def at(self, period: str, before: str) -> "Context":
        """Return the same in other months, with one memory for all of them."""
        opening = self.opening
        for known in (self, opening):
            if (known.period, known.before) == (period, before):
                return known
        return replace(opening, period=period, before=before, opens=opening)

    @property
    def file(self) -> OwnFile | None:
        """The reader's own file that it works with, if any."""
        return self.own or self.log or self.figures

    def with_own(self, *files: OwnFile | None) -> "Context":
        """Return the same with a reader's own files; what is worked out of them is kept as long as they."""
        found = self
        for file in filter(None, files):
            name = "log" if isinstance(file, OwnLog) else "figures" if isinstance(file, OwnFigures) else "own"
            found = found.altered(**{name: file}, memory=file.memory_beside(found.memory))
        return found

    def on(self, day: str) -> "Context":
        """Return the same with the data of one of its earlier days, or with the newest for "".

        A reader's flows and log go along; their own figures do not: an earlier day is shown as published.
        """
        newest = self.newest or self.opening
        if day not in newest.days or newest.opener is None:
            return newest
        found = newest.opener(day).with_own(newest.own, newest.log)
        return replace(
            found, turn=newest.turn, library=newest.library, as_of=day, newest=newest, days=newest.days
        )

    @property
    def data_vintage(self) -> dict[str, str]:
        """The checksum of the rows of every snapshot that its figures are read from, by its stem."""
        return {stem: checksums[0] for stem, checksums in self.store.vintages.items()}

    @property
    def now(self) -> Sourced[DataFrame[Observations]]:
        """The figures of the area, and of the published areas around it."""
        return self.observations(self.period)

    @property
    def earlier(self) -> Sourced[DataFrame[Observations]]:
        """The same of the month it is compared with."""
        return self.observations(self.before)

    @property
    def published(self) -> Sourced[DataFrame[Observations]]:
        """The figures of the newest month as they are published, whatever figures of their own a reader has.

        Raises:
            FiguresMissingError: There are none.
        """
        return self.once(loads.published, self.opening.period)

    def observations(self, time_period: str) -> Sourced[DataFrame[Observations]]:
        """Return the figures of any month.

        Raises:
            FiguresMissingError: There are none.
            MonthMissingError: The month is "": there is no such month.
        """
        return self.once(loads.observations, time_period)

    @property
    def municipalities(self) -> Sourced[DataFrame[Observations]]:
        """The figures of every municipality of the country."""
        return self.once(loads.municipalities)

    @property
    def shares(self) -> Sourced[DataFrame[MonthlyShares]]:
        """The published monthly shares, those of the neighbours too."""
        return self._read(employment.monthly_shares, "statfin_12tf")

    @property
    def released(self) -> Sourced[DataFrame[ReleasedShares]]:
        """Shares of single months as first released, which today's series has revised."""
        return self._read(employment.released_shares, "statfin_12tf_release")

    @property
    def commuting(self) -> Sourced[DataFrame[Commuting]]:
        """Commuters out of and into each municipality, as the plan prints them."""
        return self.once(loads.commuters)

    @property
    def margins(self) -> Sourced[DataFrame[Commuting]]:
        """The same of the area's municipalities alone.

        Raises:
            FlowsMissingError: The plan lacks some of them.
        """
        return self.once(loads.margins)

    @property
    def printed(self) -> Sourced[DataFrame[PrintedCells]]:
        """Every cell of the plan's tables.

        Raises:
            PlanMissingError: The area has no plan.
        """
        return self._planned(loads.printed, PLAN, "plan_2023_commuting")

    @property
    def stated(self) -> Sourced[DataFrame[PlanStatements]]:
        """What the plan's text says of its tables; fails as `printed` does."""
        return self._planned(loads.stated, "plan_2023_statements")

    @property
    def corrections(self) -> Sourced[DataFrame[Corrections]]:
        """What was changed between the sources as printed and their snapshots; fails as `printed` does."""
        return self._planned(loads.corrections, "corrections")

    @property
    def staffing(self) -> Sourced[DataFrame[PlanStaffing]]:
        """What the plan says of staff and targets."""
        return self._read(plan.staffing, "plan_2023_staffing")

    @property
    def areas(self) -> Sourced[DataFrame[Areas]]:
        """Every area with its names."""
        return self.once(loads.areas)

    @property
    def service_points(self) -> Sourced[DataFrame[ServicePoints]]:
        """Where clients of the area are met, with the premises that are not taken over.

        Raises:
            PointsMissingError: None are known.
        """
        return self.once(loads.service_points)

    @property
    def road_distances(self) -> Sourced[DataFrame[RoadDistances]]:
        """Roads between centres, those outside the area too."""
        return self._read(places.road_distances, "road_distances")

    def flows(self, parameters: GravityParameters) -> Sourced[FlowSet]:
        """Return who commutes where: as the reader's own file says, else the estimate with its range.

        Raises:
            FlowsMissingError: There are no figures to estimate the area's flows from.
            ParameterError, InfeasibleError: These parameters allow no flows.
        """
        if self.own is not None:
            return Sourced(self.own.flows, (), self.own.name)
        return self.estimate(parameters)

    def estimate(self, parameters: GravityParameters, *, is_alone: bool = False) -> Sourced[FlowSet]:
        """Return the estimate of who commutes where, whatever file a reader has.

        Args:
            parameters: The central assumptions.
            is_alone: Whether it is asked for with them alone, without its range.

        Raises:
            FlowsMissingError, ParameterError, InfeasibleError: As `flows`.
        """
        return self.kept(
            (loads.flows, parameters, is_alone), lambda: loads.flows(self, parameters, is_alone=is_alone)
        )

    @property
    def own_ways(self) -> Sourced[DataFrame[RoadDistances]]:
        """The same, where there are any between centres of the area.

        Raises:
            WaysMissingError: There are none.
        """
        return self.once(loads.own_ways)

    def fetched(self, stem: str, **among: tuple[str, ...]) -> Sourced[pd.DataFrame]:
        """Return the rows of a table that only a refresh brings, in which each named column is among those.

        Raises:
            NotFetchedError: It has not been fetched, or has no such rows.
        """
        key = (stem, *sorted(among.items()))
        rows = self.memory.once((rows_of, key), lambda: rows_of(self.store, stem, **among))
        return Sourced(rows, (stem,))

    @property
    def shapes(self) -> Sourced[gpd.GeoDataFrame]:
        """The boundaries of the area's municipalities and of those beside them; see `geo.boundaries`.

        Raises:
            BoundariesMissingError: A municipality of the area has none.
        """
        return self.memory.once(loads.shapes, lambda: loads.shapes(self))

    def names(self, language: Language) -> dict[str, str]:
        """Return the name of every area by its code, its own among them."""
        return self.once(loads.names, language)

    def outlines(self, language: Language) -> Sourced[tuple[boundaries.Outline, ...]]:
        """Return the boundaries, the area's own told from its neighbours' and drawn over them.

        Raises:
            BoundariesMissingError: A municipality of the area has none.
        """
        return self.once(loads.outlines, language)

    def origin(self, snapshot: str) -> Origin:
        """Return the main source of a snapshot."""
        return self.once(loads.origin, snapshot)

    def once(self, compute: Callable[..., T], *given: Hashable) -> T:
        """Return what a function makes of this context and `given`, computed when first asked for."""
        return self.kept((compute, *given), lambda: compute(self, *given))

    def dear(self, compute: Callable[..., T], *given: Hashable) -> T:
        """Return the same as `once`; what is not kept waits for its turn.

        Raises:
            BusyError: No turn came in time.
        """
        return self.kept_in_turn((compute, *given), lambda context: compute(context, *given))

    def kept_in_turn(self, key: Hashable, compute: "Callable[[Context], T]") -> T:
        """Return what is remembered under a key, else what a function makes of this context in its turn.

        It is looked for again when the turn has come: whoever waited for the same finds it made.

        Raises:
            BusyError: No turn came in time.
        """

        def made_in_turn() -> T:
            with self.turn():
                return self.kept(key, lambda: compute(self.altered(turn=nullcontext)))

        return self.kept(key, made_in_turn)

    def altered(self, **changes: Any) -> "Context":  # noqa: ANN401 - as `replace` takes them
        """Return the same but for its months, with other attributes, also as a page opens."""
        opens, newest = (each.altered(**changes) if each else None for each in (self.opens, self.newest))
        return replace(self, **changes, opens=opens, newest=newest)

    def kept(
        self, key: Hashable, compute: Callable[[], T], *, keeps: Callable[[T], bool] = lambda _made: True
    ) -> T:
        """Return what is remembered under a key in these months; see `Memory.once`."""
        return self.memory.once((self.period, self.before, key), compute, keeps=keeps)

    def _planned(self, load: "Callable[[Context], T]", *snapshots: str) -> Sourced[T]:
        if not self.area.plan:
            raise PlanMissingError(f"no plan of {self.area.code}")
        return Sourced(self.once(load), snapshots)

    def _read(self, load: Callable[[Store], T], *snapshots: str) -> Sourced[T]:
        return self.memory.once(load, lambda: Sourced(load(self.store), snapshots))


def opened(
    store: Store,
    area: Area,
    *,
    until: str = "",
    days: tuple[str, ...] = (),
    opener: Callable[[str], Context] | None = None,
) -> Context:
    """Return the context of a store in the months that a page opens with: the newest complete one of them.

    Args:
        store: The data.
        area: The area.
        until: Day after which no month is known, ISO 8601; "" for any.
        days: As `Context` has them.
        opener: As `Context` has it.
    """
    known = employment.months(store)
    known = known.until(until) if until else known
    return Context(
        store=store,
        area=area,
        period=known.newest,
        before=known.compared_with(known.newest),
        months=known,
        days=days,
        opener=opener,
    )


def source_line(text: Text, context: Context, *read: Sourced[Any], notes: Sequence[str] = ()) -> str:
    """Return the line under a figure that names the main source of everything it was made of."""
    stems = dict.fromkeys(stem for each in read for stem in each.snapshots)
    files = [text("flows_page.file_source", file=each.file) for each in read if each.file]
    return origins.said(text, [*files, *origins.sentences(text, map(context.origin, stems))], notes=notes)
