"""The date of a review as precise as it is known: a day, a month, a year, other words, or none. Never an invented day.

A review that was published before this library may have no day. Lists are ordered by the first day that its date
covers, which no page and no form of exchange shows (docs/adr/0027-past-reviews-keep-the-date-they-have.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jigsaw.documents.words import date_in_words

# Where a review without a date stands in the order: after all others.
UNDATED = date(1900, 1, 1)
NOT_KNOWN = "Date not known"


class Precision(StrEnum):
    """How much of the date is known. OTHER has words and no one year, like ‘Winter 2019 to 2020’."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True)
class PublicDate:
    """A date of publication: where it stands in the order, how precise it is, and its words where it is no day."""

    ordered_as: date
    precision: Precision = Precision.DAY
    words: str = ""

    @property
    def shown(self) -> str:
        """The date in words: 14 September 2021, September 2021, 2021, Date not known."""
        if self.precision is Precision.DAY:
            return date_in_words(self.ordered_as)
        return NOT_KNOWN if self.precision is Precision.NONE else self.words

    @property
    def iso(self) -> str:
        """The date as machines read it, as long as it is known: 2021-09-14, 2021-09, 2021, or nothing."""
        known = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision, 0)
        return self.ordered_as.isoformat()[:known]

    @property
    def year(self) -> int | None:
        """The one year in which it lies; None where that is not known."""
        return int(self.iso[:4]) if self.iso else None

    @property
    def year_words(self) -> str:
        """What stands in the place of the year in a citation: 2021, Winter 2019 to 2020, no date."""
        return self.iso[:4] or (self.words if self.precision is Precision.OTHER else "no date")


def public_date(plain: Mapping[str, Any]) -> PublicDate:
    """The date of an edition's plain form: `published_on`, or for a past review `published`, or neither."""
    if plain.get("published_on"):
        return PublicDate(date.fromisoformat(plain["published_on"]))
    if told := plain.get("published"):
        precision = Precision(told["precision"])
        return PublicDate(date.fromisoformat(told["earliest"]), precision, told["words"])
    return PublicDate(UNDATED, Precision.NONE)
