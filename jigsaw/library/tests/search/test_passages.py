"""The passages of a text in which phrases are looked for."""

import random

from jigsaw.library.search.passages import LONGEST, REPEATED, SHORTEST, WORTH, Parts, passages_in, passages_of


def drawn(words: int) -> list[str]:
    chance = random.Random(3)
    return ["".join(chance.choices("abcdefgh", k=chance.randint(1, 12))) for _ in range(words)]


def test_sentences_stay_whole_and_each_stands_in_one_passage():
    """Fails when a word is lost or counted twice, or a passage ends within a sentence."""
    words = drawn(900)
    sentences = [" ".join(words[at : at + 9]).capitalize() + ".?!"[at % 3] for at in range(0, 900, 9)]
    for between in (" ", "\n"):
        text = between.join(sentences)
        found = list(passages_in(text))
        assert "".join(found) == text
        assert all(SHORTEST < len(each) <= LONGEST for each in found[:-1])
        assert all(each.rstrip()[-1] in ".?!" for each in found)


def test_where_no_sentence_ends_every_phrase_that_can_be_asked_stands_whole_in_a_passage():
    """Fails when a phrase over a cut is lost, or a text without blanks is cut for ever."""
    words = drawn(1_500)
    for between in (" ", "\n"):
        found = list(passages_in(between.join(words)))
        assert all(len(each) <= LONGEST for each in found)
        for at in range(len(words) - 12):
            phrase = between.join(words[at : at + 12])
            assert len(phrase) <= REPEATED
            assert any(f"{between}{phrase}{between}" in f"{between}{each}{between}" for each in found), at
    unbroken = list(passages_in("x" * 5_000))
    assert sum(map(len, unbroken)) == 5_000 + REPEATED * (len(unbroken) - 1)


def test_a_text_of_nothing_has_no_passage_and_each_part_gives_its_worth():
    """Fails when empty parts fill the index, or two parts stand in one passage."""
    assert list(passages_in("")) == []
    assert list(passages_of(Parts("One", "", "", "", "Two", "Three"))) == [
        (WORTH["title"], "One"),
        (WORTH["report"], "Two"),
        (WORTH["documents"], "Three"),
    ]
