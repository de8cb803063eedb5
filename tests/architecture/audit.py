"""Ask whether a package has a known vulnerability: `python -m tests.architecture.audit`.

Asked are those that the dashboard runs on. It ends with 1 where one has; where the database cannot be asked,
it says so and ends with 0.
"""

import json
import subprocess
import sys
from dataclasses import dataclass

from tests.architecture.code import ROOT

COMMAND = ("pip_audit", "--requirement", "requirements.txt", "--require-hashes", "--disable-pip")
QUIETLY = ("--format", "json", "--progress-spinner", "off", "--timeout", "10")
PATIENCE_S = 120


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of asking, in a sentence, and whether a package is known to be vulnerable."""

    sentence: str
    is_bad: bool = False


def verdict(output: str) -> Verdict:
    """Return what pip-audit's answer comes to; "" and what is no answer mean that it could not ask."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Verdict("Packages were not audited: the database of vulnerabilities cannot be reached.")
    asked = [each for each in packages if "vulns" in each]
    found = [
        f"{each['name']} {each['version']}: {vuln['id']}, mended in {_versions(vuln['fix_versions'])}"
        for each in asked
        for vuln in each["vulns"]
    ]
    if found:
        return Verdict("\n".join(["Packages with known vulnerabilities:", *found]), is_bad=True)
    if len(asked) < len(packages):
        missed = len(packages) - len(asked)
        return Verdict(
            f"{missed} of {len(packages)} packages were not audited: the database does not answer for them."
        )
    return Verdict(f"None of {len(asked)} packages has a known vulnerability.")


def _versions(mended: list[str]) -> str:
    return ", ".join(mended) or "no version"


def main() -> int:
    """Audit, say what came of it, and return the exit code."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", *COMMAND, *QUIETLY],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        found = verdict("")
    else:
        found = verdict(done.stdout)
    sys.stdout.write(f"{found.sentence}\n")
    return int(found.is_bad)


if __name__ == "__main__":
    sys.exit(main())
