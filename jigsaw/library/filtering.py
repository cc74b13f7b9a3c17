"""The filters of the list of reviews as links: each address can be shared, each choice can be taken away again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote_plus

from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from jigsaw.documents.vocabulary import vocabulary
from jigsaw.documents.words import term_in_words
from jigsaw.library.addresses import path_of
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


class Choice(NamedTuple):
    """One value of a filter, as an address has it, with its words and the reviews that it leaves."""

    value: str
    text: str
    reviews: int
    here: bool


class Group(NamedTuple):
    """One filter with its values.

    `before` and `behind` are what an address has on both sides of a value, `all` is where one comes without one, and
    `any` says that none is chosen.
    """

    name: str
    plural: str
    before: str
    behind: str
    all: str
    any: bool
    choices: tuple[Choice, ...]

    @property
    def here(self) -> Choice | None:
        """The value that is chosen."""
        return None if self.any else next(each for each in self.choices if each.here)


def filter_list(groups: Iterable[Group]) -> SafeString:
    """The filters that have values, written by hand: a template for twelve dozen links takes as long as the search."""
    shown = enumerate((group for group in groups if group.choices), 1)
    return mark_safe("".join(_shown(number, group) for number, group in shown))  # noqa: S308 (all escaped)


def chosen_list(groups: Sequence[Group], chosen: Mapping[str, str]) -> str:
    """The filters that are chosen, each with the way to be without it; "" where there is none."""
    entries = [
        f'<li>{escape(group.here.text)} <a class="govuk-link" href="{escape(group.all)}">Remove'
        f'<span class="govuk-visually-hidden"> the filter {escape(group.here.text)}</span></a></li>\n'
        for group in groups
        if group.here
    ]
    if len(entries) > 1:
        none = escape(address({name: chosen.get(name, "") for name in ("q", "words")}))
        entries.append(f'<li><a class="govuk-link" href="{none}">Remove all filters</a></li>')
    said = '<ul class="govuk-list jig-chosen" aria-label="Chosen filters">\n'
    return f"{said}{''.join(entries)}</ul>\n" if entries else ""


def chosen_words(groups: Sequence[Group]) -> str:
    """What was chosen, for the caption: (Alderbrook Safeguarding Children Partnership, 2026)."""
    said = [group.here.text for group in groups if group.here]
    return f"({', '.join(said)})" if said else ""


def _shown(number: int, group: Group) -> str:
    every = '<span class="jig-here" aria-current="true">All</span>'
    if not group.any:
        hidden = f'<span class="govuk-visually-hidden"> {group.plural}</span>'
        every = f'<a class="govuk-link" href="{escape(group.all)}">All{hidden}</a>'
    before, behind = escape(group.before), escape(group.behind)
    entries = "".join([_entry(each, before, behind) for each in group.choices])
    return (
        f'<dt id="filter-{number}">{group.name}</dt>\n<dd><ul aria-labelledby="filter-{number}">\n'
        f"<li>{every}</li>\n{entries}</ul></dd>\n"
    )


def _entry(choice: Choice, before: str, behind: str) -> str:
    value, text, count, here = choice
    link = f'<a class="govuk-link" href="{before}{value}{behind}">{_escaped(text)}</a>'
    if here:
        link = f'<span class="jig-here" aria-current="true">{_escaped(text)}</span>'
    noun = "review" if count == 1 else "reviews"
    counted = f'({count}<span class="govuk-visually-hidden"> {noun}</span>)'
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
    said = written(chosen)
    return [_group(name, counts[name], chosen.get(name, ""), said, names) for name in FILTERS]


def _group(
    name: str, counts: Mapping[str, int], current: str, written: Mapping[str, str], names: Mapping[str, str]
) -> Group:
    before, after = _round(name, written)
    without = _leading_to((*before, *after))
    counted = {value: count for value, count in counts.items() if count or value == current}
    if current and current not in counted:
        counted[current] = 0
    shown: Iterable[str] = counted
    if len(counted) > MOST_SHOWN:
        shown = sorted(counted, key=lambda value: (value != current, -counted[value]))[:MOST_SHOWN]
    said = {value: words(name, value, names) for value in shown}
    head, tail = _leading_to((*before, f"{name}=")), "".join(f"&{each}" for each in after)
    choices = [
        Choice(_quoted(value), said[value], counted[value], value == current)
        for value in sorted(said, key=lambda value: _order(name, value, said[value]))
    ]
    title, plural = NAMES[name]
    return Group(title, plural, head, tail, without, not current, tuple(choices))


def words(name: str, value: str, names: Mapping[str, str]) -> str:
    """What people read for a value of a filter."""
    if name in ("theme", "age", "harm", "agency"):
        return _term(value)
    if name == "partnership":
        return names.get(value, value)
    if name == "practice":
        return "Shows what good practice looked like"
    if name == "kind":
        return kind_short(value)
    return FORMATS.get(value, value)


_term = cache(term_in_words)


@cache
def _order(name: str, value: str, said: str) -> tuple[int, str]:
    """Years newest first, ages youngest first, all else by its words."""
    if name == "year":
        return -int(value), ""
    if name == "age":
        ages = [term.slug for group in vocabulary()["age_bands"] for term in group.terms]
        return (ages.index(value) if value in ages else len(ages)), value
    return 0, said.casefold()


# A value of a filter is a word of ours, so there are few. Quoted for an address it has nothing left to escape.
_quoted, _escaped = cache(quote_plus), cache(escape)


def address(chosen: Mapping[str, str]) -> str:
    """The library with these choices in its address, always in one order."""
    return _leading_to(written(chosen).values())


def written(chosen: Mapping[str, str]) -> dict[str, str]:
    """Each choice by its name as an address has it, in the order of addresses."""
    return {name: urlencode([(name, chosen[name])]) for name in ADDRESS_ORDER if chosen.get(name)}


def _round(name: str, written: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The other choices: those that an address has before this one, and those behind it."""
    place = ADDRESS_ORDER.index(name)
    before = [written[each] for each in ADDRESS_ORDER[:place] if each in written]
    return before, [written[each] for each in ADDRESS_ORDER[place + 1 :] if each in written]


def _leading_to(choices: Iterable[str]) -> str:
    said = "&".join(choices)
    return path_of("library") + (f"?{said}" if said else "")
