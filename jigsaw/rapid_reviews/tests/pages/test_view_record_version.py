"""One version of the record, for those who may see the rapid review."""

from __future__ import annotations

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.rapid_reviews.actions.signing import ask_for_change
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.test_versions import change_record, recuse

PAGE = "versions/1/"


def test_while_documents_are_made_the_page_asks_again_by_itself(team, review, priya):
    records.ready(team, review)
    priya.done("versions/make/", {"what_changed": "First version"})
    page = priya.shown(PAGE)
    assert "The documents are being made and checked." in page
    assert 'http-equiv="refresh"' in page


def test_documents_signatures_and_the_next_step_stand_on_it(team, version, priya, marcus):
    page = priya.shown(PAGE)
    assert "Record that it was sent to the Panel" in page
    assert page.count("Not yet signed") == 2
    assert "1 check passed" in page
    assert version.fingerprint in page
    assert "Read and sign this version" in marcus.shown(PAGE)
    assert "refresh" not in page.split("<body")[0]


def test_sending_is_not_what_comes_next_while_signatures_are_missing(team, version, priya):
    """Fails when the one green button leads round the co-chairs."""
    button = re.search(r"<a[^>]*>\s*Record that it was sent to the Panel", priya.shown(PAGE))
    assert button
    assert "govuk-button--secondary" in button.group(0)


def test_fewer_who_can_sign_than_are_needed_is_said_with_what_to_do(team, version, priya):
    """Fails when a co-chair stands back and the page waits in silence for a signature that cannot come."""
    assert "able to sign this version" not in priya.shown(PAGE)
    recuse(version.review.incident, team.joan)
    page = priya.shown(PAGE)
    assert "2 signatures are needed, and 1 person is able to sign this version." in page
    assert "Give a co-chair access" in page


def test_a_request_for_a_change_stands_with_its_words(team, version, priya):
    ask_for_change(version, by=team.joan, note="Say more about the <father>", at=records.NOW)
    page = priya.shown(PAGE)
    assert "“Say more about the &lt;father&gt;”" in page
    assert "0 of 2 signed, 1 asked for a change" in page


def test_a_record_that_has_changed_asks_for_a_new_version(team, version, priya, marcus):
    change_record(team, version.review)
    assert "The record has changed since version 1. Make a new version." in priya.shown(PAGE)
    assert "Read and sign this version" not in marcus.shown(PAGE)


def test_a_replaced_version_says_so_and_the_new_one_shows_the_difference(team, version, priya):
    records.sign(version, team.marcus)
    change_record(team, version.review)
    records.made(factories.again(version.review), team.priya, what_changed="The facts")
    assert "Version 2 has replaced this version." in priya.shown(PAGE)
    page = priya.shown("versions/2/")
    assert "Changes since version 1" in page
    assert "Something else is known by now." in page
    assert "Marcus Bell signed version 1. Cleared: version 2 replaces version 1." in page


def test_who_has_no_access_and_who_stands_back_do_not_find_it(team, version, strangers, marcus):
    for someone in strangers:
        someone.shown(PAGE, status=404)
    recuse(version.review.incident, team.marcus)
    marcus.shown(PAGE, status=404)
    marcus.shown("versions/9/", status=404)


def test_a_version_that_is_not_there(priya, version):
    priya.shown("versions/9/", status=404)


def test_as_many_queries_for_the_fifth_version_as_for_the_second(team, version, priya):
    def count(number: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            priya.shown(f"versions/{number}/")
        return len(asked)

    def another(number: int) -> None:
        factories.section(version.review, team.priya, "facts", f"Known by version {number}.")
        records.made(factories.again(version.review), team.priya, what_changed="The facts")

    another(2)
    priya.shown("versions/2/")
    few = count(2)
    for number in (3, 4, 5):
        another(number)
    assert count(5) <= few
