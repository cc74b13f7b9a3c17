"""What may be the same event, recorded by two agencies: suggested with a score and a reason, decided by a person.

Two rows are weighed when their dates can be a day apart at most and, in long chronologies, when they share words
that few rows of those days hold. So the work grows with the rows, and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jigsaw.agency_returns.chronology.candidates import Candidates, Row
from jigsaw.agency_returns.chronology.dates import Accuracy
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.people import children_of
from jigsaw.calendar.words import count_words, date_words

LIKELY = 0.40  # from this score on, two rows are suggested
LIKELY_IN_ONE_FILE = 0.7  # rows of one agency are more alike, and the same event twice is rarer


class Suggestion(NamedTuple):
    """Two rows, by their places in the merged list from 0, that may be the same event; how likely; and why.

    `in_one_file`: one agency may have written it down twice, which its sender is asked about.
    """

    first: int
    second: int
    score: float
    why: str
    in_one_file: bool


def suggest(events: Sequence[Event]) -> list[Suggestion]:
    """Pairs of rows that may be the same event, likeliest first. `events` are in the order of the merge."""
    return in_order(likely(events, Candidates(events)))


def in_order(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Likeliest first, then as in the merged list."""
    return sorted(found, key=lambda made: (-made.score, made.first, made.second))


def likely(
    events: Sequence[Event], candidates: Candidates, begin: int = 0, end: int | None = None
) -> list[Suggestion]:
    """The likely pairs among some of the candidates, in no order."""
    found = []
    for *two, shared, text in candidates.weighed(begin, end):
        one, other = sorted(two)
        first, second = events[one.at], events[other.at]
        apart = days_apart(first, second)
        minutes = minutes_apart(first, second) if apart == 0 else None
        score = score_of(text, apart, minutes, one, other)
        in_one_file = one.owner == other.owner
        if score >= (LIKELY_IN_ONE_FILE if in_one_file else LIKELY):
            why = reason(first, second, apart, minutes, bool(one.people & other.people), shared)
            found.append(Suggestion(one.at, other.at, round(min(score, 0.99), 2), why, in_one_file))
    return found


def score_of(text: float, apart: int | None, minutes: int | None, one: Row, other: Row) -> float:
    """How likely two rows are one event, about 0 to 1. `text` is the share of their telling words that both hold."""
    score = 0.08 + 0.75 * text
    score += weight_of_people(one.people, other.people)
    score += 0.1 if apart == 0 else -0.06
    if minutes is not None:
        score += 0.14 if minutes <= 30 else 0.04 if minutes <= 120 else -0.16
    return score


def weight_of_people(one: frozenset[str], other: frozenset[str]) -> float:
    """What it tells whom two rows are about. Two different children weigh most: that is hardly one event."""
    children, others = children_of(one), children_of(other)
    if children and others and not children & others:
        return -0.55
    if one and other:
        return 0.16 if one & other else -0.08
    return 0.0


def days_apart(first: Event, second: Event) -> int | None:
    """How many days lie between two dates that are known to the day; None where one is not."""
    one, other = first.date, second.date
    if one.accuracy is other.accuracy is Accuracy.EXACT and one.earliest and other.earliest:
        return abs((one.earliest - other.earliest).days)
    return None


def minutes_apart(first: Event, second: Event) -> int | None:
    """How many minutes lie between two times of day; None where one is not known."""
    if first.time is None or second.time is None:
        return None
    return abs(first.time.hour * 60 + first.time.minute - second.time.hour * 60 - second.time.minute)


def reason(
    first: Event, second: Event, apart: int | None, minutes: int | None, same_person: bool, shared: int
) -> str:
    """Why two rows may be the same event, without a word of what they say."""
    if apart is None:
        reasons = [f"{first.date.words} and {second.date.words} can be the same day"]
    elif apart or first.date.earliest is None:
        reasons = [f"{count_words(apart, 'day')} apart"]
    else:
        reasons = [f"Same day, {date_words(first.date.earliest)}"]
    if minutes is not None:
        reasons.append(f"{_hours(minutes)} apart" if minutes else "same time")
    if same_person:
        reasons.append("same person")
    reasons.append(f"{count_words(shared, 'telling word')} in both")
    return "; ".join(reasons)


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(count_words(n, unit) for n, unit in ((hours, "hour"), (rest, "minute")) if n)
