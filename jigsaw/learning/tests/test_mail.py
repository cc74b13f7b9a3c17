"""Mail to readers: written with the act, sent once, emptied afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from jigsaw.learning.mail import send_waiting, take_back, write_mail
from jigsaw.learning.models import OutgoingMail
from jigsaw.notices.attempts import ATTEMPTS

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 1, 11, 50, tzinfo=UTC)
FILE = {"filename": "event.ics", "content": "BEGIN:VCALENDAR\r\n", "type": "text/calendar"}


def written(key="booking 1", **more):
    values = {"to": "leah@health.example", "subject": "Place booked", "body": "Your place is booked."}
    write_mail(key=key, at=AT, **(values | more))


def test_a_mail_goes_once_with_its_headers_and_files_and_is_emptied():
    """Fails if a mail went twice, lost its calendar file, or its words stayed in the table."""
    written(headers={"List-Unsubscribe": "<https://jigsaw.example/x>"}, attachments=[FILE])
    written(subject="The same again")
    assert send_waiting(at=AT - timedelta(seconds=1)) == 0
    assert send_waiting(at=AT) == 1
    assert send_waiting(at=AT + timedelta(days=1)) == 0
    (sent,) = mail.outbox
    assert sent.extra_headers["List-Unsubscribe"] == "<https://jigsaw.example/x>"
    assert sent.attachments[0][0] == "event.ics"
    row = OutgoingMail.objects.get()
    assert (row.subject, row.body, row.headers, row.attachments) == ("Place booked", "", {}, [])


def test_a_mail_that_fails_is_tried_again_later(monkeypatch):
    """Fails if one refused mail were lost, or held up the one behind it."""
    written()
    written(key="booking 2", to="sam@health.example")
    send = mail.EmailMessage.send
    monkeypatch.setattr(
        mail.EmailMessage, "send", lambda self: 1 / 0 if self.to == ["leah@health.example"] else send(self)
    )
    assert send_waiting(at=AT) == 1
    monkeypatch.undo()
    assert send_waiting(at=AT) == 0
    assert send_waiting(at=AT + timedelta(minutes=1)) == 1


def test_a_mail_that_is_given_up_is_emptied(monkeypatch):
    """Fails if the words and the secret links of a mail that never goes stayed in the table."""
    written(headers={"List-Unsubscribe": "<https://jigsaw.example/x>"}, attachments=[FILE])
    monkeypatch.setattr(mail.EmailMessage, "send", lambda self: 1 / 0)
    for hour in range(ATTEMPTS):
        assert OutgoingMail.objects.get().body
        send_waiting(at=AT + timedelta(hours=5 * hour))
    row = OutgoingMail.objects.get()
    assert row.given_up_at is not None
    assert (row.body, row.headers, row.attachments) == ("", {}, [])


def test_what_is_taken_back_is_never_sent():
    written()
    assert take_back(key_starts="booking 1", at=AT) == 1
    assert send_waiting(at=AT) == 0
    assert OutgoingMail.objects.get().body == ""


@pytest.mark.parametrize(
    "more", [{"subject": "a\nb"}, {"headers": {"List-Unsubscribe": "a\r\nBcc: b@c.example"}}]
)
def test_no_line_break_enters_a_header(more):
    with pytest.raises(ValueError):
        written(**more)
