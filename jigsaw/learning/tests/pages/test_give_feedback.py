"""Four questions after a webinar: sent once, changed for 30 days, and nobody's name beside them."""

from datetime import timedelta

import pytest

from jigsaw.calendar.present import present
from jigsaw.learning.actions.answers import give_feedback
from jigsaw.learning.models import Feedback
from jigsaw.learning.queries.afterwards import feedback_of
from jigsaw.learning.tests.invented import LINK, attended, been, booked, with_link

pytestmark = pytest.mark.django_db
PAGE = f"/events/booked/{LINK}/feedback/"
ANSWERS = {"useful": "very", "differently": "Ask about fathers.", "easy": "fairly", "more": ""}


def test_what_is_sent_is_kept_once_and_can_be_changed(public_site):
    """Fails if a second sending added a second answer, or the form came back empty."""
    with_link()
    assert public_site.get(PAGE).status_code == 200
    assert public_site.post(PAGE, ANSWERS)["Location"] == f"{PAGE}thank-you/"
    again = public_site.get(PAGE).content.decode()
    assert "Ask about fathers." in again
    assert "Change your answers" in again
    public_site.post(PAGE, ANSWERS | {"useful": "little"})
    row = Feedback.objects.get()
    assert (row.useful, row.differently, row.easy, row.more) == ("little", "Ask about fathers.", "fairly", "")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(public_site):
    with_link()
    answer = public_site.post(PAGE, {"differently": "Ask about fathers."})
    words = answer.content.decode()
    assert answer.status_code == 400
    assert "Select how useful this webinar was for your work" in words
    assert "Select how easy it was to take part" in words
    assert "Ask about fathers." in words
    assert not answer.cookies
    assert not Feedback.objects.exists()


def test_after_30_days_it_stays_as_it_is(public_site):
    with_link()
    public_site.post(PAGE, ANSWERS)
    Feedback.objects.update(given_at=present() - timedelta(days=30))
    assert public_site.get(PAGE)["Location"] == f"{PAGE}thank-you/"
    public_site.post(PAGE, ANSWERS | {"useful": "not"})
    assert Feedback.objects.get().useful == "very"


def test_a_program_is_thanked_and_nothing_is_kept(public_site):
    with_link()
    public_site.post(PAGE, ANSWERS | {"homepage": "https://spam.example"})
    assert not Feedback.objects.exists()


def test_staff_read_counts_and_words_and_not_whose(public_site):
    event = been()
    rows = [booked(event, f"p{n}@health.example")[1] for n in range(3)]
    attended(*rows)
    for row, useful, words in zip(rows, ("very", "very", "not"), ("zebra", "", "Ask"), strict=True):
        give_feedback(row, useful=useful, differently=words, easy="hard", more="", at=event.ends_at)
    told = feedback_of(str(event.pk))
    assert told.answers == 3
    assert dict(told.useful) == {
        "Very useful": 2,
        "Fairly useful": 0,
        "Not very useful": 0,
        "Not useful at all": 1,
    }
    assert dict(told.easy)["Fairly hard"] == 3
    assert told.differently == ["Ask", "zebra"]
    assert told.more == []


def test_whoever_did_not_attend_is_not_asked(public_site):
    link, _ = booked(been())
    page = f"/events/booked/{link}/feedback/"
    assert public_site.get(page)["Location"] == f"/events/booked/{link}/"
    assert public_site.post(page, ANSWERS)["Location"] == f"/events/booked/{link}/"
    assert not Feedback.objects.exists()
