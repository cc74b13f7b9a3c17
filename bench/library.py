"""An invented library for the search: editions of about 10,000 words, whose words are as rare and common as in English.

Words follow Zipf's law; a sentence is drawn once and stands in several reviews, so that every phrase can be found.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bench.editions import SENTENCES
from jigsaw.documents.vocabulary import vocabulary

WORDS, SENTENCES_IN_ALL = 24_000, 40_000
WORDS_IN_SENTENCE = 16
# Sentences of a report: about 10,000 words.
IN_A_REPORT = 600
SYLLABLES = [
    a + b for a in "b c d f g l m n p r s t v br st pl tr".split() for b in "a e i o u ar en or".split()
]


@dataclass
class Library:
    """Words from the most common on, and sentences made of them."""

    seed: int = 5
    words: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311
        real = {word.strip(",.'").lower() for sentence in SENTENCES for word in sentence.split()}
        made: dict[str, None] = dict.fromkeys(sorted(word for word in real if word.isalpha()))
        while len(made) < WORDS:
            made["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4)))] = None
        self.words = list(made)
        weights = [1 / (place + 3) for place in range(WORDS)]
        drawn = self.chance.choices(self.words, weights, k=SENTENCES_IN_ALL * WORDS_IN_SENTENCE)
        self.sentences = [
            " ".join(drawn[at : at + WORDS_IN_SENTENCE]).capitalize() + "."
            for at in range(0, len(drawn), WORDS_IN_SENTENCE)
        ]

    def editions(self, count: int) -> Iterator[tuple[dict[str, Any], str]]:
        """Each edition in its plain form, and its report as a web page."""
        groups = vocabulary()
        lists = {name: [t.slug for g in groups[name] for t in g.terms] for name in groups}
        for number in range(count):
            yield self._edition(number, lists), self._report()

    def said(self, sentences: int) -> str:
        """Some sentences."""
        return " ".join(self.chance.choices(self.sentences, k=sentences))

    def _edition(self, number: int, lists: dict[str, list[str]]) -> dict[str, Any]:
        draw = self.chance.choices
        day = date(2026, 6, 30) - timedelta(days=number % 4300)
        finding = {"practice": "needs-to-improve", "themes": []}
        return {
            "kind": "local-review",
            "reference": None,
            "title": f"{self.said(1)[:80]} {number}",
            "published_on": day.isoformat(),
            "summary": self.said(8),
            "statement": {"learning": self.said(2)},
            "findings": [
                {**finding, "title": self.said(1), "why": self.said(4), "what_happened": self.said(5)}
                for _ in range(5)
            ],
            "recommendations": [
                {"text": self.said(2), "outcome_for_children": self.said(1), "strength": "process-or-tool"}
                for _ in range(6)
            ],
            "themes": list(dict.fromkeys(draw(lists["themes"], k=4))),
            "harm_types": list(dict.fromkeys(draw(lists["harm_types"], k=1))),
            "agencies": list(dict.fromkeys(draw(lists["agencies"], k=4))),
            "subjects": [{"age_band": draw(lists["age_bands"])[0]}],
        }

    def _report(self) -> str:
        parts = (self.said(6) for _ in range(IN_A_REPORT // 6))
        return "".join(f"<p>{each}</p>" for each in parts)

    def questions(self, count: int) -> list[str]:
        """Different questions, a quarter each: a rare word, a common one, two words, a phrase."""
        chance = random.Random(self.seed + 1)  # noqa: S311
        common = [word for word in self.words[20:400] if len(word) > 3]
        rare = self.words[6_000:20_000]
        found: dict[str, None] = {}
        kinds = [
            lambda: chance.choice(rare),
            lambda: chance.choice(common),
            lambda: f"{chance.choice(common)} {chance.choice(self.words[400:4_000])}",
            self._phrase(chance),
        ]
        while len(found) < count:
            found[kinds[len(found) % 4]()] = None
        return list(found)

    def _phrase(self, chance: random.Random) -> Any:
        def drawn() -> str:
            words = chance.choice(self.sentences).rstrip(".").lower().split()
            at = chance.randrange(len(words) - 3)
            return f'"{" ".join(words[at : at + 3])}"'

        return drawn
