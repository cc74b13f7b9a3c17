"""The passages of the search, which PostgreSQL alone keeps in a table of their own."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.models import SearchEntry
from jigsaw.library.search import found
from jigsaw.library.search.postgresql import query_of, simplified, vector_of
from tests.public_site import RELEASED, plain_edition, public_site, released_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
__all__ = ["public_site"]

MIGRATION = import_module("jigsaw.library.migrations.0010_passages_in_postgresql")


def rows(statement: str) -> list[tuple]:
    with connections[settings.PUBLIC_DATABASE].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def held() -> list[tuple]:
    return sorted(rows("SELECT number, worth, words::text FROM library_passage"))


def columns() -> set[str]:
    told = "SELECT attname FROM pg_attribute WHERE attrelid = 'library_search'::regclass AND attnum > 0"
    return {name for (name,) in rows(f"{told} AND NOT attisdropped")}


def total(query: str) -> int:
    return found(query, filters={}, words_only=True).page.total


def release(number: int, title: str) -> str:
    plain = plain_edition(title=title, reference=None)
    edition = released_edition(number, edition=plain, report_html="<p>A long delay was met again.</p>" * 60)
    receive(edition, at=RELEASED)
    return edition.id


def test_a_withdrawal_takes_every_passage_of_a_review_and_of_no_other():
    """Fails when words of a withdrawn review stay in the table, or others lose theirs."""
    first, second = release(1, "The quillfeather review"), release(2, "The marigold review")
    number = dict(SearchEntry.objects.values_list("edition__title", "number"))
    before = held()
    assert {each[0] for each in before} == set(number.values())
    assert len(before) > 8
    withdraw(first, why="To be corrected.", at=RELEASED)
    assert held() == [each for each in before if each[0] == number["The marigold review"]]
    assert "quillfeath" not in str(held())
    withdraw(second, why="To be corrected.", at=RELEASED)
    assert held() == []


def test_words_that_every_text_has_keep_their_place_and_alone_find_nothing():
    """Fails when small words fill the index, a phrase forgets how many stood between, or signs reach the engine."""
    assert vector_of("The risk of Harm, to risk-takers; Zoë") == "risk:2 harm:4 risk:6 taker:7 zoe:8"
    assert query_of(("the", "risk", "of", "harm", "to")) == "risk <2> harm"
    assert query_of(("long", "delays", "again")) == "long <1> delai <1> again"
    assert simplified(((("of", "the"),), (("than", "case", "as"), ("the",), ("risk", "of", "harm")))) == (
        (("case",), ("risk", "of", "harm")),
    )
    release(1, "The risk of harm: a review")
    assert total('"the risk of harm"') == 1
    assert total('"risk harm"') == 0
    assert total('"of the"') == total('"the"') == 0
    assert total('"of the" "long delay"') == total('delays "of the"') == total('"than review as"') == 1


def test_what_stands_gets_its_passages_and_the_way_back_its_vectors():
    """Fails when an update leaves phrases of older reviews unfound, or cannot be taken back."""
    release(1, "The quillfeather review")
    release(2, "The marigold review")
    before, now = held(), columns()
    with connections[settings.PUBLIC_DATABASE].schema_editor() as editor:
        MIGRATION.make_vectors(apps, editor)
        assert columns() == now | {"short", "words"}
        old = "SELECT count(*) FROM library_search WHERE {} @@ phraseto_tsquery('english', 'marigold review')"
        assert rows(old.format("short")) == rows(old.format("words")) == [(1,)]
        assert rows("SELECT to_regclass('library_passage')") == [(None,)]
        MIGRATION.make_passages(apps, editor)
    assert columns() == now
    assert held() == before
    assert total('"marigold review"') == 1


def test_a_question_is_not_compiled_and_takes_one_processor():
    """Fails when PostgreSQL takes longer to compile a question than to answer it, or lets other readers wait for it."""
    assert rows("SHOW jit") == [("off",)]
    assert rows("SHOW max_parallel_workers_per_gather") == [("0",)]
