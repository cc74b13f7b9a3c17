"""What is asked: proposed with its reasons, kept, refused at its field."""

from datetime import date

from jigsaw.agency_returns.queries.requests import draft_of
from jigsaw.agency_returns.tests.asking_desk import TYPED, staff_alone, typed_day
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.incidents.actions import register
from jigsaw.incidents.tests.casework import errors, refused, text

NAME = "Zephyrina Quillfeather"


def with_mother(team):
    return register.save_register_entry(
        team.incident, entry=None, alias="Mother", relation="mother", details={"full_name": NAME},
        by=team.priya, at=ASKED_AT,
    )  # fmt: skip


def test_it_proposes_the_period_the_people_the_questions_and_the_day_of_the_plan(team, desk):
    with_mother(team)
    page = desk.see("write_questions")
    said = text(page)
    assert "the two years before the incident" in said
    assert 'value="2024"' in page
    assert "Proposed: Thursday 14 May 2026, by the local plan of this case." in said
    assert "How the proposed day was worked out" in said
    assert "Thu 14 May day 7" in said
    assert 'value="Mother" checked' in page
    assert "What went well?" in page
    assert NAME not in page


def test_it_is_kept_and_goes_on_to_the_check(team, desk):
    answer = desk.send("write_questions", TYPED | {"others": "Mother’s partner\n"})
    assert answer["Location"] == desk.address("check_requests")
    content = draft_of(team.incident).content
    assert content["people"] == [
        {"alias": "Child A", "words": "The child"},
        {"alias": "Mother’s partner", "words": ""},
    ]
    assert (content["period_from"], content["due_on"]) == ("2024-04-30", "2026-05-14")
    page = desk.see("write_questions")
    assert "Mother’s partner" in page
    assert 'value="01632 960 100"' in page


def test_nothing_typed_is_refused_all_at_once(desk):
    refused(
        desk.send("write_questions", {}),
        "Enter the first day of the period",
        "Enter the last day of the period",
        "Select which chronology you ask for",
        "Enter at least one question",
        "Enter the day on which returns are due",
        "Enter the number that agencies can call",
    )


def test_another_day_says_why(desk):
    typed = TYPED | typed_day("due_on", date(2026, 5, 18))
    refused(desk.send("write_questions", typed), "Enter why returns are due on another day than 14 May 2026")
    assert desk.send("write_questions", typed | {"due_reason": "Half term"}).status_code == 302


def test_a_day_that_is_no_working_day_and_a_period_that_ends_before_it_begins_are_refused(desk):
    typed = TYPED | typed_day("due_on", date(2026, 5, 25))
    refused(desk.send("write_questions", typed), "The day on which returns are due must be a working day")
    typed = TYPED | typed_day("period_to", date(2024, 4, 1))
    refused(
        desk.send("write_questions", typed),
        "The last day of the period must be the same as or after 30 April 2024",
    )


def test_a_name_of_the_register_is_found_not_said_and_can_be_no_name(team, desk):
    with_mother(team)
    typed = TYPED | {"questions": "What did Zephyrina say?"}
    answer = desk.send("write_questions", typed)
    assert answer.status_code == 400
    assert "name" in errors(answer)[0]
    assert "Zephyrina" not in errors(answer)[0]
    page = answer.content.decode()
    seals = page.partition('name="name_seals" value="')[2].partition('"')[0]
    again = desk.send("write_questions", typed | {"name_seals": seals, "not_a_name": "on"})
    assert again.status_code == 302


def test_long_text_is_kept_while_it_is_written(desk):
    assert "data-autosave" in desk.see("write_questions")


def test_only_those_who_work_on_the_case_find_it(desk):
    staff_alone(desk, "write_questions")
