"""The demonstration's clock begins on Friday 1 May 2026 at 4pm, is moved for every process, and exists nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404
from django.test import RequestFactory

from jigsaw.audit.models import Event
from jigsaw.calendar.london import LONDON
from jigsaw.calendar.present import TIME_FILE, present
from jigsaw.config.demo import clock, snapshot
from jigsaw.config.demo.moving import move
from jigsaw.config.demo.time_machine import MOMENTS, TimeMachine, ways
from jigsaw.config.worker import turn
from jigsaw.notices.actions import beat, write_mail
from jigsaw.notices.models import Heartbeat, Mail
from jigsaw.notices.queries import liveness
from jigsaw.partnerships.tests.factories import partnership, somebody

# The machine's own time in these tests.
REAL = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def moved(tmp_path, monkeypatch):
    """A clock in a folder of its own, at the demonstration's beginning; the machine's time runs by our hand."""
    monkeypatch.setenv(TIME_FILE, str(tmp_path / clock.FILE))
    with time_machine.travel(REAL, tick=False) as machine:
        clock.move_to(clock.BEGINNING)
        yield machine


@pytest.fixture
def page(settings, moved):
    """Ask the time machine, as somebody at this machine does."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.demo.addresses"
    templates = Path(clock.__file__).parent / "templates"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [templates]}]

    def ask(method="get", data=None, **where):
        request = getattr(RequestFactory(), method)("/demo/time/", data or {}, **where)
        request.user = AnonymousUser()
        request._messages = CookieStorage(request)
        return TimeMachine.as_view()(request)

    return ask


def london(*moment):
    return datetime(*moment, tzinfo=LONDON)


def test_it_begins_at_4pm_on_the_friday_before_a_bank_holiday_and_runs_on(moved):
    assert present() == london(2026, 5, 1, 16, 0)
    moved.shift(90)
    assert present() == london(2026, 5, 1, 16, 1, 30)


def test_moving_is_seen_by_every_other_process_at_once(moved):
    """Fails if the worker or the public site went by another time than the staff site."""
    clock.move_to(REAL + timedelta(days=400))
    asked = (
        "from datetime import UTC, datetime; from jigsaw.calendar.present import present;"
        "print(round((present() - datetime.now(UTC)).total_seconds()))"
    )
    other = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert int(other.stdout) == timedelta(days=400).total_seconds()


@pytest.mark.parametrize("held", ["", "soon", "1e999", "nan"])
def test_a_file_that_holds_no_number_moves_nothing(moved, held):
    """Fails if a half-written file could stop every page."""
    Path(os.environ[TIME_FILE]).write_text(held)
    assert present() == REAL


def test_no_process_outside_the_demonstration_starts_with_a_moved_time(tmp_path):
    """Fails if a statutory clock could be set by a variable of the host."""
    own = {
        "JIGSAW_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "jigsaw.config.settings.casework",
        TIME_FILE: "x",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIGSAW_")}
    code = "from django.conf import settings; settings.DEBUG"
    started = subprocess.run(
        [sys.executable, "-c", code], env={**kept, **own}, capture_output=True, text=True, check=False
    )
    assert started.returncode != 0
    assert "only the demonstration may do that" in started.stderr


def test_the_buttons_lead_to_the_moments_of_the_walk_through_and_onwards(db, moved):
    found = {way.words: way.moment for way in ways(present())}
    assert list(found) == [
        "Friday 1 May 2026, 4pm",
        "Tuesday 5 May 2026, 11:40am",
        "Thursday 14 May 2026, 8am",
        "Wednesday 27 May 2026, 4pm",
        "The next working day, Tuesday 5 May 2026, 8am",
        "One week on, Friday 8 May 2026, 4pm",
    ]
    assert found["One week on, Friday 8 May 2026, 4pm"] == london(2026, 5, 8, 16, 0)


def test_a_week_on_keeps_the_time_over_a_change_of_the_clocks():
    assert clock.a_week_on(london(2026, 10, 23, 16, 0)) == london(2026, 10, 30, 16, 0)


@pytest.mark.django_db
def test_a_button_moves_the_time_and_looking_moves_nothing(page):
    assert page().status_code == 200
    assert present() == clock.BEGINNING
    answer = page("post", {"to": "2026-05-14"})
    assert answer.status_code == 302
    assert present() == MOMENTS[2]
    page("post", {"to": "2026-05-01"})
    assert present() == clock.BEGINNING, "back is allowed"
    assert [e.verb for e in Event.objects.all()] == ["time_moved", "time_moved"]


@pytest.mark.django_db
def test_any_day_and_time_may_be_typed(page):
    typed = {"day_day": "8", "day_month": "june", "day_year": "2026", "time": "9:30am"}
    assert page("post", typed).status_code == 302
    assert present() == london(2026, 6, 8, 9, 30)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Enter the date"),
        ({"day_day": "31", "day_month": "2", "day_year": "2026", "time": "8am"}, "Date must be a real date"),
        (
            {"day_day": "1", "day_month": "1", "day_year": "2031", "time": "8am"},
            "Date must be between 1 January 2026 and 31 December 2028",
        ),
        ({"day_day": "1", "day_month": "6", "day_year": "2026", "time": "25"}, "Time must be a real time"),
        (
            {"day_day": "29", "day_month": "3", "day_year": "2026", "time": "1:30am"},
            "1:30am on Sunday 29 March 2026 does not exist",
        ),
        ({"to": "yesterday"}, "Time machine"),
    ],
)
def test_what_is_no_moment_moves_nothing(page, typed, words):
    answer = page("post", typed)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert present() == clock.BEGINNING


@pytest.mark.parametrize("from_where", [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}])
def test_nobody_from_elsewhere_finds_it(page, from_where):
    for method in ("get", "post"):
        with pytest.raises(Http404):
            page(method, {"to": "2026-05-14"}, **from_where)


def test_outside_the_demonstration_there_is_none(page, settings):
    settings.DEMO = False
    with pytest.raises(Http404):
        page()


@pytest.mark.django_db
@pytest.mark.parametrize("to", [london(2026, 5, 27, 16, 0), london(2026, 4, 1, 9, 0)])
def test_a_worker_that_runs_is_alive_before_its_next_turn_and_one_that_does_not_is_not(moved, to):
    """Fails if the release page cried wolf after each move, or if moving brought a dead worker to life."""
    beat("worker", at=present())
    move(to=to, before=present(), by="tests")
    assert liveness("worker", at=present()).alive
    Heartbeat.objects.update(at=present() - timedelta(hours=1))
    move(to=to + timedelta(days=1), before=present(), by="tests")
    assert not liveness("worker", at=present()).alive


@pytest.mark.django_db(databases=["default", "public"])
def test_mail_written_at_a_later_time_goes_all_the_same(moved):
    """Fails if mail waited for its day to come round again after somebody moved the time back."""
    clock.move_to(london(2026, 5, 27, 16, 0))
    someone = somebody("Ruth Lindley", partnership())
    write_mail(key="late", person=someone, subject="Something waits", body="Look.", at=present())
    move(to=clock.BEGINNING, before=present(), by="tests")
    turn(at=present() + SECOND, on_the_clock=REAL)
    assert Mail.objects.get(key="late").sent_at == clock.BEGINNING + SECOND


def test_beginning_again_is_asked_for_and_done(page, settings, tmp_path):
    settings.VAR = tmp_path
    assert page("post", {"again": "1"}).status_code == 302
    assert snapshot.is_to_begin_again(tmp_path)
    waiting = page().content.decode()
    assert "The demonstration begins again" in waiting
    assert 'data-refresh="3"' in waiting
    snapshot.clear(tmp_path)
    assert not snapshot.is_to_begin_again(tmp_path)
