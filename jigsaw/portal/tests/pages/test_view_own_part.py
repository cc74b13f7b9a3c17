import pytest

from jigsaw.agency_returns.models import DepartmentPart

DUE = {"due_on_day": "8", "due_on_month": "5", "due_on_year": "2026"}


@pytest.fixture
def part(answers):
    typed = {"name": "Midwifery", "person": str(answers.team.nina.pk), **DUE}
    answers.goes("ask_department", typed, answers.address("list_departments"))
    return DepartmentPart.rows.select_related("returned").get()


def test_it_says_what_is_asked_and_by_when(answers, part):
    page = answers.see("view_own_part", answers.team.nina, part_id=part.pk)
    for words in (
        "Sam Okafor of Alderbrook Community Health asked Midwifery", "Friday 8 May 2026", "Add events",
        "1 March 2025 to 30 April 2026", "Only you, your lead at Alderbrook Community Health",
    ):  # fmt: skip
        assert words in page


def test_a_note_is_kept_for_later_and_then_returned(answers, part):
    nina, home = answers.team.nina, answers.address("view_own_part", part_id=part.pk)
    answers.goes("view_own_part", {"note": "One file.", "later": "yes"}, home, nina, part_id=part.pk)
    part.refresh_from_db()
    assert (part.note, part.state) == ("One file.", "asked")
    answers.goes("view_own_part", {"note": "One file."}, home, nina, part_id=part.pk)
    part.refresh_from_db()
    assert part.state == "returned"
    assert f"sam.okafor: Part returned: {answers.asked.reference}" in answers.mails()
    page = answers.see("view_own_part", nina, part_id=part.pk)
    assert "You returned this part on" in page
    assert "One file." in answers.see("list_departments")
    assert answers.send("view_own_part", {"note": "x"}, nina, part_id=part.pk).status_code == 409


def test_its_rows_are_sent_with_the_agencys_return_under_its_name(answers, part):
    from jigsaw.agency_returns.models import ChronologyRow
    from jigsaw.portal.tests.answering import FAIR

    answers.row(part.returned, 5, part)
    home = answers.address("view_own_part", part_id=part.pk)
    answers.goes("view_own_part", {"note": "One file."}, home, answers.team.nina, part_id=part.pk)
    from jigsaw.audit.actions import act
    from jigsaw.portal.tests.answering import WORDS

    returned = answers.returned()
    with act("save_return", by=answers.team.sam, at=answers.at, partnership=answers.team.partnership):
        returned.summary, returned.involved, returned.chronology_checked_at = WORDS, "yes", answers.at
        returned.save()
    answers.goes("approve_return", {"approver": "self"}, answers.address("approve_return"))
    answers.goes("approve_return", FAIR, answers.address("view_sent_return", version=1))
    row = ChronologyRow.rows.get()
    assert (row.department, row.agency_name) == ("Midwifery", "Alderbrook Community Health")
    assert "From Midwifery" in answers.see("view_sent_return", version=1)


def test_a_part_with_rows_to_fix_or_without_anything_is_not_returned(answers, part):
    nina = answers.team.nina
    words = "Enter a note, or add the events that your records hold"
    answers.refuses("view_own_part", {"note": ""}, words, person=nina, part_id=part.pk)
    answers.row(part.returned, 5, part, errors=[{"key": "source", "cell": "E5", "message": "Enter it"}])
    answer = answers.send("view_own_part", {"note": "One file."}, nina, part_id=part.pk)
    assert answer.status_code == 400
    assert "Some events still need to be fixed or confirmed." in answer.content.decode()


def test_only_its_author_finds_it(answers, part):
    for name in ("sam", "ruth", "ola", "priya"):
        assert answers.get("view_own_part", getattr(answers.team, name), part_id=part.pk).status_code == 404
