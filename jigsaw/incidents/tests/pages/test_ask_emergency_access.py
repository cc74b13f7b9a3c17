import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.audit.models import Event
from jigsaw.incidents.models import EmergencyAccess
from jigsaw.incidents.tests.reaching import HOUR
from jigsaw.notices.models import Mail
from jigsaw.partnerships.tests.pages import refused, shown

ADDRESS = "/cases/emergency/"
ANSWER = "If there is such a case, its members have been asked. You will get an email."
REASON = "The hospital asks for the plan and nobody answers"


def work(asked) -> int:
    """How many questions the database was asked, without the marks to which it may go back."""
    return len([q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]])


def ask(reaching, person, reference="AB-2026-01", **more):
    return reaching.browser(person).post(
        ADDRESS, {"reference": reference, "reason": REASON, **more}, follow=True
    )


def test_the_members_who_may_answer_are_asked_without_content(reaching):
    joan = reaching.team.joan
    shown(reaching.browser(joan), ADDRESS)
    answer = ask(reaching, joan, " ab-2026-01 ")
    assert ANSWER in answer.content.decode()
    assert EmergencyAccess.rows.get().person == joan
    mail = Mail.objects.get(key__startswith="emergency")
    assert mail.person == str(reaching.team.priya.pk), "Tom is a member but may not answer"
    assert REASON not in mail.body
    assert not reaching.sees(joan), "asking opens nothing"


def test_the_answer_and_the_work_are_the_same_whatever_is_true(reaching):
    """Fails if a status, a body, a place to go on to or a number of questions told whether there is such a case."""
    reaching.add(reaching.ros)  # so that as many may answer in the case as in the partnership
    reaching.add(reaching.team.marcus)
    reaching.recuse(reaching.team.joan, by=reaching.team.priya)
    answers = []
    for person, reference in (
        (reaching.team.tom, "AB-2026-77"),
        (reaching.team.joan, "AB-2026-01"),
        (reaching.team.joan, "AB-2026-77"),
        (reaching.team.tom, "AB-2026-01"),
    ):
        browser = reaching.browser(person)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = browser.post(ADDRESS, {"reference": reference, "reason": REASON})
        after = re.sub("Tom Reid|Joan Firth", "", browser.get(answer["Location"]).content.decode())
        after = re.sub(r'value="[^"]{20,}"', "", after)
        answers.append((answer.status_code, answer["Location"], work(asked), ANSWER in after))
    assert len({a[:2] + a[3:] for a in answers}) == 1
    # Tom is asked about by four, Joan by three: people who may answer, less oneself.
    assert answers[0][2] == answers[3][2]
    assert answers[1][2] == answers[2][2]
    assert not EmergencyAccess.rows.exists()


def test_a_case_that_is_there_costs_as_many_questions_as_one_that_is_not(reaching):
    reaching.add(reaching.ros)
    reaching.add(reaching.team.marcus)
    counts = []
    for reference in ("AB-2026-77", "AB-2026-01"):
        browser = reaching.browser(reaching.team.joan)
        with CaptureQueriesContext(connection) as asked:
            browser.post(ADDRESS, {"reference": reference, "reason": REASON})
        counts.append(work(asked))
    assert EmergencyAccess.rows.count() == 1
    assert counts[0] == counts[1]


def test_each_asking_stands_in_the_trail_without_what_was_typed_and_without_the_case(reaching):
    for reference in ("AB-2026-01", "AB-2026-77"):
        ask(reaching, reaching.team.joan, reference)
    events = list(Event.objects.filter(verb="ask_emergency_access"))
    assert len(events) == 2
    for event in events:
        assert (event.about, event.details, event.by) == ("", {}, str(reaching.team.joan.pk))


def test_asking_again_makes_no_second_request_and_three_times_are_enough(reaching):
    for _ in range(3):
        ask(reaching, reaching.team.joan)
    assert EmergencyAccess.rows.count() == 1
    fourth = ask(reaching, reaching.team.joan)
    assert fourth.status_code == 400
    assert "You have asked 3 times within 8 hours." in fourth.content.decode()
    reaching.now_is(reaching.at + 9 * HOUR)
    assert ask(reaching, reaching.team.joan).status_code == 200
    assert EmergencyAccess.rows.count() == 2, "the one before has lapsed"


def test_reference_and_reason_are_asked_for(reaching):
    browser = reaching.browser(reaching.team.joan)
    refused(browser.post(ADDRESS, {}), "Enter the case reference", "Enter why you need access now")
    page = refused(
        browser.post(ADDRESS, {"reference": "AB-2026-01", "reason": "a" * 100_000}),
        "The reason must be 500 characters or less. It has 100,000",
    )
    assert 'value="AB-2026-01"' in page


def test_a_case_of_another_partnership_cannot_be_asked_for(reaching):
    from jigsaw.partnerships.tests.factories import partnership, somebody

    stranger = somebody("Rhys Cole", partnership("brindle-vale", short_name="BVSCP"))
    data = {"partnership": str(reaching.team.partnership.pk)}
    assert ANSWER in ask(reaching, stranger, **data).content.decode()
    assert not EmergencyAccess.rows.exists()
    assert reaching.browser(reaching.team.sam).get(ADDRESS).status_code == 404
