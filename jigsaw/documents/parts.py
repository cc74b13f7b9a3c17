"""The sentences, headings and facts that stand alike in every document made from one edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jigsaw.documents.terms import Kind
from jigsaw.documents.words import (
    KIND_WORDS,
    STRENGTH_WORDS,
    date_in_words,
    in_a_sentence,
    joined,
    term_in_words,
)

if TYPE_CHECKING:
    from jigsaw.documents.edition import Edition, Recommendation

# Headings, in the order in which they stand.
SUMMARY = "Summary"
AT_A_GLANCE = "The review at a glance"
FINDINGS = "What the review found"
RECOMMENDATIONS = "Recommendations"
DEVELOPMENTS = "What has changed since"
WORRIED = "Worried about a child?"
WHAT_HAPPENED = "What happened"
WHY = "Why it happened"
# Press statement.
LEARNING = "What the review teaches"
DELAY = "Why publication took time"
ENDS = "ENDS"
NOTES = "Notes to editors"
MEDIA = "Media contact"

# Working Together to Safeguard Children 2023, chapter 5: the purpose of reviews, and that they do not blame.
PURPOSE = (
    "Its purpose is to find what must improve to safeguard children and promote their welfare. "
    "It does not hold people or organisations to account; other processes do that."
)
WHAT_IT_IS = {
    Kind.LOCAL_REVIEW: (
        "A local child safeguarding practice review (LCSPR) looks at how services worked together when a "
        f"child has died or been seriously harmed and abuse or neglect is known or suspected. {PURPOSE}"
    ),
    Kind.NATIONAL_REVIEW: (
        "A national child safeguarding practice review looks at a case or cases that are complex or of "
        f"national importance. The Child Safeguarding Practice Review Panel carries it out. {PURPOSE}"
    ),
    Kind.THEMATIC_REVIEW: (f"A thematic review looks at what several cases have in common. {PURPOSE}"),
    Kind.LEARNING_REVIEW: (
        "A learning review looks at how services worked together where a local child safeguarding practice "
        f"review was not needed. {PURPOSE}"
    ),
}


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    text: str


def glance_facts(edition: Edition) -> list[Fact]:
    """The review at a glance: what kind it is, about whom, when, by whom, and what it is about."""
    children = [f"{s.alias}, {in_a_sentence(aged(s.age_band))}" for s in edition.subjects]
    needs = [f for f in edition.findings if f.practice == "needs-to-improve"]
    good = len(edition.findings) - len(needs)
    facts = [
        Fact("Kind of review", KIND_WORDS[edition.kind]),
        Fact("Reference", edition.house_reference),
        Fact("Also known as", "; ".join(edition.other_titles)),
        Fact("Child" if len(children) == 1 else "Children", "; ".join(children)),
        Fact("Harm", terms(edition.harm_types)),
        Fact("Published", f"{date_in_words(edition.published_on)} by {edition.partnership.name}"),
        Fact("Lead reviewer", edition.lead_reviewer or ""),
        Fact("Themes", terms(edition.themes)),
        Fact("Agencies", terms(edition.agencies)),
        Fact("Findings", findings_counted(len(needs), good)),
        Fact("Recommendations", str(len(edition.recommendations)) if edition.recommendations else ""),
    ]
    return [fact for fact in facts if fact.text]


def findings_counted(needs: int, good: int) -> str:
    """How many findings there are, and on what: 5: 4 on practice that needs to improve and 1 on good practice."""
    count = needs + good
    if needs and good:
        return f"{count}: {needs} on practice that needs to improve and {good} on good practice"
    said = "on practice that needs to improve" if needs else "on good practice"
    return "" if not count else f"{count}, {'all ' if count > 1 else ''}{said}"


def recommendation_facts(recommendation: Recommendation) -> list[Fact]:
    """What stands under a recommendation: who, by when, to what end, how it will be known, how strong."""
    facts = [
        Fact("Who", recommendation.addressed_to),
        Fact("Led by", recommendation.owner_role),
        Fact("By when", date_in_words(recommendation.due)),
        Fact("Outcome for children", recommendation.outcome_for_children),
        Fact("How we will know", recommendation.how_we_will_know),
        Fact("Strength", STRENGTH_WORDS[recommendation.strength]),
        Fact("Answers", answered(recommendation)),
    ]
    return [fact for fact in facts if fact.text]


def answered(recommendation: Recommendation) -> str:
    """The findings that a recommendation answers: Findings 1 and 2."""
    named = [str(number) for number in sorted(recommendation.findings)]
    return ("Finding " if len(named) == 1 else "Findings ") + joined(named) if named else ""


def terms(found: tuple[str, ...]) -> str:
    """Vocabulary terms as one line: Unseen fathers, information sharing."""
    words = [term_in_words(term) for term in found]
    return ", ".join([*words[:1], *map(in_a_sentence, words[1:])])


def aged(age_band: str) -> str:
    """An age band beside a child's alias: under-1 becomes aged under 1; other bands stand as they are."""
    words = in_a_sentence(term_in_words(age_band))
    return f"aged {words}" if any(ch.isdigit() for ch in words) else words


def notes_to_editors(edition: Edition) -> list[str]:
    """What a journalist must know: what such a review is, where the report lies, where it is kept."""
    named = f" (reference {edition.house_reference})" if edition.reference else ""
    return [
        WHAT_IT_IS[edition.kind],
        f"The report{named} can be downloaded from {edition.partnership.website}",
        "A copy is sent to the National Case Review Repository, which the NSPCC keeps.",
    ]


def phone_link(phone: str) -> str:
    """The tel: address of a telephone number, for a link."""
    return "tel:" + "".join(ch for ch in phone if ch.isdigit() or ch == "+")


# The seven boxes of the briefing, after the seven-minute briefings that partnerships use.
BOXES = (
    "What happened",
    "Why it matters",
    "What we found",
    "What good practice looked like",
    "What to do",
    "Questions for your team",
    "Where to read more",
)
DO = "Do"
DO_NOT = "Don't"
