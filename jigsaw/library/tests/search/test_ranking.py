"""The order of an answer, and what the lists of words tell of a review."""

import random
import sqlite3

import pytest

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.models import SearchEntry
from jigsaw.library.search.asking import Wanted, understand
from jigsaw.library.search.counting import counted, numbers
from jigsaw.library.search.engines import cursor, texts
from jigsaw.library.search.lists import IN_A_ROW
from jigsaw.library.search.passages import PARTS, WORTH, Parts
from jigsaw.library.search.ranking import ranked
from jigsaw.library.search.standing import standing
from jigsaw.library.search.weights import HEAVIEST, lists, pairs_in
from tests.public_site import RELEASED, plain_edition, public_site, released_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
__all__ = ["public_site"]

WORDS = "handover bruise father delay curiosity school baby bed midwife visit".split()


def release_some(count: int) -> list[str]:
    """Reviews of words drawn at random, some long and some short. Returns their identifiers."""
    chance = random.Random(7)
    made = []
    for number in range(1, count + 1):
        drawn = [" ".join(chance.choices(WORDS, range(1, 11), k=chance.randint(3, 40))) for _ in range(3)]
        plain = plain_edition(title=f"{chance.choice(WORDS)} {number}", reference=None, summary=drawn[0])
        edition = released_edition(number, edition=plain, report_html=f"<p>{drawn[1]}</p><p>{drawn[2]}</p>")
        receive(edition, at=RELEASED)
        made.append(edition.id)
    return made


def in_fts5(numbers: list[int]) -> sqlite3.Connection:
    """The same reviews in a table of FTS5 by itself."""
    base = sqlite3.connect(":memory:")
    base.execute(
        f"CREATE VIRTUAL TABLE held USING fts5({', '.join(PARTS)}, tokenize='porter unicode61 remove_diacritics 2')"
    )
    with cursor() as opened:
        rows = texts(opened, numbers, PARTS)
    marks = ", ".join("?" * (len(PARTS) + 1))
    base.executemany(
        f"INSERT INTO held (rowid, {', '.join(PARTS)}) VALUES ({marks})",
        [(number, *held) for number, held in rows.items()],
    )
    return base


def weighed(parts: Parts) -> tuple[dict[str, int], int]:
    """The weight of each word of a review by its stem, and how many words the review has in all."""
    known = numbers()
    found = counted(parts, known)
    stems = map(known.stems.__getitem__, found.stems.tolist())
    return dict(zip(stems, found.weights.tolist(), strict=True)), found.length


def expression(wanted: Wanted) -> str:
    """What FTS5 is asked: every word stands in quotes, so that none is an operator."""
    return " OR ".join(
        "(" + " AND ".join('"' + " ".join(term) + '"' for term in terms) + ")" for terms in wanted
    )


def test_words_rank_as_fts5_ranks_them_by_bm25():
    """Fails when the lists leave a review out, weigh it otherwise, or the order is only nearly that of BM25."""
    release_some(8)
    here = standing()
    base = in_fts5(here.numbers)
    rank = f"bm25(held, {', '.join(str(WORTH[name]) for name in PARTS)})"
    for query in [*WORDS, "bruises fathers", "delays handover visit", "the midwife"]:
        wanted = understand(query, words_only=True).wanted
        with cursor() as opened:
            own = ranked(opened, wanted, here)
        theirs = base.execute(f"SELECT rowid, {rank} FROM held WHERE held MATCH ?", [expression(wanted)])
        ranks = dict(zip(own.found.nonzero()[0].tolist(), own.rank[own.found].tolist(), strict=True))
        assert ranks == pytest.approx({here.places[number]: found for number, found in theirs}), query


def test_a_withdrawal_takes_a_review_out_of_every_list_and_leaves_the_others():
    """Fails when a list still tells of a withdrawn review, or forgets one that stands."""
    gone, *_ = release_some(4)
    number = SearchEntry.objects.get(edition=gone).number
    stand = dict(SearchEntry.objects.exclude(edition=gone).values_list("number", "length"))
    withdraw(gone, why="To be corrected.", at=RELEASED)
    with cursor() as opened:
        opened.execute("SELECT term, part FROM library_weights")
        terms, parts = (sorted(set(column)) for column in zip(*opened.fetchall(), strict=True))
        rows = [each for found in lists(opened, terms, parts).values() for each in found]
    told = {part * IN_A_ROW + left for part, row in rows for left in pairs_in(row)[:, 0].tolist()}
    assert number not in told
    assert told == set(stand)
    assert all(stand.values())


def test_a_word_written_ever_so_often_still_fits_into_its_list():
    """Fails when a weight runs over into the number of a review."""
    words, length = weighed(Parts("", "", "", "", "neglect " * 70_000, "the neglect"))
    assert words == {"neglect": HEAVIEST}
    assert length == 70_002


def test_letters_that_are_not_latin_are_words_and_signs_are_not():
    """Fails when the quick way of cutting a text loses words."""
    words, length = weighed(Parts("", "", "", "Zoë’s “naïve” 中文 straße — ok_no", "", ""))
    assert set(words) == {"zoe", "s", "naiv", "中文", "straße", "ok"}
    assert length == 7
