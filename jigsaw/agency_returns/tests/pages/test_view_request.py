"""Everything of one request."""

from jigsaw.agency_returns.actions import changing, reminding
from jigsaw.agency_returns.models import ReturnUpload
from jigsaw.agency_returns.tests.asking_desk import morning, staff_alone
from jigsaw.agency_returns.tests.factories import ASKED_AT, fresh_request, writing
from jigsaw.agency_returns.tests.sending import sent
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.tests.casework import text
from jigsaw.notices.models import Mail


def test_it_shows_what_was_asked_who_gets_it_and_what_can_be_done(team, desk):
    asked = sent(team, team.health)[0]
    page = desk.see("view_request", request_id=asked.pk)
    said = text(page)
    assert "AB-2026-01/H1. Not started" in said
    assert "30 April 2024 to 30 April 2026" in said
    assert "Child A (the child)" in said
    assert "What went well?" in said
    assert "Sam Okafor" in said
    assert "Deputy: Kit Osei." in said
    assert "Request, to Sam Okafor" in said
    for name in (
        "record_call", "extend_request", "change_recipients", "pause_reminders", "withdraw_request", "remind_agency",
    ):  # fmt: skip
        assert desk.address(name, request_id=asked.pk) in page
    assert f"/requests/{asked.pk}/" in page
    assert "<title>Request AB-2026-01/H1" in page


def test_reminders_failures_and_calls_stand_in_one_line_of_time(team, desk):
    asked = sent(team, team.health)[0]
    Mail.objects.update(given_up_at=ASKED_AT)
    reminding.send_due_reminders(at=morning(12))
    reminding.record_call(asked, note="Will send it", by=team.priya, at=morning(13))
    changing.extend_request(
        asked, due_on=morning(20).date(), reason="Half term", by=team.priya, at=morning(13)
    )
    said = text(desk.see("view_request", request_id=asked.pk))
    assert "Mail could not be delivered: Request, to Sam Okafor." in said
    assert "Reminder: two working days before, to Sam Okafor" in said
    assert "Called Wednesday 13 May 2026, 9am. Will send it" in said
    assert "More time, to 20 May 2026, to Sam Okafor" in said
    assert "From 14 May 2026 to 20 May 2026: Half term" in said
    assert said.index("Called") < said.index("Reminder: two")


def test_versions_and_the_files_as_they_were_sent_are_handed_out(team, desk):
    asked = sent(team, team.health)[0]
    first = writing(asked, state="sent", sent_at=morning(13), approved_by=team.ruth)
    writing(asked, version=2)
    with act("take_rows", by=team.sam, at=ASKED_AT, partnership=team.partnership):
        upload = ReturnUpload.rows.create(
            partnership=team.partnership, returned=first, kind="file", filename="Zephyrina.xlsx", stored_as="x",
            sha256="", size=20_480, rows_read=3, uploaded_at=ASKED_AT, uploaded_by=team.sam,
        )  # fmt: skip
    page = desk.see("view_request", request_id=asked.pk)
    assert desk.address("view_return", request_id=asked.pk, version=1) in page
    assert desk.address("view_return", request_id=asked.pk, version=2) not in page
    assert desk.address("download_upload", request_id=asked.pk, upload_id=upload.pk) in page
    assert "XLSX, 20KB" in text(page)
    assert "Zephyrina" not in page


def test_a_closed_case_is_read_and_offers_nothing_to_send(team, desk):
    asked = sent(team, team.health)[0]
    close_case(team.incident, reason="Done", by=team.priya, at=morning(13))
    page = desk.see("view_request", request_id=asked.pk)
    assert "This case is closed" in page
    for name in ("record_call", "withdraw_request", "remind_agency"):
        assert desk.address(name, request_id=asked.pk) not in page
    assert fresh_request(asked).state == "asked"


def test_many_events_cost_as_much_as_few(team, desk, django_assert_max_num_queries):
    asked = sent(team, team.health)[0]
    desk.see("view_request", request_id=asked.pk)
    with django_assert_max_num_queries(60) as few:
        desk.see("view_request", request_id=asked.pk)
    for day in (12, 14, 15, 18):
        reminding.send_due_reminders(at=morning(day))
    with django_assert_max_num_queries(len(few)):
        desk.see("view_request", request_id=asked.pk)


def test_only_staff_with_access_find_it(team, desk):
    staff_alone(desk, "view_request", request_id=sent(team, team.health)[0].pk)
