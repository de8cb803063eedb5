"""A PxWeb service, version 1 of its interface: metadata, config, json-stat2, json, csv, and its limits."""

import asyncio
import csv
import io
import json
import time
from itertools import product
from math import prod

import numpy as np
import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

CONFIG = {"maxValues": 120_000, "maxCells": 120_000, "maxCalls": 40, "timeWindow": 60, "CORS": True}


class Json(JSONResponse):
    """The same, written faster."""

    def render(self, content):
        return orjson.dumps(content)


class Cut(Response):
    """An answer that ends in the middle."""

    async def __call__(self, _scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send(
            {"type": "http.response.body", "body": self.body[: len(self.body) // 2], "more_body": True}
        )
        raise ConnectionError("cut off")


class PxService:
    """The service. `tables` may be changed while it runs.

    Attributes:
        tables: Path below the language, such as "StatFin/tyonv/12r5.px" -> table.
        config: Its limits as it tells them.
        most_cells: What it really gives at once; None for what it tells.
        fault: Called with the method and path of each call; returns the fault of its answer, or "".
        asked: Method and path of each call.
        cells: How many cells were given.
    """

    def __init__(self, tables=None, **config):
        self.tables = dict(tables or {})
        self.config = {**CONFIG, **config}
        self.most_cells = None
        self.fault = lambda _method, _path: ""
        self.asked = []
        self.cells = 0
        self._recent = []

    @property
    def app(self):
        routes = [Route("/PxWeb/api/v1/{language}/{path:path}", self._answer, methods=["GET", "POST"])]
        return Starlette(
            routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=500, compresslevel=1)]
        )

    def data_calls(self):
        return [path for method, path in self.asked if method == "POST"]

    async def _answer(self, request):
        path = request.path_params["path"]
        self.asked.append((request.method, path))
        now = time.monotonic()
        self._recent = [each for each in self._recent if now - each < self.config["timeWindow"]] + [now]
        if len(self._recent) > self.config["maxCalls"]:
            return PlainTextResponse("Too Many Requests", status_code=429)
        fault = self.fault(request.method, path)
        if fault.isdecimal():
            return PlainTextResponse("Bad Request", status_code=int(fault))
        answer = await self._right(request, path)
        if fault == "slow":
            await asyncio.sleep(1)  # and answers others meanwhile
        if fault == "html":
            return HTMLResponse("<!DOCTYPE html><html><body>Palvelu on huollossa</body></html>")
        if fault == "cut":
            return Cut(answer.body)
        if fault == "type":
            return Response(b"\x00\x01 binary", media_type="application/octet-stream")
        if fault and answer.status_code == 200:
            return JSONResponse(DAMAGES[fault](json.loads(answer.body)))
        return answer

    async def _right(self, request, path):
        if "config" in request.query_params or request.url.query == "config":
            return JSONResponse(self.config)
        if path.endswith("/"):
            listed = [
                {"id": key.rpartition("/")[2], "type": "t", "text": each.title, "updated": each.updated}
                for key, each in self.tables.items()
                if key.startswith(path)
            ]
            return JSONResponse([{"id": "older", "type": "l", "text": "Vanhat"}, *listed])
        table = self.tables.get(path)
        if table is None:
            return PlainTextResponse("Bad Request", status_code=400)
        if request.method == "GET":
            return JSONResponse(metadata(table))
        return self._data(table, await request.json())

    def _data(self, table, asked):
        try:
            chosen, fixed = selected(table, asked["query"])
        except (KeyError, ValueError):
            return PlainTextResponse("Bad Request", status_code=400)
        count = prod(map(len, chosen.values()))
        if count > (self.most_cells or self.config["maxCells"]):
            return PlainTextResponse("Too many values selected", status_code=403)
        self.cells += count
        places = [
            [values.index(each) for each in chosen.get(name, fixed.get(name, ()))]
            for name, values in table.dimensions.items()
        ]
        values, marks = table.values[np.ix_(*places)], table.marks[np.ix_(*places)]
        return FORMATS[asked["response"]["format"]](table, chosen, values.reshape(-1), marks.reshape(-1))


def metadata(table):
    """Return what a GET of a table answers."""
    return {
        "title": table.title,
        "variables": [
            {
                "code": name,
                "text": name,
                "values": values,
                "valueTexts": [table.text(name, each) for each in values],
                **({"elimination": True} if name in table.eliminable else {}),
                **({"time": True} if name == table.time else {}),
            }
            for name, values in table.dimensions.items()
        ],
    }


def selected(table, query):
    """Return the values chosen of each dimension, and the total of those that are eliminated."""
    asked = {each["code"]: each["selection"] for each in query}
    if set(asked) - set(table.dimensions):
        raise KeyError("no such dimension")
    chosen, fixed = {}, {}
    for name, values in table.dimensions.items():
        if name not in asked:
            if name in table.eliminable:
                fixed[name] = [values[0]]
            else:
                chosen[name] = values
            continue
        kind, wanted = asked[name]["filter"], asked[name]["values"]
        if kind == "item":
            if not wanted or set(wanted) - set(values):
                raise ValueError("no such value")
            chosen[name] = [each for each in values if each in set(wanted)]
        elif kind == "top":
            chosen[name] = values[-int(wanted[0]) :]
        else:
            chosen[name] = values
    return chosen, fixed


def json_stat2(table, chosen, values, marks):
    status = {str(n): str(marks[n]) for n in np.flatnonzero(marks != "")}
    return Json(
        {
            "version": "2.0",
            "class": "dataset",
            "label": table.title,
            "source": "Tilastokeskus",
            "updated": table.updated,
            "id": list(chosen),
            "size": [len(each) for each in chosen.values()],
            "dimension": {
                name: {
                    "label": name,
                    "category": {
                        "index": {each: n for n, each in enumerate(codes)},
                        "label": {each: table.text(name, each) for each in codes},
                    },
                }
                for name, codes in chosen.items()
            },
            "value": np.where(np.isnan(values), None, values).tolist(),
            **({"status": status} if status else {}),
        }
    )


def plain_json(table, chosen, values, marks):
    names = list(chosen)
    content = names[-1]
    kinds = {name: "t" if name == table.time else "c" if name == content else "d" for name in names}
    columns = [{"code": name, "text": name, "type": kinds[name]} for name in names]
    written = _written(values, marks)
    data = [
        {"key": list(key), "values": [cell]}
        for key, cell in zip(product(*chosen.values()), written, strict=True)
    ]
    return JSONResponse({"columns": columns, "comments": [], "data": data})


def as_csv(_table, chosen, values, marks):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*chosen, "value"])
    for key, cell in zip(product(*chosen.values()), _written(values, marks), strict=True):
        writer.writerow([*key, cell])
    return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv")


def _written(values, marks):
    return [mark if np.isnan(value) else f"{value:g}" for value, mark in zip(values, marks, strict=True)]


FORMATS = {"json-stat2": json_stat2, "json": plain_json, "csv": as_csv}


def _other_codes(document):
    """Return an answer of other areas than were asked for."""
    if "dimension" in document:
        first = document["id"][0]
        category = document["dimension"][first]["category"]
        category["index"] = {f"X{code}": place for code, place in category["index"].items()}
    return document


def _values(damage):
    """Return what damages the values of an answer that has any."""
    return lambda said: {**said, "value": damage(said["value"])} if "value" in said else said


DAMAGES = {
    "codes": _other_codes,
    "no_variables": lambda said: {key: each for key, each in said.items() if key != "variables"},
    "no_value": lambda said: {key: each for key, each in said.items() if key != "value"},
    "unmarked": lambda said: {**said, "status": {}},
    "unknown_mark": lambda said: {**said, "status": dict.fromkeys(said.get("status", {}), "?")},
    "text": _values(lambda values: ["12"] * len(values)),
    "short": _values(lambda values: values[1:]),
    "negative": _values(lambda values: [each and -each for each in values]),
    "thousands": _values(lambda values: [each and 1000 * each for each in values]),
}
"""Name of a fault -> what it does to a right answer."""
