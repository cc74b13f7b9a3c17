"""Invented records for the tests of the pictures with lanes."""

from __future__ import annotations

import random
from datetime import date, timedelta

from jigsaw.calendar.words import date_words
from jigsaw.components.key_facts import AgencyKnew, KeyFact, Known, Share
from jigsaw.components.lanes import Gap, LaneMark

POLICE, CARE = "Alderbrook Police", "Children’s Social Care"
HEALTH, SCHOOL = "Alderbrook Community Health NHS Trust", "Hollowbrook Primary School"
AGENCIES = (POLICE, CARE, HEALTH, SCHOOL, "Probation")
FIRST, LAST, BORN = date(2024, 11, 1), date(2025, 11, 30), date(2024, 5, 20)
GAP = Gap(61, date(2025, 3, 3), date(2025, 5, 3))


def mark(agency: str, day: date | None, accuracy: str = "exact", **other: bool) -> LaneMark:
    return LaneMark(agency, day, day, accuracy, **other)


def marks(number: int, seed: int = 3) -> list[LaneMark]:
    """Records of every accuracy, some outside the period, none in the gap."""
    chance = random.Random(seed)  # noqa: S311 (invented data)
    found = [mark(POLICE, GAP.first, key_event=True), mark(SCHOOL, GAP.last, child_seen=True)]
    while len(found) < number:
        agency, day = (
            chance.choice(AGENCIES[:4]),
            FIRST + timedelta(days=chance.randrange((LAST - FIRST).days)),
        )
        if GAP.first < day < GAP.last:
            continue
        key, seen = chance.random() < 0.15, chance.random() < 0.4
        span = LaneMark(agency, date(2025, 7, 1), date(2025, 7, 31), "month", key, seen)
        found.append(
            chance.choice(
                [
                    *[mark(agency, day, key_event=key, child_seen=seen)] * 7,
                    mark(agency, day, "approximate", key_event=key, child_seen=seen),
                    span,
                    mark(agency, None, "not known"),
                    LaneMark(agency, date(2020, 1, 1), date(2020, 12, 31), "year"),
                ]
            )
        )
    return found


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
