"""A frame holds what is the same on every answer; its gaps take what a reader asked, whatever it says."""

import pytest

from jigsaw.library.frames import Frame, mark
from tests.public_site import RELEASED, released_edition

PAGE = f"<title>{mark('title')}</title><main>{mark('answer')}</main>"


def test_gaps_are_filled_in_the_order_of_the_page():
    """Fails when an answer stands in the place of the title."""
    frame = Frame.of(PAGE, "answer", "title")
    assert frame.filled({"title": "One", "answer": "Two"}) == "<title>One</title><main>Two</main>"


def test_the_mark_of_a_gap_in_what_a_reader_wrote_is_a_word_like_others():
    """Fails when a question can move pieces of the page."""
    frame = Frame.of(PAGE, "title", "answer")
    assert (
        frame.filled({"title": mark("answer"), "answer": "x"})
        == f"<title>{mark('answer')}</title><main>x</main>"
    )


@pytest.mark.parametrize("page", ["<main></main>", mark("title") * 2])
def test_a_page_without_its_gap_is_refused(page):
    """Fails when a change of the layout loses the title, or shows it twice, and nobody hears of it."""
    with pytest.raises(ValueError, match="title"):
        Frame.of(page, "title")


def test_a_gap_that_may_stand_often_is_filled_wherever_it_stands():
    """Fails when one link of several leads to another address, or when none stands there and nobody hears of it."""
    frame = Frame.of(
        f"<a>{mark('where')}</a><b>{mark('title')}</b><a>{mark('where')}</a>", "title", often=["where"]
    )
    assert frame.filled({"where": "x", "title": "y"}) == "<a>x</a><b>y</b><a>x</a>"
    with pytest.raises(ValueError, match="where"):
        Frame.of("<a></a>", often=["where"])


@pytest.mark.django_db
def test_an_answer_says_what_was_asked_and_a_change_makes_the_frame_anew(public_site):
    """Fails when one reader sees another's question, or a partnership's new helpline stays away from answers."""
    from jigsaw.library.actions import receive
    from tests.public_site import BRINDLE_VALE

    receive(released_edition(), at=RELEASED)
    first = public_site.get("/library/?q=first<b>").content.decode()
    second = public_site.get("/library/?q=second").content.decode()
    assert "<title>0 results for first&lt;b&gt; – " in first
    assert "first" not in second
    assert "second" not in first
    assert "Brindle Vale" not in second

    receive(released_edition(1001, publisher=BRINDLE_VALE), at=RELEASED)
    assert "Brindle Vale" in public_site.get("/library/?q=third").content.decode()
