"""One key fact: its picture and table, the rows that carry it, who told whom, and its use in the review."""

from __future__ import annotations

from jigsaw.agency_returns.actions.key_facts import record_share
from jigsaw.agency_returns.chronology.dates import in_month
from jigsaw.agency_returns.models import ChronologyRow, KeyFact
from jigsaw.agency_returns.queries.key_facts import facts_for_review
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.pages.test_list_key_facts import VIOLENCE, story  # noqa: F401
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.access import add_case_member
from jigsaw.incidents.tests.casework import text


def test_the_picture_tells_who_held_it_and_for_how_long(desk, team, story):  # noqa: F811
    page = desk.see("view_key_fact", fact_id=story.pk)
    said = text(page)
    assert f"Vale Constabulary held this for 143 days before {team.health.name}" in said
    assert "<svg" in page
    assert "12 March 2025, Vale Constabulary" in said
    assert VIOLENCE not in page.partition("</title>")[0]


def test_what_was_shared_stands_there_with_its_accuracy(desk, team, story):  # noqa: F811
    record_share(
        story, from_agency="Vale Constabulary", to_agencies=["Alderbrook School"], day=in_month(2025, 5),
        how="at a meeting", by=team.priya, at=ASKED_AT,
    )  # fmt: skip
    said = text(desk.see("view_key_fact", fact_id=story.pk))
    assert "Vale Constabulary told Alderbrook School, May 2025, at a meeting" in said


def test_it_goes_into_the_review_as_evidence_and_out_again(desk, team, story):  # noqa: F811
    assert facts_for_review(team.incident) == []
    assert desk.send("view_key_fact", {"use": "1"}, fact_id=story.pk).status_code == 302
    assert [fact.title for fact in facts_for_review(team.incident)] == [VIOLENCE]
    desk.send("view_key_fact", {"leave": "1"}, fact_id=story.pk)
    assert facts_for_review(team.incident) == []


def test_a_row_that_a_newer_version_left_out_does_not_count(desk, team, story):  # noqa: F811
    with act("send_return", by="tests", at=ASKED_AT):
        ChronologyRow.rows.filter(agency_name="Vale Constabulary").update(superseded_at=ASKED_AT)
    said = text(desk.see("view_key_fact", fact_id=story.pk))
    assert "143 days" not in said
    assert "Not in the newest version of the return" in said


def test_a_reader_sees_it_and_changes_nothing(desk, team, story):  # noqa: F811
    add_case_member(
        team.incident, person=team.marcus, why="Chairs", opens_register=False, by=team.priya, at=ASKED_AT
    )
    address = desk.address("view_key_fact", fact_id=story.pk)
    assert "Use it in the rapid review" not in desk.see("view_key_fact", team.marcus, fact_id=story.pk)
    assert desk.browser(team.marcus).post(address, {"use": "1"}).status_code == 405
    assert not KeyFact.rows.get().in_review
