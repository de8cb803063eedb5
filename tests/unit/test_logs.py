"""What a line of the log says it is about: request, session, scenario, and no words of a reader."""

import asyncio
import logging

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.identifiers import new_identifier
from ui import logs


@pytest.fixture
def lines():
    """Return the lines that are logged in the test, written as the server writes them."""
    before, written = logging.getLogRecordFactory(), []

    class Kept(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    handler = Kept()
    handler.setFormatter(logging.Formatter(logs.FORMAT))
    logging.getLogger("ui").addHandler(handler)
    logging.setLogRecordFactory(logs._record)
    yield written
    logging.setLogRecordFactory(before)
    logging.getLogger("ui").removeHandler(handler)


def asked(query="", **headers):
    """Return how the answer to a request is numbered, in the course of which a line is logged."""
    got, sent = [], []

    async def server(scope, _receive, send):
        got.append(dict(scope["headers"]))
        logging.getLogger("ui.x").warning("said")
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(dict(message["headers"]))

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "headers": pairs, "query_string": query.encode()}
    asyncio.run(logs.Requests(server)(scope, None, send))
    name = logs.HEADER.encode()
    assert got[0][name] == sent[0][name]
    return sent[0][name].decode()


def test_a_line_names_its_request_and_the_scenario_of_its_address(lines):
    version = new_identifier()
    number = asked(f"lang=fi&scenario={version}")

    assert f"[request={number} session=- scenario={version}] said" in lines[0]
    assert asked() != number


def test_the_number_that_a_proxy_gave_is_kept(lines):
    assert asked(x_request_id="7f3a-1") == "7f3a-1"
    assert "[request=7f3a-1 " in lines[0]


@pytest.mark.parametrize("told", ["", "a b", "x\n2026 ERROR", "x" * 65, "ä", "]"])
def test_what_is_no_number_is_not_repeated(lines, told):
    number = asked(f"scenario={told}", x_request_id=told)

    assert number != told
    assert f"[request={number} session=- scenario=-] said" in lines[0]


def test_nothing_that_is_said_ends_a_line(lines):
    logging.getLogger("ui.x").warning("said %s", "x\n2026 ERROR \x1b[2K")

    assert lines[0].endswith("said x 2026 ERROR  [2K")


def test_a_line_of_a_page_names_its_session_and_what_is_open(lines):
    def page():
        import logging

        logging.getLogger("ui.x").warning("said")

    version = new_identifier()
    app = AppTest.from_function(page)
    app.query_params["scenario"] = version
    app.run()

    assert f" session=test ses scenario={version}] said" in lines[0]
