"""The browser's Plotly: the installed package's plotly.js, told to set up only what the dashboard draws."""

import gzip
import re
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

PATH = "assets/plotly.min.js"
"""Where the server has it, from the address of the dashboard."""

TRACES = ("bar", "heatmap")
"""Kinds of traces the drawings use, beside `scatter`, which is always set up."""

HEAD = """<link rel="preload" as="script" href="./PATH"><script>
new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-test-connection-state="CONNECTED"]')) return
  observer.disconnect()
  const script = document.createElement("script")
  script.src = new URL("PATH", document.baseURI).href
  script.dataset.plotly = ""
  document.head.append(script)
}).observe(document, { subtree: true, childList: true, attributeFilter: ["data-test-connection-state"] })
</script>""".replace("PATH", PATH).encode()
"""Fetches plotly.js at once, but runs it while the server works the page out: sooner it would hold up the
connection, later the first figure."""

_REGISTERED = re.compile(r"\.register\(\[([\w$,()]+)\]\)")
_EXPORT = re.compile(r'"use strict";\w+\.exports=([\w$]+)\(\)\}')
_KIND = re.compile(r'name:"(\w+)"')
_MODULE_START = 3_000
"""Characters of a module in which it has said its kind."""


def trimmed(script: str) -> str:
    """Return plotly.js with the set-up of other traces than `TRACES` left out.

    Each kind sets itself up when it is registered; tiled maps and 3D take most of a second of that. A
    script that is built in another way is returned as it is.
    """
    registered = _REGISTERED.search(script)
    if registered is None:
        return script
    modules = registered[1].split(",")
    kept = [module for module in modules if _kind(script, module.removesuffix("()")) in TRACES]
    if len(kept) != len(TRACES):
        return script
    return script[: registered.start(1)] + ",".join(kept) + script[registered.end(1) :]


def _kind(script: str, module: str) -> str:
    """Return the kind of trace that a module of plotly.js exports; "" if that cannot be told."""
    exported = _EXPORT.search(_source(script, module))
    found = exported and _KIND.search(_source(script, exported[1]))
    return found[1] if found else ""


def _source(script: str, module: str) -> str:
    start = script.find(f"var {module}=")
    return script[start : start + _MODULE_START] if start >= 0 else ""


@cache
def _compressed() -> bytes:
    script = files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")
    return gzip.compress(trimmed(script).encode(), compresslevel=5)


def warm_up() -> None:
    """Prepare the script before the first visitor asks for it."""
    _compressed()


def respond(request: Request) -> Response:
    """Serve plotly.js, compressed once."""
    headers = {"cache-control": "public, max-age=86400", "vary": "accept-encoding"}
    content = _compressed()
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="text/javascript", headers=headers)
