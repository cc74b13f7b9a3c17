"""The whole pack of the sample and of a report with every kind of block."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys

import pypdfium2
import pytest

from jigsaw.documents.look import Look, font_folder
from jigsaw.documents.made import EditionFaults
from jigsaw.documents.packing import jobs_of, make_pack
from jigsaw.documents.setting import report_data
from jigsaw.documents.tests.pack_of_sample import full_edition, made, sample_pack, set_all
from jigsaw.documents.tests.samples import edition
from jigsaw.documents.typesetting import ROOT, Typesetter

NAMES = [
    ("Report", "pdf", "ascp-2024-25-02-report.pdf"),
    ("Report", "docx", "ascp-2024-25-02-report.docx"),
    ("Press statement", "pdf", "ascp-2024-25-02-press-statement.pdf"),
    ("Press statement", "docx", "ascp-2024-25-02-press-statement.docx"),
    ("Briefing", "pdf", "ascp-2024-25-02-briefing.pdf"),
    ("Slides", "pptx", "ascp-2024-25-02-slides.pptx"),
    ("Report", "html", "ascp-2024-25-02-report.html"),
]


def text_of(pdf: bytes) -> str:
    """The text of a PDF in the order in which it stands, spaces made one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_six_files_and_the_page_each_named_after_the_reference():
    assert [(item.name, item.format, item.filename) for item in sample_pack()] == NAMES


def test_every_document_passes_every_check():
    assert [
        (item.filename, check.name) for item in sample_pack() for check in item.checks if not check.passed
    ] == []
    assert min(len(item.checks) for item in sample_pack()) >= 8


def test_pages_and_words_are_counted():
    assert made("Briefing", "pdf").pages == 1
    for item in sample_pack():
        if item.format == "pdf":
            assert item.pages == len(pypdfium2.PdfDocument(item.content))
            # The page shows headers, footers and a contents list besides, and dots that are no words.
            shown = sum(any(ch.isalnum() for ch in word) for word in text_of(item.content).split())
            assert 0.65 * shown <= item.words <= 1.1 * shown
    assert made("Slides", "pptx").words > 100


@pytest.mark.parametrize(("name", "form", "_file"), [n for n in NAMES if n[1] == "pdf"])
def test_each_pdf_carries_the_same_reference_title_and_helpline(name, form, _file):
    text = text_of(made(name, form).content)
    for words in ("ASCP 2024-25/02", "Seen but not known", "30 June 2026", "01632 960 188"):
        assert words in text


def test_the_helpline_is_on_the_last_page_and_pages_are_numbered():
    document = pypdfium2.PdfDocument(made("Report", "pdf").content)
    texts = [page.get_textpage().get_text_range() for page in document]
    assert "01632 960 188" in texts[-1]
    assert "Page" not in texts[0]
    assert all(f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts[1:], 2))


def test_the_report_reads_in_the_order_of_its_data():
    """Fails when a template sets parts in another order, or leaves one out."""
    data = report_data(full_edition(), Look())
    text = text_of(set_all(full_edition())[0].content)
    wanted = [*data["summary"], data["glance"][0]["text"]]
    for finding in data["findings"]:
        wanted += [finding["title"], *finding["what_happened"], *finding["why"]]
    for item in data["recommendations"]:
        wanted += [*item["text"], *(fact["text"] for fact in item["facts"])]
    wanted += [
        data["developments"][0]["title"],
        "Before the birth",
        "first",
        "inner too",
        "Nobody asked him.",
    ]
    wanted += ["Fourth week", data["helpline"]["phone"]["text"]]
    place = text.index("Summary", text.index("Conclusion") if "Conclusion" in text else 0)
    squeezed = re.sub(r"[\s\x02\ufffe-]+", "", text[place:])
    at = 0
    for words in wanted:
        short = re.sub(r"[\s-]+", "", words)[:60]
        assert short in squeezed[at:], words
        at = squeezed.index(short, at)


def test_the_same_edition_gives_the_same_bytes_in_another_process():
    words = (
        "import hashlib, json; from jigsaw.documents.packing import make_pack;"
        "from jigsaw.documents.tests.samples import edition;"
        "print(json.dumps([hashlib.sha256(d.content).hexdigest() for d in make_pack(edition())]))"
    )
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [hashlib.sha256(item.content).hexdigest() for item in sample_pack()]


def test_hostile_text_comes_out_as_it_was_written():
    title = 'Say "#read(/etc/passwd)" *b* $x$ @ref \\ {{7*7}} <w:t> & more'
    pack = make_pack(edition(title=title))
    assert title in text_of(pack[0].content)
    assert all(item.passed for item in pack)


def test_a_partnerships_colours_change_the_documents():
    assert jobs_of(edition(), Look("#5b2333", "#fbf1f3"))[0].data["look"]["primary"] == "#5b2333"
    with pytest.raises(ValueError, match="stand out from white"):
        Look("#aaccee")


def test_a_review_without_statement_and_briefing_has_a_smaller_pack():
    small = edition(kind="thematic-review", statement=None, briefing=None, reference=None)
    names = [item.filename for item in make_pack(small)]
    stem = "seen-but-not-known-2026"
    assert names == [
        f"{stem}-report.pdf",
        f"{stem}-report.docx",
        f"{stem}-slides.pptx",
        f"{stem}-report.html",
    ]


def test_an_edition_with_only_its_required_parts_is_set():
    bare = edition(
        kind="national-review", findings=[], recommendations=[], developments=[], report=[], statement=None,
        briefing=None, subjects=[], themes=[], agencies=[], harm_types=[], lead_reviewer=None, release_at=None,
    )  # fmt: skip
    assert all(item.passed for item in make_pack(bare))


def test_large_reports_are_set_whole():
    """Fails when 5,000 rows or a very long paragraph are cut, refused or badly tagged."""
    rows = "| a | b |\n|---|---|\n" + "".join(f"| row {n} | text |\n" for n in range(5_000))
    found = edition(
        report=[{"heading": "Rows", "body": rows}, {"heading": "Long", "body": "word " * 200_000}]
    )
    with Typesetter(font_folder()) as child:
        (report,) = child.set(jobs_of(found, Look())[:1], 0)
    assert report.pages > 100
    assert [check.name for check in report.checks if not check.passed] == []


def test_an_edition_with_odd_characters_is_refused_before_anything_is_made():
    import dataclasses

    with pytest.raises(EditionFaults, match="cannot draw"):
        make_pack(dataclasses.replace(edition(), summary="A smile 😀"))
