"""Remove who told whom: asked first."""

from __future__ import annotations

from jigsaw.agency_returns.actions.key_facts import record_share
from jigsaw.agency_returns.chronology.dates import NOT_KNOWN
from jigsaw.agency_returns.models import FactShare
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.pages.test_list_key_facts import story  # noqa: F401
from jigsaw.incidents.tests.casework import not_there, text


def test_it_is_removed_after_being_asked(desk, team, story):  # noqa: F811
    record_share(
        story, from_agency="Vale Constabulary", to_agencies=["School"], day=NOT_KNOWN, how="", by=team.priya,
        at=ASKED_AT,
    )  # fmt: skip
    share = FactShare.rows.get()
    own = {"fact_id": story.pk, "share_id": share.pk}
    assert "Vale Constabulary told School, not known." in text(desk.see("remove_share", **own))
    not_there(desk, desk.address("remove_share", **own), but="staff")
    assert FactShare.rows.exists()
    desk.send("remove_share", {}, **own)
    assert not FactShare.rows.exists()
