"""The headers that every answer carries, whatever it is."""

import base64
import hashlib
import re

from starlette.types import Message, Scope

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def of(html: bytes = b"") -> dict[str, str]:
    """Return the headers of an answer, of a document whose scripts run those with its policy."""
    return {**HEADERS, "content-security-policy": content_security_policy(html)}


def content_security_policy(html: bytes = b"") -> str:
    """Return the policy the pages run under: everything from this server, inline scripts by their hash.

    Streamlit puts styles inline and loads components from blob URLs; nothing is evaluated from strings
    but WebAssembly.
    """
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    ]
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", "blob:", *hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def put(start: Message, headers: dict[str, str]) -> None:
    """Give an answer these headers, in the place of those it has under the same names."""
    names = {name.encode() for name in headers}
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in names]
    start["headers"] = kept + [(name.encode(), value.encode()) for name, value in headers.items()]


def secure_cookies(scope: Scope, start: Message) -> None:
    """Let no cookie that came over TLS be sent without it: Streamlit's own do not say so."""
    if scope.get("scheme") != "https":
        return
    start["headers"] = [
        (
            name,
            value + b"; Secure"
            if name.lower() == b"set-cookie" and b"secure" not in value.lower()
            else value,
        )
        for name, value in start["headers"]
    ]
