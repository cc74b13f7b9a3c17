"""Copies to the Panel and the Secretary of State: in time, too late, not sent, not needed (SI 2018/789, Part 3)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.calendar.working_days import seeded
from jigsaw.publishing import actions, queries, rules
from jigsaw.publishing.models import CopiesSent, StageMove
from jigsaw.publishing.rules import NotAllowed, Stage
from jigsaw.publishing.tests.factories import (
    IN_TIME,
    NOW,
    RELEASE_AT,
    day,
    edition,
    fresh,
    next_version,
    published,
    send_copies,
    sign,
    signed,
    waiting,
)
from jigsaw.publishing.tests.pages.reading import begun, drafted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]

WHAT = "Copies sent to the Panel and the Secretary of State"
BY_19_JUNE = "By Friday 19 June 2026 at the latest (law)"
REASON = "The court gave leave on this day only."


@pytest.mark.parametrize(
    ("planned", "latest"),
    [
        ("2026-06-30", "2026-06-19"),  # walk-through 7.4
        ("2026-06-25", "2026-06-16"),
        ("2026-07-04", "2026-06-25"),  # a Saturday: day 1 is the Friday before
        ("2026-04-14", "2026-04-01"),  # Good Friday and Easter Monday do not count
        ("2027-01-05", "2026-12-22"),  # Christmas, Boxing Day in lieu and New Year do not count
    ],
)
def test_the_latest_day_is_7_working_days_before(planned, latest):
    assert rules.copies_latest_day(day(planned), seeded()) == day(latest)


def test_the_latest_day_itself_is_in_time_and_the_next_is_not():
    latest = date(2026, 6, 19)
    assert rules.copies_are_in_time(latest, latest)
    assert not rules.copies_are_in_time(latest + timedelta(days=1), latest)
    assert not rules.copies_are_in_time(None, latest)
    assert not rules.copies_are_in_time(latest, None)


@pytest.mark.parametrize(
    ("kind", "correction", "owed"),
    [
        ("local-review", False, True),
        ("", False, True),
        ("local-review", True, False),
        ("national-review", False, False),
        ("thematic-review", False, False),
        ("learning-review", False, False),
    ],
)
def test_only_local_reviews_before_their_first_publication_owe_copies(kind, correction, owed):
    assert rules.copies_are_owed(kind, correction=correction) is owed


def test_one_recipient_is_not_enough():
    rules.copies_went_to_both(to_panel=True, to_secretary_of_state=True)
    for panel, secretary in ((True, False), (False, True), (False, False)):
        with pytest.raises(
            NotAllowed, match="^Select the Panel and the Secretary of State: both must have a copy$"
        ):
            rules.copies_went_to_both(to_panel=panel, to_secretary_of_state=secretary)


def test_today_is_no_future():
    rules.copies_went_by_now(IN_TIME, IN_TIME)
    with pytest.raises(NotAllowed, match="^The date you sent the copies must be today or in the past$"):
        rules.copies_went_by_now(IN_TIME + timedelta(days=1), IN_TIME)


def test_a_release_is_let_by_copies_in_time_or_by_a_reason():
    latest = date(2026, 6, 19)
    assert rules.copies_let_release(REASON, sent_on=latest, latest=latest) == ""
    assert rules.copies_let_release(f" {REASON} ", sent_on=None, latest=latest) == REASON
    with pytest.raises(NotAllowed) as refused:
        rules.copies_let_release(" ", sent_on=latest + timedelta(days=3), latest=latest)
    assert refused.value.message == (
        "Copies must go by Friday 19 June 2026 at the latest (law). "
        "Enter why the copies go later than the law asks, or were not sent"
    )
    with pytest.raises(NotAllowed, match="500 characters or fewer. It has 501"):
        rules.copies_let_release("a" * 501, sent_on=None, latest=latest)
    with pytest.raises(NotAllowed, match=r"^The table ends in 2032\. Enter why"):
        rules.copies_let_release("", sent_on=latest, latest=None, unknown="The table ends in 2032.")


def line(publication, at=NOW):
    return next(each for each in queries.readiness(fresh(publication), at) if each.what == WHAT)


def said(publication, at=NOW):
    shown = line(publication, at)
    return shown.state, shown.to_do


class TestRecords:
    def test_what_was_sent_is_kept_with_who_and_when(self, team):
        version = waiting(team)
        send_copies(team, version.publication)
        kept = CopiesSent.rows.get()
        assert (kept.version, kept.sent_on, kept.recorded_by, kept.recorded_at) == (
            version,
            IN_TIME,
            team.dee,
            NOW,
        )
        assert kept.partnership == team.partnership
        event = Event.objects.get(verb="record_copies_sent")
        assert (event.by, event.details["sent_on"], event.details["version"]) == (
            str(team.dee.pk),
            "2026-06-18",
            1,
        )
        told = queries.history(version.publication)[0]
        assert told.who == "Dee Lowe"
        assert (
            told.what
            == "Recorded the copies to the Panel and the Secretary of State: version 1, sent 18 June 2026"
        )

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"sent_on": date(2026, 6, 23)}, "The date you sent the copies must be today or in the past"),
            ({"to_panel": False}, "both must have a copy"),
            ({"to_secretary_of_state": False}, "both must have a copy"),
        ],
    )
    def test_a_record_that_cannot_be_true_or_is_half_is_refused(self, team, changes, why):
        told = {"sent_on": IN_TIME, "to_panel": True, "to_secretary_of_state": True} | changes
        with pytest.raises(NotAllowed, match=why):
            actions.record_copies_sent(waiting(team).publication, by=team.dee, at=NOW, **told)
        assert not CopiesSent.rows.exists()

    def test_today_is_the_day_in_london(self, team):
        """At 11:30pm UTC on 22 June it is the 23rd in London, so copies of the 23rd can be recorded."""
        publication, late = waiting(team).publication, datetime(2026, 6, 22, 23, 30, tzinfo=UTC)
        both = {"to_panel": True, "to_secretary_of_state": True}
        actions.record_copies_sent(publication, sent_on=date(2026, 6, 23), by=team.dee, at=late, **both)
        assert CopiesSent.rows.get().sent_on == date(2026, 6, 23)

    def test_without_a_version_there_is_nothing_to_have_sent(self, team):
        with pytest.raises(NotAllowed, match="^Make a version first"):
            send_copies(team, drafted(team))

    def test_a_review_of_another_kind_or_a_correction_is_refused(self, team):
        national = waiting(team, draft=edition(kind="national-review")).publication
        publication, later = published(team), RELEASE_AT + timedelta(hours=1)
        actions.correct_publication(publication, by=team.dee, at=later)
        for each in (national, publication):
            with pytest.raises(
                NotAllowed, match="^Copies are sent of local reviews, before their first publication$"
            ):
                send_copies(team, each, at=later)

    def test_a_withdrawn_publication_is_not_changed(self, team):
        publication, later = published(team), RELEASE_AT + timedelta(hours=1)
        actions.withdraw_publication(publication, reason="A fact is checked.", by=team.dee, at=later)
        with pytest.raises(NotAllowed, match="is withdrawn"):
            send_copies(team, publication, at=later)

    def test_the_database_keeps_no_half_record(self, team):
        version = waiting(team)
        with act("tamper", by="tests", at=NOW), pytest.raises(IntegrityError), transaction.atomic():
            CopiesSent.rows.create(
                publication=version.publication, partnership=team.partnership, version=version, to_panel=True,
                to_secretary_of_state=False, sent_on=IN_TIME, recorded_by=team.dee, recorded_at=NOW,
            )  # fmt: skip


class TestReadiness:
    def test_before_the_day_it_says_by_when_and_leads_to_the_page(self, team):
        publication = waiting(team).publication
        early = NOW - timedelta(days=4)
        assert said(publication, early) == ("Not done", BY_19_JUNE)
        assert said(publication) == ("Not done", f"{BY_19_JUNE}. That day has passed.")
        assert (line(publication).url_name, line(publication).link) == (
            "record_copies_sent",
            "Record the copies",
        )

    def test_in_time_is_done(self, team):
        publication = waiting(team).publication
        send_copies(team, publication)
        assert said(publication) == ("Done", "Sent 18 June 2026, 8 working days before")
        assert line(publication).link == "Record the copies again"

    def test_bringing_the_planned_day_forward_makes_them_late(self, team):
        """Walk-through 7.4 step 3: the day moves from 30 to 25 June."""
        publication = waiting(team).publication
        send_copies(team, publication)
        actions.save_part(
            publication, part="basics", value={**_basics(publication), "published_on": "2026-06-25"},
            revision=fresh(publication).draft_revision, by=team.dee, at=NOW,
        )  # fmt: skip
        assert said(publication) == ("Not done", "Too late: the copies went 5 working days before")
        version = next_version(team, fresh(publication))
        sign(version, team.marcus, team.joan)
        with pytest.raises(
            NotAllowed, match=r"^Copies must go by Tuesday 16 June 2026 at the latest \(law\)\. Enter why"
        ):
            plan(team, version, datetime(2026, 6, 25, 9, 0, tzinfo=UTC))

    @pytest.mark.parametrize(
        ("sent_on", "words"),
        [
            ("2026-06-22", "Too late: the copies went 6 working days before"),
            ("2026-06-29", "Too late: the copies went 1 working day before"),
            ("2026-06-30", "Too late: the copies went on the day of publication"),
            ("2026-07-01", "Too late: the copies went after the day of publication"),
        ],
    )
    def test_how_late_is_told(self, team, sent_on, words):
        publication = waiting(team).publication
        send_copies(team, publication, sent_on=day(sent_on), at=NOW + timedelta(days=14))
        assert said(publication) == ("Not done", words)

    def test_what_was_recorded_last_counts(self, team):
        publication = waiting(team).publication
        send_copies(team, publication, sent_on=day("2026-06-22"))
        send_copies(team, publication, sent_on=day("2026-06-19"), at=NOW + timedelta(minutes=1))
        assert said(publication) == ("Done", "Sent 19 June 2026, 7 working days before")
        assert CopiesSent.rows.count() == 2

    def test_a_version_made_after_the_copies_is_named(self, team):
        version = waiting(team)
        send_copies(team, version.publication)
        actions.save_part(
            version.publication, part="basics", value={**_basics(version.publication), "title": "Other"},
            revision=0, by=team.dee, at=NOW,
        )  # fmt: skip
        next_version(team, fresh(version.publication))
        told = "Sent 18 June 2026, 8 working days before. That was version 1"
        assert said(version.publication) == ("Done", told)

    def test_days_beyond_the_table_are_said_and_nothing_breaks(self, team):
        publication = waiting(team).publication
        send_copies(team, publication, sent_on=day("1990-01-01"))
        assert said(publication) == ("Done", "Sent 1 January 1990")
        far = waiting(team, draft=edition(published_on="2090-06-30")).publication
        assert line(far).state == "Not done"
        assert "2090" in line(far).to_do

    def test_without_a_day_or_a_version_it_says_what_is_missing(self, team):
        publication = begun(team)
        assert said(publication) == ("Not done", "Enter the day of publication to see by when")
        assert line(publication).url_name == ""

    def test_other_kinds_and_corrections_need_none(self, team):
        national = waiting(team, draft=edition(kind="national-review")).publication
        assert said(national) == ("Not needed", "This duty is about local reviews")
        publication, later = published(team), RELEASE_AT + timedelta(hours=1)
        assert said(publication, later)[0] == "Done"
        actions.correct_publication(publication, by=team.dee, at=later)
        assert said(publication, later) == ("Not needed", "This duty is about the first publication")

    def test_a_published_one_that_went_without_copies_still_says_so(self, team):
        version = signed(team)
        plan(team, version, RELEASE_AT, copies_reason=REASON)
        actions.release_due(at=RELEASE_AT)
        publication, later = fresh(version.publication), RELEASE_AT + timedelta(days=1)
        told = f"{BY_19_JUNE}. That day has passed. The reason given: {REASON}"
        assert said(publication, later) == ("Not done", told)
        send_copies(team, publication, sent_on=later.date(), at=later)
        told = f"Too late: the copies went after the day of publication. The reason given: {REASON}"
        assert said(publication, later) == ("Not done", told)


class TestScheduling:
    def test_without_copies_and_without_a_reason_nothing_is_planned(self, team):
        version = signed(team)
        with pytest.raises(NotAllowed, match="Friday 19 June 2026 at the latest"):
            plan(team, version, RELEASE_AT)
        assert fresh(version.publication).stage == Stage.SIGNED
        assert not version.publication.releases.exists()

    def test_copies_in_time_need_no_reason_and_keep_none(self, team):
        version = signed(team)
        send_copies(team, version.publication)
        assert plan(team, version, RELEASE_AT, copies_reason=REASON).copies_reason == ""

    def test_a_reason_is_kept_in_the_release_and_the_history(self, team):
        version = signed(team)
        release = plan(team, version, RELEASE_AT, copies_reason=REASON)
        assert fresh(release).copies_reason == REASON
        assert StageMove.rows.get(stage=Stage.SCHEDULED).why == REASON
        told = queries.history(version.publication)[0]
        assert (told.what, told.why) == ("Scheduled the release: version 1 (without copies in time)", REASON)
        assert REASON not in str(Event.objects.get(verb="schedule_release").details)

    def test_a_cancelled_release_takes_its_reason_with_it(self, team):
        version = signed(team)
        release = plan(team, version, RELEASE_AT, copies_reason=REASON)
        actions.cancel_release(release, by=team.dee, at=NOW, why="Another day")
        assert REASON not in line(version.publication).to_do
        with pytest.raises(NotAllowed, match="Enter why the copies go later"):
            plan(team, version, RELEASE_AT)

    def test_a_day_beyond_the_table_of_holidays_needs_a_reason(self, team):
        """Nobody can say whether those copies are in time, so the law is not taken as kept."""
        version = signed(team, draft=edition(published_on="2090-06-30"))
        send_copies(team, version.publication)
        far = datetime(2090, 6, 30, 9, 0, tzinfo=UTC)
        with pytest.raises(NotAllowed, match="2090.*Enter why"):
            plan(team, version, far)
        assert plan(team, version, far, copies_reason=REASON).copies_reason == REASON

    def test_other_kinds_are_planned_as_before(self, team):
        version = signed(team, draft=edition(kind="thematic-review"))
        assert plan(team, version, RELEASE_AT).copies_reason == ""


def plan(team, version, release_at, **options):
    return actions.schedule_release(
        fresh(version.publication), release_at=release_at, by=team.dee, at=NOW, **options
    )


def _basics(publication):
    """The basics as they stand, as the page sends them."""
    draft = fresh(publication).draft
    names = ("reference", "kind", "title", "other_titles", "published_on", "lead_reviewer")
    return {name: draft[name] for name in names if name in draft}
