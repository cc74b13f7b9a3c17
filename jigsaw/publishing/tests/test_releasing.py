"""Planning a release, the hand-over at its minute, corrections and withdrawal."""

import logging
from datetime import timedelta

import pytest

from jigsaw.audit.models import Event
from jigsaw.audit.queries import verify
from jigsaw.files import storing
from jigsaw.files.sealing import seal
from jigsaw.library.models import Correction, PublishedEdition, PublishedFile
from jigsaw.publishing import actions
from jigsaw.publishing.actions import crossing, releasing
from jigsaw.publishing.models import Publication, Release, Signature, StageMove, Withdrawal
from jigsaw.publishing.rules import NotAllowed, ReleaseState, Stage
from jigsaw.publishing.tests.crashing import Crash, crash, cut_off_at
from jigsaw.publishing.tests.factories import (
    MINUTE,
    NOW,
    RELEASE_AT,
    edition,
    fresh,
    next_version,
    published,
    scheduled,
    sign,
    signed,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]


def schedule(version, team, release_at=RELEASE_AT, at=NOW, **options):
    options.setdefault("copies_reason", "These tests are about the release")
    return actions.schedule_release(
        fresh(version.publication), release_at=release_at, by=team.dee, at=at, **options
    )


def the_one_event():
    return Event.objects.get(verb="release_publication")


def test_a_signed_version_is_sealed_and_planned(team):
    release = schedule(signed(team), team)
    sealed = storing.read(release.sealed_as)
    assert b"Seen but not known" not in sealed
    assert crossing.open_for(release).edition["title"] == "Seen but not known"
    assert fresh(release.publication).stage == Stage.SCHEDULED
    assert not PublishedEdition.objects.exists()


def test_the_web_page_of_the_pack_is_not_a_file_for_readers(team):
    release = schedule(signed(team), team)
    formats = [file.format for file in crossing.open_for(release).files]
    assert sorted(formats) == ["docx", "docx", "pdf", "pdf", "pdf", "pptx"]


def test_what_is_not_signed_is_not_planned(team):
    version = waiting(team)
    sign(version, team.marcus)
    with pytest.raises(NotAllowed, match="must be signed first"):
        schedule(version, team)


def test_a_time_that_has_passed_or_another_day_is_refused(team):
    version = signed(team)
    with pytest.raises(NotAllowed, match="^The release time must be in the future$"):
        schedule(version, team, release_at=NOW)
    with pytest.raises(NotAllowed, match="30 June 2026.*1 July 2026"):
        schedule(version, team, release_at=RELEASE_AT + timedelta(days=1))
    assert fresh(version.publication).stage == Stage.SIGNED


def test_one_release_at_a_time(team):
    version = signed(team)
    schedule(version, team)
    with pytest.raises(NotAllowed, match="already scheduled"):
        schedule(version, team)


def test_nothing_sealed_stays_when_the_plan_is_not_kept(team, monkeypatch):
    version, kept = signed(team), []
    keep = storing.store
    monkeypatch.setattr(storing, "store", lambda *a, **o: kept.append(keep(*a, **o)) or kept[-1])
    monkeypatch.setattr(releasing, "move", lambda *a, **o: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        schedule(version, team)
    assert not Release.rows.exists()
    with pytest.raises(FileNotFoundError):
        storing.read(kept[0])


def test_signatures_are_counted_again_when_a_release_is_planned(team):
    """A signature that vanished behind the back of the stage would show here."""
    version = signed(team)
    from jigsaw.audit.actions import act

    with act("tamper", by="tests", at=NOW):
        Signature.rows.filter(person=team.joan).update(cleared_at=NOW, cleared_why="Gone")
    with pytest.raises(NotAllowed, match="must be signed first"):
        schedule(version, team)


def test_nothing_is_released_before_its_minute(team):
    release = scheduled(team)
    assert actions.release_due(at=RELEASE_AT - timedelta(microseconds=1)) == []
    with pytest.raises(NotAllowed, match="has not come"):
        actions.release_now(release, by=team.dee, at=RELEASE_AT - timedelta(seconds=1))
    assert not PublishedEdition.objects.exists()
    assert fresh(release).state == ReleaseState.SCHEDULED


def test_at_its_minute_it_is_out_once(team, django_capture_on_commit_callbacks):
    release = scheduled(team)
    with django_capture_on_commit_callbacks(execute=True):
        done = actions.release_due(at=RELEASE_AT)
    assert [row.pk for row in done] == [release.pk]
    assert actions.release_due(at=RELEASE_AT + MINUTE) == []
    row = PublishedEdition.objects.get()
    assert (row.pk, row.version, row.title) == (release.publication_id, 1, "Seen but not known")
    assert PublishedFile.objects.count() == 6
    assert fresh(release.publication).stage == Stage.PUBLISHED
    assert the_one_event().by == "worker"
    assert fresh(release).released_at == RELEASE_AT
    with pytest.raises(FileNotFoundError):
        storing.read(release.sealed_as)


def test_by_hand_gives_the_same_result(team):
    release = scheduled(team)
    done = actions.release_now(release, by=team.dee, at=RELEASE_AT + MINUTE)
    assert (done.state, done.released_by) == (ReleaseState.RELEASED, str(team.dee.pk))
    assert PublishedEdition.objects.get().released_at == RELEASE_AT + MINUTE
    with pytest.raises(NotAllowed, match="released already"):
        actions.release_now(release, by=team.dee, at=RELEASE_AT + MINUTE)
    assert the_one_event().by == str(team.dee.pk)


@pytest.mark.parametrize(
    "point", ["before the seal is opened", "before receive", "after receive", "at commit"]
)
def test_a_crash_is_answered_by_running_again(team, monkeypatch, point):
    release, later = scheduled(team), RELEASE_AT + 3 * MINUTE
    with monkeypatch.context() as broken:
        match point:
            case "before the seal is opened":
                broken.setattr(crossing, "open_for", crash)
            case "before receive":
                broken.setattr(releasing.library_actions, "receive", crash)
            case "after receive":
                broken.setattr(releasing, "name_of", crash)
            case "at commit":
                broken.setattr("jigsaw.audit.actions._append", crash)
        with pytest.raises(Crash):
            actions.release_due(at=RELEASE_AT)
    assert fresh(release).state == ReleaseState.SCHEDULED
    assert not Event.objects.filter(verb="release_publication").exists()
    crossed = point in ("after receive", "at commit")
    assert PublishedEdition.objects.count() == (1 if crossed else 0)

    assert len(actions.release_due(at=later)) == 1
    assert actions.release_due(at=later + MINUTE) == []
    row = PublishedEdition.objects.get()
    assert row.released_at == (RELEASE_AT if crossed else later)
    assert fresh(release).released_at == row.released_at
    assert PublishedFile.objects.count() == 6
    assert StageMove.rows.filter(stage=Stage.PUBLISHED).count() == 1
    assert the_one_event().details["release"] == str(release.pk)
    assert verify().fault == ""


def test_one_failure_is_kept_once_and_does_not_stop_the_others(team, caplog):
    broken, whole = (
        scheduled(team),
        scheduled(team, draft=edition(title="Zephyrine waits", reference="ASCP 2025-26/01")),
    )
    storing.remove(broken.sealed_as)
    with caplog.at_level(logging.INFO):
        assert [r.pk for r in actions.release_due(at=RELEASE_AT)] == [whole.pk]
        for second in range(3):
            assert actions.release_due(at=RELEASE_AT + timedelta(seconds=second)) == []
    assert "Cancel the release and schedule it again" in fresh(broken).fault
    assert Event.objects.filter(verb="fail_release").count() == 1
    assert str(broken.pk) in caplog.text
    assert "Zephyrine" not in caplog.text


def test_a_release_that_failed_is_tried_again_until_it_works(team, monkeypatch):
    release = scheduled(team)

    def down(*args, **options):
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(releasing.library_actions, "receive", down)
        assert actions.release_due(at=RELEASE_AT) == []
    assert "OSError" in fresh(release).fault
    assert len(actions.release_due(at=RELEASE_AT + MINUTE)) == 1
    assert fresh(release).fault == ""


def test_what_is_not_what_was_signed_is_never_released(team):
    """Somebody with the keys puts other words under the same seal: fingerprints tell."""
    release = scheduled(team)
    opened = crossing.open_for(release)
    for changed in (
        {**opened.__dict__, "edition": {**opened.edition, "title": "Other"}},
        {**opened.__dict__, "fingerprint": "0" * 64},
    ):
        forged = seal(crossing.to_bytes(type(opened)(**changed)), place=crossing.place_of(release))
        from jigsaw.audit.actions import act

        with act("tamper", by="tests", at=NOW):
            Release.rows.filter(pk=release.pk).update(
                sealed_as=storing.store(forged, folder="sealed"), fault=""
            )
        assert actions.release_due(at=RELEASE_AT) == []
        assert "does not open" in fresh(release).fault
    assert not PublishedEdition.objects.exists()


def test_what_was_sealed_for_one_release_does_not_open_for_another(team):
    one, two = scheduled(team), scheduled(team, draft=edition(title="Other", reference="ASCP 2025-26/01"))
    two.sealed_as = one.sealed_as
    with pytest.raises(crossing.SealBroken):
        crossing.open_for(two)


def test_a_cancelled_release_never_comes_out_and_its_version_stays_signed(team):
    release = scheduled(team)
    with pytest.raises(NotAllowed, match="Enter why"):
        actions.cancel_release(release, by=team.dee, at=NOW, why=" ")
    actions.cancel_release(release, by=team.dee, at=NOW, why="The family asked for more time")
    assert actions.release_due(at=RELEASE_AT) == []
    assert fresh(release.publication).stage == Stage.SIGNED
    assert StageMove.rows.last().why == "The family asked for more time"
    with pytest.raises(NotAllowed, match="cancelled already"):
        actions.cancel_release(release, by=team.dee, at=NOW, why="Again")
    with pytest.raises(NotAllowed, match="cancelled already"):
        actions.release_now(release, by=team.dee, at=RELEASE_AT)
    schedule(release.version, team, release_at=RELEASE_AT + MINUTE)


def corrected(team, publication, at):
    """A correction of a published publication, signed by one co-chair."""
    actions.correct_publication(publication, by=team.dee, at=at)
    publication = fresh(publication)
    actions.save_part(
        publication,
        part="statement",
        value={**edition()["statement"], "opening": "Today, corrected."},
        revision=publication.draft_revision,
        by=team.dee,
        at=at,
    )
    return next_version(team, fresh(publication), at=at)


def test_a_correction_needs_one_signature_and_a_public_note(team):
    publication, at = published(team), RELEASE_AT + timedelta(hours=2)
    version = corrected(team, publication, at)
    assert PublishedEdition.objects.get().version == 1
    sign(version, team.marcus, at=at)
    assert fresh(publication).stage == Stage.SIGNED
    with pytest.raises(NotAllowed, match="Enter what was corrected"):
        schedule(version, team, release_at=at + MINUTE, at=at)
    # Two weeks after the day that the documents bear.
    late = at + timedelta(days=14)
    schedule(version, team, release_at=late, at=at, correction_note="The year of the strategy")
    actions.release_due(at=late)
    row = PublishedEdition.objects.get()
    assert (row.version, row.first_released_at) == (2, RELEASE_AT)
    assert Correction.objects.get().note == "The year of the strategy"
    assert fresh(publication).stage == Stage.PUBLISHED


def test_a_publication_reopened_for_a_correction_does_not_wait_with_its_old_version(team):
    publication = published(team)
    actions.correct_publication(publication, by=team.dee, at=RELEASE_AT)
    with pytest.raises(NotAllowed, match="Nothing has changed since version 1"):
        actions.make_version(fresh(publication), what_changed="Nothing", by=team.dee, at=RELEASE_AT)
    assert fresh(publication).stage == Stage.DRAFTING


def test_only_what_is_published_is_corrected_or_withdrawn(team):
    version = waiting(team)
    with pytest.raises(NotAllowed, match="Only a published"):
        actions.correct_publication(version.publication, by=team.dee, at=NOW)
    with pytest.raises(NotAllowed, match="not published"):
        actions.withdraw_publication(version.publication, reason="x", by=team.dee, at=NOW)


def test_a_withdrawn_publication_is_gone_and_says_why(team):
    publication = published(team)
    with pytest.raises(NotAllowed, match="Enter why"):
        actions.withdraw_publication(publication, reason="", by=team.dee, at=RELEASE_AT)
    actions.withdraw_publication(publication, reason="A name could be worked out", by=team.dee, at=RELEASE_AT)
    row = PublishedEdition.objects.get()
    assert (row.title, row.withdrawn_why) == ("", "A name could be worked out")
    assert not PublishedFile.objects.exists()
    assert Withdrawal.rows.get().reason == "A name could be worked out"
    assert fresh(publication).stage == Stage.WITHDRAWN
    with pytest.raises(NotAllowed, match="withdrawn already"):
        actions.withdraw_publication(publication, reason="Again", by=team.dee, at=RELEASE_AT)


def test_a_withdrawal_cut_off_in_the_middle_is_completed(team):
    publication = published(team)
    with cut_off_at(releasing, "move"):
        actions.withdraw_publication(publication, reason="A name", by=team.dee, at=RELEASE_AT)
    assert PublishedEdition.objects.get().withdrawn_at is not None
    actions.withdraw_publication(publication, reason="A name", by=team.dee, at=RELEASE_AT + MINUTE)
    assert fresh(publication).stage == Stage.WITHDRAWN
    assert Event.objects.filter(verb="withdraw_publication").count() == 1


def test_withdrawing_during_a_planned_correction_ends_the_plan(team):
    publication, at = published(team), RELEASE_AT + timedelta(hours=2)
    version = corrected(team, publication, at)
    sign(version, team.marcus, at=at)
    schedule(version, team, release_at=at + MINUTE, at=at, correction_note="The year")
    actions.withdraw_publication(publication, reason="A name", by=team.dee, at=at)
    assert actions.release_due(at=at + MINUTE) == []
    assert PublishedEdition.objects.get().withdrawn_at == at


def test_what_reached_the_public_and_was_cut_off_can_be_withdrawn_at_once(team):
    release = scheduled(team)
    with cut_off_at(releasing, "move"):
        actions.release_due(at=RELEASE_AT)
    with pytest.raises(NotAllowed, match="public already"):
        actions.cancel_release(release, by=team.dee, at=RELEASE_AT, why="Stop")
    actions.withdraw_publication(release.publication, reason="A name", by=team.dee, at=RELEASE_AT)
    assert actions.release_due(at=RELEASE_AT + MINUTE) == []
    assert Publication.rows.get().stage == Stage.WITHDRAWN
    assert PublishedEdition.objects.get().title == ""
