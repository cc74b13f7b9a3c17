"""Invented editions of any length, the same for the same seed."""

from __future__ import annotations

import random
from typing import Any

import yaml

from setup.tools import ROOT

SENTENCES = [
    "The health visitor wrote down what she saw and asked the question again at the next visit.",
    "Nobody held the whole picture, because each service recorded its part in a place of its own.",
    "The plan named four tasks and one of them was done by the day of the next meeting.",
    "When the family moved, the records followed after eleven weeks and without the chronology.",
    "Supervision in the team had been cancelled three times that winter, and the case was not discussed.",
    "The school knew the child well and was not asked before the decision was made.",
    "A referral was read as information, and closed on the same afternoon.",
    "The mother's partner was named in two records and spoken with in neither.",
    "The duty worker had nine calls that day and a form that asked for less than she needed to know.",
    "A neighbour's concern was passed on promptly and reached the right desk within the hour.",
    "The meeting ended without agreeing who would tell the family what had been decided.",
    "Two professionals disagreed, and both believed that the other would take it further.",
]


def sample() -> dict[str, Any]:
    """The example edition of the documents' tests, as plain values."""
    return yaml.safe_load((ROOT / "jigsaw" / "documents" / "tests" / "data" / "edition.yaml").read_text())


def long_edition(seed: int, sections: int = 22, paragraphs: int = 11) -> dict[str, Any]:
    """An edition whose report has about 40 pages: text, lists, five tables."""
    chance = random.Random(seed)  # noqa: S311
    edition = sample()
    edition["title"] = f"{edition['title']} {seed}"
    edition["report"] = [
        {"heading": f"Part {n + 1} of the account", "body": _body(chance, n, paragraphs)}
        for n in range(sections)
    ]
    return edition


def _body(chance: random.Random, number: int, paragraphs: int) -> str:
    parts = [" ".join(chance.choices(SENTENCES, k=chance.randint(3, 6))) for _ in range(paragraphs)]
    parts.insert(2, "\n".join(f"- {chance.choice(SENTENCES)}" for _ in range(4)))
    if number % 4 == 0:
        rows = "\n".join(f"| {m} weeks | {chance.choice(SENTENCES)} |" for m in range(2, 14, 2))
        parts.insert(5, f"| When | What services knew |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts)
