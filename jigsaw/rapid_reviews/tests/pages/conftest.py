"""The pages of decision, versions and sending, on Wednesday 20 May 2026, 11am: working day 11 of 15."""

from __future__ import annotations

import pytest

from jigsaw.partnerships.tests.factories import partnership, somebody
from jigsaw.rapid_reviews.tests import records
from jigsaw.rapid_reviews.tests.reviewing import Reviewing


@pytest.fixture
def wednesday(monkeypatch, small_documents):
    """Pages are opened on Wednesday 20 May 2026, and documents are made without typesetting."""
    monkeypatch.setattr("jigsaw.partnerships.access.present", lambda: records.NOW)


@pytest.fixture
def priya(team, review, wednesday):
    """The business manager at the pages of the rapid review."""
    return Reviewing(review, team.priya)


@pytest.fixture
def tom(team, review, wednesday):
    """The coordinator at the same pages."""
    return Reviewing(review, team.tom)


@pytest.fixture
def version(team, review, wednesday):
    """Version 1, made and waiting for signatures."""
    return records.made(records.ready(team, review), team.priya)


@pytest.fixture
def marcus(team, version):
    """A co-chair who was asked to sign."""
    return Reviewing(version.review, team.marcus)


@pytest.fixture
def strangers(team, review, wednesday):
    """People who do not reach the case: the business manager of another partnership, and people of other roles."""
    other = partnership("brindle-vale", area="Brindle Vale", name="Brindle Vale SCP", short_name="BVSCP")
    gwen = somebody("Gwen Hale", other)
    return [Reviewing(review, gwen), Reviewing(review, team.dee), Reviewing(review, team.sam)]
