"""A component's code as a file that the browser fetches once, instead of a part of every message about it."""

import hashlib
import json

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

PATH = "assets/components/{file}"
"""Where the server has the files, from the address of the dashboard."""

_LOADER = """const loading = import(new URL("PATH", document.baseURI).href)
export default async component => (await loading).default(component)
"""

_STYLE = """document.head.append(Object.assign(document.createElement("style"), { textContent: CSS }))
"""

_files: dict[str, bytes] = {}


def served(name: str, *, js: str, css: str = "") -> str:
    """Keep the code and the style of a component to be served; return what loads them.

    The file's name tells its content, so that a browser may keep it for ever and never shows an old one.

    Args:
        name: The component, as in the file's name.
        js: An ES module whose default export draws the component; what that returns is not used.
        css: Its style, put into the document with the module.
    """
    style = _STYLE.replace("CSS", json.dumps(css)) if css else ""
    content = (style + js).encode()
    file = f"{name}.{hashlib.sha256(content).hexdigest()[:12]}.js"
    _files[file] = content
    return _LOADER.replace("PATH", PATH.format(file=file))


def respond(request: Request) -> Response:
    """Serve a component's file."""
    content = _files.get(request.path_params["file"])
    if content is None:
        return PlainTextResponse("not found", status_code=404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, media_type="text/javascript", headers=headers)
