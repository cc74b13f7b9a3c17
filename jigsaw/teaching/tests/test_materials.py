"""A recording reaches the public with captions and transcript, or not at all; and what people changed is weighed."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from time import monotonic

import pytest
from docx import Document

from jigsaw.learning.models import ChangeTold, EventMaterials
from jigsaw.partnerships.rules import Refused
from jigsaw.publishing.tests.factories import NOW
from jigsaw.teaching.actions.evidence import weigh_answer
from jigsaw.teaching.actions.materials import SlidesFile, publish_materials
from jigsaw.teaching.models import ImpactEvidence, WebinarMaterials
from jigsaw.teaching.queries.evidence import answers_of
from jigsaw.teaching.tests.webinar_life import AFTER, public
from jigsaw.teaching.transcripts import (
    NotATranscript,
    paragraphs_of_bytes,
    paragraphs_of_text,
    paragraphs_of_word,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])
RECORDING = "https://video.example/watch/1"
VTT = """WEBVTT

NOTE made by Teams

1
00:00:01.000 --> 00:00:04.000
<v Helen Marsh>Good afternoon.</v>

00:00:04.500 --> 00:00:09.000 align:start
<v Helen Marsh>Four reviews &amp; one question.</v>

00:00:10.000 --> 00:00:12.000
<v Dee Lowe>Which one?</v>
"""


def put(team, webinar, *, at=AFTER, **changes):
    values = {
        "recording_address": RECORDING, "captions": "English", "transcript": ["Good afternoon."], "slides": None,
        "keep_slides": True, "revision": None,
    }  # fmt: skip
    return publish_materials(webinar, **(values | changes), by=team.dee, at=at)


def test_recording_transcript_and_slides_reach_the_public_and_stay_until_replaced(team):
    """Fails if something was lost on the way, or slides went when the recording alone was changed."""
    webinar = public(team)
    put(team, webinar, slides=SlidesFile("Our slides.pptx", "pptx", b"PK slides"))
    held = EventMaterials.objects.get(pk=webinar.pk)
    assert (held.recording_address, held.captions, held.transcript) == (
        RECORDING,
        "English",
        ["Good afternoon."],
    )
    assert held.slides_filename == f"{webinar.slug}-slides.pptx"
    put(team, webinar, transcript=["Mended."])
    held.refresh_from_db()
    assert (held.transcript, held.version, bool(held.slides_stored_as)) == (["Mended."], 2, True)
    put(team, webinar, keep_slides=False)
    assert not EventMaterials.objects.get(pk=webinar.pk).slides_stored_as


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"captions": ""}, "needs captions"),
        ({"transcript": []}, "needs a transcript"),
        ({"recording_address": "", "captions": "", "transcript": []}, "Give the address"),
        ({"at": NOW}, "after the webinar has ended"),
    ],
)
def test_a_recording_without_captions_or_transcript_is_refused(team, changes, said):
    webinar = public(team)
    with pytest.raises(Refused, match=said):
        put(team, webinar, **changes)
    assert not WebinarMaterials.rows.exists()
    assert not EventMaterials.objects.exists()


def test_a_transcript_is_read_from_what_people_have():
    """Fails if times or marks stood on the page, a speaker was lost, or paragraphs ran together."""
    said = ["Helen Marsh: Good afternoon. Four reviews & one question.", "Dee Lowe: Which one?"]
    assert paragraphs_of_text(VTT) == said
    assert paragraphs_of_bytes(VTT.replace("\n", "\r\n").encode("utf-16")) == said
    assert paragraphs_of_text("One\nline.\n\nTwo.") == ["One line.", "Two."]
    assert paragraphs_of_text("One.\nTwo.") == ["One.", "Two."]
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Good afternoon.")
    document.add_paragraph("")
    document.add_paragraph("Which one?")
    document.save(out)
    assert paragraphs_of_word(out.getvalue()) == ["Good afternoon.", "Which one?"]


@pytest.mark.parametrize("marks", ["<v a", "<v    ", "<v.a", "<v" + " " * 40, "</a"])
def test_marks_that_never_end_are_read_at_once(marks):
    """Fails if a long file of open marks, each looked through to its end, kept the process busy for minutes."""
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGood afternoon." + marks * (400_000 // len(marks))
    began = monotonic()
    with suppress(NotATranscript):
        paragraphs_of_text(text)
    assert monotonic() - began < 2


@pytest.mark.parametrize("text", ["", " \n ", "WEBVTT\n\n"])
def test_no_words_are_no_transcript(text):
    with pytest.raises(NotATranscript, match="no words"):
        paragraphs_of_text(text)


def test_what_is_no_word_document_is_said():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "b")
    for content in (out.getvalue(), b"no archive"):
        with pytest.raises(NotATranscript, match="could not be read"):
            paragraphs_of_word(content)


def test_what_people_changed_is_weighed_with_who_and_when_and_stays(team):
    """Fails if a decision had no name, counted for nothing, or went with the answer."""
    named = "00000000-0000-4000-8000-000000000001:1"
    webinar = public(team, recommendation=named)
    told = ChangeTold.objects.create(
        event_id=webinar.pk,
        organisation="Other",
        changed="We ask about fathers.",
        told_at=AFTER,
        changed_at=AFTER,
    )
    assert [each.state for each in answers_of(webinar)] == ["To check"]
    weigh_answer(webinar, answer=str(told.pk), accepted=True, by=team.dee, at=AFTER)
    kept = ImpactEvidence.rows.get()
    assert (kept.recommendation, kept.words, kept.decided_by) == (named, "We ask about fathers.", team.dee)
    weigh_answer(webinar, answer=str(told.pk), accepted=False, by=team.priya, at=AFTER)
    assert [each.state for each in answers_of(webinar)] == ["Not evidence"]
    told.delete()
    assert [each.words for each in answers_of(webinar)] == ["We ask about fathers."]
    with pytest.raises(Refused, match="not there"):
        weigh_answer(webinar, answer=named[:36], accepted=True, by=team.dee, at=AFTER)
