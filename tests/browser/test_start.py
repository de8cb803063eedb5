"""The first visitors after a start: they come the moment the server answers, before it is warm."""

import pytest

from tests.browser.client import connected, errors, first_run
from tests.browser.server import started


@pytest.mark.parametrize("start", range(4))
def test_the_first_visitor_meets_no_error_and_the_server_becomes_ready(start):
    with started() as server:
        server.wait_until("/_stcore/health")
        with connected(server.url, origin=server.url) as socket:
            messages = first_run(socket)
        server.wait_until("/ready")

        assert not errors(messages), start
        assert any(message.WhichOneof("type") == "delta" for message in messages)
        assert "Traceback" not in server.log()
