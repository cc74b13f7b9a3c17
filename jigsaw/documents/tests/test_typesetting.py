"""The child that sets PDFs: its limits, and what the parent says when it ends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jigsaw.documents.look import Look, font_folder
from jigsaw.documents.made import DocumentFault
from jigsaw.documents.packing import jobs_of
from jigsaw.documents.tests.samples import edition
from jigsaw.documents.typesetting import ROOT, Job, Limits, Typesetter

LONG = {"report": [{"heading": "Long", "body": "some words in a row " * 60_000}]}


def fault_of(
    limits: Limits | None = None, fonts: Path | None = None, jobs: list[Job] | None = None, **changes
):
    asked = jobs or jobs_of(edition(**changes), Look())
    with Typesetter(fonts or font_folder(), limits) as child, pytest.raises(DocumentFault) as refused:
        child.set(asked, 0)
    return refused.value


def test_too_little_memory_is_a_fault_of_the_document_not_of_the_process():
    """Fails when Typst's abort reaches the parent, or when the fault names no remedy."""
    small = Limits(memory=350_000_000)
    with Typesetter(font_folder(), small) as child:
        assert len(child.set(jobs_of(edition(), Look()), 0)) == 3
    fault = fault_of(small, **LONG)
    assert fault.document == "Report"
    assert fault.message.startswith("needs more memory than a document may use. Shorten")


def test_too_much_processor_time_is_a_fault_of_the_document():
    fault = fault_of(Limits(processor=1), report=[{"heading": "L", "body": "word " * 290_000}] * 1)
    assert fault.message.startswith("takes longer to set than a document may take. Shorten")


def test_a_child_that_never_ends_is_stopped():
    fault = fault_of(Limits(clock=0))
    assert fault.message.startswith("takes longer to set than a document may take")


def test_a_document_after_a_good_one_is_named():
    """Fails when the fault of the briefing is laid at the report's door."""
    briefing = edition(briefing=BRIEFING_TOO_LONG)
    fault = fault_of(jobs=jobs_of(briefing, Look()))
    assert (fault.document, fault.path) == ("Briefing", "briefing")


def test_a_missing_typeface_is_said(tmp_path):
    assert "needs the typeface Source Sans 3" in fault_of(fonts=tmp_path).message


def test_another_typeface_is_not_taken_in_silence(tmp_path):
    """Fails when Typst's warning about an unknown family no longer stops the document."""
    shutil.copy(font_folder() / "SourceSans3-Regular.ttf", tmp_path)
    asked = jobs_of(edition(), Look())
    asked[0].data["look"]["family"] = "Another Sans"
    assert "could not be set without a warning" in fault_of(fonts=tmp_path, jobs=asked).message


def test_the_child_knows_no_django():
    words = "import sys, jigsaw.documents.typesetting, jigsaw.documents.checks, jigsaw.documents.fitting"
    words += "; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", words], cwd=ROOT, check=False).returncode == 0


def test_a_child_that_was_not_needed_ends():
    with Typesetter(font_folder()) as child:
        pass
    assert child.child.poll() is not None


BRIEFING_TOO_LONG = {
    "what_happened": "word " * 900,
    "why_it_matters": "It matters.",
    "what_we_found": ["One."],
    "good_practice": ["One."],
    "do": ["One."],
    "dont": ["One."],
    "questions": ["One?"],
    "read_more": [{"label": "Report", "link": "https://alderbrook-scp.example"}],
}
