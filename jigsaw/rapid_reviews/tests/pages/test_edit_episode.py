from jigsaw.rapid_reviews.actions.record import save_episode
from jigsaw.rapid_reviews.models import PracticeEpisode
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY

TYPED = {**factories.EPISODE, "good_practice": "no"}


def where(episode) -> str:
    return f"episodes/{episode.pk}/"


def test_it_shows_and_saves(desk, team):
    episode = factories.episode(desk.review, team.priya)
    assert "The call reached a team with four vacancies" in desk.shown(where(episode))
    desk.done(
        where(episode), {**TYPED, "title": "The call", "position": "9", "revision": str(desk.now().revision)}
    )
    episode.refresh_from_db()
    assert (episode.title, episode.position) == ("The call", 1)


def test_it_is_taken_out_after_it_was_asked(desk, team):
    episode = factories.episode(desk.review, team.priya)
    assert "Take out “The first call about bruising”?" in desk.shown(where(episode) + "?take-out=yes")
    desk.done(where(episode), {"act": "take-out"})
    assert not PracticeEpisode.rows.exists()
    assert desk.sent(where(episode), {"act": "take-out"}).status_code == 404


def test_the_second_of_two_people_sees_both_texts_and_can_save_again(desk, team):
    episode = factories.episode(desk.review, team.priya)
    seen = str(desk.now().revision)
    theirs = {**factories.EPISODE, "analysis": "Tom’s analysis"}
    save_episode(desk.review, episode=episode, values=theirs, revision=None, by=team.tom, at=THURSDAY)
    sent = {**TYPED, "analysis": "Priya’s analysis", "revision": seen}
    page = desk.refused(where(episode), sent, "Tom Reid saved this page at")
    assert "Tom’s analysis" in page
    assert "Saved by Tom Reid" in page
    episode.refresh_from_db()
    assert episode.analysis == "Tom’s analysis"
    desk.done(where(episode), {**sent, "revision": str(desk.now().revision)})
    episode.refresh_from_db()
    assert episode.analysis == "Priya’s analysis"


def test_another_cases_episode_is_not_there(desk, team):
    episode = factories.episode(factories.review(team), team.priya)
    desk.shown(where(episode), status=404)
    assert desk.sent(where(episode), TYPED).status_code == 404


def test_who_may_only_read_cannot_change_it(readers, team):
    episode = factories.episode(readers.review, team.priya)
    readers.shown(where(episode), status=404)
    assert readers.sent(where(episode), {"act": "take-out"}).status_code == 404
