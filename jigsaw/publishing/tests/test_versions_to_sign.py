"""What waits for a co-chair stands on their start page, and on nobody else's."""

from __future__ import annotations

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.models import Version
from jigsaw.publishing.queries import versions_to_sign
from jigsaw.publishing.tests import factories

pytestmark = pytest.mark.django_db


def test_a_version_waits_for_each_co_chair_until_they_decide(team):
    version = factories.waiting(team)
    assert versions_to_sign(team.marcus) == [version]
    actions.ask_for_change(version, by=team.marcus, note="One date is wrong.", at=factories.NOW)
    assert versions_to_sign(team.marcus) == []
    assert versions_to_sign(team.joan) == [version]
    assert versions_to_sign(team.priya) == []


def test_only_the_newest_version_waits(team):
    version = factories.waiting(team)
    publication = version.publication
    actions.save_part(
        publication,
        part="briefing.why_it_matters",
        value="Other words.",
        revision=publication.draft_revision,
        by=team.priya,
        at=factories.NOW,
    )
    newer = factories.next_version(team, publication)
    assert [each.number for each in versions_to_sign(team.marcus)] == [newer.number]


def test_a_conflict_of_interest_ends_the_waiting_for_good(team):
    version = factories.waiting(team)
    actions.declare_conflict(version, by=team.marcus, at=factories.NOW)
    assert versions_to_sign(team.marcus) == []
    publication = version.publication
    actions.save_part(
        publication,
        part="briefing.why_it_matters",
        value="Other words.",
        revision=publication.draft_revision,
        by=team.priya,
        at=factories.NOW,
    )
    factories.next_version(team, publication)
    assert versions_to_sign(team.marcus) == []
    assert len(versions_to_sign(team.joan)) == 1


def test_it_stands_on_the_start_page(team, client):
    version = factories.waiting(team)
    client.force_login(team.marcus)
    page = client.get("/").content.decode()
    assert f"Sign version 1 of {version.publication.reference}" in page
    assert f"/publications/{version.publication_id}/versions/1/sign/" in page
    client.force_login(team.priya)
    assert "Waiting for you" not in client.get("/").content.decode()


def test_many_versions_cost_no_more_queries_than_one(team, django_assert_num_queries):
    factories.waiting(team)
    with django_assert_num_queries(1):
        versions_to_sign(team.joan)
    factories.waiting(team, draft=factories.edition(reference="ASCP 2024-25/09"))
    assert Version.rows.count() == 2
    with django_assert_num_queries(1):
        assert len(versions_to_sign(team.joan)) == 2
