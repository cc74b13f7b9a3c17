"""What kind a finding is, which of them a person must decide before a return is sent, and which are only told."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What was found about a cell, a row or a sheet. The values are stored with what was decided."""

    FAULT = "fault"
    SAME_ROW = "same-row"
    MAYBE_SAME = "maybe-same"
    NAME = "name"
    SERIAL_DATE = "serial-date"
    TYPING_SLIP = "typing-slip"
    WEEKDAY = "weekday"
    BEFORE_BIRTH = "before-birth"
    OUTSIDE_PERIOD = "outside-period"
    MOJIBAKE = "mojibake"
    FORMULA = "formula"
    HIDDEN = "hidden"
    WHOLE_MONTH = "whole-month"
    UNREAD_COLUMN = "unread-column"


MUST_DECIDE = frozenset(
    {
        Kind.SAME_ROW,
        Kind.MAYBE_SAME,
        Kind.NAME,
        Kind.SERIAL_DATE,
        Kind.TYPING_SLIP,
        Kind.WEEKDAY,
        Kind.BEFORE_BIRTH,
        Kind.OUTSIDE_PERIOD,
    }
)
"""Only the sender knows which is right, and the wrong one would mislead every reader: one event counted twice, a name
where only codes may stand, a day that was worked out from a number, a slip or a weekday that contradicts it, a row
that is of another time. A return is not sent before each of these is decided."""

ONLY_TOLD = frozenset({Kind.MOJIBAKE, Kind.FORMULA, Kind.HIDDEN, Kind.WHOLE_MONTH, Kind.UNREAD_COLUMN})
"""What was read is what the sheet shows, or leaves nothing to choose: a formula counts as its value, hidden rows were
read, Excel's first of the month is the month that was typed, a column that the template does not know is left. Letters
that another program changed can be read through, and an honest text may hold such letters. Told, so that whoever
disagrees can mend the file; nobody is held up."""
