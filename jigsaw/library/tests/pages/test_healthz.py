"""Whether the process answers."""

import pytest
from django.db import DatabaseError

pytestmark = pytest.mark.django_db


def test_it_says_ok_and_is_not_kept(public_site):
    """Fails when a cache can answer for a dead process."""
    answer = public_site.get("/healthz")
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ok", "no-store")


def test_it_says_when_the_database_does_not_answer(public_site, monkeypatch):
    """Fails when a process without its database counts as well, or says more than which part failed."""

    def broken():
        raise DatabaseError("secret host")

    monkeypatch.setattr("jigsaw.library.queries.last_change", broken)
    answer = public_site.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"database")
