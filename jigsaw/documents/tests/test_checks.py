"""The gate. Each test puts one fault into a good file and fails when the gate lets it pass."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from jigsaw.documents.checks import check_pdf
from jigsaw.documents.look import Look
from jigsaw.documents.packing import jobs_of
from jigsaw.documents.tests.pack_of_sample import full_edition, set_all


@cache
def good() -> bytes:
    return set_all(full_edition())[0].content


@cache
def headings() -> tuple[str, ...]:
    return tuple(jobs_of(full_edition(), Look())[0].headings)


def failed(content: bytes, expected: tuple[str, ...] | None = None, one_page: bool = False) -> set[str]:
    _, checks = check_pdf(content, list(headings() if expected is None else expected), one_page)
    return {check.name for check in checks if not check.passed}


def tags(pdf: pikepdf.Pdf, kind: str) -> list:
    found, open_ = [], [pdf.Root.StructTreeRoot.K]
    while open_:
        node = open_.pop(0)
        if isinstance(node, Array):
            open_ = list(node) + open_
        elif isinstance(node, Dictionary) and "/S" in node:
            found += [node] if str(node.S) == "/" + kind else []
            open_ = [node.get("/K", Array())] + open_
    return found


def metadata(pdf, old: bytes, new: bytes):
    whole = pdf.Root.Metadata.read_bytes()
    assert old in whole
    pdf.Root.Metadata.write(whole.replace(old, new))


def first_links(pdf) -> list:
    return [note for page in pdf.pages for note in page.obj.get("/Annots", [])]


def web_link(pdf):
    return next(note for note in first_links(pdf) if "/A" in note and "/URI" in note.A)


def a_font(pdf):
    return next(iter(pdf.pages[0].obj.Resources.Font.values()))


def untag_page(pdf):
    pdf.pages[0].contents_add(pikepdf.Stream(pdf, b"0 0 m 10 10 l S"))


def reversed_order(pdf):
    document = tags(pdf, "Document")[0]
    document.K = Array(list(reversed(list(document.K))))


def note_without_mark(pdf):
    tags(pdf, "P")[0].S = Name.Note


def set_on(kind: str, key: str, value):
    def act(pdf):
        tags(pdf, kind)[0][key] = value

    return act


def header_cells_as_data(pdf):
    for cell in tags(pdf, "TH"):
        cell.S = Name.TD


FAULTS = {
    "no tag mark": (lambda p: p.Root.__delitem__("/MarkInfo"), "Marked as tagged"),
    "suspect tags": (lambda p: p.Root.MarkInfo.__setitem__("/Suspects", True), "Marked as tagged"),
    "no tree": (lambda p: p.Root.__delitem__("/StructTreeRoot"), "Has a structure tree under one document"),
    "no language": (lambda p: p.Root.__delitem__("/Lang"), "Names its language"),
    "no title": (lambda p: metadata(p, b"Report: Seen but not known", b""), "Has a title"),
    "title hidden": (
        lambda p: p.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
        "Shows its title in the window",
    ),
    "no PDF/UA mark": (lambda p: metadata(p, b"<pdfuaid:part>1", b"<pdfuaid:part>9"), "Declares PDF/UA-1"),
    "PDF/A level": (
        lambda p: metadata(p, b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"),
        "Declares PDF/A-2a",
    ),
    "heading skipped": (set_on("H2", "/S", Name.H3), "Headings follow in order"),
    "heading as text": (set_on("H2", "/S", Name.P), "Headings are those of the edition"),
    "other heading": (set_on("H1", "/T", String("Inhalt")), "Headings are those of the edition"),
    "table without heading": (header_cells_as_data, "Tables have headings"),
    "no text alternative": (lambda p: tags(p, "Figure")[0].__delitem__("/Alt"), "Pictures are described"),
    "file name for a picture": (set_on("Figure", "/Alt", String("chart-1.png")), "Pictures are described"),
    "note without mark": (note_without_mark, "Notes have their own marks"),
    "list without items": (set_on("LI", "/S", Name.Div), "Lists are made of items"),
    "unknown tag": (set_on("P", "/S", Name.Fancy), "Every tag is a known one"),
    "standard tag remapped": (
        lambda p: p.Root.StructTreeRoot.RoleMap.__setitem__("/P", Name.H1),
        "Every tag is a known one",
    ),
    "tab order": (
        lambda p: [page.obj.__delitem__("/Tabs") for page in p.pages if "/Tabs" in page.obj],
        "The tab key follows the reading order",
    ),
    "link without words": (
        lambda p: web_link(p).__delitem__("/Contents"),
        "Links are tagged and described",
    ),
    "link not in the tree": (
        lambda p: web_link(p).__delitem__("/StructParent"),
        "Links are tagged and described",
    ),
    "script link": (
        lambda p: web_link(p).A.__setitem__("/URI", String("javascript:alert(1)")),
        "Links lead to allowed addresses",
    ),
    "launch": (lambda p: web_link(p).A.__setitem__("/S", Name.Launch), "Links lead to allowed addresses"),
    "font outside": (
        lambda p: [
            a_font(p).DescendantFonts[0].FontDescriptor.__delitem__(key)
            for key in ("/FontFile2", "/FontFile3")
            if key in a_font(p).DescendantFonts[0].FontDescriptor
        ],
        "Fonts are embedded",
    ),
    "letters unmapped": (
        lambda p: a_font(p).__delitem__("/ToUnicode"),
        "Letters can be copied and read aloud",
    ),
    "graphic without tag": (untag_page, "All content is tagged or marked as decoration"),
    "reversed reading": (reversed_order, "Content is read in the order in which it stands"),
    "opens by itself": (
        lambda p: p.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
        "Nothing runs and nothing is attached",
    ),
    "attachment": (
        lambda p: p.Root.__setitem__("/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array()))),
        "Nothing runs and nothing is attached",
    ),
}


def test_a_good_file_passes_every_check():
    assert failed(good()) == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_single_fault_is_caught(fault):
    put, check = FAULTS[fault]
    with pikepdf.open(io.BytesIO(good())) as pdf:
        put(pdf)
        out = io.BytesIO()
        pdf.save(out)
    assert check in failed(out.getvalue())


def test_a_locked_file_is_caught():
    with pikepdf.open(io.BytesIO(good())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert "Is not locked" in failed(out.getvalue())


def test_headings_that_are_not_the_editions_are_caught():
    assert failed(good(), (*headings(), "One more")) == {"Headings are those of the edition"}


def test_two_pages_where_one_is_asked_for_are_caught():
    assert failed(good(), one_page=True) == {"Is one page where it must be"}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04"])
def test_a_file_that_does_not_open_is_caught(content):
    assert failed(content) == {"The file opens"}
