"""What waits in this room for a person is asked for in one statement, whatever they may do."""

from __future__ import annotations

import pytest

from jigsaw.partnerships.roles import roles_that_may
from jigsaw.teaching.actions.articles import save_article
from jigsaw.teaching.queries.waiting import ToDecide, ToSign, waiting_in_teaching
from jigsaw.teaching.tests.article_life import NOW, begun, fresh, frozen_version
from jigsaw.teaching.tests.bulletins import JUNE, proposed

pytestmark = [pytest.mark.django_db(databases=["default", "public"]), pytest.mark.usefixtures("july")]


def test_versions_and_bulletins_are_found_in_one_query_by_those_who_decide(team, django_assert_num_queries):
    """Fails when each kind, or each row, asks the database of its own, or waits for somebody who may not decide."""
    bulletin = proposed()
    one, other = begun(team), begun(team, title="Another page", kind="guidance")
    for article in (one, other):
        frozen_version(team, article)
    save_article(other, values={"title": "A better title"}, revision=0, by=team.dee, at=NOW)
    frozen_version(team, fresh(other))
    signs = [ToSign(one.pk, 1, one.kind), ToSign(other.pk, 2, "guidance")]
    for person, waits in (
        (team.priya, [*signs, ToDecide(bulletin.pk, JUNE)]),
        (team.marcus, signs),
        (team.dee, [ToDecide(bulletin.pk, JUNE)]),
    ):
        with django_assert_num_queries(1):
            assert waiting_in_teaching(person) == waits


def test_who_decides_on_bulletins_is_asked_for_by_the_place_that_tells_both():
    """Fails when somebody may approve a bulletin and is not told of it, for want of the place that asks."""
    assert roles_that_may("send_bulletin") <= roles_that_may("view_article")
