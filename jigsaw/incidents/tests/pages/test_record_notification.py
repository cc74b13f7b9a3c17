"""Record that the Panel was notified: walk-through 7.1, step 11."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.files.gate.refusals import UNREADABLE
from jigsaw.incidents.models import Notice
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import PNG, SENT, not_there, picture, refused, text
from jigsaw.incidents.tests.factories import TUESDAY

pytestmark = pytest.mark.django_db
PAGE = "record_notification"
IS_A_PNG = (
    "The selected file is a PNG, but its name ends in .pdf. Rename it to end in .png, and select it again"
)
# Tuesday 12 May 2026, 10am in London: a day after the clock ran out.
TOO_LATE = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
ON_THE_12TH = {**SENT, "sent_date_day": "12", "sent_time": "9:30am"}


@pytest.fixture
def case(desk):
    desk.now_is(TUESDAY)
    return desk.take(factories.recorded(desk.team.priya, desk.team.partnership))


def pdf(password: str = "") -> bytes:
    made, kept = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(kept, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return kept.getvalue()


def file(content: bytes, name: str = "Smith family") -> dict:
    return {**SENT, "copy": SimpleUploadedFile(name, content)}


def test_it_says_what_will_happen_before_it_is_pressed(desk, case):
    words = text(desk.see(PAGE))
    assert "Jigsaw does not send it for you." in words
    assert "its 15 working days count from that day" in words
    assert "Working day 1 of 5" in words


def test_recording_it_ends_clock_one_and_starts_clock_two(desk, case):
    words = text(desk.done(PAGE, SENT))
    assert "Done on day 1 of 5" in words
    assert (
        "Rapid review to the Panel by Wednesday 27 May 2026, 15 working days from 5 May. "
        "Mon 25 May Spring bank holiday not counted." in words
    )
    notice = desk.notice()
    assert (notice.sent_on, notice.panel_reference, notice.recorded_by) == (
        date(2026, 5, 5),
        "SIN-2026-0417",
        desk.team.priya,
    )
    assert desk.fresh().stage == "rapid-review"


def test_a_day_before_awareness_is_refused_in_these_words_and_nothing_is_lost(desk, case):
    """Fails when the message of walk-through 7.1 changes, or what was typed is gone."""
    page = refused(
        desk.send(PAGE, {**SENT, "sent_date_day": "30", "sent_date_month": "4"}),
        "The date you sent the notification must be the same as or after 1 May 2026.",
    )
    assert 'value="SIN-2026-0417"' in page
    assert 'value="30"' in page
    assert not Notice.rows.exists()


def test_what_is_wrong_is_said(desk, case):
    refused(
        desk.send(PAGE, {}),
        "Enter the date you sent the notification",
        "Enter the time you sent the notification",
        "Enter the Panel reference",
    )
    refused(
        desk.send(PAGE, {**SENT, "sent_date_day": "6"}),
        "The date you sent the notification must be today or in the past.",
    )
    refused(
        desk.send(PAGE, {**SENT, "sent_time": "11:50"}),
        "The time you sent the notification must be now or in the past.",
    )
    refused(
        desk.send(PAGE, {**SENT, "sent_date_day": "31", "sent_date_month": "2"}),
        "Date you sent the notification must be a real date",
    )
    refused(
        desk.send(PAGE, {**SENT, "panel_reference": "x" * 100_000}),
        "Panel reference must be 40 characters or less. It has 100,000",
    )
    assert not Notice.rows.exists()


def test_a_late_notification_asks_for_its_reason_and_keeps_what_was_typed(desk, case):
    assert "Why was this done late?" not in desk.see(PAGE)
    desk.now_is(TOO_LATE)
    assert "Why was this done late?" in desk.see(PAGE)
    typed = {**ON_THE_12TH, "late_note": "The duty desk was closed."}
    page = refused(desk.send(PAGE, typed), "Select why this was done late.")
    assert "The duty desk was closed." in page
    assert 'value="SIN-2026-0417"' in page
    refused(
        desk.send(PAGE, {**typed, "late_reason": "staff-absence", "late_note": "x" * 501}),
        "What you add about the delay must be 500 characters or less. It has 501",
    )
    refused(
        desk.send(PAGE, {**typed, "late_reason": "holiday"}), "Select why this was done late, as on the page"
    )
    words = text(desk.done(PAGE, {**typed, "late_reason": "staff-absence"}))
    assert "Done 1 working day late" in words
    assert "Done late: Staff absence. The duty desk was closed." in words
    duty = desk.duty("notify-panel")
    assert (duty.late_reason, duty.late_note) == ("staff-absence", "The duty desk was closed.")


def test_one_recorded_after_its_date_but_sent_in_time_is_not_late(desk, case):
    """Fails when a reason is asked for or kept although it was sent in time."""
    desk.now_is(TOO_LATE)
    desk.done(PAGE, {**SENT, "late_reason": "staff-absence"})
    assert desk.duty("notify-panel").late_reason == ""


def test_sent_twice_it_is_recorded_once(desk, case):
    desk.done(PAGE, SENT)
    desk.done(PAGE, SENT)
    assert Notice.rows.count() == 1
    other = {**SENT, "panel_reference": "SIN-2"}
    refused(desk.send(PAGE, other), "This was recorded already. Withdraw it first if it was wrong.")
    assert "Record notification</button>" not in desk.see(PAGE)


@pytest.mark.parametrize(("content", "kind"), [(pdf(), "pdf"), (PNG, "png"), (picture("JPEG"), "jpg")])
def test_a_copy_is_judged_by_its_content_and_its_name_is_not_kept(desk, case, content, kind):
    """Fails when a file's name, which may name a family, is kept or shown."""
    page = desk.done(PAGE, file(content))
    assert desk.notice().copy_filename == f"copy.{kind}"
    assert "Smith" not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The selected file is empty"),
        (b"MZ\x90 a program", "The selected file must be a PDF, PNG or JPEG"),
        (b"%PDF-1.7 not really", UNREADABLE),
        (b"\x89PNG\r\n\x1a\n cut short", UNREADABLE),
        (PNG, IS_A_PNG),
        (pdf("secret"), "The selected file is password protected"),
        (PNG[:-8] + b"\0" * 10_000_000 + PNG[-8:], "The selected file must be smaller than 10MB"),
    ],
)
def test_a_file_that_is_none_of_these_is_refused(desk, case, content, said):
    page = refused(desk.send(PAGE, file(content, "copy.pdf")), said)
    assert "Select the copy again" in page
    assert not Notice.rows.exists()


def test_fields_that_the_form_does_not_have_change_nothing(desk, case):
    desk.done(PAGE, {**SENT, "kind": "secretary-of-state", "withdrawn_on": "2026-05-05", "stage": "closed",
                     "due_on": "2026-12-01", "late_reason": "other"})  # fmt: skip
    notice = desk.notice()
    assert (notice.kind, notice.withdrawn_on) == ("panel", None)
    assert desk.fresh().stage == "rapid-review"
    assert desk.duty("notify-panel").late_reason == ""


def test_before_it_is_recorded_and_after_it_is_closed_there_is_nothing_to_record(desk):
    desk.take(factories.written(desk.team.priya, desk.team.partnership))
    assert "Record the incident first, so that its clocks run." in desk.see(PAGE)
    refused(desk.send(PAGE, SENT), "Record the incident first, so that its clocks run.")


def test_what_was_typed_before_a_session_ended_stands_there_again(desk, case):
    browser, address = desk.browser(), desk.address(PAGE)
    browser.logout()
    went = browser.post(address, SENT)["Location"]
    token = went.split("kept%3D")[1]
    browser.force_login(desk.team.priya)
    assert 'value="SIN-2026-0417"' in browser.get(address, {"kept": token}).content.decode()


def test_a_page_that_is_only_looked_at_changes_nothing(desk, case):
    desk.see(PAGE)
    assert not Notice.rows.exists()


def test_it_is_not_there_for_others(desk, case):
    not_there(desk, desk.address(PAGE), SENT, but="staff")
    assert not Notice.rows.exists()
