"""Words are cut as FTS5 cuts them."""

import sqlite3

import pytest

from jigsaw.library.search.stems import STEMS, stem

WORDS = """
bruise bruises bruised bruising neglect neglected neglecting neglectful families family caresses ponies ties caress cats
feed agreed plastered bled motoring sing conflated troubled sized hopping tanned falling hissing fizzed failing filing
happy sky relational conditional rational valency hesitancy digitizer conformably radically differently vilely
analogously vietnamization predication operator feudalism decisiveness hopefulness callousness formality sensitivity
sensibility triplicate formative formalize electricity electrical hopeful goodness revival allowance inference airliner
gyroscopic adjustable defensible irritant replacement adjustment dependent adoption communism activate homologous
effective bowdlerize probate rate cease controlling roll yes young yearly safeguarding practitioners children ies oss
generalizations oscillators a is be eed ing ed ss sses apologies archaeology 2026 12a
""".split()


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_cut_as_fts5_cuts_it(word):
    """Fails when a word and a phrase would find different forms of it."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE held USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    base.execute("CREATE VIRTUAL TABLE words USING fts5vocab(held, row)")
    base.execute("INSERT INTO held VALUES (?)", [word])
    assert base.execute("SELECT term FROM words").fetchall() == [(stem(word),)]


def test_words_that_every_text_has_have_no_list():
    """Fails when lists are written for words that are never asked by themselves."""
    assert STEMS["the"] == ""
    assert STEMS["bruises"] == "bruis"
