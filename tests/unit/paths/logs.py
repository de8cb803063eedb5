"""Logs for tests: the textbook's, one of published margins, and what is written of them."""

RUNNING_EXAMPLE = {
    "3": "reg casual check decide reinit thorough check decide pay",
    "2": "reg check casual decide pay",
    "1": "reg thorough check decide reject",
    "6": "reg casual check decide pay",
    "5": "reg casual check decide reinit check casual decide reinit casual check decide reject",
    "4": "reg check thorough decide reject",
}
"""The running example of van der Aalst's Process Mining: 42 events of six cases."""

PATIENTS = {
    "registration triage x-ray discuss check-out": 258,
    "registration triage blood mri discuss check-out": 234,
    "registration triage": 2,
    "registration triage x-ray": 2,
    "registration triage blood": 1,
    "registration triage x-ray discuss": 1,
    "registration triage blood mri discuss": 2,
}
"""Ways that have the published margins of the log `patients` of the R package eventdataR (MIT).

500 cases, 2 721 spells, 7 variants. The margins leave open only how the three that were lost after the
discussion part between its two branches; here one and two. The times are ours.
"""

HEADING = "pseudonym;path;service;organisation;start;end;outcome"


def csv(*rows):
    """Return a log of these rows."""
    return "\r\n".join([HEADING, *(";".join(row) for row in rows), ""]).encode()


def running_example(names=str):
    """Return the textbook's log, a step a day, its cases called by `names`."""
    return csv(
        *(
            (names(case), "x", step, "office", day, day, "done" if step in ("pay", "reject") else "")
            for case, way in RUNNING_EXAMPLE.items()
            for number, step in enumerate(way.split(), 1)
            for day in [f"2026-01-{number:02}"]
        )
    )


def patients():
    """Return a log of the published margins: everybody steps on daily, and the log goes on for long after."""
    rows, case = [], 0
    for way, count in PATIENTS.items():
        for _ in range(count):
            case += 1
            for number, step in enumerate(way.split(), 1):
                day = "2026-12-31" if step == "check-out" else f"2026-01-{number:02}"
                outcome = "well" if step == "check-out" else ""
                rows.append((f"p{case}", "patients", step, "hospital", day, day, outcome))
    return csv(*rows)
