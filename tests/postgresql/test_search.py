"""What the search asks of PostgreSQL alone."""

import pytest
from django.conf import settings
from django.db import connections

from tests.public_site import public_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]
__all__ = ["public_site"]


def rows(statement: str) -> list[tuple]:
    with connections[settings.PUBLIC_DATABASE].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_a_question_is_not_compiled_and_takes_one_processor():
    """Fails when PostgreSQL takes longer to compile a question than to answer it, or lets other readers wait for it."""
    assert rows("SHOW jit") == [("off",)]
    assert rows("SHOW max_parallel_workers_per_gather") == [("0",)]


def test_places_of_words_are_kept_as_they_are():
    """Fails when PostgreSQL packs numbers that do not get smaller by it, and unpacks them for every phrase."""
    told = (
        "SELECT attstorage FROM pg_attribute WHERE attrelid = 'library_places'::regclass AND attname = 'held'"
    )
    assert rows(told) == [("e",)]
