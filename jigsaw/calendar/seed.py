"""Writes the table of England's holidays that comes with Jigsaw, from the `holidays` library.

The library is read when the table is made, not when a date is worked out: it takes half a second to
load, and a partnership must be able to see and correct each row. After an upgrade of the library run

    python -m jigsaw.calendar.seed 2026-11-22

with the day on which you do so; a test fails as long as table and library differ.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from jigsaw.calendar.working_days import SHIPPED_TABLE

FIRST_YEAR, LAST_YEAR = 2015, 2032

# The library's words -> the words of the published list of England's bank holidays.
NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "Bank holiday for the State Funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Bank holiday for the Coronation of King Charles III",
}
NOTES = {
    date(2020, 5, 8): "Moved from Monday 4 May 2020 for the 75th anniversary of VE Day",
    date(2022, 6, 2): "Moved from Monday 30 May 2022 for the Platinum Jubilee",
    date(2022, 6, 3): "One-off",
    date(2022, 9, 19): "One-off",
    date(2023, 5, 8): "One-off",
}


def rows_of_the_library() -> list[dict[str, object]]:
    """The weekday holidays of England as the installed library has them: day, name and perhaps note."""
    import holidays

    england = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    rows: list[dict[str, object]] = []
    for day in sorted(england):
        if day.weekday() < 5:
            row: dict[str, object] = {"day": day, "name": _name(england[day])}
            if day in NOTES:
                row["note"] = NOTES[day]
            rows.append(row)
    return rows


def write(path: Path, read_on: date) -> None:
    """Write the table to `path`; `read_on` is the day on which the library was read."""
    import holidays
    import yaml

    lines = [
        "# Days that are not working days in England, beyond Saturdays and Sundays.",
        "# Written by `python -m jigsaw.calendar.seed`; a partnership corrects its own table, not this file.",
        f"source: Python library holidays {holidays.__version__}, England",
        f"read_on: {read_on.isoformat()}",
        "holidays:",
    ]
    lines += [
        "  - " + yaml.safe_dump(row, default_flow_style=True, sort_keys=False, width=1000).strip()
        for row in rows_of_the_library()
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _name(found: str) -> str:
    bare = found.removesuffix(" (observed)")
    return NAMES.get(bare, bare) + (" (substitute day)" if bare != found else "")


if __name__ == "__main__":
    write(SHIPPED_TABLE, date.fromisoformat(sys.argv[1]))
