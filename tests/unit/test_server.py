"""What the server makes of a request, Streamlit's answer being made up: documents, places without a page."""

import asyncio
import gzip
from contextlib import suppress

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from i18n.text import Text
from ui import plotly_js
from ui.headers import HEADERS
from ui.navigation import PAGES
from ui.server import PLACES, ROUTES, Documents, routes

DOCUMENT = b'<!doctype html><html lang="en"><head></head><body></body></html>'


def answered(path, *, query="", headers=(), raw_path="", scheme="http", fails=False):
    """Return status, headers and body of a path for which Streamlit has its document."""
    sent = []

    async def streamlit(scope, _receive, send):
        is_compressed = any(name == b"accept-encoding" for name, _ in scope["headers"])
        body = gzip.compress(DOCUMENT) if is_compressed else DOCUMENT
        if fails:
            raise RuntimeError("secret")
        said = [(b"content-type", b"text/html"), (b"set-cookie", b"a=b; HttpOnly")]
        await send({"type": "http.response.start", "status": 200, "headers": said})
        await send({"type": "http.response.body", "body": body})

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "path": path,
        "raw_path": (raw_path or path).encode(),
        "query_string": query.encode(),
        "headers": list(headers),
        "scheme": scheme,
        "method": "GET",
    }
    with suppress(RuntimeError):  # which the server writes into its log
        asyncio.run(Documents(streamlit)(scope, None, send))
    start, *bodies = sent
    said = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], said, b"".join(each["body"] for each in bodies).decode()


@pytest.fixture
def _under_a_path(monkeypatch):
    """Serve everything under /tila, as an operator may."""
    get_option = config.get_option
    monkeypatch.setattr(
        config, "get_option", lambda key: "tila" if key == "server.baseUrlPath" else get_option(key)
    )


@pytest.mark.parametrize("path", ["/", "/activation", "/notes"])
def test_a_page_has_its_language(path):
    status, _, body = answered(path, query="lang=sv")

    assert status == 200
    assert '<html lang="sv">' in body


def test_a_page_carries_its_style_behind_streamlits_own():
    body = answered("/staffing")[2]

    assert ".st-key-frame {" in body
    assert body.index("</head>") < body.index("<style>") < body.index("</style>") < body.index("</body>")


def test_a_page_is_rewritten_whatever_is_accepted():
    _, headers, body = answered("/", headers=[(b"accept", b"*/*"), (b"accept-encoding", b"gzip")])

    assert '<html lang="fi">' in body
    assert "sha256-" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "raw_path", "away"),
    [
        ("/palvelupisteet", "", "./?kunta=305"),
        ("/activation/x", "", "./../?kunta=305"),
        ("/a/b/", "", "./../../?kunta=305"),
        ("/a/b", "/a%2Fb", "./?kunta=305"),
        ("/_stcore/x", "", "./../?kunta=305"),
    ],
)
def test_where_no_page_is_the_reader_is_sent_up_to_the_first(path, raw_path, away):
    status, headers, _ = answered(path, query="kunta=305", raw_path=raw_path)

    assert (status, headers["location"]) == (307, away)


@pytest.mark.usefixtures("_under_a_path")
def test_a_path_under_which_all_is_served_is_no_part_of_a_place():
    assert answered("/tila/activation")[0] == 200
    assert answered("/tila/")[0] == 200
    assert answered("/tila/x/y")[1]["location"] == "./../"


@pytest.mark.usefixtures("_under_a_path")
def test_what_pages_and_monitoring_fetch_is_under_the_same_path_and_at_the_root():
    paths = {route.path for route in routes()}

    assert {f"/tila/{plotly_js.PATH}", "/tila/ready", "/ready"} <= paths
    assert paths == {f"{base}{route.path}" for route in ROUTES for base in ("", "/tila")}


def test_a_document_of_streamlits_own_is_left_as_it_is():
    assert answered("/media/x.html")[2] == DOCUMENT.decode()


def test_pages_talk_to_this_server_alone():
    policy = answered("/")[1]["content-security-policy"]

    assert "connect-src 'self';" in policy


def failing():
    from domain.errors import FiguresMissingError
    from ui import server

    assert server.explain(KeyError("205"))
    assert server.explain(FiguresMissingError("no figures", period="2026-06"))


def test_an_error_that_no_page_explains_is_told_in_the_readers_language_without_its_insides():
    app = AppTest.from_function(failing)
    app.session_state["lang"] = "sv"
    text = Text("sv")

    assert [error.value for error in app.run(timeout=60).error] == [
        text("errors.unexpected"),
        text("errors.figures_missing", period="juni 2026"),
    ]


def test_no_address_of_the_server_hides_a_page():
    ours = {route.path for route in ROUTES}

    assert not ours & PLACES
    assert not ours & {f"/{entry.name}" for entry in PAGES}


@pytest.mark.parametrize(
    ("scheme", "cookie"), [("http", "a=b; HttpOnly"), ("https", "a=b; HttpOnly; Secure")]
)
def test_a_cookie_that_came_over_tls_goes_nowhere_else(scheme, cookie):
    assert answered("/", scheme=scheme)[1]["set-cookie"] == cookie


def test_what_fails_says_nothing_of_why_and_carries_the_headers_too():
    status, headers, body = answered("/data/x", fails=True)

    assert (status, body) == (500, "Internal Server Error")
    assert HEADERS.items() <= headers.items()
    assert "default-src 'self'" in headers["content-security-policy"]
