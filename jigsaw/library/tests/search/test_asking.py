"""What is understood of a question."""

import pytest

from jigsaw.documents.vocabulary import concepts
from jigsaw.library.search.asking import LONGEST, MOST_WORDS, understand
from jigsaw.library.search.highlights import Sought, highlighted
from jigsaw.library.search.spelling import nearest, slips_between

PAIRS = [(label, each.slug) for each in concepts().values() if each.is_current for label in each.also[:1]]


def test_forty_pairs_of_synonyms_find_their_concept():
    """Fails when another word that people use for a concept does not lead to it, or says it is the usual one."""
    understood = {slug: understand(label.upper()) for label, slug in PAIRS}
    assert [slug for slug, asked in understood.items() if slug not in asked.carried] == []
    # The others are the plural of the usual word.
    assert sum(not asked.meant.is_preferred for asked in understood.values() if asked.meant) >= 40


def test_a_concept_is_looked_for_by_each_of_its_labels():
    """Fails when a search for one label leaves out reviews that use another."""
    asked = understand("hidden fathers")
    assert (("hidden", "men"),) in asked.wanted
    assert (("unseen", "fathers", "and", "male", "carers"),) in asked.wanted
    assert understand("hidden fathers", words_only=True).wanted == ((("hidden",), ("fathers",)),)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ('"closed on the same" afternoon', (("closed", "on", "the", "same"), ("afternoon",))),
        ("“over optimism” hope", (("over", "optimism"), ("hope",))),
        ('half a "quote', (("half",), ("quote",))),
        ("the mother's plan", (("mother", "s"), ("plan",))),
        ("neglect AND NOT (bruising OR *) NEAR/3 -x title:y", None),
        ("Zoë's naïveté", (("zoe", "s"), ("naivete",))),
        ("neglect\0bruise", (("neglect",), ("bruise",))),
        ("\N{SNOWMAN}\N{PILE OF POO}", ()),
        ("the and of", ()),
        ("", ()),
    ],
)
def test_words_and_phrases_are_told_apart(query, terms):
    """Fails when a sign of a reader becomes an operator, or a phrase falls into words."""
    asked = understand(query)
    assert terms is None or asked.terms == terms
    assert all(set(word) & set('"*():^+-') == set() for term in asked.terms for word in term)


def test_a_question_of_ten_thousand_characters_is_cut_and_says_so():
    """Fails when a flood of words reaches the database, or is cut without a word."""
    asked = understand("neglect and bruising " * 500)
    assert asked.was_cut
    assert len(asked.said) <= LONGEST
    assert len(asked.terms) <= MOST_WORDS
    assert not understand("neglect").was_cut


def test_a_slip_of_the_pen_finds_the_nearest_word_that_more_reviews_use():
    """Fails when swapped, missing or wrong letters are not seen through, or a far word is proposed."""
    from collections import Counter

    words = Counter({"neglect": 40, "neglected": 3, "negate": 9})
    assert [nearest(each, words) for each in ("neglcet", "neglct", "nehlect", "nothing", "neglect")] == [
        "neglect", "neglect", "neglect", "", "neglect"
    ]  # fmt: skip
    assert slips_between("ab", "ba", 2) == 1


def test_a_highlight_is_one_passage_of_findings_before_all_else():
    """Fails when the case story is shown where a finding matches too, or text is lost round the mark."""
    parts = [
        ("findings", "Nothing here.\nFour services neglected it; one neglects no family."),
        ("report", "Neglect is told of here."),
    ]
    shown = highlighted(parts, Sought.of(understand("neglect families").wanted))
    assert shown.source == "Findings"
    assert "".join(text for text, _ in shown.pieces) == "Four services neglected it; one neglects no family."
    assert [text for text, marked in shown.pieces if marked] == ["neglected", "neglects", "family"]
    assert highlighted(parts[1:], Sought.of(understand("neglect").wanted)).source == "Report"
    assert highlighted(parts, Sought.of(understand("bruise").wanted)) is None


def test_a_phrase_is_shown_where_it_stands_however_often_its_first_word_does_before():
    """Fails when a review is found by a phrase and shows nothing of it."""
    text = "\n".join(["The father was not asked."] * 60 + ["A father without a visit."])
    shown = highlighted([("report", text)], Sought.of(understand('"father without a visit"').wanted))
    assert shown.pieces == (("A ", False), ("father without a visit", True), (".", False))


def test_a_word_is_not_marked_inside_another():
    """Fails when grandfather is marked for father."""
    sought = Sought.of(((("father",),),))
    shown = highlighted([("summary", "The grandfather, then a father.")], sought)
    assert [text for text, marked in shown.pieces if marked] == ["father"]
    assert highlighted([("summary", "The grandfather.")], sought) is None


def test_a_line_with_both_words_is_shown_rather_than_an_earlier_one_with_one():
    """Fails when lines that cannot be better are taken for those that can."""
    lines = "The father came.\nThe visit was late.\nThe father missed the visit."
    shown = highlighted([("summary", lines)], Sought.of(understand("father visit").wanted))
    assert "".join(text for text, _ in shown.pieces) == "The father missed the visit."
