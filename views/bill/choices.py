"""What a reader can choose about the municipality's bill."""

from collections.abc import Callable
from typing import Any

from analytics.benefit_liability.estimate import RANGES, Assumed
from analytics.benefit_liability.law import REGIMES, Benefit, Regime, regime, regime_in, with_general
from analytics.dated import PAID_DAY_EUR, nearest
from domain.digits import plain_number, plain_whole
from domain.errors import LinkError, ParameterError
from i18n.quantity import CENTS, COUNT, NUMBER, PER_CENT, TENTHS, Quantity
from i18n.text import Text
from views.activation import TARGET
from views.bill import kela
from views.bill.kela import Kela
from views.choices import Choice, Chosen, Coded, Number, OneOf, PartOf
from views.places import one_municipality
from views.structural_change.posts import FTE

OF_MONTH = "month"

MUNICIPALITY = one_municipality(key="municipality", label="bill.municipality")


def _regime_words(code: str, chosen: Chosen, text: Text) -> str:
    if code != OF_MONTH:
        return text(f"bill.regimes.{code}")
    return text("bill.regime_of_month", law=text(f"bill.regimes.{_of_month(chosen).key}"))


REGIME = OneOf(
    key="law",
    label="bill.law",
    codes=(OF_MONTH, *(each.key for each in reversed(REGIMES))),
    said=_regime_words,
    is_list=True,
)
"""The law of the municipality's share."""


def _of_month(chosen: Chosen) -> Regime:
    """Return the law in force in the page's month; the newest where no month is known."""
    try:
        return regime_in(chosen.context.period) if chosen.context.period else REGIMES[-1]
    except ParameterError:  # before the first of them nobody paid
        return REGIMES[0]


def key_of(chosen: Chosen) -> str:
    """Return the key of the law."""
    return _of_month(chosen).key if chosen[REGIME] == OF_MONTH else chosen[REGIME]


GENERAL = Number(
    key="general_share",
    label="bill.general",
    help="bill.general_help",
    low=0,
    high=50,
    default=50,
    step=10,
    quantity=PER_CENT,
    counts=lambda chosen: not regime(key_of(chosen)).is_known,
)
"""Where the unknown share of yleistuki ends [A]."""

EFFECT = Number(
    key="effect",
    label="bill.effect",
    help="bill.effect_help",
    low=0,
    high=100,
    default=30,
    step=5,
    quantity=PER_CENT,
)
"""Share of a placement's days that end a benefit [A]."""

MONTHS = Number(key="months", label="bill.months", low=1, high=12, default=6, quantity=COUNT)
"""How far ahead thresholds are told."""

BENEFIT = OneOf(key="benefit", label="bill.benefit", codes=(Benefit.SUPPORT, Benefit.BASIC, Benefit.EARNINGS))
"""The benefit of the person told of."""

DAY = Number(key="day", label="bill.day", low=0, high=1_300, default=100, step=10, quantity=COUNT)
"""Days paid to that person so far."""


def _assumed(
    name: str,
    *,
    step: float,
    quantity: Quantity,
    scale: float = 1,
    default: Callable[[Chosen], float] | None = None,
) -> Number:
    return Number(
        key=name,
        label=f"bill.assumed.{name}.label",
        help=f"bill.assumed.{name}.source",
        low=RANGES[name].low * scale,
        high=RANGES[name].high * scale,
        default=default or getattr(Assumed(), name) * scale,
        step=step,
        quantity=quantity,
    )


ASSUMED = {
    "paid_share": _assumed("paid_share", step=5, quantity=PER_CENT, scale=100),
    "days_ratio": _assumed("days_ratio", step=0.1, quantity=TENTHS),
    "day_eur": _assumed(
        "day_eur",
        step=0.01,
        quantity=CENTS,
        default=lambda chosen: nearest(PAID_DAY_EUR, chosen.context.period).row.value,
    ),
    "allowance_days": _assumed("allowance_days", step=100, quantity=COUNT),
}
"""What the estimate takes for granted, by its name in the model."""

KELA = Coded[Kela | None](
    key="kela",
    label="bill.kela.label",
    decode=kela.decoded,
    encode=kela.encoded,
    default=lambda chosen: kela.fetched(chosen.context),
    said=kela.said,
)
"""Kela's own figures: those that a refresh brought, or of a file; none where a reader wants the estimate."""

Residents = tuple[tuple[str, int], ...]
"""(municipality, its residents of 18-64) of those that a reader gave."""

_MOST_RESIDENTS = 1_000_000


def _residents(code: str, chosen: Chosen) -> Residents:
    found = {}
    for part in code.split("~") if code else ():
        area, _, number = part.partition(".")
        try:
            residents = plain_whole(number)
        except ValueError:
            residents = 0
        is_known = area in chosen.context.area.municipalities and area not in found
        if not (is_known and 0 < residents <= _MOST_RESIDENTS):
            raise LinkError(f"no residents {code[:80]!r}")
        found[area] = residents
    return tuple(sorted(found.items()))


def _residents_code(residents: Residents) -> str:
    return "~".join(f"{area}.{number}" for area, number in residents)


def _with_residents(code: str | None, area: str, value: str) -> str:
    """Return the code after the residents of a municipality were set.

    None takes them out, and so does 0: nobody lives where nobody is. What is no number changes nothing.
    """
    try:
        number = min(max(round(plain_number(value)), 0), _MOST_RESIDENTS) if value else 0
    except ValueError:
        return code or ""
    kept = [part for part in (code or "").split("~") if part and not part.startswith(f"{area}.")]
    return "~".join(sorted([*kept, *([f"{area}.{number}"] if number else [])]))


RESIDENTS = Coded[Residents](
    key="residents",
    label="bill.residents",
    decode=_residents,
    encode=_residents_code,
    part=_with_residents,
    default=lambda _chosen: (),
    said=lambda value, chosen, text: ", ".join(
        f"{chosen.context.names(text.language)[area]} {COUNT.write(text, number)}" for area, number in value
    ),
)
"""Residents of 18-64, which the figures at hand do not have."""


def residents_of(area: str) -> PartOf:
    """Return the control of a municipality's residents."""
    return PartOf(
        key="residents_here",
        label="bill.residents",
        whole=RESIDENTS,
        value=lambda value: dict(value).get(area, 0),
        like=Number(
            key=area,
            label="bill.residents",
            low=0,
            high=_MOST_RESIDENTS,
            default=0,
            quantity=NUMBER,
            is_typed=True,
        ),
        words_of=lambda text: (text("bill.residents"), text("bill.residents_help")),
    )


CHOICES: tuple[Choice[Any], ...] = (
    MUNICIPALITY, REGIME, GENERAL, TARGET, EFFECT, MONTHS, BENEFIT, DAY, *ASSUMED.values(), KELA, RESIDENTS,
    FTE,
)  # fmt: skip


def law_of(chosen: Chosen) -> tuple[str, float]:
    """Return the key of the law, and where yleistuki's share ends (a fraction)."""
    return key_of(chosen), chosen[GENERAL] / 100


def regime_of(law: tuple[str, float]) -> Regime:
    """Return the law itself."""
    key, highest = law
    return with_general(regime(key), highest)


def assumed_of(chosen: Chosen) -> Assumed:
    """Return what the estimate takes for granted."""
    values = {name: chosen[choice] for name, choice in ASSUMED.items()}
    return Assumed(**values | {"paid_share": values["paid_share"] / 100})
