"""Ordinary files, made by ordinary programs: each must pass the gate."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import docx
import openpyxl
import pikepdf
import pptx
from openpyxl.chart import BarChart, Reference
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = (
    "".join(
        f' xmlns:{name}="{ODF}{name if name != "fo" else "xsl-fo-compatible"}:1.0"'
        for name in ("office", "table", "text", "style", "draw", "script", "form", "meta")
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def saved(thing: object, **options: object) -> bytes:
    """What a program would write to the disk."""
    kept = io.BytesIO()
    thing.save(kept, **options)  # type: ignore[attr-defined]
    return kept.getvalue()


def picture(
    form: str = "PNG", size: tuple[int, int] = (12, 9), mode: str = "RGB", **options: object
) -> bytes:
    return saved(Image.new(mode, size, 3 if mode == "P" else None), format=form, **options)


def workbook(*, rows: int = 5, formula: str = "", hidden: str = "", link: str = "") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Chronology"
    for row in range(rows):
        sheet.append([f"{row % 28 + 1} March 2025", "School", "Attended & was well", "Yes"])
    if formula:
        sheet["E1"] = formula
    if link:
        sheet["F1"].hyperlink = link
    if hidden:
        made.create_sheet(hidden).sheet_state = "veryHidden"
    return saved(made)


def workbook_with_chart() -> bytes:
    made = openpyxl.Workbook()
    made.active.append([1, 2])
    chart = BarChart()
    chart.add_data(Reference(made.active, min_col=1, min_row=1, max_col=2))
    made.active.add_chart(chart, "D2")
    return saved(made)


def document(*, picture_in_it: bool = False) -> bytes:
    made = docx.Document()
    made.add_heading("Summary", 1)
    made.add_paragraph("The school saw Child A on 3 March 2025.")
    made.add_table(2, 2).cell(0, 0).text = "Date"
    if picture_in_it:
        made.add_picture(io.BytesIO(picture()))
    return saved(made)


def slides() -> bytes:
    made = pptx.Presentation()
    page = made.slides.add_slide(made.slide_layouts[5])
    page.shapes.title.text = "Learning"
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Reviews", (3, 5))
    page.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data)
    return saved(made)


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, **options: object) -> bytes:
    """A PDF of one page, changed by `change` before it is written."""
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.OpenAction = pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])
    if change:
        change(made)
    return saved(made, **options)


def with_link(target: str) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(target))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action
        )
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([note]))

    return change


def content_of_sheet(
    *, table: str = "", automatic: str = "", body: str = "", scripts: str = "<office:scripts/>"
) -> str:
    row = "<table:table-row><table:table-cell><text:p>3 March 2025</text:p></table:table-cell></table:table-row>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{ODS_SPACES}>{scripts}'
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Chronology"{table}>{row}{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


MANIFEST = (
    f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{ODF}manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
)


def ods_parts(content: str | None = None) -> dict[str, str]:
    return {
        "mimetype": ODS_TYPE,
        "content.xml": content or content_of_sheet(),
        "META-INF/manifest.xml": MANIFEST,
    }


def table_text(encoding: str = "utf-8", delimiter: str = ",", extra: tuple[str, ...] = ()) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Date", "What happened"])
    writer.writerow(["3 March 2025", "Café – “seen” at home, well"])
    writer.writerow(["4 March 2025", *extra])
    return out.getvalue().encode(encoding)
