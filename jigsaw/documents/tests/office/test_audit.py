"""Each check of the audit is seen to fail on a file with one single fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jigsaw.documents.office import audit_office
from jigsaw.documents.tests.office import editions
from jigsaw.documents.tests.office.files import made, spoiled, with_part

ENGLISH = "All text is marked as English (United Kingdom)"
PROGRAMS = "No macros and no embedded programs"
REMARKS = "No comments and no editors' remarks"
OUTSIDE = "Nothing is fetched from outside; links lead to web, mail or telephone"
AUTHOR = "The partnership is the author; no person is named"
DATES = "Both date properties are the day of publication"
THEMES = "Subject and keywords are the edition's themes"
HEADS = "Every table has a marked header row and a caption"
PICTURES = "Every picture has a text alternative"
GRAPHICS = "Every chart, table and picture has a text alternative"
TITLES = "Every slide has a title of its own"
NOTES = "The notes hold only how to use the slide"
TRACKED = "No tracked changes"
FEET = "Every slide carries its footer and number"

CORE, APP = r"docProps/core\.xml", r"docProps/app\.xml"
BODY, STYLES, SETTINGS = r"word/document\.xml", r"word/styles\.xml", r"word/settings\.xml"
FIRST, THIRD = r"ppt/slides/slide1\.xml", r"ppt/slides/slide3\.xml"
SLIDE = r"ppt/slides/slide\d+\.xml"
NOTE = r"ppt/notesSlides/notesSlide\d+\.xml"
TEXT = "<w:r><w:t>x</w:t></w:r>"

SHARED_FAULTS = [
    ("The title property is the edition's title", CORE, "Seen but not known", "Untitled"),
    ("The reference property is the edition's", CORE, "ASCP 2024-25/02", "ASCP 2024-25/03"),
    (DATES, CORE, r"2026-06-30T00:00:00Z</dcterms:created", "2026-06-29T09:12:44Z</dcterms:created"),
    (DATES, CORE, r"2026-06-30T00:00:00Z</dcterms:modified", "2026-07-01T00:00:00Z</dcterms:modified"),
    (THEMES, CORE, "Unseen fathers and male carers", "Something else"),
    (THEMES, CORE, "abusive-head-trauma", "case-4711"),
    (AUTHOR, CORE, r"(<dc:creator>)[^<]*", r"\1Helen Marsh"),
    (AUTHOR, CORE, r"(<cp:lastModifiedBy>)[^<]*", r"\1Helen Marsh"),
    (AUTHOR, APP, r"</Properties>", r"<Manager>Helen Marsh</Manager></Properties>"),
    ("The language property is English (United Kingdom)", CORE, "en-GB", "en-US"),
    (PROGRAMS, r"\[Content_Types\]\.xml", r"presentation\.main|document\.main", "document.macroEnabled.main"),
    (OUTSIDE, r"(word|ppt/slides)/_rels/.*\.rels", r"https://", "javascript://"),
    (OUTSIDE, r"(word|ppt/slides)/_rels/.*\.rels", r"relationships/hyperlink", "relationships/image"),
]
WORD_FAULTS = [
    (ENGLISH, STYLES, r'(<w:lang [^>]*)w:val="en-GB"', r'\1w:val="en-US"'),
    (ENGLISH, BODY, r"<w:r>", r'<w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr>'),
    (ENGLISH, SETTINGS, r'(themeFontLang [^>]*)"en-GB"', r'\1"en-US"'),
    (PICTURES, BODY, r'(<wp:docPr [^>]*descr=)"[^"]*"', r'\1"chart.png"'),
    (PICTURES, BODY, r'(<wp:docPr [^>]*descr=)"[^"]*"', r'\1""'),
    (HEADS, BODY, r"<w:tblHeader/>", ""),
    (HEADS, BODY, r'<w:tblCaption w:val="[^"]*"', '<w:tblCaption w:val=""'),
    (TRACKED, BODY, r"<w:r>", rf'<w:ins w:id="1" w:author="Helen Marsh">{TEXT}</w:ins><w:r>'),
    (TRACKED, SETTINGS, r"<w:zoom", r"<w:trackRevisions/><w:zoom"),
    ("No hidden text", BODY, r"<w:r>", r"<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r>"),
    ("No hidden text", STYLES, r"<w:rPr><w:b/>", r"<w:rPr><w:vanish/><w:b/>"),
    ("Every page is A4", BODY, r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    ("Headings go down one level at a time", BODY, 'w:val="Heading1"', 'w:val="Heading2"'),
    ("The file opens without compatibility mode", SETTINGS, r'w:val="15"', 'w:val="14"'),
]
SLIDE_FAULTS = [
    (ENGLISH, THIRD, r'lang="en-GB"', 'lang="en-US"'),
    (ENGLISH, r"ppt/charts/chart\d+\.xml", r'lang="en-GB"', 'lang="en-US"'),
    (ENGLISH, NOTE, r'lang="en-GB"', 'lang="cy-GB"'),
    (ENGLISH, THIRD, r"<a:rPr[^>]*/>", ""),
    (TITLES, THIRD, r"The father was known[^<]*", "A community midwife kept asking"),
    (TITLES, THIRD, r"The father was known[^<]*", ""),
    ("Every slide is read from its title on", THIRD, r'<p:ph type="title"/>', '<p:ph type="body" idx="30"/>'),
    (GRAPHICS, SLIDE, r'descr="Bar chart[^"]*"', 'descr="image.png"'),
    (GRAPHICS, SLIDE, r'descr="Recommendations[^"]*"', ""),
    ("Every table has a marked header row", SLIDE, r'firstRow="1"', 'firstRow="0"'),
    (NOTES, NOTE, r"How to use this slide", "Before sign-off ask Marcus. How to use this slide"),
    ("Nothing is hidden", THIRD, r"<p:sld ", '<p:sld show="0" '),
    ("Nothing is hidden", THIRD, r"<p:cNvPr ", '<p:cNvPr hidden="1" '),
    ("Slides are 16:9", r"ppt/presentation\.xml", r'cx="12192000"', 'cx="9144000"'),
    (FEET, THIRD, r'type="sldNum"', 'type="dt"'),
    (FEET, THIRD, r"ASCP 2024-25/02[^<]*", ""),
]
ADDED_PARTS = [
    (PROGRAMS, "word/vbaProject.bin"),
    (PROGRAMS, "ppt/embeddings/oleObject1.docx"),
    (REMARKS, "word/comments.xml"),
    (REMARKS, "ppt/comments/comment1.xml"),
    (REMARKS, "customXml/item1.xml"),
    ("No leftover preview picture", "docProps/thumbnail.jpeg"),
]


def failed(content: bytes, document: str) -> set[str]:
    kind = "pptx" if document == "slides" else "docx"
    return {check.name for check in audit_office(content, kind, editions.sample()) if not check.passed}


CASES = [
    (document, *fault)
    for document, faults in (
        ("report", SHARED_FAULTS + WORD_FAULTS),
        ("slides", SHARED_FAULTS + SLIDE_FAULTS),
    )
    for fault in faults
]


@pytest.mark.parametrize(("document", "check", "part", "pattern", "replacement"), CASES)
def test_a_single_fault_fails_its_check(document, check, part, pattern, replacement):
    """Fails when the audit does not see this fault, or takes the file for something else."""
    found = failed(spoiled(made("sample", document), part, pattern, replacement), document)
    assert check in found
    assert len(found) <= 2, "one fault may touch two checks, not more"


@pytest.mark.parametrize("document", ["report", "slides"])
@pytest.mark.parametrize(("check", "name"), ADDED_PARTS)
def test_a_part_that_has_no_place_fails_its_check(document, check, name):
    """Fails when a program, a comment or a preview could travel inside a file."""
    assert failed(with_part(made("sample", document), name), document) == {check}


def test_every_check_has_a_fault_that_it_catches():
    """Fails when a check is added without a fault that shows it works."""
    caught = {fault[0] for fault in SHARED_FAULTS + WORD_FAULTS + SLIDE_FAULTS} | {
        name for name, _ in ADDED_PARTS
    }
    edition = editions.sample()
    checks = [
        *audit_office(made("sample", "report"), "docx", edition),
        *audit_office(made("sample", "slides"), "pptx", edition),
    ]
    assert {check.name for check in checks} - caught == {"The file can be read"}


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a zip", b"%PDF-1.7", made("sample", "report")[:-900]]
)
def test_a_file_that_cannot_be_read_does_not_pass(content):
    """Fails when broken bytes raise, or pass for want of anything to check."""
    checks = audit_office(content, "docx", editions.sample())
    assert [(check.name, check.passed) for check in checks] == [("The file can be read", False)]


def test_broken_xml_inside_does_not_pass():
    """Fails when the audit stops with an error instead of a check."""
    content = spoiled(made("sample", "report"), BODY, r"</w:body>", "")
    assert [check.passed for check in audit_office(content, "docx", editions.sample())] == [False]


def test_another_editions_file_does_not_pass():
    """Fails when yesterday's file could be published under today's edition."""
    other = replace(editions.sample(), title="Another review")
    checks = audit_office(made("sample", "report"), "docx", other)
    assert "The title property is the edition's title" in {check.name for check in checks if not check.passed}


def test_only_word_and_powerpoint_are_audited():
    """Fails when a PDF's name could lead to an empty list of checks."""
    with pytest.raises(ValueError, match="must be docx or pptx"):
        audit_office(made("sample", "report"), "pdf", editions.sample())  # type: ignore[arg-type]
