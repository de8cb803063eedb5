"""The Containerfile's own steps, run without an engine in an empty folder and a clean environment.

The packages that it installs are linked from the environment of the tests, so that pip, run as written, finds
all of them there: to unpack them anew would take most of a minute. Where root runs the tests on Linux, the
server has a read-only file system and the user id of the Containerfile; elsewhere the copied files are made
unwritable.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import pytest

from scenarios.store import ScenarioStore
from tests.browser.server import CALM_S, ROOT, Server, free_port
from tests.scenarios.drafts import draft

PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==([^ ;\\]+)", re.MULTILINE)
VOLUME = "var"

APART = """
mount --make-rprivate / &&
mount --bind "$PYTHON" "$HOUSE/python" && mount --bind "$PACKAGES" "$HOUSE/packages"
"""
"""Brings Python and its packages to where every user may read them, for what follows alone."""

SEALED = """
mount --bind var var && mount -o remount,ro,bind / && exec setpriv --reuid=$USER --regid=$GROUP --clear-groups
"""
"""Run from the folder: what follows is the image's user, and may write to the volume's file system alone."""


def instructions():
    """Return each instruction of the Containerfile with its argument, in order."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


def said(name):
    """Return the arguments of one kind of instruction."""
    return [argument for each, argument in instructions() if each == name]


def may_mount():
    """Return whether file systems can be seen otherwise by some commands than by all."""
    tools = all(map(shutil.which, ("unshare", "setpriv", "mount")))
    tried = "mount --make-rprivate / && mount --bind /tmp /tmp && mount -o remount,ro,bind /"
    command = ["unshare", "--mount", "sh", "-c", f"{tried} && setpriv --reuid=1 --clear-groups true"]
    return os.geteuid() == 0 and tools and not subprocess.run(command).returncode


class Image:
    """What the steps make of an empty folder, with Python and its packages beside it."""

    def __init__(self, home):
        self.home, self.folder, self.environment = home, home / "folder", home / "venv"
        self.folder.mkdir()
        packages = Path(str(metadata.distribution("streamlit").locate_file("")))
        self.has_mounts = may_mount()
        for name, there in {"python": Path(sys.base_prefix), "packages": packages}.items():
            if self.has_mounts:
                (home / name).mkdir()
            else:
                (home / name).symlink_to(there)
        self.variables = {
            "PATH": f"{self.environment / 'bin'}:{os.environ['PATH']}",
            "LD_LIBRARY_PATH": str(home / "python" / "lib"),
            "PIP_NO_INDEX": "1",
            "HOUSE": str(home),
            "PYTHON": sys.base_prefix,
            "PACKAGES": str(packages),
        }
        self._link_packages()

    def command(self, *words, sealed=False):
        """Return a command as it is run; sealed, as the image's user, where nothing else can be written."""
        if not self.has_mounts:
            return [*words]
        user, _, group = said("USER")[0].partition(":")
        last = SEALED.replace("$USER", user).replace("$GROUP", group) if sealed else "exec"
        script = f'{APART.strip()} && {last.strip()} "$@"'
        return ["unshare", "--mount", "sh", "-c", script, "sh", *words]

    def make(self):
        """Run the steps as they are written; giving files away is root's alone."""
        for name, argument in instructions():
            if name == "COPY":
                self._copy(*argument.split())
            elif name == "RUN" and (os.geteuid() == 0 or not argument.startswith("chown ")):
                step = self.command("/bin/sh", "-c", argument)
                subprocess.run(step, cwd=self.folder, env=self.variables, check=True)
            elif name == "ENV":
                self.variables |= dict(each.split("=", 1) for each in self.placed(argument).split())

    def placed(self, words):
        """Return words in which the folder of the image is ours."""
        return words.replace(said("WORKDIR")[0], str(self.folder))

    def _copy(self, source, target):
        into = self.folder / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, into, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            into.mkdir(exist_ok=True)
            shutil.copy(ROOT / source, into)

    def _link_packages(self):
        """Make an environment of what `requirements.txt` names, in that version, and pip; nothing more."""
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        packages = self.environment / "lib" / version / "site-packages"
        packages.mkdir(parents=True)
        (self.environment / "bin").mkdir()
        (self.environment / "bin" / "python").symlink_to(self.home / "python" / "bin" / version)
        (self.environment / "pyvenv.cfg").write_text(f"home = {self.home / 'python' / 'bin'}\n")
        pins = dict(PIN.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))
        for name, pinned in {**pins, "pip": ""}.items():
            try:
                found = metadata.distribution(name)
            except metadata.PackageNotFoundError:  # of another platform
                continue
            assert pinned in ("", found.version), name
            for top in {file.parts[0] for file in found.files or () if file.parts[0] != ".."}:
                if not (packages / top).is_symlink():
                    (packages / top).symlink_to(self.home / "packages" / top)


@pytest.fixture(scope="module")
def image():
    """Return what the steps have made, in a folder that another user may enter."""
    home = Path(tempfile.mkdtemp(prefix="image-"))
    home.chmod(0o755)
    try:
        made = Image(home)
        made.make()
        yield made
    finally:
        shutil.rmtree(home)


@contextmanager
def running(image):
    """Yield the server that the image's own command starts."""
    port, log_path = free_port(), image.home / "server.log"
    command = [*json.loads(said("ENTRYPOINT")[0]), f"--server.port={port}"]
    command = image.command(*command, sealed=True)
    if not image.has_mounts:
        image.folder.chmod(0o555)
    with (
        log_path.open("wb") as log,
        subprocess.Popen(
            command, cwd=image.folder, env=image.variables, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield Server(url=f"http://localhost:{port}", log_path=log_path, process=process)
        finally:
            process.terminate()
            process.wait()
            image.folder.chmod(0o755)


def test_what_the_steps_copy_and_install_is_all_that_every_page_needs_and_nothing_but_the_volume_is_written(
    image,
):
    before = {path for path in image.folder.rglob("*") if VOLUME not in path.parts}
    with running(image) as server:
        server.wait_until("/ready", CALM_S)
        for path in ("/", "/data/overview/trend.xlsx", "/data/overview/trend.png"):
            urllib.request.urlopen(server.url + path).close()  # noqa: S310 - our own address
        health = json.loads(said("HEALTHCHECK")[0].removeprefix("CMD "))
        asked = [word.replace("8501", server.url.rpartition(":")[2]) for word in health]
        assert subprocess.run(image.command(*asked), env=image.variables).returncode == 0
        assert "Traceback" not in server.log(), server.log()
        assert "Read-only" not in server.log(), server.log()

    kept = image.folder / VOLUME / "scenarios.sqlite3"
    assert not image.has_mounts or f"{kept.stat().st_uid}:{kept.stat().st_gid}" == said("USER")[0]
    store = ScenarioStore(f"sqlite:///{kept}")
    store.save_new(draft())
    store.close()
    assert {path for path in image.folder.rglob("*") if VOLUME not in path.parts} == before


def test_it_runs_as_nobody_in_particular_and_writes_to_one_volume_where_its_temporary_files_are_too():
    (user,), (volume,), (folder,) = said("USER"), said("VOLUME"), said("WORKDIR")
    variables = dict(each.split("=", 1) for each in said("ENV")[0].split())

    assert user.partition(":")[0] not in ("0", "root")
    assert volume == f"{folder}/{VOLUME}"
    assert {variables["HOME"], variables["TMPDIR"]} == {volume}


def test_no_secret_is_copied():
    assert not {argument.split()[0] for argument in said("COPY")} & {".", ".streamlit", "./"}
