"""Five messy files of the invented archive, made from its truth by a seeded maker."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from jigsaw.publishing.tests.past.making_pages import DOCUMENTS, LABELS, PageMaker
from jigsaw.publishing.tests.past.truth import (
    NEIGHBOURS,
    Truth,
    dated,
    make_truths,
    spelled,
)

MANY = 262
TYPES = {
    "local-review": ["Serious Case Review", "SCR", "LCSPR", "LSCPR", "CSPR",
                     "Local Child Safeguarding Practice Review"],
    "thematic-review": ["Thematic review", "Thematic SCR"],
    "learning-review": ["Learning review", "Partnership review", "Multi-agency learning review"],
}  # fmt: skip

REGISTER = (
    "Partnership|Rapid review date|Reference number|Title|Publication date|Date of sentencing|Review type|Full report"
    "|Press statement|NSPCC number"
).split("|")


class Archive(PageMaker):
    """The truth, and the files that were made of it."""

    def __init__(self, seed: int, folder: Path) -> None:
        super().__init__(seed, folder)
        self.truths = make_truths(seed, MANY)

    def make(self) -> Archive:
        parts = [self.truths[a:b] for a, b in ((0, 75), (75, 145), (145, 195), (195, 225), (225, 262))]
        self._kinds()
        self._csv(parts[0])
        self._xlsx(parts[1])
        self._html(parts[2], [*parts[0][:14], *parts[1][:6]])
        self._text(parts[3], parts[2][:8])
        self._pdfs(parts[4], parts[2][8:16])
        return self

    def _kinds(self) -> None:
        for truth in self.truths:
            if truth.number % 11 == 3:
                truth.kind = "thematic-review"
            elif truth.number % 13 == 5:
                truth.kind = "learning-review"

    # -- CSV

    def _csv(self, truths: list[Truth]) -> None:
        """Semicolons, mojibake, markup in cells, 982 blank rows, missing, doubled and odd references."""
        out = io.StringIO(newline="")
        lines = csv.writer(out, delimiter=";")
        head = [
            "Case ref",
            "Review title",
            "Type of review",
            "Date of incident",
            "Date published",
            "Summary",
            "Links",
            "Lead",
        ]
        lines.writerow(["Alderbrook archive of reviews"])
        lines.writerow(head)
        for at, truth in enumerate(truths):
            truth.files.add("archive.csv")
            row = self._csv_row(at, truth)
            lines.writerow(row)
            if at == 30:
                lines.writerow(head)
            if at in (41, 42):
                again = list(row)
                again[0] = spelled(self.rng, truth.reference)
                lines.writerow(again)
                truth.asked.add("merge")
            if at == 50:
                for _ in range(982):
                    lines.writerow([""] * len(head))
        self.write("archive.csv", out.getvalue().encode("utf-8"))

    def _csv_row(self, at: int, truth: Truth) -> list[str]:
        incident = truth.day - timedelta(days=700)
        reference, title = spelled(self.rng, truth.reference), truth.title
        if at % 9 == 4:
            reference = self.rng.choice(
                ["", "Anonymous", "Child Q", "tbc", "NC50543", "2019-20-01", "AB-2026-04", "n/a"]
            )
            truth.asked.add("reference")
            truth.reference = ""
        if at % 10 == 6:
            title = f"{title} – “what we didn’t see”".encode().decode("cp1252", "ignore")
            truth.titles = [f"{truth.title} – “what we didn’t see”"]
            truth.asked.add("title")
        if at % 10 == 8:
            title = f"<p><strong>{title}</strong></p>"
        published = dated(self.rng, truth)
        if at % 12 == 7:
            published = self._unsure_date(truth)
        kind = self.rng.choice(TYPES[truth.kind or ""])
        links = self._links(truth)
        return [
            reference,
            title,
            kind,
            f"{incident:%d/%m/%Y}",
            published,
            self.summary(truth),
            "<br>".join(links),
            "Lead A",
        ]

    def _unsure_date(self, truth: Truth) -> str:
        written = self.rng.choice(
            [
                "Mar-24",
                "2011-12",
                "",
                "tbc",
                "Winter 2019",
                "Q3 2021",
                "12th June",
                "31/02/2020",
                "c. May 2019",
            ]
        )
        truth.asked.add("published_on")
        truth.precision = ""
        return written

    def _links(self, truth: Truth) -> list[str]:
        links = []
        for what in self.rng.sample(DOCUMENTS, 2):
            truth.documents.add(what)
            links.append(
                f'<a href="https://alderbrook-scp.example/{truth.number}-{what.replace(" ", "-")}.pdf">'
                f"{self.rng.choice(LABELS[what])}</a>"
            )
        return links

    # -- XLSX

    def _xlsx(self, truths: list[Truth]) -> None:
        """Serial numbers, cells that show a month, neighbours, national reviews, hidden rows, other dates first."""
        book = Workbook()
        sheet = book.active
        sheet.title = "Register"
        sheet.append(["Reviews held by the business unit"])
        sheet.append([])
        sheet.append(REGISTER)
        for at, truth in enumerate(truths):
            truth.files.add("register.xlsx")
            if at % 10 == 3:
                name, code = self.rng.choice(list(NEIGHBOURS.items()))
                truth.whose, truth.partnership = "neighbour", name
                truth.reference = truth.reference.replace(truth.reference.split()[0], code)
            elif at % 20 == 9:
                truth.whose, truth.kind, truth.reference = "national", "national-review", ""
                truth.partnership = "National Child Safeguarding Practice Review Panel"
            sheet.append([""] * 10)
            row = sheet.max_row + 1 if at else 4
            self._xlsx_row(sheet, row, at, truth)
        notes = book.create_sheet("Notes")
        notes.append(["Kept by the business unit since 2012"])
        made = io.BytesIO()
        book.save(made)
        self.write("register.xlsx", made.getvalue())

    def _xlsx_row(self, sheet, row: int, at: int, truth: Truth) -> None:
        other = truth.day - timedelta(days=300)
        kind = "National review" if truth.whose == "national" else self.rng.choice(TYPES[truth.kind or ""])
        reference = spelled(self.rng, truth.reference) if truth.reference else ""
        cells = [truth.partnership, other, reference, truth.title, None, other - timedelta(days=30), kind]
        cells += [f"report-{truth.number}.pdf", "Yes" if at % 2 else "n/a", f"NC{50_000 + truth.number}"]
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = value
        truth.documents |= {"report"} | ({"press statement"} if at % 2 else set())
        cell = sheet.cell(row, 5)
        if at % 8 == 0:
            cell.value = (truth.day - date(1899, 12, 30)).days
            truth.precision = "day"
            truth.asked.add("published_on")
        elif at % 8 == 1:
            cell.value, cell.number_format, truth.precision = truth.day.replace(day=1), "mmm-yy", "month"
        elif at % 8 == 2:
            cell.value, truth.precision = truth.day.year, "year"
        elif at % 8 < 6:
            cell.value, truth.precision = truth.day, "day"
        else:
            cell.value = dated(self.rng, truth)
