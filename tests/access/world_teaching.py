"""What the room of teaching keeps, one object for each part of an address, every text marked with a word of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from jigsaw.audit.actions import act
from jigsaw.teaching import models as teaching

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)


def build_bulletin(home: Any, mark: str) -> dict[str, Any]:
    """A month's bulletin that waits for approval."""
    with act("build_world", by="command line", at=NOW, partnership=home):
        bulletin = teaching.MonthlyBulletin(
            partnership=home, month=date(2026, 4, 1), introduction=f"{mark} words", proposed_at=NOW
        )
        bulletin.save()
    return {"bulletin_id": bulletin.pk}
