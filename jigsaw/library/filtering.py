"""The filters of the list of reviews as links: each address can be shared, each choice can be taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from jigsaw.documents.vocabulary import vocabulary
from jigsaw.documents.words import term_in_words
from jigsaw.library.keeping import ANSWERS, KeptPages
from jigsaw.library.models import Publisher
from jigsaw.library.rules import kind_short
from jigsaw.library.search import FILTERS

# Addresses say what was chosen in this order, so that one choice has one address.
ADDRESS_ORDER = (
    "q", "words", "partnership", "kind", "year", "theme", "age", "harm", "agency", "format", "practice"
)  # fmt: skip
NAMES = {
    "theme": ("Theme", "themes"),
    "age": ("Age of the child", "ages"),
    "harm": ("Kind of harm", "kinds of harm"),
    "agency": ("Agency", "agencies"),
    "year": ("Year", "years"),
    "partnership": ("Partnership", "partnerships"),
    "kind": ("Kind of review", "kinds"),
    "format": ("Format", "formats"),
    "practice": ("Good practice", "reviews"),
}
FORMATS = {"briefing": "Briefing", "slides": "Slides", "report": "Report"}
# Values shown of a long filter, those with the most reviews.
MOST_SHOWN = 15


@dataclass(frozen=True)
class Choice:
    """One value of a filter: how many reviews it leaves, where it leads, and where one comes without it."""

    text: str
    count: int
    href: str
    here: bool
    without: str


@dataclass(frozen=True)
class Group:
    """One filter with its values."""

    name: str
    plural: str
    all: str
    any: bool
    choices: tuple[Choice, ...]

    @property
    def links(self) -> str:
        """The values as entries of a list: with twelve dozen of them a template takes longer than the search."""
        return mark_safe("".join(map(_entry, self.choices)))  # noqa: S308 (escaped by _entry)


def _entry(choice: Choice) -> str:
    text, noun = escape(choice.text), "review" if choice.count == 1 else "reviews"
    link = f'<a class="govuk-link" href="{escape(choice.href)}">{text}</a>'
    if choice.here:
        link = f'<span class="jig-here" aria-current="true">{text}</span>'
    counted = f'({choice.count}<span class="govuk-visually-hidden"> {noun}</span>)'
    return f'<li>{link} <span class="jig-small">{counted}</span></li>\n'


def chosen_filters(asked: Mapping[str, str]) -> dict[str, str]:
    """The filters of a query string, by their names."""
    return {name: asked[name] for name in FILTERS if asked.get(name)}


def store_of(asked: Mapping[str, str]) -> KeptPages | None:
    """Where an answer to a question, or to several choices, is kept: readers can ask any number of them.

    None for a list by one choice, which is kept with all other pages.
    """
    given = [name for name in ADDRESS_ORDER if asked.get(name)]
    return ANSWERS if "q" in given or len(given) > 1 else None


def filter_groups(
    counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, str], publishers: Iterable[Publisher]
) -> list[Group]:
    """Each filter with the values that leave a review, and the one that is chosen whatever it leaves."""
    names = {each.slug: each.name for each in publishers}
    return [_group(name, counts[name], chosen, names) for name in FILTERS]


def _group(
    name: str, counts: Mapping[str, int], chosen: Mapping[str, str], names: Mapping[str, str]
) -> Group:
    without = address({**chosen, name: ""})
    current = chosen.get(name, "")
    counted = {value: count for value, count in counts.items() if count or value == current}
    if current and current not in counted:
        counted[current] = 0
    shown = sorted(counted, key=lambda value: (value != current, -counted[value]))[:MOST_SHOWN]
    hrefs = addresses_with(name, chosen)
    choices = [
        Choice(
            text=words(name, value, names),
            count=counted[value],
            href=hrefs(value),
            here=value == current,
            without=without,
        )
        for value in sorted(shown, key=lambda value: _order(name, value, names))
    ]
    title, plural = NAMES[name]
    return Group(title, plural, without, not current, tuple(choices))


def words(name: str, value: str, names: Mapping[str, str]) -> str:
    """What people read for a value of a filter."""
    if name in ("theme", "age", "harm", "agency"):
        return term_in_words(value)
    if name == "partnership":
        return names.get(value, value)
    if name == "practice":
        return "Shows what good practice looked like"
    if name == "kind":
        return kind_short(value)
    return FORMATS.get(value, value)


def _order(name: str, value: str, names: Mapping[str, str]) -> tuple[int, str]:
    """Years newest first, ages youngest first, all else by its words."""
    if name == "year":
        return -int(value), ""
    if name == "age":
        ages = [term.slug for group in vocabulary()["age_bands"] for term in group.terms]
        return (ages.index(value) if value in ages else len(ages)), value
    return 0, words(name, value, names).casefold()


def addresses_with(name: str, chosen: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the address with each value of one filter, the other choices kept."""
    place = ADDRESS_ORDER.index(name)
    before = [(each, chosen[each]) for each in ADDRESS_ORDER[:place] if chosen.get(each)]
    after = [(each, chosen[each]) for each in ADDRESS_ORDER[place + 1 :] if chosen.get(each)]
    head = reverse("library") + "?" + "".join(f"{urlencode([pair])}&" for pair in before)
    tail = "".join(f"&{urlencode([pair])}" for pair in after)
    return lambda value: f"{head}{name}={quote_plus(value)}{tail}"


def address(chosen: Mapping[str, str]) -> str:
    """The library with these choices in its address, always in one order."""
    said = urlencode([(name, chosen[name]) for name in ADDRESS_ORDER if chosen.get(name)])
    return reverse("library") + (f"?{said}" if said else "")
