"""The worker: shows that it is alive, releases what is due, makes documents, sends digests and mail. Every second."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import close_old_connections
from django.utils import timezone

from jigsaw.accounts.actions import forget_ended_sessions
from jigsaw.agency_returns.tasks import compare_chronologies, send_reminders_when_due, tidy_exports
from jigsaw.calendar.present import present
from jigsaw.incidents.tasks import send_digests_when_due
from jigsaw.learning.actions.bookings import pass_on_offers, remind_booked
from jigsaw.learning.actions.bulletins import send_bulletins
from jigsaw.learning.actions.certificates import make_certificates
from jigsaw.learning.actions.events import forget_bookings
from jigsaw.learning.actions.looked_for import forget_looked_for
from jigsaw.learning.actions.questions import ask_what_changed, forget_answers
from jigsaw.learning.actions.searches import send_searches
from jigsaw.learning.actions.subscriptions import forget_subscriptions
from jigsaw.learning.actions.uses import forget_old_uses
from jigsaw.learning.mail import send_waiting
from jigsaw.learning.throttling import forget_askings
from jigsaw.notices.actions import beat, send_waiting_mail
from jigsaw.notices.jobs import run_queued, take_up_abandoned
from jigsaw.partnerships.keeping import forget_old_typing
from jigsaw.publishing.actions import release_due
from jigsaw.teaching.actions.article_releasing import release_articles_due
from jigsaw.teaching.actions.attendance import forget_attendance
from jigsaw.teaching.tasks import bulletins_when_due

log = logging.getLogger("jigsaw.worker")
NAME = "worker"
PAUSE = 1.0
Duty = tuple[str, Callable[[], Any]]


def turn(*, at: datetime, on_the_clock: datetime | None = None) -> None:
    """One turn. Each duty stands alone: when one fails, it is logged, and the others are done all the same.

    `at` is the time of the casework. `on_the_clock` is the machine's own, by which libraries date tasks and
    sessions; the two differ in the demonstration alone.

    The release comes first, so that no other duty can make it late; one task a turn, so that a queue of
    documents cannot either.
    """
    machine = on_the_clock or at
    duties: list[Duty] = [
        ("show that it is alive", lambda: beat(NAME, at=at)),
        ("release what is due", lambda: release_due(at=at)),
        ("release articles that are due", lambda: release_articles_due(at=at)),
        ("take up abandoned tasks", lambda: take_up_abandoned(at=machine)),
        ("run a task", lambda: run_queued(worker=NAME, most=1)),
        ("send the digests of the morning", lambda: send_digests_when_due(at=at)),
        ("remind agencies of their returns", lambda: send_reminders_when_due(at=at)),
        ("send mail", lambda: send_waiting_mail(at=at)),
        *for_readers(at=at),
        ("compare the rows of a chronology", lambda: compare_chronologies(at=at)),
        ("remove old exports of chronologies", lambda: tidy_exports(at=at)),
        ("delete names from reports of webinars", lambda: forget_attendance(at=at)),
        ("forget sessions that have ended", lambda: forget_ended_sessions(at=machine)),
        ("forget typing that nobody came back for", lambda: forget_old_typing(at=at)),
    ]
    for duty, carry_out in duties:
        try:
            carry_out()
        except Exception as fault:
            log.error("the worker could not %s: %s", duty, type(fault).__name__)


def for_readers(*, at: datetime) -> list[Duty]:
    """What the worker does for readers of the public side; the mail that the others write is sent in the same turn."""
    return [
        ("propose and hand over bulletins", lambda: bulletins_when_due(at=at)),
        ("tell readers what their searches find", lambda: send_searches(at=at)),
        ("write bulletins", lambda: send_bulletins(at=at)),
        ("pass on places that nobody took", lambda: pass_on_offers(at=at)),
        ("remind people of webinars", lambda: remind_booked(at=at)),
        ("make certificates", lambda: make_certificates(at=at)),
        ("ask what changed after a webinar", lambda: ask_what_changed(at=at)),
        ("delete old bookings", lambda: forget_bookings(at=at)),
        ("forget what people told of webinars long ago", lambda: forget_answers(at=at)),
        ("send mail to readers", lambda: send_waiting(at=at)),
        ("forget who asked for what", lambda: forget_askings(at=at)),
        ("forget what readers told long ago", lambda: forget_old_uses(at=at)),
        ("forget what was looked for", lambda: forget_looked_for(at=at)),
        ("forget subscriptions", lambda: forget_subscriptions(at=at)),
    ]


def run() -> None:
    """Take turns until the process is told to stop; a turn under way is finished first."""
    stop = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stop.set())
    log.info("the worker runs")
    while not stop.is_set():
        close_old_connections()
        turn(at=present(), on_the_clock=timezone.now())
        stop.wait(PAUSE)
    log.info("the worker has stopped")
