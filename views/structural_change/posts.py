"""The posts that a structural change meets: the board's, without those that an earlier change put there."""

from analytics.staffing.link import decoded, encoded
from i18n.quantity import CHANGE_POSTS, POSTS
from i18n.text import Text
from views.choices import Chosen, Coded

Posts = tuple[float, ...]
"""FTE of each service unit, in the area's order; of none where the board stands as it opens."""


def _decode(code: str, *, count: int) -> Posts:
    return tuple(decoded(code, list(map(str, range(count)))).values()) if code else ()


def _encode(posts: Posts) -> str:
    places = list(map(str, range(len(posts))))
    return encoded(dict(zip(places, posts, strict=True)), places) if posts else ""


def _said(posts: Posts, chosen: Chosen, text: Text) -> str:
    units = chosen.context.area.units.values()
    return ", ".join(
        f"{unit.short[text.language]} {POSTS.write(text, fte)}"
        for unit, fte in zip(units, posts, strict=False)
    )


def _said_added(noted: Posts, chosen: Chosen, text: Text) -> str:
    units = chosen.context.area.units.values()
    before, after = halves(noted)
    return ", ".join(
        f"{unit.short[text.language]} {CHANGE_POSTS.write(text, new - old)}"
        for unit, old, new in zip(units, before, after, strict=False)
        if new != old
    )


FTE = Coded(
    key="fte",
    formerly=("htv",),
    label="structural_change.posts",
    shared="posts",
    decode=lambda code, chosen: _decode(code, count=len(chosen.context.area.units)),
    encode=_encode,
    default=lambda _chosen: (),
    said=_said,
)
"""Posts on the board."""

ADDED = Coded(
    key="added_fte",
    formerly=("muutos_htv",),
    label="structural_change.added_posts",
    shared="added_posts",
    decode=lambda code, chosen: _decode(code, count=2 * len(chosen.context.area.units)),
    encode=_encode,
    default=lambda _chosen: (),
    said=_said_added,
)
"""The posts before the last change was sent to the board, then those with what it added."""


def halves(noted: Posts) -> tuple[Posts, Posts]:
    """Return what was noted of the posts before a change, and after it."""
    middle = len(noted) // 2
    return noted[:middle], noted[middle:]


def without_added(posts: Posts, noted: Posts) -> Posts:
    """Return the posts on the board without those that the last change added.

    A unit that has been moved since then stays as it is: its posts are the reader's.
    """
    before, after = halves(noted)
    if not before:
        return posts
    return tuple(old if fte == new else fte for fte, old, new in zip(posts, before, after, strict=True))


def sent(posts: Posts, with_added: Posts) -> dict[str, str]:
    """Return the codes of a board that got posts from a change."""
    return {FTE.key: _encode(with_added), ADDED.key: _encode((*posts, *with_added))}
