"""The vocabulary as SKOS (W3C Recommendation of 2009), in Turtle and in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from jigsaw.documents.vocabulary import CONCEPT_LISTS, Concept
from jigsaw.library.exchange.record import LANGUAGE

TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
TITLE = "Vocabulary of learning from child safeguarding practice reviews"
PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
}


def concept_address(base: str, slug: str) -> str:
    """The address of a concept, which is its name everywhere; `base` is the address of the vocabulary."""
    return f"{base}{slug}/"


def group_address(base: str, name: str) -> str:
    """The name of a list of concepts: a part of the vocabulary's own page."""
    return f"{base}#{name}"


def turtle(concepts: Iterable[Concept], base: str, *, whole: bool) -> bytes:
    """The concepts in Turtle; `whole` adds the scheme and its lists."""
    held = list(concepts)
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    if whole:
        lines += ["", _statement(base, _scheme_facts(held, base))]
        lines += [_statement(group_address(base, name), facts) for name, facts in _lists(held, base)]
    lines += [_statement(concept_address(base, each.slug), _facts(each, base)) for each in held]
    return ("\n".join(lines) + "\n").encode()


def json_ld(concepts: Iterable[Concept], base: str, *, whole: bool) -> bytes:
    """The same in JSON-LD 1.1."""
    held = list(concepts)
    nodes = []
    if whole:
        nodes.append(_node(base, _scheme_facts(held, base)))
        nodes += [_node(group_address(base, name), facts) for name, facts in _lists(held, base)]
    nodes += [_node(concept_address(base, each.slug), _facts(each, base)) for each in held]
    return json.dumps({"@context": PREFIXES, "@graph": nodes}, ensure_ascii=False, indent=1).encode()


# A fact: the property, and its values. A value is an address in <>, a word of the prefixes, or words of a language.
Fact = tuple[str, list[str]]


def _facts(concept: Concept, base: str) -> list[Fact]:
    def named(slugs: Sequence[str]) -> list[str]:
        return [f"<{concept_address(base, slug)}>" for slug in slugs]

    told = [
        ("a", ["skos:Concept"]),
        ("skos:prefLabel", [concept.label]),
        ("skos:altLabel", list(concept.also)),
        ("skos:scopeNote" if concept.is_current else "skos:historyNote", [concept.note]),
        ("skos:inScheme", [f"<{base}>"]),
        ("skos:topConceptOf", [f"<{base}>"] if concept.is_current and not concept.broader else []),
        ("skos:broader", named(concept.broader)),
        ("skos:narrower", named(concept.narrower)),
        ("skos:related", named(concept.related)),
        ("owl:deprecated", [] if concept.is_current else ["true"]),
        ("dcterms:isReplacedBy", named(concept.replaced_by)),
    ]
    return [fact for fact in told if fact[1]]


def _scheme_facts(concepts: Sequence[Concept], base: str) -> list[Fact]:
    tops = [each for each in concepts if each.is_current and not each.broader]
    return [
        ("a", ["skos:ConceptScheme"]),
        ("dcterms:title", [TITLE]),
        ("skos:hasTopConcept", [f"<{concept_address(base, each.slug)}>" for each in tops]),
    ]


def _lists(concepts: Sequence[Concept], base: str) -> list[tuple[str, list[Fact]]]:
    return [
        (
            name,
            [
                ("a", ["skos:Collection"]),
                ("skos:prefLabel", [words]),
                (
                    "skos:member",
                    [f"<{concept_address(base, each.slug)}>" for each in concepts if each.list == name],
                ),
            ],
        )
        for name, words in CONCEPT_LISTS.items()
    ]


def _is_name(value: str) -> bool:
    return value.startswith(("<http", "skos:"))


def _statement(subject: str, facts: Iterable[Fact]) -> str:
    told = " ;\n  ".join(f"{name} {', '.join(_turtle_value(v) for v in values)}" for name, values in facts)
    return f"<{subject}> {told} .\n"


def _turtle_value(value: str) -> str:
    if _is_name(value) or value == "true":
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"@{LANGUAGE.lower()}'


def _node(subject: str, facts: Iterable[Fact]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for name, values in facts:
        if name == "a":
            node["@type"] = values
        else:
            node[name] = [_json_value(value) for value in values]
    return node


def _json_value(value: str) -> Any:
    if value == "true":
        return True
    if _is_name(value):
        return {"@id": value.strip("<>")}
    return {"@value": value, "@language": LANGUAGE.lower()}
