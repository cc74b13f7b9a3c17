"""Move the demonstration's clock, so that nothing stands still or cries wolf because of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.audit.actions import record_reading
from jigsaw.config.demo.clock import move_to
from jigsaw.notices.actions import beat, send_next
from jigsaw.notices.queries import liveness
from jigsaw.publishing.queries.releases import WORKER


def move(*, to: datetime, before: datetime, by: Any) -> None:
    """Make it `to` for every process, where it was `before`.

    A worker that was alive is alive afterwards: it shows itself within a second, and no page says meanwhile that
    it has not run for days. Mail that waits for a time of the old clock goes with the next turn of the worker.
    """
    runs = liveness(WORKER, at=before).alive
    move_to(to)
    if runs:
        beat(WORKER, at=to)
    send_next(at=to)
    record_reading("time_moved", by=by, at=to, before=before.isoformat())
