"""The code of a component as a file: named by its content, kept for ever, loaded by a line of its own."""

import re

from starlette.requests import Request

from ui.components.served import PATH, respond, served


def file_of(loader):
    return re.search(re.escape(PATH).replace(re.escape("{file}"), r"([\w.]+)"), loader)[1]


def answer(file):
    return respond(Request({"type": "http", "headers": [], "path_params": {"file": file}}))


def test_the_loader_names_the_file_that_holds_code_and_style():
    response = answer(file_of(served("plain", js="export default () => 1", css='a { content: "x" }')))

    assert response.status_code == 200
    assert response.media_type == "text/javascript"
    assert b"export default () => 1" in response.body
    assert rb'"a { content: \"x\" }"' in response.body


def test_other_code_has_another_name_and_the_same_code_the_same():
    one, other, again = (file_of(served("kept", js=f"export default () => {number}")) for number in (1, 2, 1))

    assert one == again != other


def test_a_browser_may_keep_it_for_ever():
    response = answer(file_of(served("cached", js="export default () => 1")))

    assert "immutable" in response.headers["cache-control"]


def test_a_file_that_is_not_there_is_not_found():
    assert answer("nothing.js").status_code == 404
