"""Events as an iCalendar file: VEVENT, since Outlook ignores VTODO; a reference and a duty, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from jigsaw.incidents.queries.feeds import Event


def calendar_file(events: Iterable[Event], *, at: datetime) -> bytes:
    """The file of a private calendar, as it is at `at`."""
    import icalendar  # here: it is needed when a calendar is fetched, and slows down every start otherwise

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Jigsaw//Duties//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Jigsaw")
    calendar.add("refresh-interval", timedelta(hours=4), parameters={"VALUE": "DURATION"})
    for each in events:
        event = icalendar.Event()
        event.add("uid", f"{each.id}@jigsaw")
        event.add("dtstamp", at)
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.summary)
        event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
        event.add("sequence", each.sequence)
        event.add("last-modified", each.changed_at)
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return calendar.to_ical()
