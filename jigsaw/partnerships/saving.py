"""Two people on one page: nobody's typing overwrites another's without both being seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.accounts.queries import names_of
from jigsaw.partnerships.models import WrittenInParts
from jigsaw.partnerships.rules import Refused


class SavedMeanwhile(Refused):
    """Somebody else saved the same part since the form was loaded. `by_whom` is their name, `at` when they saved."""

    def __init__(self, by_whom: str, at: datetime) -> None:
        self.by_whom, self.at = by_whom, at
        super().__init__(
            f"{by_whom} saved this page while you were writing. Compare both texts and save again."
        )


def take_turn(row: WrittenInParts, part: str, *, revision: int | None, by: Any, at: datetime) -> None:
    """Note that `by` saves `part` of a row that is held until the act ends; the caller saves the row.

    `revision` is the one that the form was loaded with; None for an act that no form precedes. One's own earlier
    save is no surprise. Raises SavedMeanwhile.
    """
    last = row.part_changes.get(part)
    if last and revision is not None and last[0] > revision and last[1] != str(by.pk):
        name = names_of([last[1]]).get(last[1], "Another person")
        raise SavedMeanwhile(name, datetime.fromisoformat(last[2]))
    row.revision += 1
    row.part_changes = {**row.part_changes, part: [row.revision, str(getattr(by, "pk", by)), at.isoformat()]}
