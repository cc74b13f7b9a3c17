"""The words that the forms offer, from the vocabulary of documents."""

from __future__ import annotations

from collections.abc import Iterable

from jigsaw.documents.vocabulary import Group, Term, vocabulary
from jigsaw.documents.words import term_in_words

FROM_A_FILE = "Other words in this edition"


def groups_with(name: str, held: Iterable[str]) -> list[Group]:
    """The groups of one list, and last a group of those held slugs that the list does not have: an edition
    from a file may hold words of its own, and saving a page must not drop them."""
    groups = list(vocabulary()[name])
    known = {term.slug for group in groups for term in group.terms}
    strange = [Term(slug, term_in_words(slug)) for slug in dict.fromkeys(held) if slug not in known]
    return [*groups, Group(FROM_A_FILE, tuple(strange))] if strange else groups


def choices_with(name: str, held: Iterable[str] = ()) -> list[tuple[str, str]]:
    """One list as the choices of a field, with the held slugs even when the list does not have them."""
    return [(term.slug, term.label) for group in groups_with(name, held) for term in group.terms]
