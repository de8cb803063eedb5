"""The server: Streamlit over `ui/frame.py`, with security headers, readiness and a warm start."""

import streamlit as st
from starlette.middleware import Middleware

from ui import server

app = st.App(
    "ui/frame.py",
    routes=server.ROUTES,
    middleware=[Middleware(server.Documents)],
    lifespan=server.lifespan,
)
