"""The merged chronology as a Word file: landscape pages, the heading row on each, the same words as its PDF."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from jigsaw.documents.look import Look
from jigsaw.documents.office.archive import same_bytes
from jigsaw.documents.office.cleaning import cleaned
from jigsaw.documents.office.key_facts import widths_of, write_key_facts
from jigsaw.documents.office.properties import (
    Properties,
    WordPart,
    write_application_part,
    write_properties,
)
from jigsaw.documents.office.report import labelled
from jigsaw.documents.office.word import PLAIN, Paper, Setting
from jigsaw.documents.office.word_edges import set_footer, set_header
from jigsaw.documents.office.word_runs import Span, tag
from jigsaw.documents.office.word_tables import add_table
from jigsaw.documents.returns.facts import ChronologyFacts
from jigsaw.documents.returns.setting import CHRONOLOGY

# Landscape A4 with margins of 15 mm at the sides, in twentieths of a point.
LONG, SHORT, SIDE = 16838, 11906, 850
WIDTH = LONG - 2 * SIDE
SENDER_SHARES = (0.4, 0.2, 0.25, 0.15)


def chronology_properties(facts: ChronologyFacts) -> Properties:
    """The properties of the file: the reference, and nothing of the case."""
    facts = cleaned(facts)
    return Properties(
        title=f"{CHRONOLOGY}: {facts.reference}",
        author=facts.partnership,
        category=CHRONOLOGY,
        identifier=facts.reference,
        status=f"Version {facts.version}",
        day=facts.made_on,
    )


def write_chronology(facts: ChronologyFacts, data: dict[str, Any], look: Look) -> bytes:
    """The file of the values of `chronology_facts_data`; the same facts give the same bytes."""
    data, said = cleaned(data), chronology_properties(facts)
    paper = Paper(look)
    _lay_flat(paper)
    _front(paper, data)
    _head(paper, 1, data["headings"]["chronology"])
    if data["chronology"]:
        _rows(paper, data["chronology"], data)
    else:
        paper.add("Normal", [data["nothing"]])
    write_key_facts(
        paper, data["key_facts"], lambda level, text: _head(paper, level, text), width=WIDTH, look=look
    )
    set_header(paper, data["handling"], data["reference"])
    set_footer(paper, data["foot"])
    _widen_edges(paper)
    write_properties(paper.file, said)
    write_application_part(paper.file, said.author, WordPart)
    return same_bytes(paper.save(), said.day)


def _lay_flat(paper: Paper) -> None:
    """Turns the page on its side."""
    section = paper.end
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    for name, value in (("w", LONG), ("h", SHORT), ("orient", "landscape")):
        size.set(qn(f"w:{name}"), str(value))
    for name in ("left", "right"):
        margins.set(qn(f"w:{name}"), str(SIDE))


def _widen_edges(paper: Paper) -> None:
    """Puts the right part of header and footer at the right margin of the wide page."""
    section = paper.file.sections[0]
    for edge in (section.header, section.footer):
        properties = edge.paragraphs[0]._p.pPr
        tabs = tag("tabs")
        tabs.append(tag("tab", val="clear", pos=9071))
        tabs.append(tag("tab", val="right", pos=WIDTH))
        properties.append(tabs)


def _head(paper: Paper, level: int, text: str, setting: Setting = PLAIN) -> None:
    paper.heading(level, [text], setting)


def _front(paper: Paper, data: dict[str, Any]) -> None:
    paper.add("Masthead", [data["partnership"]])
    paper.add("Title", [data["document"]])
    paper.add("MastheadDocument", [data["subtitle"]])
    for place, fact in enumerate(data["facts"]):
        paper.add("Fact", labelled(fact["label"], fact["text"]), PLAIN if place else Setting(before=240))
    if data["gap"]:
        paper.add("Lead", [{"text": data["gap"], "strong": True}])
    paper.add("Quiet", [data["caveat"]])
    if data["agencies"]:
        _head(paper, 1, data["headings"]["agencies"])
        block = data["agencies"]
        add_table(
            paper,
            block["header"],
            [[[cell] for cell in row] for row in block["rows"]],
            widths=widths_of(SENDER_SHARES, WIDTH),
            caption=data["headings"]["agencies"],
        )
    _head(paper, 1, data["headings"]["order"])
    for rule in data["sort_rule"]:
        paper.add("ListBullet", [rule], Setting(list_id=1))
    paper.add("Normal", ["The words of a date say how well it is known."])


def _rows(paper: Paper, block: dict[str, Any], data: dict[str, Any]) -> None:
    """The table of the chronology."""
    add_table(
        paper,
        block["header"],
        [_cells(row, data) for row in block["rows"]],
        widths=widths_of(block["shares"], WIDTH),
        caption=data["headings"]["chronology"],
    )


def _cells(row: dict[str, Any], data: dict[str, Any]) -> list[list[list[Span]]]:
    """The cells of a row; each has its paragraphs."""
    date: list[list[Span]] = [[row["date"]]]
    if row["key"]:
        date.append([{"text": row["key"], "strong": True}])
    agency: list[list[Span]] = [[row["agency"]], *([[row["service"]]] if row["service"] else [])]
    return [
        [[row["number"]]],
        date,
        *([[[row["age"]]]] if data["with_age"] else []),
        agency,
        [[row["source"]], *map(_labelled, row["seen"])],
        [[row["what"]], *map(_labelled, row["more"])],
        [[row["action"] or "–"]],
    ]


def _labelled(pair: list[str]) -> list[Span]:
    return [{"text": f"{pair[0]}: ", "style": "FactLabel"}, pair[1]]
