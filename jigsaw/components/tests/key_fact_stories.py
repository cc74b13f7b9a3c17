"""Invented agencies and key facts for the tests of who knew what, when; without Django, for the documents too."""

from __future__ import annotations

from datetime import date

from jigsaw.calendar.words import date_words
from jigsaw.components.key_facts import AgencyKnew, KeyFact, Known, Share

POLICE, CARE = "Alderbrook Police", "Children’s Social Care"
HEALTH, SCHOOL = "Alderbrook Community Health NHS Trust", "Hollowbrook Primary School"
AGENCIES = (POLICE, CARE, HEALTH, SCHOOL, "Probation")


def on(day: date, accuracy: str = "exact") -> Known:
    return Known(day, day, accuracy, ("about " if accuracy == "approximate" else "") + date_words(day))


CONVICTION = KeyFact(
    "Mother’s partner had a conviction for violence",
    (
        AgencyKnew(POLICE, on(date(2024, 12, 10))),
        AgencyKnew(CARE, on(date(2025, 5, 2))),
        AgencyKnew(HEALTH, Known(date(2025, 4, 1), date(2025, 4, 30), "month", "April 2025")),
        AgencyKnew(SCHOOL),
    ),
    (Share(POLICE, CARE, on(date(2025, 5, 2)), "at a strategy meeting"),),
    why="He had moved into the home.",
    until=date(2025, 7, 31),
)
APPOINTMENTS = KeyFact(
    "Child A was not brought to three appointments",
    (
        AgencyKnew(HEALTH, on(date(2025, 1, 15))),
        AgencyKnew(CARE, on(date(2025, 2, 20), "approximate")),
        AgencyKnew(SCHOOL),
    ),
    (Share(HEALTH, SCHOOL, on(date(2025, 1, 29))),),
    until=date(2025, 7, 31),
)
SAME_DAY = KeyFact(
    "Father moved back into the home",
    (AgencyKnew("Probation", on(date(2025, 6, 2))), AgencyKnew(CARE, on(date(2025, 6, 2)))),
)
FACTS = (APPOINTMENTS, SAME_DAY, CONVICTION)
