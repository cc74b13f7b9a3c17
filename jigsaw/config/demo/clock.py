"""The demonstration's clock: it begins at 4pm on Friday 1 May 2026, runs on from there, and can be moved.

Every process of the demonstration reads the same file, which holds how many seconds to add to the machine's time
(`calendar.present`).
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from jigsaw.calendar.london import LONDON, to_london
from jigsaw.calendar.present import TIME_FILE
from jigsaw.calendar.working_days import WorkingDays

# The moment of walk-through 7.1: the Friday before a bank holiday.
BEGINNING = datetime(2026, 5, 1, 16, 0, tzinfo=LONDON)
FILE = "demo-time"
MORNING = time(8)
# The days to which the clock can be moved: those around which the demonstration's cases stand.
EARLIEST, LATEST = date(2026, 1, 1), date(2028, 12, 31)


def keep_in(var: Path) -> None:
    """Let this process and those that it starts read the clock in the folder of the demonstration."""
    os.environ[TIME_FILE] = str(var / FILE)


def is_kept() -> bool:
    """Whether a demonstration left its clock behind."""
    return _path().exists()


def move_to(moment: datetime) -> None:
    """Make it `moment` for every process at once. The clock runs on from there."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(str((moment - datetime.now(UTC)).total_seconds()))
    aside.replace(path)


def next_working_morning(at: datetime, days: WorkingDays) -> datetime:
    """8am on the next working day after the day of `at`, in London."""
    return datetime.combine(days.add(to_london(at).date(), 1), MORNING, LONDON)


def a_week_on(at: datetime) -> datetime:
    """The same time on London's clocks seven days later."""
    here = to_london(at)
    return datetime.combine(here.date() + timedelta(days=7), here.time(), LONDON)


def _path() -> Path:
    return Path(os.environ[TIME_FILE])
