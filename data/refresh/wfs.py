"""Boundaries of municipalities and the population grid, from a Web Feature Service of Statistics Finland.

What layers there are, and in which formats, is read from its capabilities: the newest year of each is taken.
"""

import re
from urllib.parse import urlencode

import pandas as pd
import shapely
from lxml import etree
from shapely.geometry import shape

from data.refresh.errors import AnswerError, CheckError, UnexpectedError
from data.refresh.service import Service

BOUNDARIES = re.compile(r"(?:\w+:)?kunta4500k_(?P<year>[0-9]{4})")
GRID = re.compile(r"(?:\w+:)?vaki(?P<year>[0-9]{4})_1km")
FORMAT = "application/json"
EPSG = "EPSG:3067"
"""ETRS-TM35FIN, metres."""

FEWEST_MUNICIPALITIES = 290
FEWEST_PEOPLE, MOST_PEOPLE = 4_500_000, 6_500_000
HIDDEN = -1
"""What the grid says where it does not show how many people there are."""

_CODE = re.compile(r"[0-9]{3}")


def boundaries(service: Service, address: str) -> tuple[pd.DataFrame, str]:
    """Return the boundary of every municipality, and where it was fetched.

    Columns: ref_area, name_fi, name_sv, year, geometry (WKB, ETRS-TM35FIN, metres).

    Raises:
        RefreshError: The service cannot be read, or has other than is expected.
    """
    features, year, url = _newest(service, address, BOUNDARIES)
    rows = [
        {
            "ref_area": _property(each, "kunta"),
            "name_fi": _property(each, "nimi"),
            "name_sv": _property(each, "namn"),
            "year": year,
            "geometry": shapely.to_wkb(_geometry(each)),
        }
        for each in features
    ]
    table = pd.DataFrame(rows)
    codes = table["ref_area"]
    if not codes.is_unique or not codes.str.fullmatch(_CODE.pattern).all():
        raise CheckError(f"{url} has a municipality twice, or one without a code")
    if len(table) < FEWEST_MUNICIPALITIES:
        raise CheckError(f"{url} has {len(table)} municipalities")
    return table.sort_values("ref_area", ignore_index=True), url


def population(service: Service, address: str) -> tuple[pd.DataFrame, str]:
    """Return how many people live in each square kilometre, and where it was fetched.

    Columns: x_m, y_m (its centre, ETRS-TM35FIN), population (missing where it is not shown), year.

    Raises:
        RefreshError: The service cannot be read, or has other than is expected.
    """
    features, year, url = _newest(service, address, GRID)
    rows = []
    for each in features:
        centre, people = _geometry(each).centroid, _property(each, "vaesto")
        if not re.fullmatch(r"-?[0-9]+", people):
            raise CheckError(f"{url} has {people!r} people in a square")
        count = int(people)
        rows.append(
            {
                "x_m": round(centre.x),
                "y_m": round(centre.y),
                "population": float("nan") if count == HIDDEN else float(count),
                "year": year,
            }
        )
    table = pd.DataFrame(rows)
    if table.duplicated(["x_m", "y_m"]).any() or (table["population"] < 0).any():
        raise CheckError(f"{url} has a square twice, or fewer people than none")
    total = table["population"].sum()
    if not FEWEST_PEOPLE <= total <= MOST_PEOPLE:
        raise CheckError(f"{url} has {total:.0f} people")
    return table.sort_values(["x_m", "y_m"], ignore_index=True), url


def _newest(
    service: Service, address: str, layer: re.Pattern[str]
) -> tuple[list[dict[str, object]], str, str]:
    """Return the features of the newest layer of a kind, its year, and its address."""
    asked = {"service": "WFS", "version": "2.0.0"}
    names = _layers(
        service.content(f"{address}?{urlencode({**asked, 'request': 'GetCapabilities'})}"), address
    )
    found = {match["year"]: name for name in names if (match := layer.fullmatch(name))}
    if not found:
        raise UnexpectedError(f"{address} has no layer like {layer.pattern} among {len(names)}")
    year = max(found)
    query = {"request": "GetFeature", "typeNames": found[year], "outputFormat": FORMAT, "srsName": EPSG}
    url = f"{address}?{urlencode({**asked, **query})}"
    said = service.json(url)
    features = said.get("features") if isinstance(said, dict) else None
    if not isinstance(features, list) or not features:
        raise AnswerError(f"{url} answers no features")
    matched = said.get("numberMatched", len(features))
    if matched != len(features):
        raise AnswerError(f"{url} gives {len(features)} of {matched} features")
    return features, year, url


def _layers(capabilities: bytes, address: str) -> list[str]:
    """Return the names of the layers that are told of, where the service writes them as we read them."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(capabilities, parser)
    except etree.XMLSyntaxError as error:
        raise AnswerError(f"{address} does not tell its capabilities: {error}") from error
    formats = {(each.text or "").strip() for each in root.iter("{*}Value", "{*}Format")}
    if not any(each.split(";")[0] in (FORMAT, "json") for each in formats):
        raise UnexpectedError(f"{address} does not write {FORMAT}")
    return [(each.text or "").strip() for each in root.findall(".//{*}FeatureType/{*}Name")]


def _property(feature: dict[str, object], name: str) -> str:
    properties = feature.get("properties")
    if not isinstance(properties, dict) or properties.get(name) is None:
        raise UnexpectedError(f"a feature has no {name}: {properties}"[:300])
    return str(properties[name])


def _geometry(feature: dict[str, object]) -> shapely.Geometry:
    try:
        found = shape(feature["geometry"])
    except (KeyError, TypeError, AttributeError, ValueError, shapely.errors.ShapelyError) as error:
        raise AnswerError("a feature has no geometry") from error
    if found.is_empty or not found.is_valid:
        raise CheckError("a feature has an empty geometry, or one that crosses itself")
    return found
