"""The command: its exit codes, its lock, its log, its bar, and the whole country over two hundred months."""

import fcntl
import re

import pytest

from data.refresh import __main__ as command
from data.refresh.progress import line
from data.refresh.service import Service
from data.refresh.state import State
from data.store import Store
from data.vintages import vintages
from tests.refresh.conftest import PATH
from tests.refresh.test_refresh import LATER
from tests.standin.tables import month_end


@pytest.fixture
def run(tmp_path, standin):
    """Run the command against the stand-in."""
    return lambda *given: command.main(
        [*given, "--folder", str(tmp_path / "kept"), "--at", f"pxweb={standin.url}", "--quiet"]
    )


@pytest.fixture
def whole(standin):
    """Let the stand-in have the figures of every municipality, as what comes with the code does."""
    standin.tables[PATH] = month_end("2026-05", 2)


@pytest.mark.usefixtures("whole")
def test_a_good_refresh_ends_with_0_and_is_logged(run, tmp_path, capsys):
    assert run("12r5") == command.DONE

    assert re.search(r"statfin_12r5 +fetched +2026-05 to 2026-06", capsys.readouterr().out)
    log = (tmp_path / "kept" / command.LOG).read_text(encoding="utf-8")
    assert re.search(r"INFO +statfin_12r5: fetched in [0-9.]+ s\. 2026-05 to 2026-06", log)


@pytest.mark.usefixtures("whole")
def test_a_table_that_is_not_there_ends_with_1_and_the_others_are_kept(run, tmp_path, capsys):
    assert run("12r5", "12tf") == command.PARTLY

    assert "has no table 12tf" in capsys.readouterr().out
    (vintage,) = vintages(tmp_path / "kept")
    assert set(vintage.parts) == {"statfin_12r5"}


def test_a_table_that_nobody_knows_ends_with_2(run, tmp_path, capsys):
    assert run("12xx") == 2

    assert "Not known: 12xx. Known: 12r5, 12tf" in capsys.readouterr().err
    assert not list((tmp_path / "kept").glob("*"))


def test_two_at_once_are_one_too_many(run, tmp_path, standin, capsys):
    (tmp_path / "kept").mkdir()
    with (tmp_path / "kept" / command.LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert run("12r5") == command.RUNNING

    assert "Another refresh is running" in capsys.readouterr().err
    assert standin.asked == []


def test_no_network_ends_with_4_and_leaves_what_was_known_of_each_table(tmp_path, monkeypatch):
    given = ["12r5", "--folder", str(tmp_path / "kept"), "--at", "pxweb=http://127.0.0.1:9", "--quiet"]
    monkeypatch.setattr(command, "Service", lambda: Service(sleep=lambda _s: None))

    assert command.main(given) == command.OFFLINE
    assert State.read(tmp_path / "kept").tables["statfin_12r5"].good is None


@pytest.mark.parametrize("at", ["pxweb=ftp://x", "elsewhere=http://x", "http://x"])
def test_an_address_of_no_service_is_refused(run, at):
    with pytest.raises(SystemExit, match="2"):
        run("--at", at)


def test_the_bar_tells_rows_and_time_left():
    told = "tyonv/12r5   [#######---------------------] 500 000 of 2 000 000 rows, 25 %, 0:30 left"
    assert line("tyonv/12r5", 500_000, 2_000_000, 10.0).strip() == told
    assert "100 %, 0:00 left" in line("tyonv/12r5", 5, 5, 1.0)


def test_two_hundred_months_of_every_municipality_and_then_only_what_is_new(tmp_path, standin, capsys):
    standin.tables[PATH] = month_end(count=200)
    given = ["12r5", "--folder", str(tmp_path / "kept"), "--at", f"pxweb={standin.url}"]

    assert command.main(given) == command.DONE
    assert re.search(r"tyonv/12r5 +\[#+\] 1 936 600 of 1 936 600 rows, 100 %", capsys.readouterr().err)
    store = Store(vintages=vintages(tmp_path / "kept"))
    assert len(store.periods("statfin_12r5")) == 200
    june = store.query("national_observations", time_period="2018-06", area_level="municipality")
    assert june["ref_area"].nunique() == 308
    store.close()

    standin.cells, standin.tables[PATH] = 0, month_end(count=201, updated=LATER)
    assert command.main(given) == command.DONE
    wholes = [each for each in standin.tables[PATH].dimensions["Alue"] if each.startswith(("SSS", "MK"))]
    sums = len(wholes) * 200 * 23  # of the months that were known
    assert standin.cells == 421 * 23 + sums
    assert vintages(tmp_path / "kept")[-1].parts["statfin_12r5"].periods == ("2026-09",)
