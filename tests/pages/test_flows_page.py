"""Loading a file of flows on their page: taken, or refused in words with the estimate still there."""

import html

import pytest

from tests import flow_files
from tests.pages.elements import answer, breaking, figures, opened, words

HEADING = "origin_area;destination_area;commuters"


def loaded(content, *, name="flows.csv", **choices):
    app = opened("flows", direction="all", **choices)
    app.get("file_uploader")[0].upload(name, content, "text/csv")
    return app.run()


def problem(app):
    """Return what is said of a file that was refused; "" where none was."""
    said = (each.proto.body for each in app.get("html") if 'role="alert"' in each.proto.body)
    return breaking(html.unescape(next(said, "").partition(">")[2].rpartition("<")[0]))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x00\xff\xfe", "Tiedostoa ei voitu lukea"),
        (b"origin_area;commuters\n205;1\n", "puuttuu sarakkeita: destination_area"),
        (f"{HEADING}\n205;SSS;1\n".encode(), "Rivi 2, sarake destination_area: ”SSS” on summarivi"),
        (
            f"{HEADING}\n205;XX;1\n".encode(),
            "Rivi 2, sarake destination_area: ”XX” ei ole kunta. Tuntemattomat",
        ),
        (f"{HEADING}\n205;;1\n".encode(), "Rivi 2, sarake destination_area: kunta puuttuu"),
        (f"{HEADING}\n205;765;-1\n".encode(), "Rivi 2, sarake commuters: ”-1” ei kelpaa"),
        (
            f"{HEADING}\n205;765;1\n205;765;1\n".encode(),
            "Rivit 2 ja 3: pari Kajaani → Sotkamo on tiedostossa kahdesti",
        ),
        (f"{HEADING}\n205;765;1\n".encode(), "jolla Hyrynsalmi on sarakkeessa origin_area"),
        (b"\xef\xbb\xbf", "puuttuu sarakkeita"),
        (
            flow_files.swapped(),
            "Kajaani pendelöi tiedostossa 2 884 ja kuntaan 2 106, suunnitelmassa 2 106 ja 2 884",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_the_estimate_stays(content, message):
    app = loaded(content)

    assert message in problem(app)
    assert "(860–1 769)" in breaking(answer(app))


def test_a_hostile_file_puts_no_markup_on_the_page():
    app = loaded(f"{HEADING}\n[x](javascript:1);<img src=x onerror=1>;<b>\n".encode())
    bodies = [each.proto.body for each in app.get("html") if 'role="alert"' in each.proto.body]

    assert "[x](javascript:1)" in problem(app)
    assert not any("<img" in body or "<b>" in body for body in bodies)
    assert not any("javascript:1" in each.value for kind in ("markdown", "error") for each in app.get(kind))


def test_a_loaded_file_replaces_the_estimate_and_its_place_is_gone():
    app = loaded(flow_files.plain())

    assert not problem(app)
    assert not app.get("file_uploader")
    assert "Virrat ovat tiedostosta flows.csv" in " ".join(words(app))
    assert breaking(answer(app)).endswith("Muu Suomi → Kajaani: 2 028.")
    assert figures(app)["rows"]["source"].startswith("Lähde: tuotu tiedosto flows.csv.")
