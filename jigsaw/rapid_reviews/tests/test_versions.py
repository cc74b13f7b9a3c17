"""Frozen versions of the record: whole or not at all, documents made by the worker, co-chairs asked quietly."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.documents.made import DocumentFault
from jigsaw.files import storing
from jigsaw.incidents.models import CaseMember, Duty, Recusal
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import add_holiday
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews import tasks
from jigsaw.rapid_reviews.actions import deciding, versions
from jigsaw.rapid_reviews.actions.versions import make_record_version
from jigsaw.rapid_reviews.models import PracticeEpisode, RecordSignature, RecordVersion
from jigsaw.rapid_reviews.queries.versions import (
    difference,
    fingerprint_now,
    missing_of,
    record_of,
    sign_off,
    signers,
)
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.records import NOW, TODAY

LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _small(small_documents):
    """The typesetter has its own tests."""


def recuse(incident, person) -> None:
    with act("stand_back", by=person, at=NOW):
        Recusal.rows.create(
            incident=incident,
            partnership=incident.partnership,
            person=person,
            reason="Knows the family",
            declared_at=NOW,
            declared_by=str(person.pk),
        )


def change_record(team, review) -> None:
    factories.section(review, team.priya, "facts", "Something else is known by now.")


def test_everything_that_is_missing_is_listed_with_its_page(team, review):
    pages = [(each.page, each.more) for each in missing_of(review)]
    assert ("edit_section", {"section": "facts"}) in pages
    assert ("edit_section", {"section": "good_practice"}) not in pages
    assert pages[-2:] == [("list_episodes", {}), ("edit_decision", {})]
    with pytest.raises(Refused, match="The record is not whole yet"):
        make_record_version(review, what_changed="First", by=team.priya, at=NOW)
    assert not RecordVersion.rows.exists()


def test_each_view_that_is_missing_is_asked_for(team, review):
    factories.whole(review, team.priya)
    records.decided(review, team.priya)
    missing = [(each.page, each.more["body"]) for each in missing_of(factories.again(review))]
    assert missing == [
        ("record_view", body) for body in ("local-authority", "integrated-care-board", "police", "education")
    ]


def test_a_section_left_for_later_is_not_finished(team, review):
    review = records.ready(team, review)
    with act("spoil", by="test", at=NOW):
        review.unfinished = ["voice"]
        review.save()
    assert [each.more for each in missing_of(review)] == [{"section": "voice"}]


def test_letters_that_no_document_can_show_are_named_with_their_page(team, review):
    review = records.ready(team, review)
    factories.section(review, team.priya, "family", "A \u05d0 letter")
    [fault] = missing_of(factories.again(review))
    assert "cannot draw" in fault.words
    assert fault.more == {"section": "family"}


def test_a_version_holds_the_whole_record_and_no_name_of_the_register(team, review):
    factories.named(review, team.priya)
    review = records.ready(team, review)
    version = records.made(review, team.priya)
    held = version.content
    assert held["reference"] == review.incident.reference
    assert held["panel_reference"] == "SIN-2026-0417"
    assert [child["alias"] for child in held["children"]] == ["Child A"]
    assert len(held["sections"]) == 13
    assert held["episodes"][0]["title"] == factories.EPISODE["title"]
    assert len(held["decision"]["factors"]) == 8
    assert len(held["views"]) == 4
    assert held["took_part"][0]["name"] == "DI Karen Holt"
    assert (held["aware_on"], held["notified_on"], held["due_on"]) == (
        "2026-05-01",
        "2026-05-05",
        "2026-05-27",
    )
    assert "Quillfeather" not in str(held)


def test_nothing_changed_makes_no_version(team, review):
    review = records.ready(team, review)
    records.made(review, team.priya)
    with pytest.raises(Refused, match="Nothing has changed since version 1"):
        make_record_version(review, what_changed="Again", by=team.priya, at=NOW)
    assert RecordVersion.rows.count() == 1


def test_a_version_says_in_one_line_what_changed(team, review):
    review = records.ready(team, review)
    for words, message in ((" ", "Enter what changed"), ("x" * 201, "must be 200 characters or less")):
        with pytest.raises(Refused, match=message):
            make_record_version(review, what_changed=words, by=team.priya, at=NOW)


def test_the_worker_makes_what_the_act_queued(team, review):
    review = records.ready(team, review)
    version = make_record_version(review, what_changed="First", by=team.priya, at=NOW)
    queued = DBTaskResult.objects.get(task_path=versions.TASK)
    assert queued.args_kwargs["args"] == [str(version.pk)]
    tasks.make_record_documents.func(str(version.pk))
    assert {made.format for made in records.fresh(version).documents.all()} == {"pdf", "docx"}


def test_documents_are_made_once_however_often_the_task_runs(team, review):
    version = records.made(records.ready(team, review), team.priya)
    kept = {made.pk for made in version.documents.all()}
    mails = Mail.objects.count()
    again = records.built(version, at=LATER)
    assert {made.pk for made in again.documents.all()} == kept
    assert Mail.objects.count() == mails


def test_a_worker_that_stops_in_the_middle_leaves_nothing_half_done(team, review, monkeypatch):
    review = records.ready(team, review)
    version = make_record_version(review, what_changed="First", by=team.priya, at=NOW)
    removed: list[str] = []
    with monkeypatch.context() as broken:
        broken.setattr(versions, "ask_to_sign", records.failing(KeyboardInterrupt()))
        broken.setattr(storing, "remove", removed.append)
        with pytest.raises(KeyboardInterrupt):
            versions.make_record_documents(str(version.pk), at=NOW)
    assert len(removed) == 2
    assert records.fresh(version).documents_state == "waiting"
    assert not Mail.objects.filter(subject__startswith="Record to sign").exists()
    assert records.built(version).documents_state == "made"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            DocumentFault("Rapid review", "needs more memory. Shorten its longest section"),
            "Shorten its longest",
        ),
        (RuntimeError("words of the case"), r"could not be made \(RuntimeError\)"),
    ],
)
def test_a_fault_is_kept_with_its_remedy_and_the_documents_can_be_made_again(
    team, review, monkeypatch, fault, words
):
    review = records.ready(team, review)
    version = make_record_version(review, what_changed="First", by=team.priya, at=NOW)
    with monkeypatch.context() as broken:
        broken.setattr("jigsaw.documents.panel_record.make_panel_documents", records.failing(fault))
        failed = records.built(version)
    assert failed.documents_state == "failed"
    assert pytest.importorskip("re").search(words, failed.documents_fault)
    assert "words of the case" not in failed.documents_fault
    versions.make_documents_again(failed, by=team.priya, at=NOW)
    assert records.built(version).documents_state == "made"
    with pytest.raises(Refused, match="did not fail"):
        versions.make_documents_again(version, by=team.priya, at=NOW)


def test_a_check_that_does_not_pass_keeps_the_version_from_being_signed(team, review, monkeypatch):
    monkeypatch.setattr(
        "jigsaw.documents.panel_record.make_panel_documents",
        lambda *a, **k: records.small(*a, passed=False, **k),
    )
    version = records.made(records.ready(team, review), team.priya)
    assert version.documents_state == "failed"
    assert "did not pass" in version.documents_fault
    assert not Duty.rows.filter(key__startswith="sign-record").exists()


def test_co_chairs_are_asked_with_access_a_duty_and_a_mail_that_says_nothing(team, review):
    version = records.made(records.ready(team, review), team.priya)
    incident = version.review.incident
    for person in (team.marcus, team.joan):
        duty = Duty.rows.get(incident=incident, key=versions.key_of(version, person))
        assert (duty.waits_for, duty.waits_since, duty.due_on.isoformat()) == (person, TODAY, "2026-05-27")
        member = CaseMember.rows.get(incident=incident, person=person, ended_at=None)
        assert (member.why, member.opens_register) == ("Signs the rapid review", False)
        mail = Mail.objects.get(person=str(person.pk), subject__startswith="Record to sign")
        assert incident.reference in mail.subject
        assert f"/cases/{incident.pk}/rapid-review/versions/1/sign/" in mail.body
        for word in ("Child A", "local review", "bruise", "Castlemere", "seriously"):
            assert word.lower() not in f"{mail.subject} {mail.body}".lower()


def test_a_co_chair_who_stands_back_is_never_asked(team, review):
    """Fails when a recused co-chair gets access, a duty or a mail, or counts for the sign-off."""
    review = records.ready(team, review)
    recuse(review.incident, team.joan)
    version = records.made(review, team.priya)
    assert signers(review.incident) == [team.marcus]
    assert not CaseMember.rows.filter(incident=review.incident, person=team.joan).exists()
    assert not Duty.rows.filter(waits_for=team.joan).exists()
    assert not Mail.objects.filter(person=str(team.joan.pk)).exists()
    assert sign_off(version, version.review).waiting == [team.marcus]


def test_whoever_stands_back_after_signing_counts_no_more(team, review):
    version = records.signed(team, review)
    assert sign_off(version, version.review).complete
    recuse(version.review.incident, team.joan)
    assert not sign_off(version, version.review).complete


def test_a_new_version_clears_signatures_and_tells_only_those_who_had_decided(team, review):
    version = records.made(records.ready(team, review), team.priya)
    records.sign(version, team.marcus)
    change_record(team, review)
    second = records.made(factories.again(review), team.tom, what_changed="The facts")
    [cleared] = RecordSignature.rows.filter(version=version)
    assert cleared.cleared_why == "Version 2 replaces version 1"
    assert Mail.objects.filter(person=str(team.marcus.pk), key__startswith="signature cleared").count() == 1
    assert not Mail.objects.filter(person=str(team.joan.pk), key__startswith="signature cleared").exists()
    states = dict(Duty.rows.filter(key__startswith="sign-record").values_list("key", "state"))
    assert states[versions.key_of(version, team.joan)] == "withdrawn"
    assert states[versions.key_of(second, team.marcus)] == "open"


def test_the_record_is_no_more_the_version_once_any_part_changes(team, review):
    """Sections, episodes, people and the decision all belong to what is signed."""
    version = records.made(records.ready(team, review), team.priya)
    assert fingerprint_now(factories.again(review)) == version.fingerprint
    episode = PracticeEpisode.rows.get()
    with act("spoil", by="test", at=NOW):
        episode.analysis += " More."
        episode.save()
    changed = fingerprint_now(factories.again(review))
    assert changed != version.fingerprint
    factories.participant(review, team.priya, name="Somebody Else")
    assert fingerprint_now(factories.again(review)) not in (changed, version.fingerprint)
    deciding.change_decision(review, number=1, why_changed="New facts", by=team.priya, at=NOW)
    assert fingerprint_now(factories.again(review)) == ""


def test_a_holiday_that_moves_the_date_leaves_signatures_standing(team, review):
    version = records.signed(team, review)
    add_holiday(
        by=team.priya, at=NOW, day=TODAY + timedelta(days=1), name="Royal occasion", source="Proclamation"
    )
    assert fingerprint_now(factories.again(review)) == version.fingerprint


def test_documents_are_made_again_with_the_names_of_those_who_signed(team, review):
    version = records.made(records.ready(team, review), team.priya)
    before = {made.stored_as for made in version.documents.all()}
    records.sign(version, team.marcus, team.joan)
    assert records.fresh(version).documents_state == "waiting"
    version = records.built(version)
    for made in version.documents.all():
        assert b"2 signatures" in storing.read(made.stored_as)
    for name in before:
        with pytest.raises(FileNotFoundError):
            storing.read(name)
    assert version.fingerprint == records.fresh(version).fingerprint


def test_the_difference_names_the_parts_that_changed(team, review):
    version = records.made(records.ready(team, review), team.priya)
    change_record(team, review)
    record = record_of(factories.again(review), number=2, made_on=TODAY)
    plain = pytest.importorskip("jigsaw.documents.panel_record").to_plain(record)
    [change] = difference(version.content, plain)
    assert (change.label, change.after) == ("The facts", "Something else is known by now.")


def test_no_version_is_made_of_a_record_that_went_to_the_panel(team, review):
    review = records.sent(team, review)
    change_record(team, review)
    with pytest.raises(Refused, match="The record went to the Panel"):
        make_record_version(factories.again(review), what_changed="x", by=team.priya, at=NOW)


def test_the_trail_holds_numbers_and_no_words(team, review):
    records.made(records.ready(team, review), team.priya, what_changed="Words of the case")
    events = Event.objects.filter(verb__in=["make_record_version", "make_record_documents"])
    assert events.count() == 2
    assert "Words of the case" not in str(list(events.values_list("details", flat=True)))
