import pytest

from jigsaw.agency_returns.models import DepartmentPart
from jigsaw.incidents.tests.pages.referral_pages import browse

DUE = {"due_on_day": "8", "due_on_month": "5", "due_on_year": "2026"}


@pytest.fixture
def part(answers):
    typed = {"name": "Midwifery", "person": str(answers.team.nina.pk), **DUE}
    answers.goes("ask_department", typed, answers.address("list_departments"))
    return DepartmentPart.rows.get()


def test_it_asks_first_and_tells_them(answers, part):
    page = answers.see("take_back_department", part_id=part.pk)
    assert "Do without it" in page
    assert "Send it back" not in page
    answers.refuses("take_back_department", {}, "Select what should become of this part", part_id=part.pk)
    to = answers.address("list_departments")
    answers.goes("take_back_department", {"what": "out"}, to, part_id=part.pk)
    part.refresh_from_db()
    assert part.state == "taken-back"
    assert f"nina.fell: No longer needed: {answers.asked.reference}" in answers.mails()
    page = answers.see("view_own_part", answers.team.nina, part_id=part.pk)
    assert "Your department is no longer asked." in page
    answer = answers.send("view_own_part", {"note": "x"}, answers.team.nina, part_id=part.pk)
    assert answer.status_code == 409


def test_a_returned_part_can_be_sent_back(answers, part):
    home = answers.address("view_own_part", part_id=part.pk)
    answers.goes("view_own_part", {"note": "Nothing found."}, home, answers.team.nina, part_id=part.pk)
    assert "Send it back to be changed" in answers.see("take_back_department", part_id=part.pk)
    to = answers.address("list_departments")
    answers.goes("take_back_department", {"what": "back"}, to, part_id=part.pk)
    part.refresh_from_db()
    assert part.state == "asked"


def test_another_agencys_lead_does_not_find_it(answers, part):
    address = answers.address("take_back_department", part_id=part.pk)
    for name in ("ola", "ruth", "nina", "priya"):
        assert browse(getattr(answers.team, name)).get(address).status_code == 404
