"""The Slides: nothing overflows, everything is named, read in order and explained in the notes."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from jigsaw.documents.office import usage, write_slides
from jigsaw.documents.office.filling import REST
from jigsaw.documents.office.measure import height
from jigsaw.documents.tests.office import editions
from jigsaw.documents.tests.office.files import A, made, parts

NAMES = ("sample", "large", "awkward", "bare")
FOOT = 6.78  # inches from the top of the slide to the line above the footer


@cache
def opened(name: str) -> Any:
    return Presentation(io.BytesIO(made(name, "slides")))


def size_of(shape: Any, paragraph: Any) -> float:
    """The type size in points: the run's own, else that of the layout's placeholder."""
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
    if sizes:
        return max(sizes)
    layout = next(
        found
        for found in shape.part.slide_layout.placeholders
        if found.placeholder_format.idx == shape.placeholder_format.idx
    )
    return int(next(layout.element.iter(f"{A}defRPr")).get("sz")) / 100


def needed(shape: Any) -> float:
    """Height in inches of all the text of a placeholder."""
    total = 0.0
    body = shape.placeholder_format.type not in (1, 3)
    for paragraph in shape.text_frame.paragraphs:
        bold = not body or any(run.font.bold for run in paragraph.runs)
        room = Emu(shape.width).inches - (0.375 if paragraph.level else 0)
        size = size_of(shape, paragraph)
        total += height(paragraph.text, size, room, bold=bold, after=12 if body else 0)
    return total - (12 / 72 if body else 0)


@pytest.mark.parametrize("name", NAMES)
def test_text_stands_within_its_placeholder(name):
    """Fails when a title, a paragraph or a list runs over the foot of its box."""
    for number, slide in enumerate(opened(name).slides, 1):
        for shape in slide.placeholders:
            if shape.has_text_frame and shape.placeholder_format.idx not in (11, 12):
                room = Emu(shape.height).inches
                assert needed(shape) <= room + 0.01, f"slide {number}: {shape.name}"


@pytest.mark.parametrize("name", NAMES)
def test_tables_and_charts_end_above_the_footer(name):
    """Fails when rows are dealt out by count instead of by their height."""
    for number, slide in enumerate(opened(name).slides, 1):
        for shape in slide.shapes:
            if shape.has_table:
                rows = sum(row.height for row in shape.table.rows)
                assert Emu(shape.top + rows).inches <= FOOT, f"slide {number}"
                assert Emu(shape.left + sum(column.width for column in shape.table.columns)).inches <= 12.6
            elif shape.has_chart:
                assert Emu(shape.top + shape.height).inches <= FOOT


def test_a_table_row_is_as_high_as_its_longest_cell():
    """Fails when a row's height is written smaller than PowerPoint will draw it."""
    for slide in opened("large").slides:
        for shape in (shape for shape in slide.shapes if shape.has_table):
            for number, row in enumerate(shape.table.rows):
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    size = cell.text_frame.paragraphs[0].runs[0].font.size.pt
                    room = Emu(column.width).inches - 0.2
                    assert (
                        height(cell.text, size, room, bold=number == 0) + 0.2 <= Emu(row.height).inches + 0.01
                    )


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_has_a_title_of_its_own(name):
    """Fails when a slide is untitled, or two slides of one list bear the same title."""
    titles = [slide.shapes.title.text.strip() for slide in opened(name).slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_a_title_that_already_ends_in_a_number_stays_unique():
    """Fails when (2) is only counted, not looked up."""
    first = editions.sample().findings[0]
    same = [replace(first, title=title) for title in ("Twice", "Twice (2)", "Twice")]
    content = write_slides(replace(editions.sample(), findings=tuple(same)))
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(content)).slides]
    assert len(set(titles)) == len(titles)


def test_the_slides_stand_in_the_order_of_a_meeting():
    """Fails when a part is left out or moved."""
    titles = [slide.shapes.title.text for slide in opened("sample").slides]
    assert titles == [
        "Seen but not known",
        "Child A, and why we reviewed",
        "The father was known to four services and assessed by none",
        "A community midwife kept asking",
        "What good practice looked like",
        "What to do",
        "Recommendations",
        "Recommendations by strength",
        "What has changed since",
        "Questions for your team",
        "A 15-minute plan for your team meeting",
        "Where to read more, and where to get help",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_alternative_is_a_file_name(name):
    """Fails when python-pptx's own names of pictures and charts stay."""
    for slide in opened(name).slides:
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                said = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert said
                assert ".png" not in said
                assert len(said) > 20


def test_the_chart_is_native_and_holds_the_counts():
    """Fails when the chart is a picture, or its numbers are not the edition's."""
    chart = next(
        shape.chart for slide in opened("sample").slides for shape in slide.shapes if shape.has_chart
    )
    plot = chart.plots[0]
    assert dict(zip(plot.categories, plot.series[0].values, strict=True)) == {
        "Awareness or training": 0,
        "Policy or guidance": 0,
        "Process or tool": 1,
        "System, staffing or design": 1,
    }
    xml = next(body for name, body in parts(made("sample", "slides")).items() if "/charts/chart" in name)
    assert b'axId val="-' not in xml


def test_every_recommendation_stands_once_in_the_tables():
    """Fails when a row is lost where the table goes on to the next slide."""
    numbers = [
        row.cells[0].text
        for slide in opened("large").slides
        for shape in slide.shapes
        if shape.has_table and shape.table.cell(0, 0).text == "No."
        for row in list(shape.table.rows)[1:]
    ]
    assert numbers == [str(number) for number in range(1, 31)]


def test_the_notes_say_how_to_use_the_slide_and_nothing_else():
    """Fails when a note holds anything of the case or of the office."""
    for slide in opened("awkward").slides:
        assert slide.notes_slide.notes_text_frame.text in usage.ALL


def test_shapes_are_read_in_the_order_of_sight():
    """Fails when the table or chart stands before the title or after the footer."""
    for slide in opened("sample").slides:
        kinds = ["graphic" if shape.has_table or shape.has_chart else shape.name for shape in slide.shapes]
        assert slide.shapes[0] == slide.shapes.title
        if "graphic" in kinds:
            assert kinds.index("graphic") == len(kinds) - 3


def test_a_cut_text_says_where_the_rest_is():
    """Fails when words of a long finding vanish in silence."""
    texts = [shape.text_frame.text for slide in opened("large").slides for shape in slide.placeholders
             if shape.has_text_frame]  # fmt: skip
    cut = [text for text in texts if REST in text]
    assert cut
    assert all(text.endswith(REST) for text in cut)


def test_right_to_left_paragraphs_are_marked():
    """Fails when an Arabic title is laid out from the left."""
    slide = next(s for s in opened("awkward").slides if s.shapes.title.text.startswith(editions.ARABIC[:6]))
    assert slide.shapes.title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"
