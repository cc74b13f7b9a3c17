from datetime import date, timedelta

import pytest
from django.utils import timezone

from jigsaw.calendar.working_days import shipped_holidays
from jigsaw.notices.actions import beat, write_mail
from jigsaw.notices.models import Mail
from jigsaw.partnerships.queries import _calendar, health
from jigsaw.partnerships.tests.factories import NOW
from jigsaw.partnerships.tests.pages import shown

LAST = max(holiday.day.year for holiday in shipped_holidays())


def test_a_worker_that_sleeps_is_said(browser):
    assert "Worker: It was never seen. Releases and mail wait until it runs again." in shown(
        browser, "/system/"
    )
    beat("worker", at=timezone.now())
    assert "Worker: It showed itself within the last two minutes." in shown(browser, "/system/")


def lines(at=NOW):
    return {each.what: each for each in health(at=at)}


def test_a_silence_of_over_two_minutes_is_not_well(db):
    beat("worker", at=NOW - timedelta(minutes=3))
    assert not lines()["Worker"].well


def test_mail_that_waits_and_mail_given_up_are_counted(manager):
    write_mail(key="a", person=manager, subject="A", body="B", at=NOW)
    assert lines()["Mail waiting"].words == "1 to be sent."
    Mail.objects.update(given_up_at=NOW)
    assert not lines()["Mail given up"].well


@pytest.mark.parametrize(
    ("today", "well", "words"),
    [
        (date(2026, 5, 1), True, f"The table runs to 31 December {LAST}."),
        (date(LAST, 2, 1), False, "Fewer than 12 months remain"),
        (date(LAST + 1, 1, 5), False, "no holiday this year"),
    ],
)
def test_the_table_warns_before_it_ends(db, today, well, words):
    line = _calendar(today)
    assert line.well is well
    assert words in line.words


def test_a_disk_that_cannot_be_written_is_said(db, monkeypatch):
    from django.core.files.storage import FileSystemStorage

    def full(self, name, content):
        raise OSError("No space left on device")

    assert lines()["Storage"].well
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    assert lines()["Storage"].words == "Files cannot be kept: look at the disk."
