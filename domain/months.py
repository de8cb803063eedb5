"""Which months there are figures of, and which of them a month is compared with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Months that there are figures of, from the oldest, as SDMX periods.

    Attributes:
        complete: Those with every indicator.
        every: Those, and the ones with some.
        unread: Files that they could not be read from.
    """

    complete: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def newest(self) -> str:
        """The newest complete month; "" where there is none, of which no figures can be had."""
        return self.complete[-1] if self.complete else ""

    def until(self, day: str) -> "Months":
        """Return those of them that somebody could know of on a day, ISO 8601."""
        complete, every = (
            tuple(each for each in months if each <= day[:7]) for months in (self.complete, self.every)
        )
        return Months(complete=complete, every=every, unread=self.unread)

    def compared_with(self, period: str) -> str:
        """Return the complete month a month is held beside: the same one a year before, else none, "".

        Another month would bring its season into every change.
        """
        year, _, month = period.partition("-")
        last_year = f"{int(year) - 1:04}-{month}" if month else ""
        return last_year if last_year in self.complete else ""
