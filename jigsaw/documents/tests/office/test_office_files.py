"""What holds for every Word and PowerPoint file that is made from an edition."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from jigsaw.documents.look import Look
from jigsaw.documents.made import DocumentFault
from jigsaw.documents.office import audit_office, write_report_docx, write_slides, write_statement_docx
from jigsaw.documents.tests.office import editions
from jigsaw.documents.tests.office.files import MADE, WRITERS, made, parts

PRINT_HASHES = """
import hashlib
from jigsaw.documents.tests.office.files import WRITERS, made
for document in WRITERS:
    print(hashlib.sha256(made("awkward", document)).hexdigest())
"""


@pytest.mark.parametrize(
    ("name", "document"), [(name.replace("large", "shorter"), document) for name, document in MADE]
)
def test_office_would_open_the_file_without_repair(name, document, tmp_path):
    """Fails when a part is missing, or an element stands where the schema has no place for it."""
    path = tmp_path / f"{document}.{WRITERS[document][1]}"
    path.write_bytes(made(name, document))
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


@pytest.mark.parametrize(("name", "document"), MADE)
def test_every_check_of_our_own_passes(name, document):
    """Fails when a writer and the audit disagree about what is fit to publish."""
    checks = audit_office(made(name, document), WRITERS[document][1], getattr(editions, name)())
    assert len(checks) > 15
    assert [check.name for check in checks if not check.passed] == []
    assert len({check.name for check in checks}) == len(checks)


def test_another_process_makes_the_same_bytes():
    """Fails when a clock, an order of sets or a random number reaches a file."""
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland"}
    run = [sys.executable, "-c", PRINT_HASHES]
    told = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    own = [hashlib.sha256(made("awkward", document)).hexdigest() for document in WRITERS]
    assert told.stdout.split() == own


def test_every_entry_bears_the_same_old_date_and_parts_are_in_order():
    """Fails when the archive, or the workbook inside it, is left as the library wrote it."""
    import zipfile

    outer = made("sample", "slides")
    inner = next(body for name, body in parts(outer).items() if name.endswith(".xlsx"))
    for content in (outer, inner):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        names = [entry.filename for entry in entries]
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])
    assert b"2026-06-30T00:00:00Z" in parts(inner)["docProps/core.xml"]


@pytest.mark.parametrize("document", list(WRITERS))
def test_properties_are_those_of_the_edition(document):
    """Fails when a property is left over from a template or a person is named as author."""
    opened = (Presentation if document == "slides" else Document)(io.BytesIO(made("sample", document)))
    core = opened.core_properties
    named = {"report": "Report", "statement": "Press statement", "slides": "Slides"}[document]
    assert core.title == f"{named}: Seen but not known"
    assert core.identifier == "ASCP 2024-25/02"
    assert core.author == core.last_modified_by == "Alderbrook Safeguarding Children Partnership"
    assert core.subject == "Unseen fathers and male carers, Information sharing, Escalation, Domestic abuse"
    assert core.keywords.split("; ")[-1] == "abusive-head-trauma"
    assert core.created.date() == core.modified.date() == editions.sample().published_on
    assert core.language == "en-GB"
    assert core.comments == ""


@pytest.mark.parametrize("document", list(WRITERS))
def test_characters_that_nobody_sees_are_cleaned(document):
    """Fails when a control character stops Word's writer, or shows as _x0007_ on a slide."""
    dirty = replace(
        editions.sample(), title="Seen\x07 but\u202e not\u200b known", summary="One\x0b two\ufffe three\x00."
    )
    content = WRITERS[document][0](dirty)
    xml = b"".join(body for name, body in parts(content).items() if name.endswith(".xml")).decode()
    assert "Seen but not known" in xml
    assert "_x00" not in xml
    assert not any(character in xml for character in "\x07\u202e\u200b\ufffe")


@pytest.mark.parametrize("document", list(WRITERS))
def test_the_partnerships_colours_reach_the_file(document):
    """Fails when a colour of the house stands fixed in a writer."""
    content = WRITERS[document][0](editions.sample(), Look(primary="#5b1e6b", tint="#f6eff8"))
    xml = b"".join(body for name, body in parts(content).items() if name.endswith(".xml"))
    assert b"5B1E6B" in xml
    assert b"0B4F5C" not in xml.upper()


def test_a_statement_that_does_not_exist_is_refused_with_the_remedy():
    """Fails when an empty press statement is made instead."""
    with pytest.raises(DocumentFault, match="has no statement. Add one"):
        write_statement_docx(editions.bare())


def test_an_edition_without_briefing_has_slides_without_questions():
    """Fails when slides of the briefing are made from nothing."""
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(made("bare", "slides"))).slides]
    assert titles == [
        "Seen but not known",
        "Why we reviewed",
        "A 15-minute plan for your team meeting",
        "Where to read more, and where to get help",
    ]


def test_the_look_may_be_left_out():
    """Fails when a writer asks for a look although the house has one."""
    house = Look()
    for write in (write_report_docx, write_statement_docx, write_slides):
        assert write(editions.sample()) == write(editions.sample(), house)
