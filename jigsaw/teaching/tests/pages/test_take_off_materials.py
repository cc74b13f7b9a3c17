"""Take recording, transcript and slides off the public page again."""

from __future__ import annotations

import pytest
from django.core.files.storage import storages

from jigsaw.audit.models import Event as AuditEvent
from jigsaw.learning.models import EventMaterials
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.actions.materials import SlidesFile
from jigsaw.teaching.models import WebinarMaterials
from jigsaw.teaching.tests.test_materials import RECORDING, put
from jigsaw.teaching.tests.webinar_life import address, been

pytestmark = pytest.mark.django_db(databases=["default", "public"])
NOTHING = "There is no recording and there are no slides on the public page."


@pytest.fixture
def webinar(team):
    """A webinar that is over, with a recording and slides on its page."""
    made = been(team)
    put(team, made, slides=SlidesFile("Our slides.pptx", "pptx", b"PK slides"))
    return made


def where(webinar):
    return address("take_off_materials", webinar)


def test_it_asks_first_and_then_all_of_it_is_gone_by_one_act(team, priya, webinar):
    """Fails if a look took them off, anything stayed on either side or on a disk, or the act left no trace."""
    public, held = EventMaterials.objects.get(), WebinarMaterials.rows.get()
    kept = [("public", public.slides_stored_as), ("default", held.slides_stored_as)]
    assert where(webinar) in priya.get(address("edit_materials", webinar)).content.decode()
    asked = priya.get(where(webinar))
    assert buttons(asked) == ["Take them off"]
    assert RECORDING in text(asked)
    assert held.slides_name in text(asked)
    assert EventMaterials.objects.exists()

    answer = priya.post(where(webinar), follow=True)
    assert "The recording and the slides are off the public page." in text(answer)
    assert not EventMaterials.objects.exists()
    assert [storages[storage].exists(name) for storage, name in kept] == [False, False]
    held.refresh_from_db()
    assert (held.recording_address, held.captions, held.transcript) == ("", "", [])
    assert (held.slides_name, held.slides_sha256, held.is_on_page) == ("", "", False)
    event = AuditEvent.objects.get(verb="take_off_materials")
    assert (event.by, event.details) == (str(team.priya.pk), {"version": 1})


def test_a_second_press_and_an_empty_page_say_that_there_is_nothing(team, priya, webinar):
    priya.post(where(webinar))
    again = priya.post(where(webinar))
    assert (again.status_code, errors(again)) == (400, [NOTHING])
    page = priya.get(where(webinar))
    assert (NOTHING in text(page), buttons(page)) == (True, [])
    assert AuditEvent.objects.filter(verb="take_off_materials").count() == 1
    assert where(webinar) not in priya.get(address("edit_materials", webinar)).content.decode()


def test_others_can_be_put_in_their_place(team, priya, webinar):
    """Fails if the public side refused the right recording as an older one."""
    priya.post(where(webinar))
    shown = filled(priya.get(address("edit_materials", webinar)))
    assert (shown["recording_address"], shown["captions"]) == ([""], ["English"])
    shown |= {"recording_address": "https://video.example/right", "transcript": "The right words."}
    assert priya.post(address("edit_materials", webinar), shown).status_code == 302
    held = EventMaterials.objects.get()
    assert (held.recording_address, held.version) == ("https://video.example/right", 2)


def test_who_had_the_page_open_does_not_put_the_wrong_ones_back(team, priya, browse, webinar):
    """Fails if a form from before took what was taken off onto the public page again, unseen."""
    dee = browse(team.dee)
    before = filled(dee.get(address("edit_materials", webinar)))
    priya.post(where(webinar))
    answer = dee.post(address("edit_materials", webinar), before)
    assert "Priya" in " ".join(errors(answer))
    assert not EventMaterials.objects.exists()


def test_what_the_public_side_lost_already_is_taken_off_here_too(team, priya, webinar):
    """Fails if a cut between the two sides left an act that can never be done."""
    EventMaterials.objects.all().delete()
    assert priya.post(where(webinar)).status_code == 302
    assert not WebinarMaterials.rows.get().is_on_page


def test_who_may(team, browse, stranger, webinar):
    guards.may_open(team, browse, where(webinar), "priya", "dee")
    guards.not_there_for(stranger, where(webinar))
    missing = where(webinar).replace(str(webinar.pk), "00000000-0000-4000-8000-00000000e999")
    for send in (stranger.get, stranger.post):
        assert send(where(webinar)).content == send(missing).content
    assert EventMaterials.objects.exists()
