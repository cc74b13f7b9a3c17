"""Add a key fact."""

from __future__ import annotations

from jigsaw.agency_returns.models import KeyFact
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.tests.casework import errors, not_there, refused

TYPED = {"title": "Father’s history of violence", "why": "", "agencies": ["Vale Constabulary"]}


def test_a_key_fact_is_added_with_who_needed_to_know(desk, team):
    joined(team, event(), who=team.police)
    answer = desk.send("add_key_fact", TYPED)
    fact = KeyFact.rows.get(incident=team.incident)
    assert answer["Location"] == desk.address("view_key_fact", fact_id=fact.pk)
    assert (fact.title, fact.agencies) == (TYPED["title"], ["Vale Constabulary"])


def test_what_is_missing_or_there_already_is_said(desk, team):
    refused(desk.send("add_key_fact", {"title": ""}), "Enter the key fact")
    desk.send("add_key_fact", {"title": "Smoking at home"})
    refused(
        desk.send("add_key_fact", {"title": "smoking  at home"}),
        "This case has a key fact of this name already",
    )


def test_a_name_of_the_register_does_not_slip_in(desk, team):
    save_register_entry(
        team.incident, entry=None, alias="Father", relation="father", by=team.priya, at=ASKED_AT,
        details={"full_name": "Dorian Quillfeather"},
    )  # fmt: skip
    answer = desk.send("add_key_fact", {"title": "What Quillfeather had done"})
    assert answer.status_code == 400
    assert errors(answer)
    assert "Quillfeather" not in " ".join(errors(answer))
    assert not KeyFact.rows.exists()


def test_only_those_who_write_the_chronology_add_one(desk):
    not_there(desk, desk.address("add_key_fact"), TYPED, but="staff")
