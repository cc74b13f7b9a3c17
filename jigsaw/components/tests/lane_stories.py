"""Invented records for the tests of the pictures with lanes."""

from __future__ import annotations

import random
from datetime import date, timedelta

from jigsaw.components.lanes import Gap, LaneMark
from jigsaw.components.tests.key_fact_stories import AGENCIES, POLICE, SCHOOL

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
