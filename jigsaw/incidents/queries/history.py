"""What was done in a case, newest first, read from the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from jigsaw.accounts.queries import names_of
from jigsaw.audit.models import Event
from jigsaw.audit.queries import events_about
from jigsaw.calendar.london import to_london
from jigsaw.calendar.words import MONTHS, count_words, date_words, weekday_words
from jigsaw.incidents.models import Duty, Incident, StageMove

READINGS = ("read", "refused")
MOVE_DATES = "move_dates"
# Acts that no person does, as the trail names who did them.
PROCESS, PROCESSES = "Jigsaw", ("worker", "system")
# Acts whose reason stands with the move of the case.
WITH_REASON = ("withdraw_notification", "hold_case", "lift_hold", "close_case", "reopen_case")
# Each verb of a case as its history says it. One that does not stand here is said by its own name.
WORDS = {
    "start_incident": "Recording begun",
    "save_part": "Incident written",
    "save_child": "Child saved",
    "remove_child": "Child taken out",
    "record_incident": "Incident recorded",
    "record_notification": "Notification to the Panel recorded",
    "record_notice": "Notice to the Secretary of State and Ofsted recorded",
    "withdraw_notification": "Notification withdrawn",
    "complete_duty": "Step done",
    MOVE_DATES: "Dates moved",
    "hold_case": "Legal hold placed",
    "lift_hold": "Legal hold lifted",
    "close_case": "Case closed",
    "reopen_case": "Case opened again",
    "save_register_entry": "People register written",
    "add_case_member": "Access given",
    "end_case_member": "Access ended",
    "name_for_register": "Access to the people register changed",
    "declare_recusal": "Somebody stands back",
    "end_recusal": "Somebody no longer stands back",
    "ask_emergency_access": "Emergency access asked for",
    "decide_emergency_access": "Emergency access decided",
    "screen_referral": "Referral screened",
    "open_register_entry": "People register opened",
    "nudge": "Reminder sent",
    "read": "Page read",
    "refused": "Page refused",
}
# Acts of writing: what one person does of them in one sitting is said in one line.
WRITING = ("save_part", "save_child", "save_register_entry")
PARTS = {
    "source": "who told us",
    "aware": "when the local authority became aware",
    "happened": "when it happened",
    "what": "what happened",
    "more_children": "more children",
}


@dataclass(frozen=True)
class Telling:
    """How the history says a verb of a room above: its words; `part` says of what, from the details of the event
    and the titles of the case's duties by key; `folds` lets repeats of one sitting stand in one line."""

    words: str
    part: Callable[[Mapping[str, Any], Mapping[str, str]], str] | None = None
    folds: bool = False


_tellings: dict[str, Telling] = {}


def tell_verbs(tellings: Mapping[str, Telling]) -> None:
    """Say these verbs by these words in the history of a case. Call at the start."""
    _tellings.update(tellings)


@dataclass(frozen=True)
class Line:
    """One line of a case's history: what, who did it, when, and more in words where there is more.

    `since` is when the first of several acts was done that stand in this one line; `at` is the last of them.
    """

    what: str
    who: str
    at: datetime
    more: Sequence[str] = ()
    since: datetime | None = None


@dataclass(frozen=True)
class Trail:
    """Events of a case as rows, not yet in words; `people` are the identifiers of who did them."""

    events: list[Event]
    reasons: dict[tuple[datetime, str], str]

    @property
    def people(self) -> set[str]:
        return {event.by for event in self.events}

    def lines(self, names: dict[str, str], duties: Iterable[Duty]) -> list[Line]:
        """The events in words. `names` are people's names by identifier; `duties` those of the case."""
        titles = {duty.key: duty.title for duty in duties}
        return [self._line(group, names, titles) for group in _sittings(self.events)]

    def _line(self, group: list[Event], names: dict[str, str], titles: dict[str, str]) -> Line:
        last, first = group[0], group[-1]
        parts = list(dict.fromkeys(part for event in reversed(group) if (part := _part(event, titles))))
        more = self._more(last, titles)
        what = _words(last.verb)
        if len(parts) == 1:
            what = f"{what}: {parts[0]}"
        elif parts:
            more = [*more, sentence_of(parts)]
        elif len(group) > 1:
            more = [*more, count_words(len(group), "time")]
        return Line(what, who_did(last.by, names), last.at, more, since=first.at if len(group) > 1 else None)

    def _more(self, event: Event, titles: dict[str, str]) -> list[str]:
        if event.verb == MOVE_DATES:
            return [moved_words(titles.get(key, key), days) for key, days in sorted(event.details.items())]
        said = []
        if event.verb == "complete_duty" and event.details.get("duty") in titles:
            said.append(titles[event.details["duty"]])
        if event.verb == "decide_emergency_access":
            hours = event.details.get("hours")
            said.append(f"Given for {count_words(hours, 'hour')}" if hours else "Refused")
        if event.verb in READINGS and event.details.get("page"):
            said.append(str(event.details["page"]).replace("_", " ").capitalize())
        reason = self.reasons.get((event.at, event.by), "")
        return [*said, reason] if reason and event.verb in WITH_REASON else said


def trail_of(incident: Incident, *, start: int = 0, size: int = 10, with_readings: bool = False) -> Trail:
    """A page of the events of a case, newest first. What was sent twice and done once stands there once."""
    found = list(_events(incident, with_readings)[start : start + size])
    reasons = {}
    if any(event.verb in WITH_REASON for event in found):
        moves = StageMove.rows.filter(incident=incident, at__gte=found[-1].at).exclude(why="")
        reasons = {(move.at, move.by): move.why for move in moves}
    return Trail(found, reasons)


def pages_of_trail(incident: Incident, *, size: int, with_readings: bool) -> int:
    """How many pages of `size` lines the history of a case has; at least one."""
    return max(1, -(-_events(incident, with_readings).count() // size))


def lines_of(incident: Incident, trail: Trail) -> list[Line]:
    """The lines of a page of history, with names and titles of its own."""
    return trail.lines(names_of(trail.people), Duty.rows.filter(incident=incident))


def moves_of_dates(incident: Incident) -> dict[str, str]:
    """For each duty whose date the table of working days has moved: the last move, in words."""
    moved: dict[str, str] = {}
    for details in events_about(incident).filter(verb=MOVE_DATES).values_list("details", flat=True):
        for key, days in details.items():
            moved.setdefault(key, moved_words("Moved", days))
    return moved


def moved_words(title: str, days: Any) -> str:
    """How a date moved: "Moved from Monday 11 May to Tuesday 12 May 2026 because the table of working days changed"."""
    lead = title if title == "Moved" else f"{title}: moved"
    try:
        before, after = (date.fromisoformat(day) for day in days)
    except ValueError:
        return f"{lead} because the table of working days changed"
    first = f"{weekday_words(before)} {before.day} {MONTHS[before.month - 1]}"
    if before.year != after.year:
        first = f"{weekday_words(before)} {date_words(before)}"
    last = f"{weekday_words(after)} {date_words(after)}"
    return f"{lead} from {first} to {last} because the table of working days changed"


def _events(incident: Incident, with_readings: bool) -> models.QuerySet[Event]:
    events = events_about(incident).exclude(details__has_key="again")
    return events if with_readings else events.exclude(verb__in=READINGS)


def who_did(by: str, names: Mapping[str, str]) -> str:
    """Who did an act: the name of the person, or "Jigsaw" for what it does by itself."""
    return names.get(by, PROCESS if by in PROCESSES else by)


def _words(verb: str) -> str:
    told = _tellings.get(verb)
    return told.words if told else WORDS.get(verb, verb.replace("_", " ").capitalize())


def _part(event: Event, titles: Mapping[str, str]) -> str:
    """Of what an act was, as the words after a colon; "" where its details do not say."""
    if event.verb == "save_part":
        return PARTS.get(event.details.get("part", ""), "")
    told = _tellings.get(event.verb)
    return told.part(event.details, titles) if told and told.part else ""


def _folds(verb: str) -> bool:
    told = _tellings.get(verb)
    return told.folds if told else verb in WRITING


def _sittings(events: Iterable[Event]) -> list[list[Event]]:
    """The events, with the writing of one person on one day gathered by its verb while nobody else acts between."""
    gathered: list[list[Event]] = []
    open_now: dict[str, list[Event]] = {}
    sitting = None
    for event in events:
        now = (event.by, to_london(event.at).date())
        if now != sitting:
            sitting, open_now = now, {}
        if _folds(event.verb) and event.verb in open_now:
            open_now[event.verb].append(event)
            continue
        group = open_now[event.verb] = [event]
        gathered.append(group)
    return gathered


def sentence_of(parts: Sequence[str]) -> str:
    """Several parts as one line: "Who told us; when it happened; what happened"."""
    line = "; ".join(parts)
    return line[:1].upper() + line[1:]
