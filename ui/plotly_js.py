"""The browser's Plotly: the installed package's script, without what is not drawn and without detours."""

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

SHORTCUTS = (
    # A label that was only moved is as large as before. Without this every label of an axis is copied into a
    # drawing of its own and measured there, whenever the axis has another range.
    (
        re.compile(
            r'var (\w)=\+(\w)\.getAttribute\("x"\)\|\|0,(\w)=\+\2\.getAttribute\("y"\)\|\|0,'
            r'(\w)=\2\.getAttribute\("transform"\);'
        ),
        r"\g<0>var by=/^translate\((-?[0-9.]+),(-?[0-9.]+)\)$/.exec(\4);"
        r"if(by){\1+=+by[1];\3+=+by[2];\4=null}",
    ),
    # The name of a property has places in a list only where it has a bracket.
    (
        re.compile(r"(String\(\w\[\w\]\))(\.match\(/\^\(\[\^\\\[\\\]\]\*\))"),
        r'\1.includes("[")&&\1\2',
    ),
    # Whether its place has no size matters only to a drawing that is given none. To ask lays the page out.
    (
        re.compile(
            r"(\w)\._hasZeroHeight=\1\._hasZeroHeight\|\|(\w)\.clientHeight===0,"
            r"\1\._hasZeroWidth=\1\._hasZeroWidth\|\|\2\.clientWidth===0"
        ),
        r"\1._hasZeroHeight=\1._hasZeroHeight||!(\2.layout&&\2.layout.height)&&\2.clientHeight===0,"
        r"\1._hasZeroWidth=\1._hasZeroWidth||!(\2.layout&&\2.layout.width)&&\2.clientWidth===0",
    ),
)
"""What stands in plotly.js, and what stands there instead: the same result sooner."""

_REGISTERED = re.compile(r"\.register\(\[([\w$,()]+)\]\)")
_EXPORT = re.compile(r'"use strict";\w+\.exports=([\w$]+)\(\)\}')
_KIND = re.compile(r'name:"(\w+)"')
_MODULE_START = 3_000
"""Characters of a module in which it has said its kind."""


def prepared(script: str) -> str:
    """Return plotly.js as it is served: trimmed, and with its detours shortened.

    What is built in another way stays as it is.
    """
    for standing, instead in SHORTCUTS:
        script = standing.sub(instead, script, count=1)
    return trimmed(script)


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
    return gzip.compress(prepared(script).encode(), compresslevel=5)


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
