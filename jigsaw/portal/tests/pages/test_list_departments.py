from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.incidents.tests.pages.referral_pages import browse

DUE = {"due_on_day": "8", "due_on_month": "5", "due_on_year": "2026"}


def test_an_empty_page_says_what_will_stand_here(answers):
    page = answers.see("list_departments")
    assert "Departments that were asked will stand here." in page
    assert "Ask a department" in page


def test_only_the_lead_asks(answers):
    for name in ("ruth", "priya"):
        assert "Ask a department" not in answers.see("list_departments", getattr(answers.team, name))
        assert answers.get("ask_department", getattr(answers.team, name)).status_code == 404


def test_the_number_of_queries_does_not_grow(answers):
    client, counts = browse(answers.team.sam), []
    for many in (1, 4):
        for number in range(many):
            typed = {"name": f"Team {many} {number}", "person": str(answers.team.nina.pk), **DUE}
            answers.goes("ask_department", typed, answers.address("list_departments"))
        client.get(answers.address("list_departments"))
        with CaptureQueriesContext(connection) as made:
            client.get(answers.address("list_departments"))
        counts.append(len(made))
    assert counts[0] == counts[1]
