"""Put recording, transcript and slides on the public page."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.learning.models import EventMaterials
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.tests.test_materials import RECORDING, VTT
from jigsaw.teaching.tests.webinar_life import address, been, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def webinar(team):
    """A webinar that is over."""
    return been(team)


def where(webinar):
    return address("edit_materials", webinar)


def sent(client, webinar, **changes):
    return client.post(where(webinar), {"captions": "English", "recording_address": RECORDING} | changes)


def test_a_recording_needs_captions_and_a_transcript(team, priya, webinar):
    """Fails if people who cannot hear were left out."""
    ask = "Enter the transcript, or select its file. The recording cannot be public without."
    assert errors(sent(priya, webinar)) == [ask]
    ask = "Enter what captions the recording has. It cannot be public without."
    assert errors(sent(priya, webinar, captions="", transcript="Words.")) == [ask]
    ask = "Enter the address of the recording, or select the slides"
    assert errors(sent(priya, webinar, recording_address="", transcript="")) == [ask]
    assert not EventMaterials.objects.exists()
    assert sent(priya, webinar, transcript="One.\r\n\r\nTwo.").status_code == 302
    assert EventMaterials.objects.get().transcript == ["One.", "Two."]


def test_a_file_takes_the_place_of_the_text_and_what_is_there_is_shown_again(team, priya, webinar):
    file = SimpleUploadedFile("transcript.vtt", VTT.encode())
    assert sent(priya, webinar, transcript="Old", transcript_file=file).status_code == 302
    assert EventMaterials.objects.get().transcript[1] == "Dee Lowe: Which one?"
    shown = filled(priya.get(where(webinar)))
    assert (shown["recording_address"], shown["captions"]) == ([RECORDING], ["English"])
    assert "Dee Lowe: Which one?" in shown["transcript"][0]
    assert priya.post(where(webinar), shown).status_code == 302
    assert EventMaterials.objects.get().transcript[1] == "Dee Lowe: Which one?"


def test_files_of_another_kind_are_refused_in_words(team, priya, webinar):
    program = SimpleUploadedFile("slides.pptx", b"MZ\x90\x00program")
    assert errors(sent(priya, webinar, transcript="Words.", slides=program)) == [
        "The selected file must be a PDF or PPTX"
    ]
    film = SimpleUploadedFile("transcript.docx", b"MZ\x90\x00program")
    assert errors(sent(priya, webinar, transcript_file=film)) == [
        "The transcript must be a TXT, VTT or DOCX file"
    ]


def test_before_the_end_there_is_nothing_to_put_up(team, priya):
    assert "after the webinar has ended" in text(priya.get(where(public(team))))


def test_who_may(team, browse, stranger, webinar):
    guards.may_open(team, browse, where(webinar), "priya", "dee")
    guards.not_there_for(stranger, where(webinar))
