"""The document for the Panel: whole, in order, the same each time, safe with any words."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from jigsaw.documents.made import EditionFaults
from jigsaw.documents.office import audit_word, panel_properties
from jigsaw.documents.panel_record import (
    PanelRecord,
    faults_of,
    fingerprint,
    make_panel_documents,
    record_from,
    to_plain,
)
from jigsaw.documents.tests import panel_records
from jigsaw.documents.tests.office.files import spoiled, word_texts
from jigsaw.documents.tests.verapdf import failed_rules
from jigsaw.documents.typesetting import ROOT

RECORDS = ("sample", "bare", "hostile")


@cache
def made(name: str):
    return make_panel_documents(getattr(panel_records, name)())


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def wanted_words(record: PanelRecord) -> list[str]:
    found = [record.partnership, record.panel_reference, "1 May 2026", "5 May 2026", "27 May 2026"]
    found += [f"{child.alias}, {child.age}" for child in record.children]
    found += [words for section in record.sections for words in (section.heading, section.text)]
    found += [
        w for e in record.episodes for w in (e.title, e.period, e.agencies, e.what_happened, e.analysis)
    ]
    found += [w for f in record.decision.factors for w in (f.question, f.answer, f.reasons)]
    found += [record.decision.outcome, record.decision.reasons, record.decision.why_changed]
    found += [w for e in record.earlier for w in (e.outcome, e.reasons)]
    found += [w for v in record.views for w in (v.body, v.name, v.role, v.view, v.reasons)]
    found += [w for p in record.took_part for w in (p.name, p.role, p.kind)]
    found += [s.name for s in record.signed]
    return [part for words in found for part in words.split("\n\n") if part]


@pytest.mark.parametrize("name", RECORDS)
def test_every_check_of_our_own_passes(name):
    """Fails when a writer and the checks disagree: headings, tags, tables, properties."""
    pdf, word = made(name)
    assert [(pdf.format, word.format)] == [("pdf", "docx")]
    for document in (pdf, word):
        assert len(document.checks) > 15
        assert [check.name for check in document.checks if not check.passed] == []


def test_every_word_of_the_record_stands_in_the_word_file():
    """Fails when a part is left out; dissent and an earlier decision above all."""
    text = "\n".join(word_texts(made("sample")[1].content))
    missing = [words for words in wanted_words(panel_records.sample()) if " ".join(words.split()) not in text]
    assert missing == []


def test_every_word_of_the_record_stands_in_the_pdf():
    text = pdf_text(made("sample")[0].content).replace(" ", "")
    missing = [w for w in wanted_words(panel_records.sample()) if "".join(w.split()) not in text]
    assert missing == []


def test_the_episodes_stand_before_their_analysis_and_the_decision_after_the_record():
    document = Document(io.BytesIO(made("sample")[1].content))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads.index("Key practice episodes") + 1 == heads.index("Analysis")
    assert heads[-5:] == [
        "The decision under regulation 11",
        "Views of the safeguarding partners and education",
        "Earlier decisions",
        "Who took part",
        "Sign-off",
    ]


def test_each_page_says_how_it_is_handled_and_which_page_of_how_many_it_is():
    with pypdfium2.PdfDocument(made("sample")[0].content) as pdf:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    for number, text in enumerate(pages, 1):
        assert "Handle as official-sensitive" in text
        assert f"Page {number} of {len(pages)}" in text


def test_properties_name_no_person_and_no_case():
    file = Document(io.BytesIO(made("sample")[1].content)).core_properties
    assert (file.title, file.author) == (
        "Rapid review: AB-2026-04",
        "Alderbrook Safeguarding Children Partnership",
    )
    assert (file.subject, file.keywords, file.comments) == ("", "", "")


@pytest.mark.parametrize(
    ("part", "pattern", "replacement"),
    [
        (r"docProps/core\.xml", "Rapid review: AB-2026-04", "Child A"),
        (r"docProps/core\.xml", r"(<dc:creator>)[^<]*", r"\1Helen Marsh"),
        (
            r"docProps/core\.xml",
            "2026-05-26T00:00:00Z</dcterms:created",
            "2026-05-27T00:00:00Z</dcterms:created",
        ),
        (r"word/document\.xml", "<w:tblHeader/>", ""),
    ],
)
def test_the_audit_sees_a_single_fault(part, pattern, replacement):
    bad = spoiled(made("sample")[1].content, part, pattern, replacement)
    checks = audit_word(bad, panel_properties(panel_records.sample()))
    assert len([check for check in checks if not check.passed]) == 1


@pytest.mark.parametrize("name", RECORDS)
def test_office_would_open_the_file_without_repair(name, tmp_path):
    path = tmp_path / "record.docx"
    path.write_bytes(made(name)[1].content)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_markup_stays_words():
    """Fails when a text is evaluated instead of set."""
    text = pdf_text(made("hostile")[0].content).replace(" ", "")
    assert '#read("/etc/passwd")*b*$x$@ref' in text
    assert "{{7*7}}" in text
    assert "root:" not in text
    assert "<script>alert(1)</script>" in "\n".join(word_texts(made("hostile")[1].content))


def test_the_same_record_gives_the_same_bytes_in_another_process():
    code = (
        "import hashlib; from jigsaw.documents.panel_record import make_panel_documents as m;"
        "from jigsaw.documents.tests.panel_records import sample;"
        "print([hashlib.sha256(d.content).hexdigest() for d in m(sample())])"
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


def test_plain_values_and_back():
    record = panel_records.sample()
    assert record_from(to_plain(record)) == record


def test_the_fingerprint_is_of_the_words_and_not_of_the_version():
    """Fails when a signature, a number or a day changes what was signed, or when a changed word does not."""
    plain = to_plain(panel_records.sample())
    seal = fingerprint(plain)
    assert fingerprint(plain | {"version": 9, "made_on": "2026-06-01", "signed": []}) == seal
    assert fingerprint(to_plain(replace(panel_records.sample(), more_children="One more"))) != seal


def test_letters_that_cannot_be_drawn_are_named_with_their_place():
    record = panel_records.sample()
    wrong = replace(
        record, sections=(replace(record.sections[0], text="A \u05d0 letter"), *record.sections[1:])
    )
    [fault] = faults_of(wrong)
    assert fault.path == "sections[0].text"
    with pytest.raises(EditionFaults, match="cannot draw"):
        make_panel_documents(wrong)


def test_a_word_that_no_line_holds_is_refused():
    record = panel_records.sample()
    wrong = replace(record, more_children="W" * 2_500)
    assert [fault.message for fault in faults_of(wrong)] == [
        "has a word of 2,500 characters; put spaces in it"
    ]


@pytest.mark.documents
@pytest.mark.parametrize("name", RECORDS)
def test_verapdf_passes_it(name, tmp_path):
    """The real veraPDF core: PDF/UA-1 and PDF/A-2a."""
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(made(name)[0].content)
    found = failed_rules([path])[str(path)]
    assert found["PDFUA_1"] == []
    assert found["PDFA_2_A"] == []
    assert found["checks_PDFUA_1"] > 1_000
