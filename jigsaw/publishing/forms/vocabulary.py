"""The words that the forms offer, from vocabulary.yaml: slug, label, group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from jigsaw.documents.words import term_in_words

TABLE = Path(__file__).parents[1] / "vocabulary.yaml"
FROM_A_FILE = "Other words in this edition"


@dataclass(frozen=True)
class Term:
    """One word of the vocabulary: what an edition holds, and what people read."""

    slug: str
    label: str


@dataclass(frozen=True)
class Group:
    """Words that stand under one heading."""

    label: str
    terms: tuple[Term, ...]


@cache
def vocabulary() -> dict[str, tuple[Group, ...]]:
    """Every list of the vocabulary by its name: themes, harm_types, agencies, age_bands, pronouns."""
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    return {
        name: tuple(
            Group(group["group"], tuple(Term(str(t["slug"]), str(t["label"])) for t in group["terms"]))
            for group in groups
        )
        for name, groups in table.items()
    }


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
