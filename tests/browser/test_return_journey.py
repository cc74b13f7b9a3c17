"""A late return from a spreadsheet with bad rows, in a real browser: Sam and Dr Adeyemi (walk-through 7.2).

Walked with scripts, without, by keyboard alone and at 320 pixels; axe on each page reached, those in error included.
A mail scanner opens every link of every mail three times and posts to it once before anybody reads it.
"""

from __future__ import annotations

import io
import logging
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail as outbox
from django.core.cache import cache
from django.test import Client
from openpyxl import load_workbook

from jigsaw.agency_returns.actions.reminding import send_due_reminders
from jigsaw.agency_returns.models import AgencyReturn, ChronologyRow, ReturnUpload
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, asking_team
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.models import Duty
from jigsaw.notices.actions import send_waiting_mail
from jigsaw.notices.models import Mail
from jigsaw.partnerships.roles import Role
from jigsaw.portal.tests.answering import WORDS
from tests.browser.return_workbook import CANARY, NAME, OWN_CELL, OWN_COLOUR, filled, locked, without_column_f
from tests.browser.walking import WAYS, Walker, context_of, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
# Mondays to Fridays of May 2026 at 8:00 and later, London time.
REMINDED = [datetime(2026, 5, day, 7, 0, tzinfo=UTC) for day in (12, 14, 15)]
LATE = datetime(2026, 5, 18, 8, 40, tzinfo=UTC)
SENT = datetime(2026, 5, 18, 9, 12, tzinfo=UTC)
SIX_ERRORS = {
    "Row 7": ("A7", "Date must be a real date. 31 February 2025 does not exist"),
    "Row 12": ("A12", "Date must be today or in the past"),
    "Row 15": ("C15", "End date must be the same as or after 3 March 2025"),
    "Row 18": ("E18", "Enter the source of this record, for example ‘Health visitor electronic record’"),
    "Row 20": ("H20", "Child seen must be Yes, No, Not applicable or Not recorded"),
    "Row 22": ("I22", "What happened must be 2,000 characters or less. It has 2,431"),
}


@pytest.fixture
def world(transactional_db):
    """Alderbrook, its request to Sam's agency, and the name that must not leave the register."""
    cache.clear()
    team = asking_team()
    save_register_entry(
        team.incident, entry=None, alias="Mother", relation="mother", by=team.priya, at=ASKED_AT,
        details={"full_name": f"Ottoline {NAME}"},
    )  # fmt: skip
    team.asked = asked(team)
    Mail.objects.all().delete()
    outbox.outbox.clear()
    return team


@pytest.mark.parametrize("way", WAYS)
def test_a_late_return_from_a_spreadsheet_with_bad_rows(chromium, walkers, world, served, way, caplog):
    """Fails when a message, a number or a step of the walk-through is another one, or a word of the file is echoed."""
    caplog.set_level(logging.INFO)
    with time_machine.travel(ASKED_AT, tick=False) as clock:
        for moment in REMINDED:
            clock.move_to(moment)
            send_due_reminders(at=moment)
            send_waiting_mail(at=moment)
        clock.move_to(LATE)
        the_mails_say_what_is_missing(world)
        a_scanner_follows_every_link(world, served)
        context = context_of(chromium, way)
        sam = Walker(context.new_page(), served, way)
        she_signs_in_by_a_code(sam, world)
        she_sees_her_requests_and_the_tasks(sam, world)
        she_writes_what_she_knows(sam, world)
        three_files_are_refused(sam, world)
        the_check_names_every_error(sam, world)
        her_own_file_comes_back_marked(sam, world)
        she_mends_six_rows(sam)
        she_settles_two_rows(sam)
        she_looks_over_the_whole(sam, world)
        clock.move_to(SENT)
        sign_in(context, world.sam, served)
        ruth = walkers(way, world, "ruth")["ruth"]
        dr_adeyemi_approves(sam, ruth, world)
        what_follows(walkers(way, world, "priya")["priya"], world, caplog)
        context.close()


def the_mails_say_what_is_missing(world: SimpleNamespace) -> None:
    reference = world.asked.reference
    sent = [(mail.subject, mail.to) for mail in outbox.outbox if reference in mail.subject]
    late = f"Overdue: information request {reference}, due Thursday 14 May"
    assert len(sent) == 4, "two days before, the morning, the day after, and its copy to the deputy"
    assert [subject for subject, _ in sent].count(late) == 2
    assert {to[0] for subject, to in sent if subject == late} == {world.sam.email, world.kit.email}
    body = next(mail.body for mail in outbox.outbox if mail.subject == late)
    assert "Chronology" in body
    assert f"/requests/{world.asked.pk}/" in body
    assert NAME not in body


def a_scanner_follows_every_link(world: SimpleNamespace, served: str) -> None:
    """Three times by GET and once by POST, with no session: nothing changes."""
    links = {link for mail in outbox.outbox for link in re.findall(r"https?://[^\s<>]+", mail.body)}
    assert links
    before = (AgencyReturn.rows.count(), Mail.objects.count(), Event.objects.count())
    scanner = Client(enforce_csrf_checks=True)
    for link in links:
        path = "/" + link.split("/", 3)[3]
        for _ in range(3):
            assert scanner.get(path).status_code == 302
        assert scanner.post(path, {"way": "type"}).status_code in (302, 403)
    assert (AgencyReturn.rows.count(), Mail.objects.count(), Event.objects.count()) == before


def she_signs_in_by_a_code(sam: Walker, world: SimpleNamespace) -> None:
    sam.go(f"/requests/{world.asked.pk}/")
    sam.fill("Email address", world.sam.email)
    sam.press("Send me a sign-in code")
    code = re.search(r"\b\d{6}\b", str(outbox.outbox[-1].body))
    assert code is not None
    sam.fill("6-digit code", "000000" if code[0] != "000000" else "000001")
    sam.press("Sign in")
    sam.sees_errors("The code is not correct. Check the email or ask for a new code.")
    sam.fill("6-digit code", code[0])
    sam.press("Sign in")


def she_sees_her_requests_and_the_tasks(sam: Walker, world: SimpleNamespace) -> None:
    sam.go("/requests/")
    sam.sees(world.asked.reference, "Alderbrook Community Health", "14 May 2026", "2 working days late")
    assert "Vale Constabulary" not in sam.page.content()
    sam.press(world.asked.reference)
    sam.sees("1 March 2025 to 30 April 2026", "Child A", "Approve and send", "Cannot start yet")
    assert sam.page.get_by_role("link", name="Approve and send", exact=True).count() == 0


def she_writes_what_she_knows(sam: Walker, world: SimpleNamespace) -> None:
    """The pages before the chronology, each saved; the other pages of text are written by their own tests."""
    sam.press("Were you involved?")
    sam.choose("Yes")
    sam.press("Save and continue")
    fill_the_summary(world)
    sam.go(f"/requests/{world.asked.pk}/")


def fill_the_summary(world: SimpleNamespace) -> None:
    from jigsaw.audit.actions import act

    returned = AgencyReturn.rows.get(request=world.asked)
    with act("save_return", by=world.sam, at=LATE, partnership=world.partnership):
        returned.summary = dict(WORDS)
        returned.save()


def chronology_of(world: SimpleNamespace) -> str:
    return f"/requests/{world.asked.pk}/chronology/"


def template_from_the_page(sam: Walker, world: SimpleNamespace) -> bytes:
    """The template as Sam downloads it."""
    answer = sam.page.context.request.get(f"{sam.home}{chronology_of(world)}template.xlsx")
    assert answer.ok
    return answer.body()


def upload(sam: Walker, name: str, content: bytes) -> None:
    sam.choose("Upload a spreadsheet")
    sam.attach("Your spreadsheet", name, content)
    sam.press("Continue")


def three_files_are_refused(sam: Walker, world: SimpleNamespace) -> None:
    sam.press("Chronology")
    for name, content, words in (
        ("notes.doc", b"Notes of a meeting", "The selected file must be an XLSX, ODS or CSV"),
        ("locked.xlsx", locked(), "The selected file is password protected"),
        (
            "short.xlsx",
            without_column_f(template_from_the_page(sam, world)),
            "The selected file must use the template: column F ‘Service or team’ is missing",
        ),
    ):
        upload(sam, name, content)
        sam.sees_errors(words)
    assert not ReturnUpload.rows.exists()


def the_check_names_every_error(sam: Walker, world: SimpleNamespace) -> None:
    upload(sam, "chronology.xlsx", filled(template_from_the_page(sam, world)))
    assert sam.page.title().startswith("Error: Fix 6 errors in your chronology")
    assert sam.page.locator("h1").inner_text() == "There are 6 errors in your spreadsheet"
    sam.sees("26 events are ready. 6 need fixing. 2 need you to confirm. Nothing has been sent.")
    sam.press("All errors")
    for row, (cell, words) in SIX_ERRORS.items():
        sam.sees(row, cell, words)
    assert CANARY not in sam.page.content()


def her_own_file_comes_back_marked(sam: Walker, world: SimpleNamespace) -> None:
    link = sam.page.get_by_role("link", name="Download your file with the errors marked")
    answer = sam.page.context.request.get(sam.home + str(link.get_attribute("href")))
    sheet = load_workbook(io.BytesIO(answer.body()))["Chronology"]
    assert sheet[OWN_CELL].font.bold
    assert sheet[OWN_CELL].fill.fgColor.rgb == OWN_COLOUR
    said = {row: sheet[f"O{row}"].value for row in range(5, 39) if sheet[f"O{row}"].value}
    assert set(said) == {7, 12, 15, 18, 20, 22, 25, 29}
    for cell, words in SIX_ERRORS.values():
        assert words in said[sheet[cell].row]
        assert sheet[cell].comment is not None
        assert sheet[cell].fill.fill_type == "solid"


def she_mends_six_rows(sam: Walker) -> None:
    sam.press("Fix these here")
    sam.sees("Row 7", "Row 12", "Row 15", "Row 18", "Row 20", "Row 22")
    mend(sam, "Row 7", "Date", "28 3 2025")
    mend(sam, "Row 12", "Date", "4 3 2025")
    mend(sam, "Row 15", "End date (optional)", "")
    mend(sam, "Row 18", "Source of record", "Health visitor electronic record")
    choose_in(sam, "Row 20", "Not recorded")
    long = field_of(sam, "Row 22", "What happened")
    words = long.input_value()
    long.fill(words[:2_012])
    if sam.way != "without scripts":
        sam.page.wait_for_function("document.body.innerText.includes('You have 12 characters too many')")
    sam.press("Save")
    sam.sees_errors("What happened must be 2,000 characters or less. It has 2,012")
    sam.sees("Row 22")
    assert sam.page.get_by_role("heading", name="Row 7", exact=True).count() == 0, "five were saved"
    field_of(sam, "Row 22", "What happened").fill(words[:1_900])
    sam.press("Save")


def section_of(sam: Walker, row: str):
    return sam.page.get_by_role("region", name=row, exact=True)


def field_of(sam: Walker, row: str, label: str):
    return section_of(sam, row).get_by_label(label, exact=True)


def mend(sam: Walker, row: str, label: str, words: str) -> None:
    field_of(sam, row, label).fill(words)


def choose_in(sam: Walker, row: str, label: str) -> None:
    section_of(sam, row).get_by_label(label, exact=True).check()


def she_settles_two_rows(sam: Walker) -> None:
    sam.sees("Row 25", "Row 29", "the word in position 4")
    sam.press("Save and continue")
    sam.sees_errors("Select what to do with row 25", "Select what to do with row 29")
    choose_in(sam, "Row 25", "Remove row 25")
    choose_in(sam, "Row 29", "Replace with ‘Mother’")
    sam.press("Save and continue")


def she_looks_over_the_whole(sam: Walker, world: SimpleNamespace) -> None:
    sam.sees("33 events, 3 March 2025 to 29 April 2026, 2 approximate dates, longest gap 61 days")
    assert sam.page.locator("svg.jig-lanes__picture").count() == 1
    assert NAME not in sam.page.content()
    sam.press("Continue")
    sam.sees("Your return", "Completed")


def dr_adeyemi_approves(sam: Walker, ruth: Walker, world: SimpleNamespace) -> None:
    sam.go(f"/requests/{world.asked.pk}/")
    sam.press("Approve and send")
    sam.press("Continue")
    sam.sees_errors("Select why the return is late.", "Select who approves this return")
    sam.choose("Staff absence")
    sam.choose("Send to my manager")
    sam.pick("Manager", world.ruth.full_name)
    sam.press("Continue")
    ruth.go("/")
    ruth.press(f"Approve return {world.asked.reference}, due 14 May 2026")
    ruth.choose("This is a fair and full account of our records")
    ruth.press("Approve and send to ASCP")
    ruth.sees("Return sent", "Sent Monday 18 May 2026 at 10:12am, 2 working days late", "Keep a copy")
    for kind, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        copy = ruth.page.context.request.get(f"{ruth.page.url.rstrip('/')}/copy.{kind}")
        assert copy.body().startswith(begins)


def what_follows(priya: Walker, world: SimpleNamespace, caplog) -> None:
    case = f"/cases/{world.incident.pk}/"
    priya.go(f"{case}agencies/")
    priya.sees("Returned 18 May", "2 working days late")
    priya.go(f"{case}chronology/")
    priya.sees("33 rows from 1 agency", "Alderbrook Community Health")
    assert ChronologyRow.rows.filter(incident=world.incident).count() == 33
    clock = Duty.rows.get(incident=world.incident, rule="rapid-review")
    assert (str(clock.due_on), clock.state) == ("2026-05-27", "open")
    returned = AgencyReturn.rows.get(request=world.asked)
    assert (returned.late_reason, returned.days_late) == ("absence", 2)
    for place in (caplog.text, *(f"{mail.subject}\n{mail.body}" for mail in outbox.outbox)):
        assert CANARY not in place
        assert NAME not in place
    kept = ReturnUpload.rows.get(returned=returned)
    taken = f"{case}agencies/{world.asked.pk}/uploads/{kept.pk}/"
    assert priya.page.context.request.get(priya.home + taken).ok
    assert world.sam.memberships.get().role == Role.AGENCY_LEAD
    client = Client()
    client.force_login(world.sam)
    assert client.get(taken).status_code == 404
