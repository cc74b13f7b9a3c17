"""A version of a return as staff read it."""

from jigsaw.agency_returns.models import ReturnRow
from jigsaw.agency_returns.tests.asking_desk import morning, staff_alone
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, writing
from jigsaw.audit.actions import act
from jigsaw.incidents.tests.casework import text


def sent_version(team, request, rows=1, **more):
    values = {
        "state": "sent", "sent_at": morning(18), "approved_by": team.ruth, "days_late": 2,
        "late_reason": "absence", "late_note": "The lead was away",
        "summary": {"learning": "Ask about fathers.", "episodes": [{"when": "March 2025", "what": "A visit"}]},
    }  # fmt: skip
    returned = writing(request, **(values | more))
    with act("take_rows", by=team.sam, at=ASKED_AT, partnership=team.partnership):
        for number in range(rows):
            ReturnRow.rows.create(
                partnership=team.partnership, returned=returned, number=number + 5, place=f"{number:05d}",
                cells={"date": "4 March 2025", "source": "Record", "service": "Health visiting",
                       "people": "Child A", "child_seen": "Yes", "what_happened": f"Visit <{number}>"},
            )  # fmt: skip
        ReturnRow.rows.create(
            partnership=team.partnership, returned=returned, number=9999, cells={"what_happened": "Wrong row"},
            errors=[{"key": "date", "cell": "A1", "message": "Enter a date"}],
        )  # fmt: skip
    return returned


def test_it_shows_the_answers_the_episodes_and_the_good_rows(team, desk):
    request = asked(team)
    sent_version(team, request)
    page = desk.see("view_return", request_id=request.pk, version=1)
    said = text(page)
    assert "Sent Monday 18 May 2026 at 9am, 2 working days late." in said
    assert "Approved by Ruth Adeyemi." in said
    assert "Why late: Staff absence. The lead was away." in said
    assert "Ask about fathers." in said
    assert "March 2025" in said
    assert "Visit <0>" in said
    assert "Wrong row" not in said


def test_staff_who_entered_it_are_named_as_such(team, desk):
    request = asked(team)
    sent_version(team, request, entered_by_staff=True, agreed_by="Ada Brook, named nurse")
    said = text(desk.see("view_return", request_id=request.pk, version=1))
    assert f"Entered by {team.partnership.short_name} for {team.health.name}." in said
    assert "Agreed by Ada Brook, named nurse." in said


def test_a_nil_return_says_what_was_looked_through(team, desk):
    request = asked(team)
    sent_version(
        team, request, rows=0, involved="no", nil_checked="The electronic record, by the named nurse"
    )
    said = text(desk.see("view_return", request_id=request.pk, version=1))
    assert "No involvement" in said
    assert "The electronic record, by the named nurse" in said


def test_many_rows_stand_page_by_page_and_cost_the_same(team, desk, django_assert_max_num_queries):
    request = asked(team)
    sent_version(team, request, rows=101)
    place = {"request_id": request.pk, "version": 1}
    desk.see("view_return", **place)
    with django_assert_max_num_queries(40):
        page = desk.see("view_return", **place)
    assert "Page 1 of 2" in page
    second = desk.browser().get(desk.address("view_return", **place) + "?page=2").content.decode()
    assert "Visit &lt;100&gt;" in second
    assert (
        "Page 2 of 2"
        in desk.browser().get(desk.address("view_return", **place) + "?page=99").content.decode()
    )


def test_what_is_still_being_written_is_the_agencys_own(team, desk):
    request = asked(team)
    writing(request)
    answer = desk.browser().get(desk.address("view_return", request_id=request.pk, version=1))
    assert answer.status_code == 404


def test_only_staff_with_access_find_it(team, desk):
    request = asked(team)
    sent_version(team, request)
    staff_alone(desk, "view_return", request_id=request.pk, version=1)
