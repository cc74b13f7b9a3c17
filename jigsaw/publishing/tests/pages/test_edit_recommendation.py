"""One recommendation."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import address, begun, draft_of, drafted, errors, filled

pytestmark = pytest.mark.django_db


def test_a_recommendation_is_added_with_the_next_number(team, priya):
    publication = drafted(team)
    where = address("edit_recommendation", publication, number=2)
    fields = filled(priya.get(where))
    assert fields["number"] == ["2"]
    answer = priya.post(where, fields | {
        "text": "One number to call.", "addressed_to": "The partners", "owner_role": "Business manager",
        "due_day": "30", "due_month": "10", "due_year": "2026", "outcome_for_children": "Settled.",
        "how_we_will_know": "Time.", "strength": "system-staffing-or-design", "findings": ["1", "2"],
    })  # fmt: skip
    assert answer.status_code == 302
    added = draft_of(publication)["recommendations"][1]
    assert (added["number"], added["due"], added["findings"]) == (2, "2026-10-30", [1, 2])


def test_what_is_missing_is_said_in_these_words(team, priya):
    answer = parts.sent(priya, address("edit_recommendation", begun(team), number=1), number="")
    assert errors(answer) == [
        "Enter the number", "Enter what must change", "Enter who is asked", "Enter the role that owns it",
        "Enter the day by which it must be done", "Enter what will be different for children",
        "Enter how you will know", "Select how far it reaches",
    ]  # fmt: skip


def test_wrong_numbers_and_days_are_explained(team, priya):
    where = address("edit_recommendation", drafted(team), number=1)
    assert errors(parts.sent(priya, where, number="one")) == ["Number must be a whole number from 1 to 999"]
    late = parts.sent(priya, where, due_day="31", due_month="11", due_year="2026")
    assert errors(late) == ["The day by which it must be done must be a real date"]
    assert errors(parts.sent(priya, where, findings=["9"])) == ["Select the findings, as on the page"]


def test_the_same_number_twice_is_refused(team, priya):
    publication = drafted(team)
    where = address("edit_recommendation", publication, number=2)
    answer = parts.sent(
        priya, where, number="1", text="x", addressed_to="x", owner_role="x", due_day="1", due_month="1",
        due_year="2027", outcome_for_children="x", how_we_will_know="x", strength="policy-or-guidance",
    )  # fmt: skip
    assert errors(answer) == ["Number must be a number of its own; recommendations[0] has 1 too"]


class TestPart(guards.PartPage):
    page = "edit_recommendation"
    number = 1
    part = "recommendations[0]"
    field = "text"
    label = "What must change"
