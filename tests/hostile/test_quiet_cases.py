"""Real names stand in the people register alone; words of a case on its pages alone. Looked for everywhere else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from jigsaw.audit.models import Event
from jigsaw.documents import panel_record
from jigsaw.files.sealing import SealBroken
from jigsaw.incidents.models import RegisterEntry
from jigsaw.incidents.queries.register import details_of
from jigsaw.notices.models import Mail
from jigsaw.rapid_reviews.tests import records
from tests.access.walking import patterns
from tests.hostile.case_life import CHILD, NAMES, NOW, WORD, parts_of, whole_life

pytestmark = pytest.mark.django_db
PAGES = [p for p in patterns("jigsaw.config.urls_casework") if p.module.startswith("jigsaw.")]
QUIET = (WORD, *NAMES)


@pytest.fixture
def life(monkeypatch):
    """The case, with the clock of pages at its last day, and documents without typesetting."""
    monkeypatch.setattr("jigsaw.documents.panel_record.make_panel_documents", records.small)
    monkeypatch.setattr("jigsaw.partnerships.access.present", lambda: NOW)
    monkeypatch.setattr("jigsaw.incidents.models.case.present", lambda: NOW)
    return whole_life()


def quiet(text: str, words: tuple[str, ...] = QUIET) -> list[str]:
    """The words that stand in a text although they must not."""
    return [word for word in words if word.lower() in text.lower()]


def test_mail_events_tasks_and_logs_say_nothing_of_the_case(life, caplog):
    """Fails if a mail, an event, a task or a line of the log held a name or a word of the case."""
    assert Mail.objects.count() > 10
    assert Event.objects.count() > 60
    for model in (Mail, Event, DBTaskResult):
        for row in model.objects.values():
            assert not quiet(str(row)), row
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not [record for record in ours if quiet(caplog.handler.format(record))]


def test_a_log_that_hears_everything_hears_no_name(monkeypatch, caplog):
    """Fails if any line that the verbs write while a case lives held a name or a word of the case."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("jigsaw.documents.panel_record.make_panel_documents", records.small)
    monkeypatch.setattr("jigsaw.partnerships.access.present", lambda: NOW)
    monkeypatch.setattr("jigsaw.incidents.models.case.present", lambda: NOW)
    whole_life()
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not [record for record in ours if quiet(caplog.handler.format(record))]


def test_the_calendar_says_reference_and_duty(life):
    answer = Client().get(f"/calendar/{life.token}.ics")
    assert life.incident.reference.encode() in answer.content
    assert not quiet(answer.content.decode() + str(answer.headers))


def browsers(life) -> Iterator[tuple[str, Client]]:
    """Everybody of the partnership: members named and not named, let in, of an agency, of no case."""
    for name in ("priya", "tom", "marcus", "joan", "pat", "ada", "ros", "sam", "dee"):
        browser = Client()
        browser.force_login(getattr(life.team, name))
        yield name, browser


def test_no_page_but_the_register_shows_a_name_and_no_title_or_address_a_word(life):
    """Fails if a name stood on any page, in any part of the answer, outside the people register of the case."""
    parts, seen, opened = parts_of(life), 0, 0
    pages = [p for p in PAGES if set(p.parts) <= set(parts)]
    assert len([p for p in pages if "incident_id" in p.parts]) > 40
    for name, browser in browsers(life):
        for page in pages:
            answer = browser.get(page.address(parts))
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            said = content.decode(errors="replace")
            titles = "".join(re.findall(r"<title>.*?</title>", said, re.DOTALL))
            addresses = "".join(re.findall(r'(?:href|action|src)="([^"]*)"', said))
            assert not quiet(titles + addresses + str(answer.headers)), (name, page)
            if page.permission == "open_register" and name == "priya":
                opened += bool(quiet(said, NAMES))
            else:
                assert not quiet(said, NAMES), (name, page)
            seen += WORD in said
    assert seen > 30, "the pages of this walk must hold words of the case"
    assert opened >= 2, "the register must show the names that are looked for"


def test_where_a_post_leads_to_says_nothing_of_the_case(life):
    """Fails if a place to go on to held a name or a word of the case."""
    parts, browser = parts_of(life), Client()
    browser.force_login(life.team.priya)
    for page in (p for p in PAGES if set(p.parts) <= set(parts) and "incident_id" in p.parts):
        answer = browser.post(page.address(parts), {"reason": WORD, "why": WORD, "words": CHILD})
        assert not quiet(str(answer.headers)), page


def cells() -> Iterator[tuple[str, str, bytes]]:
    """Every text and every binary value of every table, as bytes, with the names of table and column."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if isinstance(value, (str, bytes, memoryview)):
                        yield table, name, value.encode() if isinstance(value, str) else bytes(value)


def test_in_no_table_a_name_can_be_read(life):
    """Fails if a name stood in plain bytes anywhere in the database. What is sealed is there, and opens to them."""
    found = [(table, name) for table, name, value in cells() for word in NAMES if word.encode() in value]
    assert found == []
    words = {table for table, _, value in cells() if WORD.encode() in value}
    assert len(words) > 8, "the search must find what is there in plain"
    entry = RegisterEntry.rows.get(pk=life.entries[0].pk)
    assert CHILD in str(details_of(entry))
    sealed = [
        m._meta.db_table for m in apps.get_models() for f in m._meta.fields if f.name.startswith("sealed")
    ]
    assert {"incidents_registerentry", "incidents_referral"} <= set(sealed)


def test_what_is_sealed_for_one_person_does_not_open_in_the_row_of_another(life):
    """Fails if a seal could be moved to another row, in the same case or in another."""
    one, two = (RegisterEntry.rows.get(pk=entry.pk) for entry in life.entries)
    one.sealed, two.sealed = two.sealed, one.sealed
    for entry in (one, two):
        with pytest.raises(SealBroken):
            details_of(entry)


def test_the_document_for_the_panel_holds_no_name(life):
    """Fails if a version for the Panel held a name of the register, in any of its values."""
    versions = list(life.review.versions.all())
    assert versions
    for version in versions:
        record = panel_record.record_from(version.content)
        assert WORD in str(record)
        assert not quiet(str(record), NAMES)
