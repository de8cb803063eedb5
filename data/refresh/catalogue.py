"""What municipalities pay of unemployment benefits, from Kela's package in the catalogue of open data (CKAN).

The package describes its files in a `package.json` of its own, which is read before any of them.
"""

import io
import re
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from data.reading.cells import folded
from data.refresh.errors import AnswerError, CheckError, UnexpectedError
from data.refresh.service import Service
from data.share_file import TOTAL

TITLE = "Kunnan osarahoittaman työttömyysturvan saajat ja maksetut etuudet kunnittain"
COLUMNS = {
    "period_kind": r"aikatyyppi",
    "month": r"vuosikuukausi",
    "ref_area": r"(rahoittava_)?kunta_nro|kunta_nro",
    "day_class": r".*paiva_luokka",
    "recipients": r"saaja_lkm",
    "paid_eur": r"maksettu_eur",
    "municipal_share_eur": r"kunta_osuus_eur",
}
"""Column of ours -> what the package calls it."""

MONTHLY = "kuukausi"
_MONTH = re.compile(r"[0-9]{6}")
_SUMS = ("recipients", "paid_eur", "municipal_share_eur")


def benefit_shares(service: Service, address: str) -> tuple[pd.DataFrame, str]:
    """Return what each municipality pays each month, by class of accumulated days; and where it was fetched.

    Columns: ref_area, time_period, day_class, recipients (persons; one may be in several classes of a month),
    paid_eur, municipal_share_eur. Negative euros are recoveries. A municipality of too few is under "199".

    Raises:
        RefreshError: The catalogue cannot be read, or has other than is expected.
    """
    url = f"{address}/package_search?{urlencode({'q': TITLE, 'rows': 50})}"
    files = _files(service.json(url), url)
    for name in ("package.json", "data.csv"):
        if name not in files:
            raise UnexpectedError(f"{url}: the package has no {name}; it has {', '.join(sorted(files))}")
    columns = _columns(service.json(files["package.json"]), files["package.json"])
    return _rows(service.content(files["data.csv"]), columns, files["data.csv"]), files["data.csv"]


def _files(said: Any, url: str) -> dict[str, str]:  # noqa: ANN401 - whatever was answered
    """Return the files of the package: name -> address."""
    try:
        packages = said["result"]["results"]
        (package,) = [each for each in packages if each["title"].strip().lower() == TITLE.lower()]
        return {each["name"].strip().lower(): each["url"] for each in package["resources"]}
    except ValueError as error:
        raise UnexpectedError(f"{url} has not one package of this title: {TITLE}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise AnswerError(f"{url} does not tell of packages: {error}") from error


def _columns(said: Any, url: str) -> dict[str, str]:  # noqa: ANN401 - whatever was answered
    """Return which column of the file is which of ours, as the package describes it."""
    try:
        (described,) = [
            each for each in said["resources"] if "data" in str(each.get("name", each.get("path")))
        ]
        names = [field["name"] for field in described["schema"]["fields"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnswerError(f"{url} does not describe the columns of the data: {error}") from error
    found = {}
    for ours, theirs in COLUMNS.items():
        fitting = [name for name in names if re.fullmatch(theirs, name.lower())]
        if len(fitting) != 1:
            raise UnexpectedError(f"{url} has not one column for {ours}; it has {', '.join(names)}")
        found[fitting[0]] = ours
    return found


def _rows(content: bytes, columns: dict[str, str], url: str) -> pd.DataFrame:
    try:
        read = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False, encoding="utf-8-sig")
        table = _without_parts(read, columns)[list(columns)].rename(columns=columns)
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise AnswerError(f"{url} is not the file that its package describes: {error}") from error
    table = table[table["period_kind"].str.lower() == MONTHLY]
    if table.empty or not table["month"].str.fullmatch(_MONTH.pattern).all():
        raise CheckError(f"{url} has no months")
    for column in _SUMS:
        numbers = pd.to_numeric(table[column].replace("", None), errors="coerce")
        if (numbers.isna() & (table[column] != "")).any():
            raise CheckError(f"{url} has {column} that are no numbers")
        table[column] = numbers.astype("float64")
    if (table["recipients"] < 0).any():
        raise CheckError(f"{url} has fewer recipients than none")
    table["ref_area"] = table["ref_area"].str.zfill(3)
    table["time_period"] = table["month"].str.slice(0, 4) + "-" + table["month"].str.slice(4, 6)
    key = ["ref_area", "time_period", "day_class"]
    # A sum over no number at all stays unknown: it is no 0.
    return table.groupby(key)[list(_SUMS)].sum(min_count=1).reset_index()


def _without_parts(read: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    """Return the rows of which no other is the total over ages, sexes and other break-downs.

    The class of days is kept whole; its total is told from its parts where the table is read.
    """
    theirs = {ours: name for name, ours in columns.items()}
    key = [theirs[ours] for ours in ("period_kind", "month", "ref_area", "day_class")]
    figures = re.compile(r".*(lkm|eur)", re.IGNORECASE)
    for column in read.columns.difference([*columns, *filter(figures.fullmatch, read.columns)]):
        is_total = read[column].map(folded).isin(TOTAL)
        read = read[is_total | ~is_total.groupby([read[each] for each in key]).transform("any")]
    return read
