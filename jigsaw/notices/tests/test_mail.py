from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.db import connection

from jigsaw.notices.actions import beat, send_waiting_mail, take_back_mail, write_mail
from jigsaw.notices.models import Mail
from jigsaw.notices.queries import liveness, mail_counts

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def person():
    return get_user_model().objects.create(
        email="marcus@alderbrook.example", full_name="Marcus Bell", invited_at=NOW
    )


def write(person, key="k"):
    write_mail(key=key, person=person, subject="A version waits for you", body="Sign in.", at=NOW)


def test_mail_with_the_same_key_is_sent_once(person):
    write(person)
    write(person)
    assert send_waiting_mail(at=NOW) == 1
    assert send_waiting_mail(at=NOW) == 0
    assert len(outbox.outbox) == 1


def test_what_was_sent_is_not_kept(person):
    """Fails if a code that was mailed could be read in the database afterwards."""
    write(person)
    send_waiting_mail(at=NOW)
    assert outbox.outbox[0].body == "Sign in."
    assert Mail.objects.get().body == ""


def test_somebody_whose_access_ended_gets_nothing(person):
    write(person)
    person.is_active = False
    person.save()
    assert send_waiting_mail(at=NOW) == 0
    assert outbox.outbox == []
    assert mail_counts() == {"waiting": 0, "given_up": 1}


def test_a_failure_waits_longer_each_time_and_then_gives_up(person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    write(person)
    moment = NOW
    for _ in range(8):
        assert send_waiting_mail(at=moment) == 0
        moment = max(moment, Mail.objects.get().next_attempt_at)
    assert Mail.objects.get().given_up_at is not None
    assert moment - NOW > timedelta(hours=1)


def test_a_line_break_in_a_subject_is_refused(person):
    with pytest.raises(ValueError, match="one line"):
        write_mail(key="x", person=person, subject="a\nBcc: b@c.example", body="", at=NOW)


def test_a_process_is_alive_for_two_minutes():
    assert not liveness("worker", at=NOW).alive
    beat("worker", at=NOW)
    assert liveness("worker", at=NOW + timedelta(minutes=2)).alive
    assert not liveness("worker", at=NOW + timedelta(minutes=2, seconds=1)).alive


def test_the_mail_server_is_spoken_to_outside_every_transaction(person, monkeypatch):
    """Fails if a slow mail server held the lock of the database, so that every page of the site waited for it."""
    depth, found = len(connection.savepoint_ids), []
    monkeypatch.setattr(EmailMessage, "send", lambda mail: found.append(len(connection.savepoint_ids)))
    write(person)
    assert send_waiting_mail(at=NOW) == 1
    assert found == [depth]


def test_a_mail_that_cannot_be_written_does_not_stop_those_behind_it(person, monkeypatch):
    """Fails if one odd address kept everybody's codes from going out."""
    for key in "ab":
        write(person, key)
    tried = []

    def send(mail):
        tried.append(mail)
        if len(tried) == 1:
            raise UnicodeEncodeError("ascii", "é", 0, 1, "odd address")

    monkeypatch.setattr(EmailMessage, "send", send)
    assert send_waiting_mail(at=NOW) == 1
    assert mail_counts() == {"waiting": 1, "given_up": 0}


def test_two_who_send_at_once_send_each_mail_once(person, monkeypatch):
    """Fails if a mail that another process had taken up since the list was read were sent again."""
    write(person)
    sent = []

    def send(mail):
        sent.append(mail)
        if len(sent) == 1:
            send_waiting_mail(at=NOW)

    monkeypatch.setattr(EmailMessage, "send", send)
    send_waiting_mail(at=NOW)
    assert len(sent) == 1


def test_mail_about_another_case_is_not_taken_back(person):
    """Fails if AB-2026-10 were found in AB-2026-100, so that somebody heard nothing of a case that they reach."""
    for number in ("10", "100"):
        write_mail(key=number, person=person, subject=f"AB-2026-{number} waits", body="Sign in.", at=NOW)
    write_mail(key="other", person=person, subject="XAB-2026-10 waits", body="Sign in.", at=NOW)
    assert take_back_mail(person, words=["AB-2026-10"], at=NOW) == 1
    assert send_waiting_mail(at=NOW) == 2
    assert take_back_mail(person, words=["", ""], at=NOW) == 0
