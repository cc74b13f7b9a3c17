"""What time it is: read here by pages and tasks, and passed on from there. Nothing below them reads a clock.

In the demonstration alone the time can be moved, so that clocks can be seen moving: `JIGSAW_TIME_FILE` names a
file that holds how many seconds to add. Settings refuse the variable outside the demonstration.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

TIME_FILE = "JIGSAW_TIME_FILE"


def present() -> datetime:
    """The time now, aware, in UTC; in the demonstration moved by as many seconds as its file says."""
    now = datetime.now(UTC)
    name = os.environ.get(TIME_FILE)
    return now + moved_by(Path(name)) if name else now


def moved_by(path: Path) -> timedelta:
    """How far the demonstration's time was moved; not at all where the file is missing or holds no number."""
    try:
        return timedelta(seconds=float(path.read_text()))
    except (OSError, ValueError, OverflowError):
        return timedelta(0)
