"""Words of a case stand in casework and nowhere beside it: mail, trail, tasks, logs, addresses, window titles."""

import logging
import re

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from jigsaw.audit.models import Event
from jigsaw.notices.jobs import run_queued
from jigsaw.notices.models import Mail
from jigsaw.publishing import actions
from jigsaw.publishing.tests.factories import MINUTE, NOW, edition, fresh, published, waiting
from tests.access.walking import patterns
from tests.hostile.hostile_texts import with_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]
CANARY = "Quillfeatherkestrel"
PAGES = [
    p
    for p in patterns("jigsaw.config.urls_casework")
    if p.parts in (("publication_id",), ("publication_id", "number"))
]


def whole_life(team):
    """Written, refused, signed, cleared, released, corrected and withdrawn, each with words of the case in it."""
    version = waiting(team, draft=with_text(edition(), CANARY))
    actions.ask_for_change(version, by=team.marcus, note=CANARY, at=NOW)
    words = {"opening": f"{CANARY} once more"}
    actions.save_part(
        fresh(version.publication), part="statement", value=words, revision=0, by=team.priya, at=NOW
    )
    publication = published(team, draft=with_text(edition(reference="ASCP 2024-25/03"), CANARY))
    actions.correct_publication(publication, by=team.dee, at=NOW + MINUTE)
    actions.withdraw_publication(publication, reason=CANARY, by=team.dee, at=NOW + MINUTE)
    return version, publication


def test_no_word_of_a_case_leaves_casework_beside_the_release(team, caplog, monkeypatch):
    """Fails if a mail, an event, a task or a line of the log held a title, a reason or a text of a publication."""
    caplog.set_level(logging.DEBUG)
    version, _ = whole_life(team)

    def fail(*args, **kwargs):
        raise RuntimeError(f"cannot set {CANARY}")

    monkeypatch.setattr("jigsaw.documents.packing.make_pack", fail)
    newest = actions.make_version(
        _put_right(version, team), what_changed=CANARY, by=team.priya, at=NOW + MINUTE
    )
    run_queued(worker="tests")
    assert fresh(newest).documents_state == "failed"
    assert CANARY not in fresh(newest).documents_fault
    assert Mail.objects.count() >= 5
    assert Event.objects.count() > 20
    for model in (Mail, Event, DBTaskResult):
        for row in model.objects.values():
            assert CANARY not in str(row), row
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert ours
    assert [record for record in ours if CANARY in caplog.handler.format(record)] == []


def _put_right(version, team):
    held = fresh(version.publication)
    whole = edition()["statement"] | {"opening": f"{CANARY} at last"}
    return actions.save_part(
        held, part="statement", value=whole, revision=held.draft_revision, by=team.priya, at=NOW + MINUTE
    )


def test_no_window_title_and_no_address_says_what_a_review_is_about(team):
    """Fails if a title element, a link or a place to go on to held words of a review: browsers keep and show them."""
    version, _ = whole_life(team)
    seen = 0
    for person in (team.priya, team.marcus):
        browser = Client()
        browser.force_login(person)
        for page in PAGES:
            answer = browser.get(page.address({"publication_id": version.publication_id, "number": 1}))
            html = answer.content.decode()
            assert CANARY not in "".join(re.findall(r"<title>.*?</title>", html, re.DOTALL)), page
            assert not [
                link for link in re.findall(r'(?:href|action|src)="([^"]*)"', html) if CANARY in link
            ], page
            assert CANARY not in str(answer.headers), page
            seen += CANARY in html
    assert seen > 10
