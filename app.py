"""The server: Streamlit over `ui/frame.py`, with security headers, a gate, readiness and a warm start."""

import streamlit as st
from starlette.middleware import Middleware

from ui import gate, logs, server

app = st.App(
    "ui/frame.py",
    routes=server.routes(),
    middleware=[Middleware(logs.Requests), Middleware(server.Documents), Middleware(gate.Gate)],
    lifespan=server.lifespan,
    on_script_error=server.explain,
)
