"""Freezing a draft, and making its documents."""

import pytest
from django_tasks_db.models import DBTaskResult

from jigsaw.documents.made import Check, DocumentFault, EditionFaults, MadeDocument
from jigsaw.files import storing
from jigsaw.notices.jobs import run_queued
from jigsaw.notices.models import Mail
from jigsaw.publishing import actions
from jigsaw.publishing.models import Document, Signature, Version
from jigsaw.publishing.queries import document_bytes
from jigsaw.publishing.rules import Decision, DocumentState, NotAllowed, Stage
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.factories import MINUTE, NOW, edition, fresh, next_version, sign, signed, waiting

pytestmark = pytest.mark.django_db
quickly = pytest.mark.usefixtures("small_pack")


def begun(team, **changes):
    return actions.start_publication(
        partnership=team.partnership, by=team.priya, at=NOW, draft=edition(**changes)
    )


def change(version, team, opening="Changed.", at=NOW):
    publication = fresh(version.publication)
    actions.save_part(
        publication,
        part="statement",
        value={**edition()["statement"], "opening": opening},
        revision=publication.draft_revision,
        by=team.dee,
        at=at,
    )
    return fresh(publication)


# The worker closes its connections between tasks, and with them a transaction that a test would hold open.
@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_the_real_pack_of_a_queued_version(team):
    """The whole way: the act queues, the worker runs the task, the typesetter makes and checks every document."""
    version = actions.make_version(begun(team), what_changed="First", by=team.priya, at=NOW)
    assert version.documents_state == DocumentState.WAITING
    run_queued(worker="test-worker")
    version = fresh(version)
    assert version.documents_fault == ""
    assert version.documents_state == DocumentState.MADE
    made = {(d.name, d.format): d for d in version.documents.all()}
    assert set(made) == set(factories.FORMATS)
    assert all(d.checks and all(c["passed"] for c in d.checks) for d in made.values())
    assert document_bytes(made["Report", "pdf"]).startswith(b"%PDF")
    assert fresh(version.publication).stage == Stage.SIGNING


def test_a_version_that_is_not_kept_queues_nothing(team):
    with pytest.raises(EditionFaults) as found:
        actions.make_version(begun(team, title=""), what_changed="First", by=team.priya, at=NOW)
    assert "title" in {fault.path for fault in found.value.faults}
    assert not Version.rows.exists()
    assert not DBTaskResult.objects.exists()


def test_what_changed_must_be_said(team):
    publication = begun(team)
    with pytest.raises(NotAllowed, match="Enter what changed"):
        actions.make_version(publication, what_changed="  ", by=team.priya, at=NOW)
    with pytest.raises(NotAllowed, match="200 characters or fewer"):
        actions.make_version(publication, what_changed="x" * 201, by=team.priya, at=NOW)


@quickly
def test_the_same_words_are_not_another_version(team):
    version = waiting(team)
    with pytest.raises(NotAllowed, match="^Nothing has changed since version 1$"):
        actions.make_version(version.publication, what_changed="Again", by=team.priya, at=NOW)


@quickly
def test_documents_are_made_once_however_often_the_task_runs(team):
    version = waiting(team)
    before = list(Document.rows.values_list("pk", flat=True))
    mails = Mail.objects.count()
    actions.make_documents(str(version.pk), at=NOW + MINUTE)
    assert list(Document.rows.values_list("pk", flat=True)) == before
    assert Mail.objects.count() == mails
    assert fresh(version).documents_made_at == NOW


@quickly
def test_a_task_that_was_cut_off_in_the_middle_is_run_again(team, monkeypatch):
    publication = begun(team)
    version = actions.make_version(publication, what_changed="First", by=team.priya, at=NOW)

    def crash(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("jigsaw.documents.packing.make_pack", crash)
    with pytest.raises(KeyboardInterrupt):
        actions.make_documents(str(version.pk), at=NOW)
    assert fresh(version).documents_state == DocumentState.MAKING
    monkeypatch.setattr("jigsaw.documents.packing.make_pack", factories.small_pack)
    assert actions.make_documents(str(version.pk), at=NOW).documents_state == DocumentState.MADE


def test_a_fault_is_kept_with_its_remedy_and_the_documents_can_be_made_again(team, monkeypatch):
    version = actions.make_version(begun(team), what_changed="First", by=team.priya, at=NOW)

    def too_long(*args, **options):
        raise DocumentFault("Briefing", "is longer than one page: cut 40 words in “What we found”")

    monkeypatch.setattr("jigsaw.documents.packing.make_pack", too_long)
    version = actions.make_documents(str(version.pk), at=NOW)
    assert version.documents_state == DocumentState.FAILED
    assert "cut 40 words" in version.documents_fault
    assert fresh(version.publication).stage == Stage.DRAFTING
    monkeypatch.setattr("jigsaw.documents.packing.make_pack", factories.small_pack)
    queued = DBTaskResult.objects.count()
    actions.make_documents_again(version, by=team.priya, at=NOW)
    assert DBTaskResult.objects.count() == queued + 1
    assert actions.make_documents(str(version.pk), at=NOW).documents_state == DocumentState.MADE
    with pytest.raises(NotAllowed, match="made and checked"):
        actions.make_documents_again(version, by=team.priya, at=NOW)


def test_a_check_that_did_not_pass_stops_the_version_and_is_named(team, monkeypatch):
    def with_a_fault(made_of, look=None):
        bad = MadeDocument("Report", "pdf", "r.pdf", b"%PDF", 1, 1, (Check("Text can be read", False),))
        return [bad, *factories.small_pack(made_of)[1:]]

    monkeypatch.setattr("jigsaw.documents.packing.make_pack", with_a_fault)
    version = waiting(team)
    assert version.documents_state == DocumentState.FAILED
    assert version.documents_fault == "Report (PDF): the check “Text can be read” did not pass."
    with pytest.raises(NotAllowed, match="not all made and checked"):
        actions.send_signing_code(version, by=team.marcus, at=NOW)


def test_what_went_wrong_in_the_machine_is_logged_by_its_kind_alone(team, monkeypatch, caplog):
    version = actions.make_version(begun(team), what_changed="First", by=team.priya, at=NOW)

    def broken(*args, **options):
        raise RuntimeError("Zephyrine Quillfeather of Tamarisk Row")

    monkeypatch.setattr("jigsaw.documents.packing.make_pack", broken)
    version = actions.make_documents(str(version.pk), at=NOW)
    assert "RuntimeError" in version.documents_fault
    assert str(version.pk) in caplog.text
    assert "Quillfeather" not in caplog.text + version.documents_fault


@quickly
def test_no_file_is_left_when_its_rows_are_not_kept(team, monkeypatch):
    version = actions.make_version(begun(team), what_changed="First", by=team.priya, at=NOW)
    stored, removed = [], []
    keep = storing.store
    monkeypatch.setattr(storing, "store", lambda *a, **o: stored.append(keep(*a, **o)) or stored[-1])
    monkeypatch.setattr(storing, "remove", lambda name, **o: removed.append(name))
    monkeypatch.setattr(Document, "save", lambda *a, **o: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.make_documents(str(version.pk), at=NOW)
    assert stored
    assert removed == stored


@quickly
def test_a_new_version_clears_what_was_decided_on_the_older_ones(team):
    version = signed(team)
    publication = change(version, team)
    newer = next_version(team, publication)
    assert newer.number == 2
    assert not Signature.rows.filter(cleared_at=None).exists()
    with pytest.raises(NotAllowed, match="Version 2 has replaced version 1"):
        actions.send_signing_code(version, by=team.marcus, at=NOW)
    sign(newer, team.marcus, team.joan)
    assert fresh(publication).stage == Stage.SIGNED


@quickly
def test_signatures_that_still_stand_are_cleared_by_the_version_itself(team):
    """A request for change stands on a publication that is being written; the new version clears it, saying why."""
    version = waiting(team)
    actions.ask_for_change(version, by=team.joan, note="The date", at=NOW)
    publication = change(version, team)
    assert Signature.rows.get().cleared_why == "The draft changed"
    newer = actions.make_version(publication, what_changed="The date", by=team.priya, at=NOW)
    assert newer.number == 2


@quickly
def test_those_who_had_signed_are_told(team):
    version = waiting(team)
    sign(version, team.marcus)
    change(version, team, at=NOW + MINUTE)
    told = Mail.objects.filter(key__startswith="signature cleared")
    assert [mail.person for mail in told] == [str(team.marcus.pk)]


@quickly
def test_a_version_whose_draft_has_moved_on_does_not_wait(team):
    """Somebody kept writing while the documents were made: the co-chairs are not asked for the older words."""
    version = actions.make_version(begun(team), what_changed="First", by=team.priya, at=NOW)
    change(version, team)
    version = actions.make_documents(str(version.pk), at=NOW)
    assert version.documents_state == DocumentState.MADE
    assert fresh(version.publication).stage == Stage.DRAFTING
    assert not Mail.objects.filter(key__startswith="version waits").exists()


@quickly
def test_an_older_version_made_late_does_not_wait(team):
    first = actions.make_version(begun(team), what_changed="First", by=team.priya, at=NOW)
    second = next_version(team, change(first, team))
    actions.make_documents(str(first.pk), at=NOW)
    waits = Mail.objects.filter(key__startswith="version waits")
    assert waits.count() == 2
    assert fresh(second.publication).stage == Stage.SIGNING


@quickly
def test_a_declared_conflict_stays_when_a_new_version_comes(team):
    version = waiting(team)
    actions.declare_conflict(version, by=team.joan, at=NOW)
    next_version(team, change(version, team))
    assert Signature.rows.get(decision=Decision.CONFLICT).cleared_at is None
    waits = Mail.objects.filter(key__startswith="version waits", person=str(team.joan.pk))
    assert waits.count() == 1
