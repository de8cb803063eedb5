"""What the tests save, and texts that other systems stumble over."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from scenarios.model import Change, Draft, Version

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)

HOSTILE = [
    "<script>alert(1)</script>",
    "Robert'); DROP TABLE scenario;--",
    "=cmd|' /C calc'!A0\"",
    "100 % _ \\ / {placeholder} %(name)s :bind $1 ?",
    "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL} \N{MUSICAL SYMBOL G CLEF}",
    "\N{RIGHT-TO-LEFT OVERRIDE}اَلْعَرَبِيَّةُ עברית\N{POP DIRECTIONAL FORMATTING}",
    "A\N{COMBINING DIAERESIS} is not Ä, and \N{LATIN SMALL LIGATURE FI} is not fi",
    " spaces at both ends ",
    "\N{REPLACEMENT CHARACTER}\N{BYTE ORDER MARK}\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}x",
]


def draft(name="Kajaani vahvistuu", **changed):
    """Return a draft that may be saved."""
    return Draft(
        **{
            "name": name,
            "note": "",
            "author": "Aino",
            "created_at": NOON,
            "data_vintage": {"jobseekers": "0" * 64},
            "model_version": "1.0",
            "inputs": {"staffing": {"htv": "1~20~9", "jako": "plan"}, "overview": {"kunta": "205"}},
        }
        | changed
    )


def change(reason="", minutes=1, author="Väinö"):
    """Return who does something, some minutes after noon."""
    return Change(created_at=NOON + timedelta(minutes=minutes), author=author, reason=reason)


def same_content(version: Version, saved: Draft) -> bool:
    """Return whether a version says what the draft said, whatever its identifiers."""
    return all(getattr(version, name) == getattr(saved, name) for name in Draft.__dataclass_fields__)


# Every sign but the two that PostgreSQL and UTF-8 do not hold, and, in names, control characters.
NOTES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200)
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60)
NAMES = LINES.filter(str.strip)
TIMES = st.timedeltas(timedelta(days=-2_500), timedelta(0)).map(lambda since: NOON + since)
DRAFTS = st.builds(
    Draft,
    name=NAMES,
    note=NOTES,
    author=LINES,
    created_at=TIMES,
    data_vintage=st.dictionaries(
        st.from_regex(r"[A-Za-z0-9_.-]{1,20}", fullmatch=True),
        st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        max_size=3,
    ),
    model_version=st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){0,3}", fullmatch=True),
    inputs=st.dictionaries(
        st.from_regex(r"[a-z_]{1,20}", fullmatch=True),
        st.dictionaries(st.from_regex(r"[A-Za-z0-9_.-]{1,20}", fullmatch=True), NOTES, max_size=3),
        max_size=3,
    ),
)
