from jigsaw.rapid_reviews.tests import factories

EPISODES = "episodes/"


def titles(desk) -> list[str]:
    return [episode.title for episode in desk.review.episodes.all()]


def test_it_says_what_will_stand_there(desk):
    assert "The episodes will stand here, in their order." in desk.shown(EPISODES)


def test_episodes_are_moved_up_and_down(desk, team):
    for title in ("One", "Two", "Three"):
        factories.episode(desk.review, team.priya, title=title)
    one, _two, three = desk.review.episodes.all()
    desk.shown(EPISODES)
    desk.done(EPISODES, {"up": str(three.pk)})
    assert titles(desk) == ["One", "Three", "Two"]
    desk.done(EPISODES, {"down": str(one.pk)})
    assert titles(desk) == ["Three", "One", "Two"]
    desk.done(EPISODES, {"up": str(three.pk)})
    assert titles(desk) == ["Three", "One", "Two"]


def test_what_is_no_episode_of_the_case_is_not_there(desk, team):
    other = factories.episode(factories.review(team), team.priya)
    for sent in ({}, {"up": "nonsense"}, {"up": str(other.pk)}):
        assert desk.sent(EPISODES, sent).status_code == 404


def test_who_may_only_read_reads_them_and_moves_none(readers, team):
    episode = factories.episode(readers.review, team.priya)
    factories.episode(readers.review, team.priya, title="Second")
    page = readers.shown(EPISODES)
    assert "The call reached a team with four vacancies" in page
    assert "Move down" not in page
    assert readers.sent(EPISODES, {"down": str(episode.pk)}).status_code == 404


def test_it_asks_no_more_of_the_database_for_twenty(desk, team, django_assert_max_num_queries):
    factories.episode(desk.review, team.priya)
    desk.shown(EPISODES)
    with django_assert_max_num_queries(22) as few:
        desk.shown(EPISODES)
    for number in range(19):
        factories.episode(desk.review, team.priya, title=f"Episode {number}")
    with django_assert_max_num_queries(len(few)):
        page = desk.shown(EPISODES)
    assert "A record has 20 episodes at most." in page
