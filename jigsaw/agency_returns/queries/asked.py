"""What a request asked for, as the checks of a chronology weigh rows against it."""

from __future__ import annotations

from datetime import date

from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.incidents.models import Incident, RegisterEntry
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.queries.register_names import register_names


def born(incident: Incident) -> date | None:
    """The day on which the first child of the case was born, from the people register; None where it is not known.

    For working out ages and for checking dates alone: the day itself must not leave the comparison. Raises SealBroken.
    """
    entries = RegisterEntry.rows.filter(incident=incident, relation="child").select_related("child")
    by_place = sorted(entries, key=lambda entry: entry.child.position if entry.child else 99)
    days = [day for entry in by_place if (day := details_of(entry).get("date_of_birth"))]
    return date.fromisoformat(days[0]) if days else None


def asked_of(request: AgencyRequest, *, today: date) -> Asked:
    """What the request asked for: its period, the child's day of birth, and the words of the people register.

    Where the period begins before the birth, events before it were asked for: then the birth makes nothing doubtful.
    """
    incident = request.incident
    day = born(incident)
    weighed = day if day and day <= request.period_from else None
    return Asked(today, request.period_from, request.period_to, weighed, words_of_register(incident))


def asked_of_case(incident: Incident, *, today: date) -> Asked:
    """The same for rows that nobody asked for: any period."""
    return Asked(today, born=born(incident), names=words_of_register(incident))


def words_of_register(incident: Incident) -> frozenset[str]:
    """The single words of the names in the people register, in lower case. For comparing alone. Raises SealBroken."""
    return frozenset(
        word.casefold() for name in register_names(incident) for word in name.split() if len(word) > 1
    )
