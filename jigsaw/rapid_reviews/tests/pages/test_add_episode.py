import pytest

from jigsaw.rapid_reviews.models import PracticeEpisode
from jigsaw.rapid_reviews.tests import factories

ADD = "episodes/add/"
TYPED = {**factories.EPISODE, "good_practice": "yes"}


def test_it_asks_and_adds(desk):
    assert "Why did this make sense at the time?" in desk.shown(ADD)
    assert "The episode was added." in desk.done(ADD, TYPED)
    added = PracticeEpisode.rows.get()
    assert (added.title, added.good_practice, added.position) == ("The first call about bruising", True, 1)


def test_sent_twice_it_is_added_once(desk):
    desk.done(ADD, TYPED)
    desk.refused(ADD, TYPED, "is an episode of this record already")
    assert PracticeEpisode.rows.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Enter the title"),
        ({"title": "x" * 121}, "Title must be 120 characters or less. It has 121"),
        ({"period": ""}, "Enter when it was"),
        ({"what_happened": ""}, "Enter what happened"),
        ({"what_happened": "x" * 100_000}, "What happened must be 4,000 characters or less. It has 100,000"),
        ({"analysis": ""}, "Enter why it made sense at the time"),
        (
            {"analysis": "x" * 4001},
            "Why it made sense at the time must be 4,000 characters or less. It has 4,001",
        ),
        ({"good_practice": ""}, "Select yes if this is an example of good practice"),
    ],
)
def test_what_is_wrong_is_said(desk, wrong, words):
    desk.refused(ADD, TYPED | wrong, words)
    assert not PracticeEpisode.rows.exists()


def test_there_are_twenty_at_most(desk, team):
    for number in range(20):
        factories.episode(desk.review, team.priya, title=f"Episode {number}")
    desk.refused(ADD, TYPED, "A record has 20 key practice episodes at most")


def test_a_name_of_the_register_is_asked_about_at_its_field(desk, team):
    factories.named(desk.review, team.priya)
    page = desk.refused(ADD, {**TYPED, "title": "Ms Quillfeather calls"}, "Line 1 may hold a name")
    assert 'href="#id_title"' in page
    assert not PracticeEpisode.rows.exists()


def test_who_may_only_read_cannot_add(readers):
    readers.shown(ADD, status=404)
    assert readers.sent(ADD, TYPED).status_code == 404
