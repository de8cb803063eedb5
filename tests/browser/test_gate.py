"""The real server and a stranger: refused at once, and nobody else waits."""

import time

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

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
