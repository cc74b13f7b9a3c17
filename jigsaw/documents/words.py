"""The words that every document and page uses for the terms of an edition, and the one chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jigsaw.documents.terms import Kind, Practice, Strength
from jigsaw.documents.vocabulary import labels

if TYPE_CHECKING:
    from jigsaw.documents.edition import Edition

# The fixed names of the documents; no page and no file calls them otherwise.
REPORT = "Report"
STATEMENT = "Press statement"
BRIEFING = "Briefing"
SLIDES = "Slides"

KIND_WORDS = {
    Kind.LOCAL_REVIEW: "Local child safeguarding practice review",
    Kind.NATIONAL_REVIEW: "National child safeguarding practice review",
    Kind.THEMATIC_REVIEW: "Thematic review",
    Kind.LEARNING_REVIEW: "Learning review",
}

PRACTICE_WORDS = {
    Practice.NEEDS_TO_IMPROVE: "Practice that needs to improve",
    Practice.GOOD_PRACTICE: "Good practice",
}

# Weakest first, as in Strength.
STRENGTH_WORDS = {
    Strength.AWARENESS_OR_TRAINING: "Awareness or training",
    Strength.POLICY_OR_GUIDANCE: "Policy or guidance",
    Strength.PROCESS_OR_TOOL: "Process or tool",
    Strength.SYSTEM_STAFFING_OR_DESIGN: "System, staffing or design",
}

STRENGTH_MEANINGS = {
    Strength.AWARENESS_OR_TRAINING: "Tells people something. On its own it seldom changes what happens.",
    Strength.POLICY_OR_GUIDANCE: "Changes what people are asked to do.",
    Strength.PROCESS_OR_TOOL: "Changes the form, record or step that people work with.",
    Strength.SYSTEM_STAFFING_OR_DESIGN: "Changes how the work is set up, so that it does not rest on memory.",
}

CHART_TITLE = "Recommendations by strength"

# First words that keep their capital inside a sentence, besides abbreviations.
NAMES = {"Gypsy", "Cafcass", "Covid"}

MONTHS = ("January February March April May June July August September October November December").split()


def date_in_words(day: date) -> str:
    """A date written out as documents and pages show it: 30 June 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def hours_in_words(minutes: int) -> str:
    """How long somebody was there: 1 hour 52 minutes, 2 hours, 45 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((hours, "hour"), (rest, "minute"))
        if count
    ]
    return " ".join(parts) or "0 minutes"


def term_in_words(term: str) -> str:
    """A vocabulary term as people read it: unseen-fathers becomes Unseen fathers."""
    words = term.replace("-", " ")
    return labels().get(term, words[:1].upper() + words[1:])


def in_a_sentence(words: str) -> str:
    """Words as they stand inside a sentence: a first capital falls, unless it belongs to an abbreviation."""
    keeps = words[:2].isupper() or words.split(" ", 1)[0] in NAMES
    return words if keeps else words[:1].lower() + words[1:]


def joined(parts: list[str]) -> str:
    """A list as a sentence has it: a, b and c."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def size_words(size: int) -> str:
    """A size in bytes as download links give it: 48KB, 1.2MB. Never less than 1KB."""
    if size >= 999_500:
        return f"{size / 1_000_000:.1f}".removesuffix(".0") + "MB"
    return f"{max(1, round(size / 1000))}KB"


@dataclass(frozen=True)
class ChartRow:
    """One bar of the chart: the strength in words and how many recommendations have it."""

    label: str
    count: int


def chart_rows(edition: Edition) -> list[ChartRow]:
    """How many recommendations stand at each strength, weakest first; strengths without any count 0."""
    strengths = [recommendation.strength for recommendation in edition.recommendations]
    return [ChartRow(words, strengths.count(strength)) for strength, words in STRENGTH_WORDS.items()]


def chart_in_words(rows: list[ChartRow]) -> str:
    """The finding that the chart shows, as its text alternative and as the heading over it."""
    total = sum(row.count for row in rows)
    if total == 0:
        return "There are no recommendations."
    said = joined([f"{row.count} {in_a_sentence(row.label)}" for row in rows if row.count])
    noun = "recommendation" if total == 1 else "recommendations"
    return f"{total} {noun} by strength: {said}."
