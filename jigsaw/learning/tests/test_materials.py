"""The door of materials: nothing without captions and transcript, once by version, slides kept and replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.storage import storages

from jigsaw.files import storing
from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.actions.materials import receive_materials, remove_materials
from jigsaw.learning.afterwards_details import Materials, Slides
from jigsaw.learning.event_rules import NotAnEvent
from jigsaw.learning.models import EventMaterials
from jigsaw.learning.tests.invented import AT, BEEN, MATERIALS, been

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
AFTER = BEEN + timedelta(days=1)


def receive(event, materials: Materials = MATERIALS, *, at=AFTER) -> bool:
    return receive_materials(str(event.pk), materials, at=at)


def test_they_are_received_once_and_by_version():
    """Fails if a repeated or older version changed what is public, or replaced slides stayed on the disk."""
    event = been()
    assert receive(event)
    first = EventMaterials.objects.get().slides_stored_as
    assert not receive(event, replace(MATERIALS, captions="Welsh"))
    slides = Slides("other-slides.pdf", "pdf", b"%PDF-1.7 other", 3)
    assert receive(event, replace(MATERIALS, version=3, slides=slides))
    assert not receive(event, replace(MATERIALS, version=2))
    row = EventMaterials.objects.get()
    assert (row.version, row.captions, row.slides_filename) == (3, "English", "other-slides.pdf")
    assert storing.read(row.slides_stored_as, storage="public") == b"%PDF-1.7 other"
    assert not storages["public"].exists(first)
    assert receive(event, replace(MATERIALS, version=4, slides=None))
    assert not storages["public"].exists(row.slides_stored_as)


def test_they_go_whole_and_can_come_again(public_site):
    """Fails if a trace of a recording that should not be public stayed on a page, in a form, or on the disk."""
    event = been()
    receive(event)
    stored = EventMaterials.objects.get().slides_stored_as
    pages = [f"/events/{event.slug}/", "/events/", f"/events/{event.slug}/recording/"]
    traces = (MATERIALS.recording_address, MATERIALS.transcript[0], "recording/", "VideoObject", "lides")
    assert all(any(each in public_site.get(page).content.decode() for page in pages) for each in traces)
    slides = f"/events/{event.slug}/slides/"
    assert public_site.get(slides).status_code == 200
    etag = public_site.get(slides)["ETag"]
    assert remove_materials(str(event.pk), at=AFTER)
    assert not storages["public"].exists(stored)
    for page in pages[:2]:
        shown = public_site.get(page).content.decode()
        assert event.title in shown
        assert [each for each in traces if each in shown] == [], page
    for gone in (pages[2], slides):
        answer = public_site.get(gone, headers={"If-None-Match": etag})
        assert (answer.status_code, answer["Location"]) == (302, pages[0])
    assert not remove_materials(str(event.pk), at=AFTER)
    assert receive(event, replace(MATERIALS, version=2))


def test_taking_off_touches_no_other_event(public_site):
    event = been()
    receive(event)
    assert not remove_materials("00000000-0000-4000-8000-00000000e999", at=AFTER)
    assert EventMaterials.objects.get().event_id == event.pk


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"captions": " "}, "needs captions"),
        ({"transcript": []}, "needs a transcript"),
        ({"transcript": ["", "  "]}, "needs a transcript"),
        ({"recording_address": "http://video.example/1"}, "start with https"),
        ({"recording_address": "javascript:alert(1)"}, "start with https"),
        ({"recording_address": "", "slides": None}, "Give the address"),
        ({"slides": Slides("slides.exe", "exe", b"MZ")}, "PDF or PPTX"),
        ({"slides": Slides("../slides.pdf", "pdf", b"%PDF")}, "Names have"),
        ({"slides": Slides("slides.pptx", "pdf", b"%PDF")}, "Names have"),
        ({"slides": Slides("slides.pdf", "pdf", b"")}, "empty"),
    ],
)
def test_what_people_could_not_use_is_refused_before_anything_is_written(changes, said):
    event = been()
    with pytest.raises(NotAnEvent, match=said):
        receive(event, replace(MATERIALS, **changes))
    assert not EventMaterials.objects.exists()


def test_slides_alone_are_enough():
    event = been()
    assert receive(event, Materials(version=1, slides=MATERIALS.slides))
    assert EventMaterials.objects.get().recording_address == ""


def test_nothing_comes_before_the_end_or_of_an_event_that_is_not_there():
    event = been()
    with pytest.raises(NotAnEvent, match="after the event has ended"):
        receive(event, at=event.ends_at - timedelta(seconds=1))
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    with pytest.raises(NotAnEvent, match="cancelled"):
        receive(event)
    with pytest.raises(NotAnEvent, match="not public"):
        receive_materials("00000000-0000-4000-8000-00000000e999", MATERIALS, at=AFTER)
