"""Set who was there beside who had booked: by address, then by name; what is not sure is left to a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from jigsaw.teaching.attendance.reading import Attendance, read_attendance

# Somebody attended who was there for half of the time. [local practice]
SHARE = 0.5
# From this likeness on two names may be one person; a person decides.
LIKE = 0.82
_BESIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class Booked:
    """One booking, as matching needs it."""

    key: Hashable
    name: str
    address: str


@dataclass(frozen=True)
class Question:
    """Somebody who may be one of these bookings: to be settled by hand."""

    attendance: Attendance
    candidates: tuple[Hashable, ...]


@dataclass
class Matches:
    """What matching found: seconds by booking, what is to settle, and who had not booked."""

    seconds: dict[Hashable, int] = field(default_factory=dict)
    to_settle: list[Question] = field(default_factory=list)
    not_booked: list[Attendance] = field(default_factory=list)


def add_up(reports: Iterable[bytes]) -> list[Attendance]:
    """One line for each person over all reports: an organiser who starts the meeting again gets a new report.

    The same report given twice counts once. Raises NotAttendance for the first that cannot be used.
    """
    seen = {hashlib.sha256(content).hexdigest(): content for content in reports}
    return together(read_attendance(content) for content in seen.values())


def together(read: Iterable[Iterable[Attendance]]) -> list[Attendance]:
    """One line for each person over several reports that were read."""
    total: dict[str, Attendance] = {}
    for each in (person for people in read for person in people):
        held = total.get(key := who(each))
        seconds = each.seconds + (held.seconds if held else 0)
        total[key] = Attendance(held.name if held else each.name, each.address, seconds)
    return list(total.values())


def who(person: Attendance) -> str:
    """What tells one person of the reports from another: the address, or the plain name where there is none."""
    return person.address or plain(person.name)


def match(attended: Iterable[Attendance], booked: Sequence[Booked]) -> Matches:
    """Each person to the booking with their address, else to the only one with their name.

    Names are compared without case, marks in brackets and order ("Brown, Leah (Guest)" is Leah Brown). A name that
    several bookings have, or that is only like one, is a question and never an answer. Somebody without an address
    adds to the booking of their name, for people join by telephone as well; somebody with another address than the
    person who was matched by theirs may be a namesake, and is a question.
    """
    found, attended = Matches(), list(attended)
    by_address = {each.address.casefold(): each.key for each in booked if each.address}
    by_name: dict[str, list[Hashable]] = {}
    for each in booked:
        by_name.setdefault(plain(each.name), []).append(each.key)
    known = {by_address[each.address] for each in attended if each.address in by_address}
    for person in attended:
        key = by_address.get(person.address) if person.address else None
        named = by_name.get(plain(person.name), [])
        if key is None and len(named) == 1 and not (person.address and named[0] in known):
            key = named[0]
        if key is not None:
            found.seconds[key] = found.seconds.get(key, 0) + person.seconds
        elif candidates := named or _like(person.name, by_name):
            found.to_settle.append(Question(person, tuple(candidates)))
        else:
            found.not_booked.append(person)
    return found


def attended_enough(seconds: int, *, lasted: int) -> bool:
    """Whether somebody attended: there for at least half of the `lasted` seconds of the event."""
    return lasted > 0 and seconds >= lasted * SHARE


def plain(name: str) -> str:
    """A name for comparing: no brackets, no case, its words in one order; a name without a letter as it stands."""
    words = re.findall(r"[\w'’-]+", _BESIDE.sub(" ", name).casefold())
    return " ".join(sorted(words)) or name.strip().casefold()


def _like(name: str, by_name: dict[str, list[Hashable]]) -> list[Hashable]:
    """The bookings with a name that is like this one. Names of other lengths or letters are passed over quickly."""
    likeness = SequenceMatcher()
    likeness.set_seq2(plain(name))
    found: list[Hashable] = []
    for held, keys in by_name.items():
        likeness.set_seq1(held)
        if (
            likeness.real_quick_ratio() >= LIKE
            and likeness.quick_ratio() >= LIKE
            and likeness.ratio() >= LIKE
        ):
            found += keys
    return found
