"""The list of the months' bulletins."""

import pytest

from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.actions.bulletins import skip_bulletin
from jigsaw.teaching.tests.bulletins import MORNING, proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
WHERE = "/bulletins/"


def test_what_waits_stands_first_and_on_the_start_page(team, priya):
    """Fails when a proposal is not found, or a decided one looks as if it waited."""
    assert "propose themselves here" in text(priya.get(WHERE))
    bulletin = proposed()
    assert "Waits for approval June 2026" in text(priya.get(WHERE))
    assert text(priya.get(WHERE)).count("Waits for approval") == 1
    assert f'href="{where("view_bulletin", bulletin)}"' in priya.get("/").content.decode()
    skip_bulletin(bulletin, reason="Nothing new enough.", by=team.priya, at=MORNING)
    assert "Decided June 2026 Nothing new enough. Not sent" in text(priya.get(WHERE))
    assert where("view_bulletin", bulletin) not in priya.get("/").content.decode()


def test_only_those_who_may_see_it_and_nobody_elses(team, browse, stranger):
    proposed()
    assert browse(team.dee).get(WHERE).status_code == 200
    assert browse(team.marcus).get(WHERE).status_code == 404
    assert "June 2026" not in text(stranger.get(WHERE))


def test_the_queries_do_not_grow_with_the_months(team, priya, django_assert_max_num_queries):
    """Fails when each line asks the database of its own."""
    from datetime import date

    from jigsaw.audit.actions import act
    from jigsaw.teaching.models import MonthlyBulletin

    with act("seed", by="tests", at=MORNING, partnership=team.partnership):
        for month in range(1, 13):
            MonthlyBulletin.rows.create(
                partnership=team.partnership, month=date(2025, month, 1), proposed_at=MORNING,
                state="sent", decided_at=MORNING, due_at=MORNING, handed_over_at=MORNING,
            )  # fmt: skip
    priya.get(WHERE)
    with django_assert_max_num_queries(12):
        priya.get(WHERE)
