"""The Report and the Press statement as Word files: whole, in order, made to be read and edited."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

from docx import Document
from lxml import etree

from jigsaw.documents.edition import ReportSection
from jigsaw.documents.office import write_report_docx
from jigsaw.documents.office.word_edges import on_one_line
from jigsaw.documents.tests.office import editions
from jigsaw.documents.tests.office.files import W, made, parts, word_texts

NUMBERED = "1. One\n2. Two\n\n   - inner\n\nBetween.\n\n5. Five\n6. Six\n\n- Dot\n\n  More on dot.\n"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def body_of(content: bytes):
    return etree.fromstring(parts(content)["word/document.xml"])


def with_section(body: str) -> bytes:
    return write_report_docx(replace(editions.sample(), report=(ReportSection(heading="Part", body=body),)))


def test_every_word_of_the_edition_stands_in_the_report():
    """Fails when a field is left out of the Word file."""
    text = "\n".join(word_texts(made("sample", "report")))
    edition = editions.sample()
    wanted = [edition.title, edition.reference, edition.summary, "30 June 2026", edition.partnership.name]
    wanted += [value for f in edition.findings for value in (f.title, f.what_happened, f.why)]
    for item in edition.recommendations:
        wanted += [
            item.text,
            item.addressed_to,
            item.owner_role,
            item.outcome_for_children,
            item.how_we_will_know,
        ]
    wanted += ["18 December 2026", "30 October 2026", "Process or tool", "Findings 1 and 2"]
    wanted += [value for d in edition.developments for value in (d.title, d.text)]
    wanted += [section.heading for section in edition.report]
    wanted += ["The referral was stepped down", "No service held the whole.", "01632 960 188"]
    assert [value for value in wanted if " ".join(value.split()) not in text] == []


def test_every_word_of_the_statement_stands_in_its_file():
    """Fails when a field of the statement is left out."""
    text = "\n".join(word_texts(made("sample", "statement")))
    statement = editions.sample().statement
    wanted = [statement.opening, statement.outcome, statement.learning, statement.reason_for_delay]
    wanted += [
        "Marcus Bell, Co-chair",
        "ENDS",
        "Notes to editors",
        "press@alderbrook-scp.example",
        "01632 960 188",
    ]
    assert [value for value in wanted if " ".join(value.split()) not in text] == []


def test_headings_stand_in_the_order_of_the_pdf():
    """Fails when the Word file tells the parts in another order."""
    document = Document(io.BytesIO(made("sample", "report")))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [
        "Summary",
        "The review at a glance",
        "What the review found",
        "Recommendations",
        "What has changed since",
        "Why this review was carried out",
        "The child and the family",
        "Conclusion",
    ]


def test_the_cover_holds_reference_title_date_and_partnership_only():
    """Fails when anything else comes to stand on the first page."""
    before_contents = word_texts(made("sample", "report"))
    cover = [text for text in before_contents[: before_contents.index("Contents")] if text]
    assert cover == [
        "ASCP 2024-25/02",
        "Seen but not known",
        "30 June 2026",
        "Alderbrook Safeguarding Children Partnership",
    ]
    section = Document(io.BytesIO(made("sample", "report"))).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous


def test_every_line_of_the_contents_leads_to_a_heading():
    """Fails when a link of the contents list has no bookmark, or another text than its heading."""
    body = body_of(made("large", "report"))
    marks = {
        mark.get(f"{W}name"): "".join(t.text or "" for t in mark.getparent().iter(f"{W}t"))
        for mark in body.iter(f"{W}bookmarkStart")
    }
    links = [link for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert len(links) > 40
    for link in links:
        assert "".join(t.text or "" for t in link.iter(f"{W}t")) == marks[link.get(f"{W}anchor")]


def test_fields_are_opened_and_closed_in_order():
    """Fails when the field of the contents list swallows the text below it."""
    marks = [mark.get(f"{W}fldCharType") for mark in body_of(made("large", "report")).iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    code = "".join(tag.text for tag in body_of(made("sample", "report")).iter(f"{W}instrText"))
    assert code.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\n"]


def test_the_footer_counts_pages_by_itself():
    """Fails when page numbers are written instead of counted."""
    for document in ("report", "statement"):
        footers = [body for name, body in parts(made("sample", document)).items() if "word/footer" in name]
        assert any(b" PAGE " in body and b" NUMPAGES " in body for body in footers)


def test_each_numbered_list_begins_at_its_own_number():
    """Fails when a second list goes on counting from the first."""
    content = with_section(NUMBERED)
    numbering = etree.fromstring(parts(content)["word/numbering.xml"])
    starts = {
        number.get(f"{W}numId"): [s.get(f"{W}val") for s in number.iter(f"{W}startOverride")]
        for number in numbering.iter(f"{W}num")
    }
    used = {}
    for paragraph in body_of(content).iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            text = "".join(t.text for t in paragraph.iter(f"{W}t"))
            used[text] = (number.get(f"{W}val"), paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val"))
    assert used["One"][0] == used["Two"][0] != used["Five"][0] == used["Six"][0]
    assert starts[used["One"][0]] == ["1"]
    assert starts[used["Five"][0]] == ["5"]
    assert used["inner"] == ("1", "1")
    assert used["Dot"] == ("1", "0")
    assert "More on dot." in word_texts(content)
    assert "More on dot." not in used


def test_five_thousand_rows_stand_whole_under_a_marked_header():
    """Fails when rows are lost, a row may be split, or the header is not repeated on each page."""
    table = list(body_of(made("large", "report")).iter(f"{W}tbl"))[-1]
    rows = table.findall(f"{W}tr")
    assert len(rows) == editions.ROWS + 1
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * editions.ROWS
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert "".join(t.text for t in rows[-1].iter(f"{W}t")) == "4999Agency 1Event number 4999"
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == 9071


def test_tables_never_touch():
    """Fails when two tables of a section stand side by side: Word would join them."""
    table = "| A |\n| --- |\n| 1 |\n\n"
    content = with_section(table + table)
    tags = [child.tag for child in body_of(content)[0]]
    assert not any(one == two == f"{W}tbl" for one, two in pairwise(tags))
    assert sum(tag == f"{W}tbl" for tag in tags) == 3


def test_right_to_left_words_are_marked():
    """Fails when Word has to guess the direction of Hebrew or Arabic."""
    body = body_of(made("awkward", "report"))
    turned = [
        "".join(t.text for t in run.iter(f"{W}t"))
        for run in body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rtl") is not None
    ]  # noqa: E501
    assert any(editions.RIGHT_TO_LEFT in text for text in turned)
    assert not any("Seen" in text for text in turned)
    assert any(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in body.iter(f"{W}p"))


def test_links_lead_where_the_edition_says():
    """Fails when a link is shown but leads nowhere."""
    document = Document(
        io.BytesIO(with_section("See [the **guide**](https://alderbrook-scp.example/guide?a=1&b=2)."))
    )
    targets = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert targets == {
        "https://alderbrook-scp.example/guide?a=1&b=2",
        "https://alderbrook-scp.example/developments/fathers-record",
        "tel:01632960188",
    }


def test_a_long_title_keeps_to_its_line_in_the_header():
    """Fails when the header of every page takes two lines or pushes the reference away."""
    assert on_one_line("Seen but not known") == "Seen but not known"
    cut = on_one_line("A title of many words that goes on " * 5)
    assert cut.endswith("…")
    assert len(cut) < 90
    assert on_one_line("W" * 160).endswith("…")
