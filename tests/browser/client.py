"""A reader without a browser: what Streamlit sends until the first run of a page has ended."""

import socket
import ssl

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.server import CALM_S, Server

PATIENCE_S = 60.0


def connected(
    url: str,
    origin: str | None = None,
    *,
    sock: socket.socket | None = None,
    trusted: ssl.SSLContext | None = None,
    **headers: str,
) -> ClientConnection:
    """Return an open websocket of the server at this address, as a page of `origin` opens it.

    Args:
        url: The server's address.
        origin: Of the page.
        sock: A connection to where the server is, if its name does not say so.
        trusted: Whose certificates are believed, if the address is of TLS.
        headers: What a proxy adds, with "_" for "-".

    Raises:
        InvalidStatus: The server refuses the handshake.
    """
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    added = {name.replace("_", "-"): value for name, value in headers.items()}
    return connect(
        address,
        subprotocols=["streamlit"],
        origin=origin,
        sock=sock,
        ssl=trusted,
        additional_headers=added,
        max_size=None,
        open_timeout=PATIENCE_S,
    )


def first_run(socket: ClientConnection, query: str = "") -> list[ForwardMsg]:
    """Return every message of a run of the page that this query asks for."""
    message = BackMsg()
    message.rerun_script.query_string = query
    socket.send(message.SerializeToString())
    messages = []
    while True:
        messages.append(ForwardMsg.FromString(socket.recv(PATIENCE_S)))
        if messages[-1].WhichOneof("type") == "script_finished":
            return messages


def errors(messages: list[ForwardMsg]) -> list[str]:
    """Return what the error boxes of a run say."""
    elements = [message.delta.new_element for message in messages if message.WhichOneof("type") == "delta"]
    return [
        element.exception.message or element.alert.body or element.html.body
        for element in elements
        if element.WhichOneof("type") == "exception"
        or 'class="th-notice bad failure"' in element.html.body
        or (element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR)
    ]


def met(server: Server) -> list[str]:
    """Come to a server the moment it answers, before it is warm; return the errors that were told."""
    server.wait_until("/_stcore/health")
    with connected(server.url, origin=server.url) as socket:
        messages = first_run(socket)
    server.wait_until("/ready", CALM_S)
    assert any(message.WhichOneof("type") == "delta" for message in messages)
    assert "Traceback" not in server.log(), server.log()
    return errors(messages)
