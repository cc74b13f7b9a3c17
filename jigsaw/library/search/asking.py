"""What somebody asks for: words, phrases in quotes, a word of the vocabulary by any of its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jigsaw.documents.vocabulary import Concept, Meant, concept_meant
from jigsaw.library.search.passages import WORD, folded

# Characters and words of a question that are looked at. Longer questions are cut, and told so.
LONGEST = 200
MOST_WORDS = 12
# One word as people write it: with hyphens and apostrophes.
WRITTEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
QUOTED = re.compile(r'"([^"]*)"')
# Words that nearly every text has. They count in a phrase alone.
EVERYWHERE = frozenset(
    "a about after all an and any are as at be been before but by can did do does for from had has have he her him "
    "his how i if in into is it its me more my no nor not of on or our she so some such than that the their them then "
    "there they this to was we were what when where which who why will with you your".split()
)

# One term: a word, or the words of a phrase in their order.
Term = tuple[str, ...]
# What to look for: any of these, each of them all of its terms.
Wanted = tuple[tuple[Term, ...], ...]


@dataclass(frozen=True)
class Asked:
    """A question understood.

    `said` is what was asked, tidied and cut; `wanted` is empty where it holds nothing to search for. `meant` is
    the word of the vocabulary that it is a label of; None where there is none, or where only the words are wanted.
    """

    said: str
    wanted: Wanted
    terms: tuple[Term, ...]
    was_cut: bool
    meant: Meant | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.said

    @property
    def carried(self) -> tuple[str, ...]:
        """The slugs of the vocabulary by which a review answers, whatever words it uses."""
        return tuple(each.slug for each in self.meant.concepts) if self.meant else ()


def tidy(query: str) -> str:
    """The question on one line, without control characters, at most LONGEST characters."""
    plain = "".join(each if each.isprintable() else " " for each in query[: LONGEST * 10])
    return " ".join(plain.split())[:LONGEST].strip()


def understand(query: str, *, words_only: bool = False) -> Asked:
    """What is meant by a question, whatever characters it has. Never raises."""
    said = tidy(query)
    was_cut = len(" ".join(query[: LONGEST * 10].split())) > LONGEST or len(query) > LONGEST * 10
    terms = terms_in(said)
    was_cut = was_cut or len(terms) > MOST_WORDS
    terms = terms[:MOST_WORDS]
    meant = None if words_only else concept_meant(said.strip(' "'))
    wanted: Wanted = (terms,) if terms else ()
    if meant:
        wanted = tuple((term,) for term in labels_of(meant.concepts)) or wanted
    return Asked(said, wanted, terms, was_cut, meant)


def terms_in(said: str) -> tuple[Term, ...]:
    """The phrases in quotes, then the words, each once; words that every text has are left out if others stand."""
    straight = said.replace("“", '"').replace("”", '"').replace("„", '"')
    found: dict[Term, None] = {}
    for phrase in QUOTED.findall(straight):
        if words := tuple(WORD.findall(folded(phrase))):
            found[words[:MOST_WORDS]] = None
    rest = QUOTED.sub(" ", straight)
    written = [tuple(WORD.findall(folded(each))) for each in WRITTEN.findall(rest)]
    telling = [each for each in written if not (len(each) == 1 and each[0] in EVERYWHERE)]
    found |= dict.fromkeys(telling)
    return tuple(found)


def labels_of(concepts: tuple[Concept, ...]) -> list[Term]:
    """Every label of the concepts as a phrase."""
    found = (tuple(WORD.findall(folded(label))) for each in concepts for label in (each.label, *each.also))
    return list(dict.fromkeys(label for label in found if label))
