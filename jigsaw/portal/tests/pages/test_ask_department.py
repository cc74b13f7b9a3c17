from jigsaw.agency_returns.models import DepartmentPart
from jigsaw.agency_returns.tests.factories import roles_of
from jigsaw.partnerships.models import Membership

DUE = {"due_on_day": "8", "due_on_month": "5", "due_on_year": "2026"}


def test_somebody_of_the_agency_is_asked_by_mail_with_a_link(answers):
    typed = {"name": "Midwifery", "person": str(answers.team.nina.pk), **DUE}
    answers.goes("ask_department", typed, answers.address("list_departments"))
    part = DepartmentPart.rows.get()
    assert (part.name, part.person, part.asked_by) == ("Midwifery", answers.team.nina, answers.team.sam)
    subject = f"nina.fell: Information request {answers.asked.reference}, due Friday 8 May 2026"
    assert f"/parts/{part.pk}/" in answers.mails()[subject]
    page = answers.see("list_departments")
    for words in ("Midwifery", "Nina Fell", "8 May 2026", "To be returned", "2 working days left"):
        assert words in page


def test_somebody_new_is_invited_as_an_author_of_the_agency(answers):
    typed = {"name": "Urgent care", "new_name": "Kim Vale", "new_email": "kim.vale@health.example", **DUE}
    answers.goes("ask_department", typed, answers.address("list_departments"))
    held = Membership.rows.get(person__email="kim.vale@health.example")
    assert (held.role, held.agency) == ("agency_author", answers.team.health)
    assert answers.see("view_own_part", held.person, part_id=DepartmentPart.rows.get().pk)


def test_a_lead_who_writes_for_a_department_becomes_its_author_too(answers):
    typed = {"name": "Midwifery", "person": str(answers.team.kit.pk), **DUE}
    answers.goes("ask_department", typed, answers.address("list_departments"))
    assert roles_of(answers.team.kit) == {"agency_lead", "agency_author"}


def test_all_that_is_wrong_is_said_at_once(answers):
    words = (
        "Enter the department",
        "Select who writes the part, or enter their name and work email address",
        "Enter the day by which the department answers",
    )
    answers.refuses("ask_department", {}, *words)
    one = {"name": "Midwifery", "new_name": "Kim Vale", **DUE}
    answers.refuses("ask_department", one, "Enter the work email address")
    assert not DepartmentPart.rows.exists()


def test_it_answers_before_the_return_is_due_and_each_department_is_asked_once(answers):
    typed = {"name": "Midwifery", "person": str(answers.team.nina.pk)}
    late = typed | {"due_on_day": "14", "due_on_month": "5", "due_on_year": "2026"}
    answers.refuses(
        "ask_department", late, "The day by which the department answers must be before 14 May 2026"
    )
    past = typed | {"due_on_day": "5", "due_on_month": "5", "due_on_year": "2026"}
    words = "The day by which the department answers must be today or in the future"
    answers.refuses("ask_department", past, words)
    answers.goes("ask_department", typed | DUE, answers.address("list_departments"))
    answers.refuses("ask_department", typed | DUE, "This department is asked already")


def test_an_address_whose_access_was_ended_is_for_the_office(answers):
    from jigsaw.partnerships.actions import end_access
    from jigsaw.partnerships.tests.factories import somebody

    gone = somebody("Gone Away")
    end_access(by="command line", at=answers.at, person=gone)
    typed = {"name": "Midwifery", "new_name": "Gone Away", "new_email": gone.email, **DUE}
    answers.refuses("ask_department", typed, "Ask the partnership’s office to invite this person")
    gone.refresh_from_db()
    assert not gone.is_active
