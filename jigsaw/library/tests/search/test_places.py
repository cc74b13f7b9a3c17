"""Where words stand: over many rows of the lists, in common words and rare ones, and after an update of what stands."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections

from jigsaw.library.keeping import forget
from jigsaw.library.models import SearchEntry
from jigsaw.library.search import places
from jigsaw.library.search.counting import counted, numbers
from jigsaw.library.search.engines import cursor
from jigsaw.library.search.indexing import take_out_of_index
from jigsaw.library.search.lists import IN_A_ROW, Lists
from jigsaw.library.search.passages import PARTS, Parts
from jigsaw.library.search.standing import Standing, standing
from jigsaw.library.tests.search.test_phrases import answers, slugs
from jigsaw.library.tests.search.test_ranking import release_some
from tests.public_site import public_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
__all__ = ["public_site", "slugs"]

MIGRATION = import_module("jigsaw.library.migrations.0011_where_words_stand")
PHRASE, OTHER = ("seen", "by", "nobody"), ("nobody", "by")


def written(texts: dict[int, Parts]) -> Standing:
    """The places of words of reviews that have these numbers, and these reviews standing."""
    known, gathered = numbers(), Lists("library_places")
    for number, parts in texts.items():
        places.add(gathered, number, counted(parts, known))
    with cursor() as opened:
        gathered.write(opened, known.stems)
    return Standing((number, number, "kind:local-review", 10) for number in texts)


def told(here: Standing) -> dict[tuple[str, ...], dict[int, float]]:
    """What each phrase counts for, by the numbers of the reviews that have it."""
    with cursor() as opened:
        found = places.counts(opened, [PHRASE, OTHER], here)
    return {
        phrase: {here.numbers[at]: float(worth[at]) for at in worth.nonzero()[0]}
        for phrase, worth in found.items()
    }


@pytest.mark.parametrize("much", [0, 10**9])
def test_a_phrase_is_found_in_every_row_of_the_lists_however_common_its_words_are(monkeypatch, much):
    """Fails when a phrase is lost at the end of a row, counted twice, or found where two reviews meet."""
    monkeypatch.setattr(places, "MUCH", much)
    yes = Parts("Seen by nobody", "", "", "", "They were seen by nobody. " * 3, "Seen by nobody")
    no = Parts("By nobody", "seen", "seen by", "nobody", "Nobody by whom they were seen", "seen")
    every = [1, IN_A_ROW - 1, IN_A_ROW, 2 * IN_A_ROW, 5 * IN_A_ROW + 7]
    here = written(dict.fromkeys(every, yes) | {number + 1: no for number in (1, IN_A_ROW, 999)})
    found = told(here)
    assert found[PHRASE] == dict.fromkeys(every, 12 + 3 + 1)
    assert found[OTHER] == dict.fromkeys([2, IN_A_ROW + 1, 1000], 1)


def test_what_stands_in_the_lists_but_not_in_the_library_counts_for_nothing():
    """Fails when a review that was written a moment ago is taken for another one."""
    here = written({number: Parts("Seen by nobody", *[""] * 5) for number in (1, 2, 3)})
    left = Standing((number, number, "kind:local-review", 10) for number in (1, 3))
    assert told(here)[PHRASE] == {1: 12, 2: 12, 3: 12}
    assert told(left)[PHRASE] == {1: 12, 3: 12}


def test_a_review_that_goes_takes_its_places_and_no_others():
    """Fails when words of a withdrawn review stay, or a phrase of another review is broken."""
    here = written({number: Parts("Seen by nobody", *[""] * 5) for number in (1, 2)})
    with cursor() as opened:
        places.take_out(opened, 1, ["seen", "by", "nobodi"])
        assert told(here)[PHRASE] == {2: 12}
        places.take_out(opened, 2, ["seen", "by", "nobodi"])
        opened.execute("SELECT count(*) FROM library_places")
        assert opened.fetchone() == (0,)


def test_small_words_keep_their_places_and_are_found_in_quotes(slugs):
    """Fails when a phrase forgets a small word, or takes another one for it."""
    assert answers('"risk at harm"') == []
    assert slugs[5] in answers('"in the household"')
    assert len(answers('"of"')) > 4


def test_an_update_finds_what_stood_before_and_leaves_nothing_of_the_old_index():
    """Fails when phrases of older reviews are not found after an update, or the old tables stay."""
    release_some(6)
    forgotten = SearchEntry.objects.earliest("number").edition
    before = {
        query: answers(query) for query in ('"visit midwife"', '"school baby"', "father", "handover bed")
    }
    take_out_of_index(forgotten)
    connection = connections[settings.PUBLIC_DATABASE]
    with connection.cursor() as opened:
        as_it_was(opened, connection.vendor)
        MIGRATION.make_places(apps, SimpleNamespace(connection=connection, execute=opened.execute))
        tables = set(connection.introspection.table_names(opened))
    assert "library_passage" not in tables
    assert not [name for name in tables if name.startswith("library_search_")]
    forget()
    assert standing().size == 6
    assert {query: sorted(answers(query)) for query in before} == {
        query: sorted(found) for query, found in before.items()
    }


def as_it_was(opened, vendor: str) -> None:
    """The index of before: FTS5 or passages, and the lists of words alone."""
    columns = ", ".join(PARTS)
    opened.execute("DROP TABLE library_places")
    if vendor == "sqlite":
        opened.execute("ALTER TABLE library_search RENAME TO library_plain")
        opened.execute(
            f"CREATE VIRTUAL TABLE library_search USING fts5({columns}, tokenize = 'porter unicode61')"
        )
        opened.execute(
            f"INSERT INTO library_search (rowid, {columns}) SELECT number, {columns} FROM library_plain"
        )
        opened.execute("DROP TABLE library_plain")
    else:
        opened.execute("CREATE TABLE library_passage (number bigint, worth smallint, words tsvector)")
        opened.execute("ALTER TABLE library_search ADD COLUMN short tsvector, ADD COLUMN words tsvector")
