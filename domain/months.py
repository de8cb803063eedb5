"""Which months there are figures of, and which of them a month is compared with."""

from dataclasses import dataclass

from domain.errors import FiguresMissingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Months that there are figures of, from the oldest, as SDMX periods.

    Attributes:
        complete: Those with every indicator.
        every: Those, and the ones with some.
    """

    complete: tuple[str, ...]
    every: tuple[str, ...]

    def compared_with(self, period: str) -> str:
        """Return the month a month is held beside: a year before, else the newest earlier one, else itself.

        Raises:
            FiguresMissingError: There are no figures of the month.
        """
        if period not in self.every:
            raise FiguresMissingError(f"no figures of {period}", period=period)
        year, month = period.split("-")
        last_year = f"{int(year) - 1:04}-{month}"
        earlier = [each for each in self.every if each < period]
        if last_year in earlier:
            return last_year
        return earlier[-1] if earlier else period
