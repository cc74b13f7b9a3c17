"""Lists of reviews written out by hand hold markup for what it is: text."""

from jigsaw.components.review_pieces import (
    Copy,
    Document,
    ReviewLine,
    documents_list,
    passage,
    review_rows,
    row_round_passage,
)

MARKUP = '<b title="x">&\''


def test_every_word_of_a_review_is_escaped():
    """Fails when a word of a review, a file or an address becomes markup."""
    document = Document(MARKUP, MARKUP, (Copy(MARKUP, MARKUP, MARKUP),))
    line = ReviewLine(
        title=MARKUP, href=MARKUP, reference=MARKUP, published=MARKUP, learning=MARKUP, kind=MARKUP, is_local=False,
        publisher=MARKUP, documents=(document,), for_teams=(), themes=((MARKUP, MARKUP), (MARKUP, "")),
    )  # fmt: skip
    said = passage([(MARKUP, False), (MARKUP, True)], MARKUP)
    for made in (review_rows([line], True), documents_list([document], MARKUP, True), said):
        assert "<b" not in made
        assert "&'" not in made
        assert "&lt;b title=&quot;x&quot;&gt;&amp;&#x27;" in made


def test_what_is_not_there_leaves_no_empty_line():
    """Fails when a review without reference or themes shows empty lines, or a passage of no named part a colon."""
    line = ReviewLine("Title", "/a/", "", "2024", "Learning", "Local review", True, "Alderbrook", (), ())
    made = review_rows([line])
    assert "jig-reviews__line" not in made
    assert "jig-reviews__source" not in passage([("What was said", False)], "")
    assert "Alderbrook" not in made
    assert "Alderbrook" in review_rows([line], True)


def test_the_two_sides_of_a_passage_are_the_row():
    """Fails when a review looks otherwise in an answer than in a list."""
    line = ReviewLine("Title", "/a/", "R 1", "2024", "Learning", "Local review", True, "Alderbrook", (), ())
    before, behind = row_round_passage(line, True)
    assert before + behind == review_rows([line], True)
    assert before.endswith("Learning</span>\n")
