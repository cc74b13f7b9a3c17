"""The words of the field, from vocabulary.yaml: what an edition holds as a slug, and what people read for it.

thesaurus.yaml adds what each word covers, what else people call it, and what became of words no longer used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# The fast reader where it is there: this list is read for every pack.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TABLE = Path(__file__).with_name("vocabulary.yaml")
THESAURUS = Path(__file__).with_name("thesaurus.yaml")
# No label is longer than this.
LONGEST_LABEL = 100
# The lists whose words are concepts with a page of their own. Pronouns are not.
CONCEPT_LISTS = {
    "themes": "Theme",
    "harm_types": "Kind of harm",
    "agencies": "Agency",
    "age_bands": "Age of the child",
    "settings": "Setting",
    "outcomes": "What the learning changes",
}


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
    """Every list of the vocabulary by its name.

    themes, harm_types, agencies, age_bands, settings, outcomes, pronouns.
    """
    table = _read(TABLE)
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


@dataclass(frozen=True)
class Concept:
    """One word with all that is known of it.

    `also` are the other words that people use for it, contested ones among them. `narrower` and `related` are
    whole both ways, whatever side of a pair the file names. A retired word has no list; `replaced_by` says what
    is used in its place, and `note` why.
    """

    slug: str
    label: str
    list: str
    group: str
    note: str
    also: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the word is in use."""
        return not self.replaced_by


@dataclass(frozen=True)
class Meant:
    """What somebody's words mean: the concepts, the label that was found, and whether it is the preferred one."""

    concepts: tuple[Concept, ...]
    by: str
    is_preferred: bool


@cache
def concepts() -> dict[str, Concept]:
    """Every concept by its slug, in the order of the lists, the retired ones last."""
    told: dict[str, dict[str, Any]] = _read(THESAURUS)["concepts"]
    narrower, related = _turned(told, "broader"), _turned(told, "related")
    found = {}
    for name in CONCEPT_LISTS:
        for group in vocabulary()[name]:
            for term in group.terms:
                more = told[term.slug]
                found[term.slug] = Concept(
                    slug=term.slug,
                    label=term.label,
                    list=name,
                    group=group.label,
                    note=more["note"],
                    also=tuple(map(str, more.get("also", ()))),
                    broader=tuple(more.get("broader", ())),
                    narrower=tuple(narrower.get(term.slug, ())),
                    related=tuple(dict.fromkeys([*more.get("related", ()), *related.get(term.slug, ())])),
                )
    for slug, more in _read(THESAURUS)["retired"].items():
        found[slug] = Concept(
            slug, more["label"], "", "", more["why"], replaced_by=tuple(more["replaced_by"])
        )
    return found


def current(slugs: Iterable[str]) -> list[str]:
    """The slugs with retired ones replaced by what is used in their place, each once; strange ones stay."""
    found: dict[str, None] = {}
    for slug in slugs:
        concept = concepts().get(slug)
        found |= dict.fromkeys(concept.replaced_by if concept and concept.replaced_by else (slug,))
    return list(found)


def concept_meant(words: str) -> Meant | None:
    """What people mean who write these words: any label of a concept, whatever its case, hyphens and plural.

    "hidden fathers" means Unseen fathers and male carers. None where no label is written like this.
    """
    found = _labels_by_spelling().get(_spelling(words)) if len(words) <= LONGEST_LABEL else None
    if found is None:
        return None
    slugs, by = found
    meant = tuple(concepts()[slug] for slug in slugs)
    return Meant(meant, by, is_preferred=len(meant) == 1 and by == meant[0].label)


@cache
def _labels_by_spelling() -> dict[str, tuple[tuple[str, ...], str]]:
    """For each spelling of a label: the current concepts it means and the label. Preferred labels come first."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    every = concepts().values()
    for concept in every:
        found.setdefault(_spelling(concept.label), (concept.replaced_by or (concept.slug,), concept.label))
    for words, slugs in _read(THESAURUS)["leads"].items():
        found.setdefault(_spelling(words), (tuple(slugs), words.capitalize()))
    for concept in every:
        for label in concept.also:
            found.setdefault(_spelling(label), ((concept.slug,), label))
    return found


def _spelling(words: str) -> str:
    """Words without case, marks and the s of the plural: two labels that people take for one are alike."""
    plain = re.sub(r"['’]", "", words.casefold().replace("&", " and "))
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in re.findall(r"[^\W_]+", plain)
    )


def _turned(told: dict[str, dict[str, Any]], name: str) -> dict[str, list[str]]:
    """Each pair of a relation seen from its other side."""
    found: dict[str, list[str]] = {}
    for slug, more in told.items():
        for other in more.get(name, ()):
            found.setdefault(other, []).append(slug)
    return found


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=PARSER)  # noqa: S506 - both are safe loaders
