from jigsaw.documents.vocabulary import vocabulary
from jigsaw.rapid_reviews.actions.record import save_themes
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY

THEMES = "themes/"
CHILD = [term.slug for term in vocabulary()["themes"][0].terms]


def test_it_asks_and_saves(desk):
    desk.shown(THEMES)
    page = desk.done(
        THEMES,
        {"themes_the_child": ["siblings"], "themes_parents_and_family": ["domestic-abuse"], "revision": "0"},
    )
    assert "Themes: Siblings, Domestic abuse." in page
    assert desk.now().themes == ["siblings", "domestic-abuse"]
    assert "The child: 1 selected" in desk.shown(THEMES)


def test_one_to_eight_of_the_list(desk):
    desk.refused(THEMES, {}, "Select at least 1 theme")
    desk.refused(THEMES, {"themes_the_child": CHILD[:9]}, "Select 8 themes or fewer. You selected 9")
    desk.refused(THEMES, {"themes_the_child": ["made-up"]}, "as on the page")
    assert desk.now().themes == []
    desk.done(THEMES, {"themes_the_child": CHILD[:8]})
    assert desk.now().themes == CHILD[:8]


def test_the_second_of_two_people_sees_both_choices(desk, team):
    save_themes(desk.review, themes=["domestic-abuse"], revision=None, by=team.tom, at=THURSDAY)
    page = desk.refused(
        THEMES, {"themes_the_child": ["siblings"], "revision": "0"}, "Tom Reid saved this page at"
    )
    assert "Domestic abuse" in page
    assert desk.now().themes == ["domestic-abuse"]
    desk.done(THEMES, {"themes_the_child": ["siblings"], "revision": str(desk.review.revision)})
    assert desk.now().themes == ["siblings"]


def test_who_may_only_read_cannot_choose(readers):
    readers.shown(THEMES, status=404)
    assert readers.sent(THEMES, {"themes_the_child": ["siblings"]}).status_code == 404
