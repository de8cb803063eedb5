"""What is compared: two to six versions with their results, the baseline first."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.errors import BusyError, DashboardError
from i18n.text import Text
from scenarios.model import Version
from views.context import Context
from views.results import Results, models
from views.saved import age
from views.saved.names import labels
from views.saved.paired import Outcome, changes
from views.saved.results import page_of, results_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One scenario of the comparison.

    Attributes:
        version: The version.
        place: Which one it is, from 0.
        name: Its name, short enough for a legend, in the way of no other text.
        results: What it leads to.
        is_stored: Whether these are the results saved with it, from data or a model older than now's.
        is_again: Whether it is the same version again, computed on the data of now.
        computed: Pages whose data or model are newer than the version, and of which it has no results saved:
            what it leads to there is computed now.
        problem: Why it could not be computed; None where it could.
        changes: How much each result is more than that of the baseline.
    """

    version: Version
    place: int
    name: str
    results: Results
    is_stored: bool = False
    is_again: bool = False
    computed: tuple[str, ...] = ()
    problem: DashboardError | None = None
    changes: Results = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """What its differences from another are taken of."""
        return Outcome(self.version, self.results, is_now=self.is_again)


def compared(context: Context, text: Text, versions: Sequence[Version], *, again: bool) -> list[Compared]:
    """Return versions with what they lead to.

    One from older data or an older model comes with the results saved with it; what was not saved is computed
    now, when its turn has come.

    Args:
        context: Where and when.
        text: The reader's language.
        versions: The versions, the baseline first.
        again: Whether those with saved results come once more, with those of now.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: The data cannot be read.
        BusyError: No turn came in time.
    """
    names = labels(context, text, versions)
    found: list[Compared] = []
    for place, version in enumerate(versions):
        kept = age.kept_results(context, version)
        entry = Compared(version=version, place=place, name=names[version.id], results=kept)
        if age.is_elsewhere(context, version):
            found.append(replace(entry, is_stored=True))
            continue
        now, problem = _computed(context, version)
        kept_of, now_of = ({page_of(key) for key in results} for results in (kept, now))
        computed = age.kept_pages(context, version) & now_of - kept_of
        same = {key: value for key, value in now.items() if page_of(key) not in kept_of}
        found.append(
            replace(
                entry,
                results={**same, **kept},
                is_stored=bool(kept),
                computed=tuple(page for page in models() if page in computed),
                problem=problem,
            )
        )
        if kept and again:
            found.append(replace(entry, results=now, is_again=True))
    return [replace(row, changes=changes(context, found[0].outcome, row.outcome)) for row in found]


def has_older(context: Context, versions: Sequence[Version]) -> bool:
    """Return whether some of these have saved results that may be others now."""
    here = (each for each in versions if not age.is_elsewhere(context, each))
    return any(age.kept_results(context, each) for each in here)


def _computed(context: Context, version: Version) -> tuple[Results, DashboardError | None]:
    try:
        return results_of(context, version.inputs, age.own_files(context, version)), None
    except DashboardError as error:
        if isinstance(error, BusyError) or error.text_key.startswith("errors.snapshot"):
            raise  # concerns them all
        return {}, error
