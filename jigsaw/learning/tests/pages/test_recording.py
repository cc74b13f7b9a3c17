"""The recording of a webinar: a link to it, its captions, its transcript as words of the page, and the slides."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from jigsaw.learning.actions.materials import receive_materials
from jigsaw.learning.afterwards_details import Materials
from jigsaw.learning.tests.invented import MATERIALS, been, received

pytestmark = pytest.mark.django_db
EVENT = "/events/seeing-the-whole-family/"
PAGE = f"{EVENT}recording/"


def receive(event, materials: Materials = MATERIALS) -> None:
    receive_materials(str(event.pk), materials, at=event.ends_at + timedelta(days=1))


def test_it_links_to_the_recording_and_says_every_word_of_it(public_site):
    """Fails if the recording were embedded, or somebody who cannot hear it had nothing to read."""
    receive(been())
    words = public_site.get(PAGE).content.decode()
    for said in (
        "Recording and slides: Unseen fathers",
        "video.example",
        "Captions: English",
        "Helen Marsh: Four reviews asked the same question.",
        "PDF, 1KB, 12 pages",
    ):
        assert said in words, said
    assert 'href="https://video.example/unseen-fathers"' in words
    assert "<iframe" not in words
    assert "<video" not in words


def test_the_page_of_the_event_leads_there_once_it_has_ended(public_site):
    """Fails if an event that has been still offered a place, or its recording were not found."""
    event = been()
    assert public_site.get(PAGE)["Location"] == EVENT
    words = public_site.get(EVENT).content.decode()
    assert "This webinar has ended" in words
    assert "Recording and slides" not in words
    receive(event)
    words = public_site.get(EVENT).content.decode()
    assert f'href="{PAGE}"' in words
    assert "Recording and slides" in words
    assert "Book a place" not in words
    assert "Recording and slides" in public_site.get("/events/").content.decode()


def test_search_engines_read_that_it_was_recorded_and_find_nothing_to_book(public_site):
    receive(been())
    for page in (PAGE, EVENT):
        words = public_site.get(page).content.decode()
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', words)
        (told,) = json.loads(block)["@graph"]
        assert told["recordedIn"]["@type"] == "VideoObject"
        assert told["recordedIn"]["url"] == MATERIALS.recording_address
        assert told["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
        assert "offers" not in told


def test_slides_alone_say_nothing_of_a_recording(public_site):
    receive(been(), Materials(version=1, slides=MATERIALS.slides))
    words = public_site.get(PAGE).content.decode()
    assert "Slides: Unseen fathers" in words
    assert "Captions" not in words
    assert "Transcript" not in words


def test_a_recording_alone_offers_no_slides(public_site):
    receive(been(), replace(MATERIALS, slides=None))
    words = public_site.get(PAGE).content.decode()
    assert "Recording: Unseen fathers" in words
    assert "Download the slides" not in words


def test_markup_in_a_transcript_stays_words(public_site):
    receive(been(), replace(MATERIALS, transcript=["<script>alert(1)</script> & so on"]))
    words = public_site.get(PAGE).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in words
    assert "<script>alert" not in words
    assert words.count("</script>") == words.count("<script")


def test_it_is_not_there_of_an_event_that_was_moved_ahead_or_never_was(public_site):
    event = been()
    receive(event)
    received(version=2)
    assert public_site.get(PAGE)["Location"] == EVENT
    assert "Book a place" in public_site.get(EVENT).content.decode()
    assert public_site.get("/events/never-planned/recording/").status_code == 404
