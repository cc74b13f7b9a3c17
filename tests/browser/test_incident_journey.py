"""An incident at 4pm on the Friday before a bank holiday, in a real browser: Priya and Tom (walk-through 7.1).

Walked with scripts, without, by keyboard alone and at 320 pixels; axe on each page reached, those in error included.
Its last step, asking the agencies, comes with the agencies' returns.
"""

from __future__ import annotations

import re
from datetime import date

import icalendar
import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail as outbox
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from jigsaw.audit.models import Event
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.models import Duty, Incident, RegisterEntry
from jigsaw.incidents.tests import factories
from jigsaw.notices.models import Mail
from tests.browser.walking import WAYS, Walker, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
CHILD, MOTHER, STREET = "Zephyrine Quillfeather", "Ottoline Quillfeather", "Tamarisk Row"
CANARIES = ("Zephyrine", "Ottoline", "Quillfeather", "Tamarisk")
SUMMARY = "Child A was taken to hospital with injuries that nobody could explain."
FIRST_CLOCK = (
    "Notify the Panel by Monday 11 May 2026. Law and statutory guidance.",
    "Fri 1 May day 0 Sat 2 May not counted Sun 3 May not counted Mon 4 May Early May bank holiday not counted "
    "Tue 5 May day 1 Wed 6 May day 2 Thu 7 May day 3 Fri 8 May day 4 Sat 9 May not counted Sun 10 May not counted "
    "Mon 11 May day 5",
)


@pytest.fixture
def world(transactional_db):
    """Alderbrook with three cases of this year that are closed, so that the next is AB-2026-04."""
    cache.clear()  # each way asks for a sign-in code, and only so many go to one address in five minutes
    team = factories.team(name="Alderbrook Safeguarding Children Partnership")
    for _number in range(3):
        incident = factories.recorded(team.priya, team.partnership)
        close_case(incident, reason="Closed before this story begins.", by=team.priya, at=factories.NOW)
    Mail.objects.all().delete()
    return team


@pytest.fixture
def people(walkers, world):
    """Priya and Tom, each at a browser of their own, signed in."""
    return lambda way: walkers(way, world, "priya", "tom")


@pytest.mark.parametrize("way", WAYS)
def test_an_incident_on_the_friday_before_a_bank_holiday(people, world, served, way):
    """Fails when a message, a date or a step of the walk-through is another one, or a name leaves the register."""
    with time_machine.travel(factories.NOW, tick=False) as clock:
        walkers = people(way)
        priya = walkers["priya"]
        seen = watch(priya)
        priya_starts(priya)
        who_told_and_when(priya)
        what_happened(priya)
        the_child_and_the_names(priya)
        incident = she_checks_and_starts_the_clocks(priya)
        her_session_ends_while_she_writes(priya, world, served, incident)
        clock.move_to(factories.TUESDAY)
        for name, walker in walkers.items():
            sign_in(walker.page.context, getattr(world, name), served)
        she_records_the_notification(priya, incident)
        what_follows(priya, walkers["tom"], incident, seen)


def watch(walker: Walker) -> list[tuple[str, str]]:
    """Every address and window title that the browser shows from now on."""
    seen: list[tuple[str, str]] = []
    walker.page.on("load", lambda page: seen.append((page.url, page.title())))
    return seen


def priya_starts(priya: Walker) -> None:
    priya.go("/work/")
    priya.sees("My work", "Nothing is due now")
    priya.press("Record an incident")
    priya.sees(
        "about 10 minutes; we save each page",
        "Only ASCP staff can see this until you send a request to an agency.",
    )
    priya.press("Start now")


def who_told_and_when(priya: Walker) -> None:
    priya.press("Save and continue")
    priya.sees_errors("Select the agency that told you", "Enter the name of the person who told you")
    priya.pick("Agency", "Alderbrook Children's Services")
    priya.fill("Name", "Duty head of service")
    priya.press("Save and continue")
    a_date(priya, "1", "5", "2027")
    priya.press("Save and continue")
    priya.sees_errors("The date the local authority became aware must be today or in the past.")
    a_date(priya, "1", "may", "2026")
    priya.fill("Time (optional)", "2:20pm")
    priya.press("Save and continue")
    a_date(priya, "2", "5", "2026")
    priya.choose("I know the date")
    priya.press("Save and continue")
    priya.sees_errors(
        "The date of the incident must be the same as or before 1 May 2026, when the local authority became aware."
    )
    a_date(priya, "30", "4", "2026")
    priya.press("Save and continue")


def a_date(priya: Walker, day: str, month: str, year: str) -> None:
    for box, typed in (("Day", day), ("Month", month), ("Year", year)):
        priya.fill(box, typed)


def what_happened(priya: Walker) -> None:
    priya.choose("Seriously harmed")
    priya.choose("Known or suspected")
    priya.fill("Local authority where the child normally lives", "Castlemere")
    priya.choose("No")
    priya.fill("What happened?", SUMMARY)
    priya.press("Save and continue")
    priya.sees("The duty to notify is with the authority where it happened: Alderbrook. Tell Castlemere too.")


def the_child_and_the_names(priya: Walker) -> None:
    priya.press("Add a child")
    assert priya.page.get_by_label("Alias", exact=True).input_value() == "Child A"
    priya.fill("Age or date of birth", "1 month")
    priya.choose("Female")
    priya.page.get_by_role("group", name=re.compile("looked after")).get_by_label("No", exact=True).check()
    priya.choose("None")
    priya.press("Save")
    priya.press("Save and continue")
    priya.sees("Kept apart. Shown only to people you name.")
    priya.press("Add a name for Child A")
    priya.fill("Full name (optional)", CHILD)
    priya.fill("Address (optional)", f"2 {STREET}, Alderbrook")
    priya.press("Save")
    priya.press("Add a person")
    priya.fill("Alias", "Mother")
    priya.pick("Who they are", "Mother")
    priya.fill("Full name (optional)", MOTHER)
    priya.press("Save")
    priya.press("Continue")


def she_checks_and_starts_the_clocks(priya: Walker) -> Incident:
    closed = priya.page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    priya.sees(*FIRST_CLOCK, "Duty head of service", "Castlemere")
    assert Incident.rows.filter(reference="AB-2026-04").count() == 0
    priya.press("Save and start the clocks")
    incident = Incident.rows.get(reference="AB-2026-04")
    priya.sees("Incident recorded", "AB-2026-04", "Notify the Panel by Monday 11 May 2026")
    assert priya.page.locator(".govuk-panel").count() == 0
    priya.page.reload()
    priya.sees("Incident recorded", "AB-2026-04")
    priya.press("Print the notification crib sheet")
    priya.sees("The national form signs you out after 20 minutes and does not save.", SUMMARY)
    copies = priya.page.get_by_role("button", name=re.compile("^Copy"))
    assert (copies.count() > 5) == (priya.way != "without scripts")
    return incident


def her_session_ends_while_she_writes(priya: Walker, world, served: str, incident: Incident) -> None:
    """Step 10: her text is there after she signed in again, and is saved by one press."""
    priya.go(reverse("edit_what_happened", args=[incident.pk]))
    priya.fill("What happened?", f"{SUMMARY} A strategy discussion was held.")
    Session.objects.all().delete()
    priya.press("Save")
    kept = priya.page.url
    assert "/sign-in/" in kept
    back = (
        priya.page.evaluate("location.search") if priya.way != "without scripts" else kept.partition("?")[2]
    )
    assert "kept" in back
    sign_in_keeping_what_was_typed(priya, world.priya, served)
    assert (
        priya.page.get_by_label("What happened?", exact=True).input_value().endswith("discussion was held.")
    )
    priya.press("Save")
    assert factories.fresh(incident).summary.endswith("A strategy discussion was held.")


def sign_in_keeping_what_was_typed(priya: Walker, someone, served: str) -> None:
    """Sign in by the code that comes by mail, on the page to which the end of the session led."""
    priya.fill("Email address", someone.email)
    priya.press("Send me a sign-in code")
    code = re.search(r"\b\d{6}\b", str(outbox.outbox[-1].body))
    assert code is not None
    priya.fill("6-digit code", code[0])
    priya.press("Sign in")


def she_records_the_notification(priya: Walker, incident: Incident) -> None:
    priya.go(f"/cases/{incident.pk}/")
    priya.sees("Stage: notification", "Working day 1 of 5")
    priya.press("Record notification sent")
    a_date(priya, "30", "4", "2026")
    priya.fill("At what time?", "11:30am")
    priya.fill("Panel reference", "SIN-2026-0417")
    priya.press("Record notification")
    priya.sees_errors("The date you sent the notification must be the same as or after 1 May 2026.")
    a_date(priya, "5", "5", "2026")
    priya.press("Record notification")
    priya.sees("Done on day 1 of 5", "Wednesday 27 May 2026", "Spring bank holiday", "Stage: rapid review")


def what_follows(priya: Walker, tom: Walker, incident: Incident, seen: list[tuple[str, str]]) -> None:
    """The trail is whole, the calendar says two dates and nothing else, Tom sees the same, no name went anywhere."""
    done = Event.objects.filter(about=f"incident {incident.pk}").exclude(verb__in=["read", "refused"])
    verbs = list(done.values_list("verb", flat=True))
    assert {"start_incident", "save_part", "save_child", "record_incident", "record_notification"} <= set(
        verbs
    )
    assert len(verbs) >= 9
    assert all(done.values_list("by", flat=True))
    tom.go("/work/")
    tom.sees("AB-2026-04", "Send the rapid review to the Panel", "27 May 2026")
    feed = the_calendar(priya)
    for text in (feed, *(f"{url} {title}" for url, title in seen)):
        assert not [name for name in (*CANARIES, "hospital", "Castlemere") if name in text], text
    written = [f"{mail.subject} {mail.body}" for mail in (*Mail.objects.all(), *outbox.outbox)]
    assert not [name for name in (*CANARIES, "hospital") for text in written if name in text]
    for event in Event.objects.all():
        assert not [name for name in CANARIES if name in f"{event.details} {event.about}"]
    for entry in RegisterEntry.rows.filter(incident=incident):
        assert not [name for name in CANARIES if name.encode() in bytes(entry.sealed)]
    assert Duty.rows.get(incident=incident, key="tell-home-authority").due_on == date(2026, 5, 11)


def the_calendar(priya: Walker) -> str:
    """Her private calendar as a program fetches it: two events, one of them over."""
    priya.go("/work/calendar/")
    priya.press("Make a calendar address")
    shown = re.search(r"https?://\S+\.ics", priya.page.locator("main").inner_text())
    assert shown is not None
    fetched = Client().get(re.sub(r"^https?://[^/]+", "", shown[0])).content.decode()
    events = [e for e in icalendar.Calendar.from_ical(fetched).walk("VEVENT") if "AB-2026-04" in e["SUMMARY"]]
    found = {e["DTSTART"].dt: (str(e["SUMMARY"]), str(e.get("STATUS", ""))) for e in events}
    assert found == {
        date(2026, 5, 11): ("Notification to the Panel due, AB-2026-04", "CANCELLED"),
        date(2026, 5, 27): ("Rapid review due, AB-2026-04", "CONFIRMED"),
    }
    return fetched
