"""What can be looked for: pages, municipalities, terms and figures, found by what they are called."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analytics.situation import MAPPED
from i18n.text import LANGUAGES, Text, catalogue
from views.about.rows import terms
from views.context import Context
from views.subject import SUBJECT

MOST = 12
"""Hits that are shown."""

PAGE, MUNICIPALITY, FIGURE, QUESTION, TERM = KINDS = (
    "page",
    "municipality",
    "figure",
    "question",
    "term",
)
"""Kinds of things, in the order in which they are told where they fit equally well."""

_UNLISTED = frozenset({"administration", "notes"})
"""Pages that are not in the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that can be found.

    Attributes:
        kind: One of `KINDS`.
        title: What it is called.
        said: What it is about; "" for nothing.
        view: The page that it opens.
        codes: What is chosen on that page.
        names: What it is found by, in every language, folded; its own name first.
    """

    kind: str
    title: str
    said: str
    view: str
    codes: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def folded(words: str) -> str:
    """Return words without case, marks over letters and punctuation: "Työttömät," is "tyottomat"."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in kept).split())


def found(hits: tuple[Hit, ...], sought: str) -> tuple[Hit, ...]:
    """Return what fits best, the best first: every word of what is sought is in one of its names.

    A whole name fits best, then the beginning of one, the beginning of a word, and the inside of one.
    """
    words = folded(sought)
    if not words:
        return ()
    fits = [(rank, KINDS.index(each.kind), each.title, each) for each in hits if (rank := _rank(each, words))]
    return tuple(each for *_, each in sorted(fits, key=lambda fit: fit[:3]))[:MOST]


def _rank(hit: Hit, words: str) -> int:
    """Return how well a thing fits, 1 best; 0 where it does not."""
    ranks = [rank for name in hit.names if (rank := _rank_of(name, words))]
    return min(ranks, default=0)


def _rank_of(name: str, words: str) -> int:
    if name == words:
        return 1
    if name.startswith(words):
        return 2
    parts = words.split()
    if all(any(own.startswith(part) for own in name.split()) for part in parts):
        return 3
    return 4 if all(part in name for part in parts) else 0


def index(context: Context, text: Text) -> tuple[Hit, ...]:
    """Return everything that can be found, in one language, by its names in all."""
    return (
        *_pages(text),
        *_municipalities(context, text),
        *_figures(text),
        *_questions(text),
        *_terms(text),
    )


def _pages(text: Text) -> Iterator[Hit]:
    for page in sorted(text.tree("pages").keys() - _UNLISTED):
        question = f"{page}.title"
        yield Hit(
            kind=PAGE,
            title=text(f"pages.{page}"),
            said=text(question),
            view=page,
            names=_named(text, f"pages.{page}", question),
        )


def _municipalities(context: Context, text: Text) -> Iterator[Hit]:
    languages = _own_first(text)
    for code in context.area.seat_first:
        alone = [each for each in context.area.units.values() if each.municipalities == (code,)]
        called = [context.names(language.language)[code] for language in languages]
        where = [unit.where[language.language] for unit in alone for language in languages]
        yield Hit(
            kind=MUNICIPALITY,
            title=called[0],
            said=text("search.municipality"),
            view="municipality",
            codes={SUBJECT.key: code},
            names=tuple(dict.fromkeys(map(folded, (*called, *where)))),
        )


def _figures(text: Text) -> Iterator[Hit]:
    for key in MAPPED:
        yield Hit(
            kind=FIGURE,
            title=text(f"indicators.{key}.label"),
            said=text(f"indicators.{key}.definition"),
            view="overview",
            codes={"indicator": key},
            names=_named(text, f"indicators.{key}.label"),
        )


def _questions(text: Text) -> Iterator[Hit]:
    """Yield what pages answer besides their own question: the headings of their parts."""
    pages = text.tree("pages").keys() - _UNLISTED
    for key, said in catalogue(text.language).items():
        page = key.partition(".")[0]
        if page in pages and key.endswith("heading") and "{" not in said:
            yield Hit(
                kind=QUESTION,
                title=said,
                said=text("search.on_page", page=text(f"pages.{page}")),
                view=page,
                names=_named(text, key),
            )


def _terms(text: Text) -> Iterator[Hit]:
    drawn = {f"indicators.{key}.label" for key in MAPPED}
    for term, meaning in terms(text):
        if term in drawn:
            continue
        yield Hit(kind=TERM, title=text(term), said=text(meaning), view="about", names=_named(text, term))


def _own_first(text: Text) -> list[Text]:
    return [text, *(Text(each) for each in LANGUAGES if each != text.language)]


def _named(text: Text, *keys: str) -> tuple[str, ...]:
    """Return what texts are in every language, folded, the reader's own first."""
    return tuple(dict.fromkeys(folded(each(key)) for each in _own_first(text) for key in keys))
