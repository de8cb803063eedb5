"""Data as files at addresses of their own, for a reader's spreadsheet or program to fetch."""

import hashlib
from dataclasses import dataclass

import pandas as pd
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.downloads import snapshot_rows
from domain.errors import DashboardError
from i18n.quantity import NUMBER
from i18n.text import Text
from ui import current_context, readers_language
from views.context import Context
from views.table import Column, Table

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be fetched; its tag names its content.

    Attributes:
        name: What it is saved as; "" where it is read where it is.
        media_type: Of what kind it is.
        content: Its bytes.
        data: What it tells, where the same is written as other bytes each time; b"" for the bytes themselves.
    """

    name: str
    media_type: str
    content: bytes
    data: bytes = b""

    @property
    def tag(self) -> str:
        """Return what an answer's ETag says: the same for the same bytes alone, if weak for the same data."""
        named = f'"{hashlib.sha256(self.data or self.content).hexdigest()[:32]}"'
        return f"W/{named}" if self.data else named


def language_of(request: Request) -> Text:
    """Return the language that an address names, else the first that the program wants."""
    accepted = request.headers.get("accept-language", "")
    return Text(readers_language.asked(request.url.query, accepted))


def answer(request: Request, file: File) -> Response:
    """Return a file, or that what the program has of it is still the same."""
    headers = {"etag": file.tag, "cache-control": "no-cache", "vary": "accept-language"}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if known & {file.tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=headers)
    if file.name:
        headers["content-disposition"] = f'attachment; filename="{file.name}"'
    return Response(file.content, media_type=file.media_type, headers=headers)


def refusal(text: Text, error: DashboardError) -> Response:
    """Return why the data cannot be had, in the words of the page, for a program not to keep."""
    said = text(error.text_key, **error.values)
    return PlainTextResponse(said, status_code=503, headers={"cache-control": "no-store"})


def snapshot(request: Request) -> Response:
    """Serve a dataset as CSV under its own column names; suppressed cells stay "..."."""
    text, stem = language_of(request), request.path_params["stem"]
    try:
        context = current_context.context()
        if stem not in context.store.sha256 and stem not in context.store.problems:
            return PlainTextResponse("not found", status_code=404)
        context.store.path(stem)  # what was replaced meanwhile is not served from memory
        return answer(request, context.once(_snapshot, text, stem))
    except DashboardError as error:
        return refusal(text, error)


def _snapshot(context: Context, text: Text, stem: str) -> File:
    rows = snapshot_rows(context.store, stem)
    columns = tuple(
        Column(
            name=name,
            label=name,
            quantity=NUMBER if pd.api.types.is_numeric_dtype(rows[name]) else None,
            status="obs_status" if name == "obs_value" else "",
        )
        for name in rows.columns
    )
    table = Table(caption=stem, frame=rows, columns=columns, file=stem)
    content = (BYTE_ORDER_MARK + table.csv(text)).encode()
    return File(f"{stem}.csv", "text/csv; charset=utf-8", content)


ROUTES = [Route("/data/snapshots/{stem}.csv", snapshot)]
