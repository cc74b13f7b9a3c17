"""The receipt and the merged chronology: whole, in order, the same each time, safe with any words."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openxml_audit import OpenXmlValidator

from jigsaw.documents.made import DocumentFault, EditionFaults
from jigsaw.documents.office import audit_word
from jigsaw.documents.returns import Passage, chronology_docx, chronology_pdf, return_receipt
from jigsaw.documents.returns.word_chronology import chronology_properties
from jigsaw.documents.tests.office.files import spoiled, word_texts
from jigsaw.documents.tests.returns import stories
from jigsaw.documents.tests.verapdf import failed_rules
from jigsaw.documents.typesetting import ROOT, Limits

RECEIPTS = ("receipt", "nil_receipt", "hostile_receipt")
CHRONOLOGIES = ("chronology", "bare_chronology", "empty_chronology", "hostile_chronology")
PDFS = (*RECEIPTS, *CHRONOLOGIES)
JUDGED = ("receipt", "nil_receipt", "hostile_receipt", "chronology", "hostile_chronology")


@cache
def pdf(name):
    make = return_receipt if name in RECEIPTS else chronology_pdf
    return make(getattr(stories, name)())


@cache
def word(name):
    return chronology_docx(getattr(stories, name)())


def pages_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as file:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in file]


def body_of(content: bytes) -> str:
    """The words of all pages without the edges, so that a text that runs over a page is whole."""
    with pypdfium2.PdfDocument(content) as file:
        return packed(" ".join(_inside(page) for page in file))


def _inside(page) -> str:
    edge, height = 56, page.get_size()[1]
    return page.get_textpage().get_text_bounded(bottom=edge, top=height - edge)


def packed(text: str) -> str:
    return "".join(text.split())


def words_of_rows(rows) -> list[str]:
    found = [w for r in rows for w in (r.source, r.what_happened, r.action, r.voice, r.analysis, r.note)]
    return [words for words in found if words]


@pytest.mark.parametrize("name", PDFS)
def test_every_check_of_our_own_passes(name):
    """Fails when a template and the checks disagree: headings, tags, tables, reading order."""
    made = pdf(name)
    assert len(made.checks) > 20
    assert [check.name for check in made.checks if not check.passed] == []


@pytest.mark.parametrize("name", CHRONOLOGIES)
def test_the_word_file_passes_the_audit(name):
    assert [check.name for check in word(name).checks if not check.passed] == []


@pytest.mark.parametrize("name", CHRONOLOGIES)
def test_office_would_open_the_file_without_repair(name, tmp_path):
    path = tmp_path / "chronology.docx"
    path.write_bytes(word(name).content)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_every_word_of_the_return_stands_in_the_receipt():
    it = stories.receipt()
    text = body_of(pdf("receipt").content)
    wanted = [
        it.partnership,
        it.reference,
        it.agency,
        it.period,
        it.asked_for,
        it.due,
        it.sent,
        it.timeliness,
    ]
    wanted += [
        it.sent_by,
        it.approved_by,
        it.approved,
        it.late_reason,
        it.entered_for,
        it.changes,
        it.fingerprint,
    ]
    wanted += [w for p in it.summary for w in (p.heading, *p.text.split("\n\n"))]
    wanted += [w for e in it.episodes for w in (e.title, e.when, e.what, e.quality, e.why)]
    wanted += [w for r in it.records for w in (r.source, r.found, r.note)]
    assert [words for words in [*wanted, *words_of_rows(it.rows)] if packed(words) not in text] == []


def test_a_nil_return_says_so_and_has_no_empty_parts():
    text = " ".join(pages_of(pdf("nil_receipt").content))
    assert "had no involvement with the family" in text
    assert "On time, on working day 4 of 5" in text
    assert "Agency summary" not in text.replace("Agency summary and full chronology", "")
    assert "Reason given" not in text


@pytest.mark.parametrize("make", ["pdf", "docx"])
def test_every_word_of_the_chronology_stands_in_both_files(make):
    it = stories.chronology()
    if make == "pdf":
        text = body_of(pdf("chronology").content)
    else:
        text = packed(" ".join(word_texts(word("chronology").content)))
    wanted = [it.partnership, it.reference, it.period, it.gap, *it.sort_rule, *it.children]
    wanted += [each.agency for each in it.agencies] + [fact.title for fact in it.key_facts]
    wanted += ["Who knew what, when", "held this for 143 days before", "112 to 141 days later", "Not shared"]
    assert [words for words in [*wanted, *words_of_rows(it.rows)] if packed(words) not in text] == []


@pytest.mark.parametrize("name", ["receipt", "chronology"])
def test_each_page_says_how_it_is_handled_and_which_page_of_how_many_it_is(name):
    pages = pages_of(pdf(name).content)
    for number, text in enumerate(pages, 1):
        assert "Handle as official-sensitive" in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_heading_row_stands_on_each_page_of_the_table():
    pages = pages_of(pdf("chronology").content)
    rows = [text for text in pages if "Electronic record" in text]
    assert len(rows) > 2
    assert all("Source and who was seen" in text for text in rows)


def test_chronologies_lie_flat_and_the_summary_stands_upright():
    with pypdfium2.PdfDocument(pdf("receipt").content) as file:
        sizes = [tuple(map(round, page.get_size())) for page in file]
    assert sizes[0] == (595, 842)
    assert sizes[-1] == (842, 595)
    section = Document(io.BytesIO(word("chronology").content)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height


def test_the_audit_sees_a_page_that_is_not_turned():
    bad = spoiled(word("chronology").content, r"word/document\.xml", ' w:orient="landscape"', "")
    checks = audit_word(bad, chronology_properties(stories.chronology()))
    assert [check.name for check in checks if not check.passed] == ["Every page is A4"]


def test_the_word_file_repeats_its_heading_row_and_names_its_styles():
    with zipfile.ZipFile(io.BytesIO(word("chronology").content)) as file:
        body = file.read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == 6  # agencies, rows, overview, three facts
    document = Document(io.BytesIO(word("chronology").content))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title == "Merged chronology: AB-2026-04"
    assert document.core_properties.comments == ""


def test_markup_stays_words():
    """Fails when a text is evaluated instead of set."""
    for name in ("hostile_receipt", "hostile_chronology"):
        text = packed(" ".join(pages_of(pdf(name).content)))
        assert packed('#read("/etc/passwd") *b* $x$ @ref') in text
        assert "{{7*7}}" in text
        assert "root:" not in text
    assert "<script>alert(1)</script>" in "\n".join(word_texts(word("hostile_chronology").content))


def test_a_letter_that_cannot_be_drawn_stands_by_number_and_is_said():
    """Fails when an agency's record is refused for an emoji, or the emoji vanishes in silence."""
    text = " ".join(pages_of(pdf("hostile_receipt").content))
    assert "[U+1F600]" in text
    assert "this document’s typeface cannot draw stand by number" in text
    assert "😀" in "\n".join(word_texts(word("hostile_chronology").content))


def test_a_row_longer_than_a_page_is_shown_to_its_end():
    long = replace(
        stories.row(1), what_happened=(stories.SENTENCE * 40)[:1_990] + " the end", analysis="more " * 390
    )
    made = chronology_pdf(replace(stories.bare_chronology(), rows=(long,)))
    assert packed("the end Analysis:") in packed(" ".join(pages_of(made.content)))
    assert made.passed


def test_a_word_that_no_line_holds_is_refused_with_its_place():
    wrong = replace(stories.receipt(), summary=(Passage("Brief history", "W" * 2_500),))
    with pytest.raises(EditionFaults, match=r"summary\[0\].text\[0\]: has a word of 2,500 characters"):
        return_receipt(wrong)


def test_too_much_for_the_typesetter_is_a_fault_with_a_remedy():
    with pytest.raises(DocumentFault, match="Merged chronology: takes longer"):
        chronology_pdf(stories.bare_chronology(), limits=Limits(clock=0))


def test_the_names_of_the_files_say_nothing_of_the_case():
    assert pdf("receipt").filename == "ab-2026-04-return-alderbrook-community-health-nhs-trust-version-2.pdf"
    assert pdf("chronology").filename == "ab-2026-04-chronology-version-3.pdf"
    assert word("chronology").filename == "ab-2026-04-chronology-version-3.docx"
    assert len(pdf("hostile_receipt").filename) < 120


def test_the_same_facts_give_the_same_bytes_in_another_process():
    code = (
        "import hashlib; from jigsaw.documents.returns import *;"
        "from jigsaw.documents.tests.returns import stories as s;"
        "made = [return_receipt(s.receipt()), chronology_pdf(s.chronology()), chronology_docx(s.chronology())];"
        "print([hashlib.sha256(d.content).hexdigest() for d in made])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("4711", "Pacific/Auckland"))
    }
    assert len(runs) == 1


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """The real veraPDF core over all PDFs at once: the machine that it needs takes long to start."""
    folder = tmp_path_factory.mktemp("pdf")
    for name in JUDGED:
        (folder / f"{name}.pdf").write_bytes(pdf(name).content)
    found = failed_rules(sorted(folder.glob("*.pdf")))
    return {path.rpartition("/")[2].removesuffix(".pdf"): rules for path, rules in found.items()}


@pytest.mark.documents
@pytest.mark.parametrize("name", JUDGED)
def test_verapdf_passes_it(judged, name):
    """PDF/UA-1 and PDF/A-2a."""
    assert judged[name]["PDFUA_1"] == []
    assert judged[name]["PDFA_2_A"] == []
    assert judged[name]["checks_PDFUA_1"] > 1_000
