"""The real server and a stranger: refused at once, and nobody else waits."""

import re
import time
from contextlib import suppress
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from scenarios.identifiers import new_identifier
from tests.browser.client import connected, errors, first_run

SOON_S = 5.0
"""A refusal asks nobody; a look-up of Streamlit's own takes two seconds where it gets no answer."""


@pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:1", "null"])
def test_a_page_from_elsewhere_is_refused_at_once(server, origin):
    start = time.perf_counter()
    for _ in range(10):
        with pytest.raises(InvalidStatus) as refused:
            connected(server.url, origin=origin)

        assert refused.value.response.status_code == 403
    assert time.perf_counter() - start < SOON_S


def test_a_reader_who_asks_to_clear_the_caches_is_not_heard_and_stays(server):
    message = BackMsg(clear_cache=True)
    with connected(server.url, origin=server.url) as socket:
        first_run(socket)
        socket.send(message.SerializeToString())
        messages = first_run(socket)

    assert not errors(messages)
    assert "dropped a message of kind clear_cache" in server.log()


def test_a_line_of_the_log_names_request_session_and_scenario(server):
    version = new_identifier()  # of nothing: the log says that it is not here
    with connected(server.url, origin=server.url, x_request_id="proxys-7") as socket:
        first_run(socket, f"scenario={version}")

    about = rf"\[request=proxys-7 session=[0-9a-f]{{8}} scenario={version}\] "
    assert re.search(rf"^\S+ \S+ WARNING ui\.saved\.opened {about}", server.log(), re.MULTILINE)
    assert re.search(r"INFO ui\.warmup \[request=- session=- scenario=-\] every page opens", server.log())


def test_no_address_that_is_asked_for_is_in_the_log(server):
    for path in ("", "room", "data/activation/rates.csv", "nothing/here"):
        with suppress(HTTPError):
            urlopen(f"{server.url}/{path}?room=ABCDEF&chair=secret-of-a-chair").close()  # noqa: S310 - our own
    with connected(server.url, origin=server.url) as socket:
        first_run(socket, "room=ABCDEF&chair=secret-of-a-chair")

    assert "secret-of-a-chair" not in server.log()
