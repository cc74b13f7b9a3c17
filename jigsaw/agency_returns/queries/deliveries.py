"""The mail of a request: what was written to whom and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jigsaw.accounts.queries import names_of
from jigsaw.agency_returns.models import AgencyRequest, RequestReminder
from jigsaw.agency_returns.rules.terms import ReminderKind, RequestState
from jigsaw.calendar.words import date_words
from jigsaw.notices.queries import GIVEN_UP, WAITING, MailState, mail_states


def last_changes(asked: AgencyRequest) -> list[datetime | None]:
    """When a request was sent, its day last changed, and its reminders last resumed: none goes for times before."""
    extended = asked.extensions[-1]["at"] if asked.extensions else None
    return [asked.sent_at, datetime.fromisoformat(extended) if extended else None, asked.resumed_at]


def keys_of(asked: AgencyRequest, reminders: Iterable[RequestReminder]) -> dict[str, str]:
    """The keys under which mail of a request was written, each with what it was, oldest kind first."""
    own = f"request {asked.pk}"
    keys = {own: "Request", f"{own} to {asked.lead_id}": "Request, to who gets it now"}
    for entry in asked.extensions:
        said = date_words(date.fromisoformat(entry["to"]))
        keys[f"{own} due {entry['to']}"] = f"More time, to {said}"
    for reminder in reminders:
        kind = ReminderKind(reminder.kind)
        said = (
            "Reminder by hand"
            if kind is ReminderKind.BY_HAND
            else f"Reminder: {kind.words[:1].lower()}{kind.words[1:]}"
        )
        keys |= dict.fromkeys(reminder.mail_keys, said)
    keys[f"{own} withdrawn"] = "No longer needed"
    return keys


def states_of(requests: Sequence[AgencyRequest]) -> dict[str, MailState]:
    """What became of all mail of these requests, whose reminders are read. One query."""
    return mail_states(key for asked in requests for key in keys_of(asked, asked.reminders.all()))


def failure_of(asked: AgencyRequest, states: dict[str, MailState]) -> str:
    """Whose mail of an open request could not be delivered, of those who get it now; "" where all went."""
    if asked.state != RequestState.ASKED:
        return ""
    failed = {
        state.person
        for key in keys_of(asked, asked.reminders.all())
        if (state := states.get(key)) and state.state == GIVEN_UP
    }
    names = [p.full_name for p in (asked.lead, asked.deputy) if p is not None and str(p.pk) in failed]
    return " and ".join(names)


@dataclass(frozen=True)
class Delivery:
    """One mail of a request: what, to whom, its state in words, since when, and whether it did not arrive."""

    what: str
    who: str
    words: str
    at: datetime
    failed: bool


def deliveries_of(asked: AgencyRequest) -> list[Delivery]:
    """The mails of a request, oldest first."""
    keys = keys_of(asked, asked.reminders.all())
    states = mail_states(keys)
    names = names_of({state.person for state in states.values()})
    found = []
    for key, state in states.items():
        words = state.words
        if state.state == WAITING and state.tries:
            words = f"Not delivered yet, tried {state.tries} times"
        who = names.get(state.person, "somebody")
        found.append(Delivery(keys[key], who, words, state.at, state.state == GIVEN_UP))
    return sorted(found, key=lambda each: each.at)
