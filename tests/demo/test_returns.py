"""The demonstration's agencies: seven returns and what one chronology of them tells; a request that waits for Sam."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
import yaml
from django.db import transaction

from jigsaw.agency_returns.models import (
    AgencyRequest,
    AgencyReturn,
    ChronologyRow,
    DepartmentPart,
    FactMark,
    KeyFact,
    PossiblePair,
    PrivateNote,
    RowLink,
    RowTag,
)
from jigsaw.agency_returns.queries.board import board_of
from jigsaw.agency_returns.queries.entries import counts_of
from jigsaw.agency_returns.queries.progress import missing_tasks
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.agency_returns.rules.terms import Involved, RequestState, TagKind
from jigsaw.calendar.present import TIME_FILE
from jigsaw.calendar.working_days import seeded as working_days
from jigsaw.config.demo import casework, returns
from jigsaw.config.demo.clock import BEGINNING, FILE
from jigsaw.config.demo.seeding import make_partnerships
from jigsaw.incidents.models import Incident
from tests.demo.test_editions import BLAMING, REAL, texts

pytestmark = pytest.mark.django_db(databases=["default", "public"])
WEIGHED, WAITED_FOR = "AB-2026-02", "AB-2026-01"


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everybody and every case of the demonstration, made once; undone after the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv(TIME_FILE, str(tmp_path_factory.mktemp("demo") / FILE))
        with transaction.atomic(), transaction.atomic(using="public"):
            make_partnerships(at=BEGINNING.replace(year=2021))
            casework.seed_cases()
            yield
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="public")


def case(reference: str) -> Incident:
    return Incident.rows.select_related("partnership").get(reference=reference)


def board(reference: str) -> dict:
    """The board on the day on which the demonstration begins, by agency."""
    rows = board_of(case(reference), working_days(), BEGINNING.date())
    return {row.asked.agency.name: row for row in rows}


def test_seven_agencies_answered_one_late_and_one_without_involvement(seeded):
    """Fails when the demonstration shows no late or no nil return, or does not say why one is late."""
    sent = AgencyReturn.rows.filter(request__incident=case(WEIGHED), state="sent")
    assert sent.count() == AgencyRequest.rows.filter(incident=case(WEIGHED)).count() == 7
    assert [each.late_reason for each in sent.exclude(days_late=0)] == ["hard-to-find"]
    assert sent.get(involved=Involved.NO).nil_checked
    assert sent.exclude(summary={}).count() == 6
    assert sent.get(request__lead__full_name="Sam Okafor").approved_by.full_name == "Ruth Adeyemi"
    assert DepartmentPart.rows.get().state == "returned"


def test_the_chronology_has_about_two_hundred_rows_of_every_accuracy(seeded):
    """Fails when the demonstration has too few rows, or dates of one kind alone."""
    rows = ChronologyRow.rows.filter(incident=case(WEIGHED))
    assert 180 <= rows.count() <= 220
    accuracies = Counter(rows.values_list("accuracy", flat=True))
    assert accuracies.keys() == {"exact", "approximate", "month", "year", "between", "not known"}
    assert rows.filter(department="").count() < rows.count()
    often = Counter(rows.values_list("what_happened", flat=True))
    assert max(often.values()) <= 4
    assert sum(times == 1 for times in often.values()) >= 60


def test_the_child_is_seen_only_after_birth(seeded):
    rows = ChronologyRow.rows.filter(incident=case(WEIGHED), earliest__lt=date(2025, 11, 8))
    assert set(rows.values_list("child_seen", flat=True)) == {"Not applicable"}


def test_pairs_wait_for_a_person_and_some_are_decided(seeded):
    pairs = PossiblePair.rows.filter(incident=case(WEIGHED))
    standing = set(standing_rows(case(WEIGHED)).values_list("pk", flat=True))
    waiting = [each for each in pairs.filter(decision="") if {each.first_id, each.second_id} <= standing]
    assert 3 <= len(waiting) <= 6
    assert pairs.filter(decision="merge").count() == 1
    assert pairs.filter(decision="link").count() >= 1
    assert RowLink.rows.filter(kind="differ").count() == 1


def test_key_facts_episodes_themes_and_a_note_tell_the_story(seeded):
    facts = KeyFact.rows.filter(incident=case(WEIGHED))
    assert facts.count() >= 3
    assert facts.filter(in_review=True).count() == 2
    violence = FactMark.rows.filter(fact__title="Father’s history of violence").order_by("row__place")
    first, *_others, last = [mark.row.earliest for mark in violence]
    assert (first, last) == (date(2024, 3, 12), date(2026, 4, 14))
    assert ChronologyRow.rows.exclude(key_episode="").count() == 3
    assert RowTag.rows.filter(kind=TagKind.THEME).count() >= 5
    assert PrivateNote.rows.count() == 1


def test_a_board_says_whom_to_call_and_whose_mail_did_not_arrive(seeded):
    rows = board(WAITED_FOR)
    assert rows["Alderbrook Homes"].call
    assert rows["Alderbrook Hospitals"].undelivered == "Hugo Marlow"
    assert rows["Alderbrook schools and colleges"].asked.state == RequestState.RETURNED
    assert not any(row.call or row.undelivered for row in board(WEIGHED).values())


def test_sam_has_an_open_request_with_a_few_errors_to_mend(seeded):
    """Fails when whoever signs in as agency lead finds nothing to do."""
    asked = AgencyRequest.rows.get(lead__full_name="Sam Okafor", state=RequestState.ASKED)
    assert asked.due_on == date(2026, 5, 6)
    counts = counts_of(asked.returns.get())
    assert (counts.faulty, counts.doubtful) == (3, 1)
    assert counts.ready >= 4
    assert "Chronology" in missing_tasks(asked)
    assert "People and records you checked" not in missing_tasks(asked)


def test_reminders_went_on_working_mornings(seeded):
    assert [each.kind for each in board(WAITED_FOR)["Alderbrook Homes"].asked.reminders.order_by("at")] == [
        "before", "morning", "day-after", "call",
    ]  # fmt: skip


def test_returns_are_written_without_names_of_places_that_exist_and_without_blame():
    tables = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(returns.RETURNED.glob("*.yaml"))]
    said = "\n".join(text for table in tables for text in texts(table))
    assert REAL.findall(said) == []
    assert BLAMING.findall(said) == []


def test_mornings_of_reminders_are_working_days():
    steps = list(returns._mornings(BEGINNING.replace(day=1, month=4)))
    assert all(working_days().is_working(at.date()) for at, _do in steps)
    assert all(one < other for (one, _do), (other, _do_it) in pairwise(steps))
