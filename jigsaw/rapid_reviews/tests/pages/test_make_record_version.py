"""Make a version: what is missing, what changed, and documents that could not be made."""

from __future__ import annotations

import pytest

from jigsaw.documents.made import DocumentFault
from jigsaw.rapid_reviews.models import RecordVersion
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.test_versions import change_record

PAGE = "versions/make/"


def test_what_is_missing_is_listed_with_links_and_there_is_no_button(priya):
    page = priya.shown(PAGE)
    assert "“The facts” is empty" in page
    assert f'href="{priya.address("record/facts/")}"' in page
    assert f'href="{priya.address("decision/")}"' in page
    assert "govuk-button" not in page.split('id="main-content"')[-1].split("</main>")[0]
    priya.refused(PAGE, {"what_changed": "First"}, "The record is not whole yet")
    assert not RecordVersion.rows.exists()


def test_a_version_is_made_and_a_replay_makes_no_second(team, review, priya):
    records.ready(team, review)
    page = priya.done(PAGE, {"what_changed": "First version", "number": "9", "documents_state": "made"})
    assert "Version 1 of the record" in page
    assert "The documents are being made" in page
    priya.refused(PAGE, {"what_changed": "First version"}, "Nothing has changed since version 1")
    assert list(RecordVersion.rows.values_list("number", "documents_state")) == [(1, "waiting")]


@pytest.mark.parametrize(("words", "said"), [("", "Enter what changed"), ("x" * 100_000, "It has 100,000")])
def test_it_says_what_changed(team, review, priya, words, said):
    records.ready(team, review)
    priya.refused(PAGE, {"what_changed": words}, said)


def test_what_changed_since_the_last_version_is_shown_with_the_signatures_it_clears(team, version, priya):
    records.sign(version, team.marcus)
    change_record(team, version.review)
    page = priya.shown(PAGE)
    assert "Version 1 has 1 signature. The new version clears it." in page
    assert "Something else is known by now." in page


def test_documents_that_could_not_be_made_are_made_again(team, review, priya, monkeypatch):
    records.ready(team, review)
    with monkeypatch.context() as broken:
        fault = DocumentFault("Rapid review", "needs more memory. Shorten its longest section")
        broken.setattr("jigsaw.documents.panel_record.make_panel_documents", records.failing(fault))
        version = records.made(factories.again(review), team.priya)
    page = priya.shown(PAGE)
    assert "Shorten its longest section" in page
    priya.done(PAGE, {"again": "yes"})
    priya.refused(PAGE, {"again": "yes"}, "did not fail")
    assert records.built(version).documents_state == "made"


def test_who_may_not_write_does_not_find_it(strangers, marcus):
    for someone in (*strangers, marcus):
        someone.shown(PAGE, status=404)
