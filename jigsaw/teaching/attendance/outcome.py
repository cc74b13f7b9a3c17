"""What the reports of a webinar come to, with what a person settled: who attended, what is open, who had not booked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jigsaw.teaching.attendance.matching import Booked, match, who
from jigsaw.teaching.attendance.reading import Attendance

# The answer that says that somebody is none of those who booked.
NOBODY = ""
# More people than a report of a webinar names are refused, since each is set beside each booking.
MOST_PEOPLE = 2_000


@dataclass(frozen=True)
class Open:
    """Somebody of the reports who may be one of these bookings. `key` names them without their name."""

    key: str
    person: Attendance
    candidates: tuple[str, ...]
    answer: str | None


@dataclass(frozen=True)
class Outcome:
    """What the reports come to. `seconds` are by reference of the booking; `asked` holds settled and open rows."""

    seconds: dict[str, int]
    asked: tuple[Open, ...]
    not_booked: tuple[Attendance, ...]

    @property
    def to_settle(self) -> tuple[Open, ...]:
        """The rows that nobody has settled yet."""
        return tuple(row for row in self.asked if row.answer is None)

    @property
    def minutes(self) -> dict[str, int]:
        """Whole minutes by reference of the booking, in a fixed order."""
        return {reference: self.seconds[reference] // 60 for reference in sorted(self.seconds)}


def outcome(people: Iterable[Attendance], booked: Sequence[Booked], answers: Mapping[str, str]) -> Outcome:
    """Match people with bookings and add what was settled by hand.

    An answer counts while its booking is still there; otherwise the row is asked again.
    """
    matches = match(people, booked)
    seconds = {str(key): found for key, found in matches.seconds.items()}
    references = {str(each.key) for each in booked}
    asked, strangers = [], list(matches.not_booked)
    for question in matches.to_settle:
        key = key_of(question.attendance)
        answer = answers.get(key)
        if answer not in (None, NOBODY) and answer not in references:
            answer = None
        asked.append(Open(key, question.attendance, tuple(map(str, question.candidates)), answer))
        if answer == NOBODY:
            strangers.append(question.attendance)
        elif answer is not None:
            seconds[answer] = seconds.get(answer, 0) + question.attendance.seconds
    return Outcome(seconds, tuple(asked), tuple(strangers))


def key_of(person: Attendance) -> str:
    """A short name of somebody that says nothing of them, the same each time."""
    return hashlib.sha256(who(person).encode()).hexdigest()[:16]


def outcome_words(found: Outcome) -> str:
    """The outcome in a line: "41 matched, 3 to settle, 2 not booked"."""
    return (
        f"{len(found.seconds)} matched, {len(found.to_settle)} to settle, {len(found.not_booked)} not booked"
    )
