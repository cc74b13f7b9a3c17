"""Invented attendance reports in the forms in which Teams gives them."""

from __future__ import annotations

SUMMARY = (
    "1. Summary\nMeeting title\tUnseen fathers: seeing the whole family\nAttended participants\t{count}\n\n"
)
HEADS = "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
ACTIVITIES = (
    "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Leah Brown\t7/16/26, 3:01:00 PM\t7/16/26, 4:53:00 PM\t1h 52m\tleah@health.example\tAttendee\n"
)
LEAH = ("Leah Brown", "1h 52m 3s", "leah@health.example", "Attendee")


def report(*people: tuple[str, str, str, str], uk: bool = False) -> str:
    """A report of today's form; `uk` writes its dates in the other order."""
    first = "16/07/26 15:01:00" if uk else "7/16/26, 3:01:00 PM"
    rows = "".join(
        f"{name}\t{first}\t{first}\t{duration}\t{address}\t{address}\t{role}\n"
        for name, duration, address, role in people
    )
    return SUMMARY.format(count=len(people)) + "2. Participants\n" + HEADS + rows + ACTIVITIES


def old_report(*people: tuple[str, str, str, str]) -> str:
    """A report of the older form: one table, no numbers, commas."""
    rows = "".join(
        f'"{name}","16/07/2026, 15:01:00","16/07/2026, 16:53:00",{duration},{address},{role}\n'
        for name, duration, address, role in people
    )
    return (
        "Meeting Summary\nTotal Number of Participants,2\n\n"
        "Full Name,Join Time,Leave Time,Duration,Email,Role\n" + rows
    )
