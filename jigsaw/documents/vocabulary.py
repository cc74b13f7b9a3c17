"""The words of the field, from vocabulary.yaml: what an edition holds as a slug, and what people read for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

# The fast reader where it is there: this list is read for every pack.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TABLE = Path(__file__).with_name("vocabulary.yaml")


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
    table = yaml.load(TABLE.read_text("utf-8"), Loader=PARSER)  # noqa: S506 - both are safe loaders
    return {
        name: tuple(
            Group(group["group"], tuple(Term(str(t["slug"]), str(t["label"])) for t in group["terms"]))
            for group in groups
        )
        for name, groups in table.items()
    }


@cache
def labels() -> dict[str, str]:
    """What people read for each slug that the vocabulary has."""
    return {
        term.slug: term.label for groups in vocabulary().values() for group in groups for term in group.terms
    }
