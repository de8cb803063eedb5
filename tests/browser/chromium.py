"""A Chromium for the browser tests: the machine's own, else Playwright's, else Debian's package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP *.example.fi 127.0.0.1",
    "--no-first-run",
    "--no-sandbox",
)
"""What keeps the browser from asking the internet for anything of its own; example.fi is this machine."""

HOW_TO = "No Chromium: install one (Debian: apt-get install chromium) or put it on PATH, then run again."


def found() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    if on_path:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def installed() -> str | None:
    """Install Playwright's Chromium, or as root Debian's, and return its path, or None."""
    attempts = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts.append([["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]])
    for commands in attempts:
        for command in commands:
            subprocess.run(command, check=False, capture_output=True)
        path = found()
        if path:
            return path
    return None


if __name__ == "__main__":
    try:
        chromium = found() or installed()
    except Error as error:
        sys.exit(f"{HOW_TO} ({error})")
    if chromium is None:
        sys.exit(HOW_TO)
    sys.stdout.write(f"Browser tests use {chromium}\n")
