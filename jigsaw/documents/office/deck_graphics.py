"""The native table and the native bar chart of the Slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from jigsaw.documents.office import deck_template as place
from jigsaw.documents.office.deck import Deck, describe, mark_language
from jigsaw.documents.office.filling import SHARES, shortened
from jigsaw.documents.office.measure import height
from jigsaw.documents.office.properties import LANGUAGE
from jigsaw.documents.words import ChartRow

SIZES = (18, 16, 14)  # points; the largest at which the table takes one slide, else the smallest
CELL_ACROSS, CELL_DOWN = 0.1, 0.1  # inches from the text to the edge of its cell
LINE_COLOUR = "B9C4C4"

Row = Sequence[str]


def row_height(row: Row, widths: Sequence[float], size: float, *, bold: bool = False) -> float:
    """Height in inches that a row needs: its highest cell with its margins."""
    cells = (
        height(text, size, width - 2 * CELL_ACROSS, bold=bold)
        for text, width in zip(row, widths, strict=True)
    )
    return max(cells) + 2 * CELL_DOWN


@dataclass(frozen=True)
class TablePlan:
    """A table dealt out to slides: its header row, the rows of each slide, column widths and type size."""

    header: Row
    pages: list[list[Row]]
    widths: Sequence[float]
    size: int


def plan_table(rows: Sequence[Row], header: Row, widths: Sequence[float]) -> TablePlan:
    """Rows dealt out to slides below a header row; a cell that is too long ends by naming the report."""
    plans = (TablePlan(header, _dealt(rows, header, widths, size), widths, size) for size in SIZES)
    if whole := next((plan for plan in plans if len(plan.pages) == 1), None):
        return whole
    full = _dealt(rows, header, widths, SIZES[-1])
    alike = (_dealt(rows, header, widths, SIZES[-1], share) for share in SHARES)
    return TablePlan(
        header, next((some for some in alike if len(some) == len(full)), full), widths, SIZES[-1]
    )


def _dealt(
    rows: Sequence[Row], header: Row, widths: Sequence[float], size: int, share: float = 1
) -> list[list[Row]]:
    """The rows of each slide, which fill at most a share of it; one row may fill the whole of a slide."""
    whole = place.TABLE_BOX.height - row_height(header, widths, size, bold=True)
    most, cell = whole * share, whole - 2 * CELL_DOWN
    dealt: list[list[Row]] = [[]]
    used = 0.0
    for row in rows:
        fitting = [
            shortened(text, size, width - 2 * CELL_ACROSS, cell)
            for text, width in zip(row, widths, strict=True)
        ]
        need = row_height(fitting, widths, size)
        if used + need > most and dealt[-1]:
            dealt.append([])
            used = 0.0
        dealt[-1].append(fitting)
        used += need
    return dealt


def add_table(slide: Any, plan: TablePlan, rows: Sequence[Row], alternative: str) -> None:
    """Fill the slide's table placeholder with one page of a plan; the first row is marked as header row."""
    frame = slide.placeholders[place.GRAPHIC].insert_table(rows=len(rows) + 1, cols=len(plan.header))
    describe(frame, "Table", alternative)
    table = frame.table
    properties = table._tbl.tblPr
    for mark in list(properties):
        properties.remove(mark)
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    properties.append(parse_xml(f"<a:tableStyleId {place.NAMESPACES}>{place.PLAIN_TABLE}</a:tableStyleId>"))
    for column, width in zip(table.columns, plan.widths, strict=True):
        column.width = Inches(width)
    for number, row in enumerate((plan.header, *rows)):
        table.rows[number].height = Inches(row_height(row, plan.widths, plan.size, bold=number == 0))
        for cell, text in zip(table.rows[number].cells, row, strict=True):
            _fill_cell(cell, text, plan.size, header=number == 0)
    after_title(slide, frame)


def _fill_cell(cell: Any, text: str, size: int, *, header: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(CELL_ACROSS)
    cell.margin_top = cell.margin_bottom = Inches(CELL_DOWN)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = header
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2 if header else MSO_THEME_COLOR.TEXT_1
    edges = cell._tc.get_or_add_tcPr()
    colour, thick = (
        ('<a:schemeClr val="tx2"/>', 19050) if header else (f'<a:srgbClr val="{LINE_COLOUR}"/>', 9525)
    )
    line = f"<a:solidFill>{colour}</a:solidFill>"
    edges.append(parse_xml(f'<a:lnB {place.NAMESPACES} w="{thick}">{line}</a:lnB>'))
    edges.append(parse_xml(f"<a:noFill {place.NAMESPACES}/>"))


def after_title(slide: Any, frame: Any) -> None:
    """Move a table or chart behind the title, the part and the sentence: that is the order of reading."""
    feet = next(s for s in slide.placeholders if s.placeholder_format.idx == place.FOOTER)
    feet._element.addprevious(frame._element)


def add_chart(deck: Deck, slide: Any, rows: Sequence[ChartRow], series: str, alternative: str) -> None:
    """Fill the slide's chart placeholder with lying bars, the first row at the top."""
    data = CategoryChartData(number_format="0")
    data.categories = [row.label for row in rows]
    data.add_series(series, [row.count for row in rows])
    frame = slide.placeholders[place.GRAPHIC].insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    describe(frame, "Chart", alternative)
    _style(frame.chart)
    _mend(frame.chart)
    after_title(slide, frame)


def _style(chart: Any) -> None:
    """Direct labels, no grid, one colour: the count is read beside its bar."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(16)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    value, category = chart.value_axis, chart.category_axis
    value.visible = False
    value.has_major_gridlines = False
    value.minimum_scale = 0
    category.reverse_order = True
    category.major_tick_mark = XL_TICK_MARK.NONE
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = RGBColor.from_string(LINE_COLOUR)
    plot = chart.plots[0]
    plot.gap_width = 55
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.font.size = Pt(18)
    plot.data_labels.font.bold = True
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1


def _mend(chart: Any) -> None:
    """What python-pptx writes and the schema refuses: axis numbers below zero; and the language."""
    space = chart._chartSpace
    for tag in space.iter(qn("c:axId"), qn("c:crossAx")):
        tag.set("val", str(abs(int(tag.get("val")))))
    if space.find(qn("c:lang")) is None:
        language = parse_xml(
            f'<c:lang xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" val="{LANGUAGE}"/>'
        )
        earlier = [tag for tag in space if tag.tag == qn("c:date1904")]
        if earlier:
            earlier[-1].addnext(language)
        else:
            space.insert(0, language)
    mark_language(space)
