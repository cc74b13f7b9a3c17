"""Sam adds a chronology: the 34 rows of her spreadsheet, of which six are wrong and two in doubt, and her pages."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.agency_returns.models import ReturnRow
from jigsaw.agency_returns.tests import making
from jigsaw.agency_returns.tests.factories import writing
from jigsaw.portal.tests.answering import LATE_AT, Answering

MONTHS = "March April May June July August September October November December January February".split()
# What is wrong in the spreadsheet of Sam, by row.
WRONG = {
    7: {"date": "31 February 2025"},
    12: {"date": "1 June 2027"},
    15: {"date": "3 March 2025", "end_date": "1 March 2025"},
    18: {"source": ""},
    20: {"child_seen": "maybe"},
    22: {"what_happened": "w" * 2431},
}
SAID = {
    "A7": "Date must be a real date. 31 February 2025 does not exist",
    "A12": "Date must be today or in the past",
    "C15": "End date must be the same as or after 3 March 2025",
    "E18": "Enter the source of this record, for example ‘Health visitor electronic record’",
    "H20": "Child seen must be Yes, No, Not applicable or Not recorded",
    "I22": "What happened must be 2,000 characters or less. It has 2,431",
}
TOPICS = (
    "weight clinic school review letter phone housing dental nursery hearing sleep feeding bloods vaccine plan meeting "
    "transport benefits passport eyes allergy speech garden holiday library drawing swimming cooking music heating "
    "shoes bus stairs window"
).split()


def sheet(**of_all: str) -> bytes:
    """The spreadsheet, rows 5 to 38."""
    rows = []
    for number in range(5, 39):
        month = (number - 5) % 14
        topic = TOPICS[number - 5]
        cells = {
            "date": f"{3 + (number * 7) % 25} {MONTHS[month % 12]} {2025 + (month >= 10)}",
            "what_happened": f"{topic.capitalize()}.",
        }
        if number == 25:
            cells = dict(rows[-1])
        if number == 29:
            cells["what_happened"] = "Spoke to the Quillfeather about nursery."
        rows.append(cells | WRONG.get(number, {}) | of_all)
    return making.xlsx(*(making.row(**cells) for cells in rows))


def file(content: bytes | None = None, name: str = "chronology.xlsx") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, sheet() if content is None else content)


class Chronicling(Answering):
    """Sam's desk late on Monday 18 May 2026, with the return begun and a name in the register."""

    def __init__(self, monkeypatch: Any) -> None:
        super().__init__(monkeypatch)
        self.name_mother()
        writing(self.asked)
        self.now_is(LATE_AT)

    def uploads(
        self, content: bytes | None = None, to: str = "check_rows", name: str = "chronology.xlsx"
    ) -> None:
        """Sam uploads a spreadsheet, and is led on."""
        self.goes("add_chronology", self.upload(content, name), self.address(to))

    def upload(
        self, content: bytes | None = None, name: str = "chronology.xlsx", **more: str
    ) -> dict[str, Any]:
        """What she sends by that."""
        revision = {"revision": str(self.returned().revision)}
        return {"way": "upload", "file": file(content, name)} | revision | more

    def rows(self) -> dict[int, ReturnRow]:
        """The rows in hand by their numbers."""
        return {
            row.number: row for row in ReturnRow.rows.filter(returned__request=self.asked, removed_at=None)
        }
