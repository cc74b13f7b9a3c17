"""Read the attendance report of Microsoft Teams, as organisers download it.

The report is text between tabs (or commas), in UTF-16 or UTF-8, in numbered blocks: Summary, Participants, In-Meeting
Activities; older ones have a summary without a number and one table. Dates stand in either order, so they are not read
at all: how long somebody was there is a duration of its own.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

# Bytes and rows of a report; a meeting of Teams holds 20,000 people at most.
LARGEST, MOST_ROWS = 5_000_000, 20_000
# Nobody is at a meeting for longer than a week: a time that says so was not read right.
LONGEST_SECONDS = 7 * 86_400
NAMES = ("name", "full name")
DURATIONS = ("in-meeting duration", "duration", "attendance duration")
ADDRESSES = ("email", "email address")
IDENTITIES = ("participant id (upn)", "participant id")
ROLES = ("role",)
ORGANISER = ("organizer", "organiser")
WAY_OUT = "In Teams, open the meeting, choose Attendance, then Download, and upload that file as it is."
_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_PART = re.compile(r"(\d{1,6})\s*(d|h|m|s)[a-z]*\.?", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class NotAttendance(ValueError):
    """The file is not an attendance report that can be used. The message says why and what to do; it quotes nothing."""


@dataclass(frozen=True)
class Attendance:
    """One line of a report: who, and for how many seconds. `address` is "" where the report has none."""

    name: str
    address: str
    seconds: int


def read_attendance(content: bytes) -> list[Attendance]:
    """The participants of one report, organisers left out. Raises NotAttendance."""
    if len(content) > LARGEST:
        raise NotAttendance("The file is larger than 5 MB, so it is no attendance report. " + WAY_OUT)
    rows = _table(_text(content))
    heads = [head.strip().casefold() for head in rows[0]]
    name, duration = _column(heads, NAMES), _column(heads, DURATIONS)
    if name is None or duration is None:
        raise NotAttendance(
            "The report does not say how long each person was there: it needs the columns Name and Duration. "
            + WAY_OUT
        )
    if len(rows) - 1 > MOST_ROWS:
        raise NotAttendance(f"The report has more than {MOST_ROWS:,} rows. Upload the report of one meeting.")
    addresses = [at for at in (_column(heads, ADDRESSES), _column(heads, IDENTITIES)) if at is not None]
    role = _column(heads, ROLES)
    found, unread = [], []
    for number, row in enumerate(rows[1:], 1):
        cells = [cell.strip() for cell in row] + [""] * (len(heads) - len(row))
        if role is not None and cells[role].casefold() in ORGANISER:
            continue
        seconds = seconds_of(cells[duration])
        if not cells[name] or seconds is None:
            unread.append(number)
            continue
        found.append(Attendance(cells[name], _address(cells[at] for at in addresses), seconds))
    if unread:
        told = ", ".join(map(str, unread[:10])) + (" and more" if len(unread) > 10 else "")
        raise NotAttendance(
            f"No name or no time could be read in participant row{'' if len(unread) == 1 else 's'} {told}. "
            "Nothing was taken. " + WAY_OUT
        )
    return found


def seconds_of(words: str) -> int | None:
    """A duration in seconds: 1h 52m 3s, 52 min, 1:52:03; None for what is none."""
    clock = _CLOCK.fullmatch(words)
    parts = _PART.findall(words)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        found = hours * 3_600 + minutes * 60 + seconds
    elif not parts or _PART.sub("", words).strip():
        return None
    else:
        found = sum(int(count) * _UNITS[unit.casefold()] for count, unit in parts)
    return found if found <= LONGEST_SECONDS else None


def _text(content: bytes) -> str:
    """The report as text, by its mark or by the bytes between Latin letters."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        elif content[1:40:2].count(0) > 10:
            text = content.decode("utf-16-le")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotAttendance("The file is not text in UTF-8 or UTF-16. " + WAY_OUT) from None
    if "\0" in text:
        raise NotAttendance("The file is not text. " + WAY_OUT)
    return text


def _table(text: str) -> list[list[str]]:
    """The rows of the participants, the heads first: the first table whose heads name people."""
    between = "\t" if text.count("\t") >= text.count(",") else ","
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error:
        raise NotAttendance("The file is not a table. " + WAY_OUT) from None
    for at, line in enumerate(lines):
        heads = [head.strip().casefold() for head in line]
        if len(heads) > 2 and any(head in NAMES for head in heads):
            end = next(
                (n for n in range(at + 1, len(lines)) if not any(cell.strip() for cell in lines[n])),
                len(lines),
            )
            return lines[at:end]
    raise NotAttendance("The file holds no table of participants. " + WAY_OUT)


def _column(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _address(cells) -> str:
    return next((cell.casefold() for cell in cells if _ADDRESS.fullmatch(cell)), "")
