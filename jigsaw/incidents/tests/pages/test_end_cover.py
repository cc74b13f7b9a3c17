"""The page on which cover ends early."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jigsaw.incidents.actions.cover import arrange_cover
from jigsaw.incidents.models import Cover

AT = datetime(2026, 5, 1, 15, tzinfo=UTC)


@pytest.fixture
def cover(team):
    return arrange_cover(
        partnership=team.partnership, covered_by=team.priya, first_day=date(2026, 5, 5),
        last_day=date(2026, 5, 12), by=team.tom, at=AT,
    )  # fmt: skip


def test_it_asks_first_then_ends(team, client, cover):
    client.force_login(team.tom)
    page = client.get(f"/work/cover/{cover.pk}/end/").content.decode()
    assert "Priya Nair covers for Tom Reid from 5 May 2026 to 12 May 2026" in page
    assert Cover.rows.get().ended_at is None
    answer = client.post(f"/work/cover/{cover.pk}/end/", follow=True)
    assert "The cover has ended." in answer.content.decode()
    assert Cover.rows.get().ended_at is not None
    assert client.post(f"/work/cover/{cover.pk}/end/").status_code == 404, "what has ended is not there"


def test_others_do_not_find_it(team, client, cover):
    for who in (team.marcus, team.joan, team.dee):
        client.force_login(who)
        assert client.get(f"/work/cover/{cover.pk}/end/").status_code == 404
        assert client.post(f"/work/cover/{cover.pk}/end/").status_code == 404
    assert Cover.rows.get().ended_at is None
