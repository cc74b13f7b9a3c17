"""Let a row that was merged into another stand for itself again: asked first."""

from __future__ import annotations

from jigsaw.agency_returns.actions.pairing import part_rows
from jigsaw.agency_returns.desk.row_writing import RowAsked
from jigsaw.agency_returns.queries.events import date_of


class PartRows(RowAsked):
    """A page of the row that was merged; of another it says that there is nothing to part."""

    heading = "Part merged rows"
    button = "Part them"
    leave = "Leave them merged"
    done = "This row stands for itself again."
    warns = False

    def sentences(self) -> list[str]:
        """What stands where afterwards."""
        if (kept := self.row.merged_into) is None:
            return ["This row stands for itself already."]
        return [
            f"This row was merged into {date_of(kept).words}, {kept.agency_name}. "
            "Parted, both stand in the chronology, each with its own source, and are not suggested as one event again."
        ]

    def do(self) -> None:
        """Part them."""
        part_rows(self.row, by=self.who, at=self.now)
