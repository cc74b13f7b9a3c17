"""The rapid reviews of the demo's cases: people, plan, meetings, record, decision, sign-off, the Panel's reply."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.config.demo.people import person_named
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.notices.jobs import run_queued
from jigsaw.notices.models import Mail
from jigsaw.rapid_reviews.actions import deciding, meetings, people, plan, record, sending, signing, versions
from jigsaw.rapid_reviews.models import Meeting, Participant, RapidReview, RecordVersion
from jigsaw.rapid_reviews.queries.versions import newest_version
from jigsaw.rapid_reviews.rules.deciding import Said
from jigsaw.rapid_reviews.rules.planning import PLAN
from jigsaw.rapid_reviews.rules.record import AGENDAS
from jigsaw.rapid_reviews.rules.terms import Body, MeetingKind

# How long one page of a record takes.
BETWEEN = timedelta(minutes=9)
Acts = Iterator[tuple[datetime, Callable[[datetime], Any]]]


def review_steps(table: dict[str, Any], incident: Callable[[], Incident], by: Person) -> Acts:
    """What is done in a rapid review, each with its time: that in the table is London's, that given to the act aware.

    `incident` gives the case as it is then; `by` is who works on it.
    """
    story = Story(table, incident, by)
    yield table["notified"]["at"], story.invite
    for told in [*table.get("steps", []), *table.get("closing_steps", [])]:
        yield told["at"], partial(story.finish_step, told)
    for told in table.get("meetings", []):
        yield told["planned"], partial(story.plan_meeting, told)
        if "written" in told:
            yield told["written"], partial(story.write_up, told)
    if "written" in table:
        for number, act in enumerate(story.writing()):
            yield table["written"] + number * BETWEEN, act
    if "decided" in table:
        yield table["decided"], story.decide
        yield table["views"]["at"], story.record_views
        yield table["version"]["at"], story.make_version
        for name, at in table["signed"].items():
            yield at, partial(story.sign, person_named(name))
        yield table["sent"]["at"], story.send
        yield table["reply"]["at"], story.reply


class Story:
    """One rapid review, from the table of its case."""

    def __init__(self, table: dict[str, Any], incident: Callable[[], Incident], by: Person) -> None:
        self.table, self._incident, self.by = table, incident, by

    @property
    def review(self) -> RapidReview:
        """The rapid review as it is now."""
        rows = RapidReview.rows.select_related("incident__partnership", "partnership")
        return rows.get(incident=self._incident().pk)

    def invite(self, at: datetime) -> None:
        """Add everybody who takes part."""
        review = self.review
        for told in self.table.get("participants", []):
            somebody = person_named(told["person"]) if "person" in told else None
            agency = review.partnership.agencies.get(name=told["agency"]) if "agency" in told else None
            people.add_participant(
                review,
                name=told.get("name", ""),
                role=told["role"],
                kind=told["kind"],
                agency=agency,
                person=somebody,
                by=self.by,
                at=at,
            )

    def finish_step(self, told: dict[str, Any], at: datetime) -> None:
        """Mark a step of the day plan as done on its day."""
        review = self.review
        standing = Duty.rows.filter(incident=review.incident, state=DutyState.OPEN)
        duty = standing.get(key=f"{PLAN}{told['step']}")
        plan.finish_step(
            review, duty=duty, done_on=told["at"].date(), evidence=told["evidence"], by=self.by, at=at
        )

    def plan_meeting(self, told: dict[str, Any], at: datetime) -> None:
        """Plan a meeting with the agenda of its kind."""
        meetings.plan_meeting(self.review, values=_planned(told), by=self.by, at=at)

    def write_up(self, told: dict[str, Any], at: datetime) -> None:
        """Write down who came and what was said."""
        review = self.review
        held = Meeting.rows.get(review=review, held_on=told["held"].date())
        meetings.save_meeting(
            review,
            meeting=held,
            values={**_planned(told), "apologies": told.get("apologies", ""), "notes": told["notes"]},
            attended=list(Participant.rows.filter(review=review, name__in=told["attended"])),
            revision=None,
            by=self.by,
            at=at,
        )

    def writing(self) -> Iterator[Callable[[datetime], Any]]:
        """Writing the record and weighing the factors, page by page, as far as the story has come."""
        table = self.table
        for section, text in table.get("sections", {}).items():
            yield self._saving(record.save_section, section=section, text=text, finished=True)
        for episode in table.get("episodes", []):
            values = {"good_practice": False, **episode}
            yield self._saving(record.save_episode, episode=None, values=values)
        for factor, told in table.get("factors", {}).items():
            yield self._saving(deciding.save_factor, factor=factor, **told)
        if "outcome" in table:
            yield self._saving(deciding.save_outcome, **table["outcome"])
        for section, text in table.get("unfinished", {}).items():
            yield self._saving(record.save_section, section=section, text=text, finished=False)
        if "themes" in table:
            yield self._saving(record.save_themes, themes=table["themes"])

    def _saving(self, verb: Callable[..., Any], **values: Any) -> Callable[[datetime], Any]:
        return lambda at: verb(self.review, **values, revision=None, by=self.by, at=at)

    def decide(self, at: datetime) -> None:
        """Take the decision."""
        deciding.decide(self.review, by=self.by, at=at)

    def record_views(self, at: datetime) -> None:
        """What the statutory partners and education say of it."""
        day = self.table["views"]["at"].date()
        for body, told in self.table["views"]["given"].items():
            said = Said(**{"reasons": "", **told}, given_on=day)
            deciding.record_view(self.review, body=Body(body), said=said, by=self.by, at=at)

    def make_version(self, at: datetime) -> None:
        """Freeze the record and make its documents."""
        versions.make_record_version(
            self.review, what_changed=self.table["version"]["what_changed"], by=self.by, at=at
        )
        run_queued(worker="demo")

    def sign(self, chair: Person, at: datetime) -> None:
        """Sign as a co-chair does: with the code from the mail."""
        version = self._version()
        signing.send_signing_code(version, by=chair, at=at)
        mail = Mail.objects.get(person=str(chair.pk), key__startswith="signing code", written_at=at)
        code = re.search(r"\b\d{6}\b", mail.body)
        assert code is not None
        signing.sign_record(
            version, by=chair, code=code[0], read=True, fingerprint=version.fingerprint, at=at
        )
        run_queued(worker="demo")

    def send(self, at: datetime) -> None:
        """Record that it went to the Panel."""
        told = self.table["sent"]
        how = sending.Sending(told["sent"].date(), told["sent"].time(), told["evidence"])
        sending.record_sent(self.review, sending=how, by=self.by, at=at)

    def reply(self, at: datetime) -> None:
        """Record what the Panel replied."""
        told = {name: value for name, value in self.table["reply"].items() if name != "at"}
        sending.record_reply(self.review, **told, by=self.by, at=at)

    def _version(self) -> RecordVersion:
        newest = newest_version(self.review)
        assert newest is not None
        newest.review = self.review
        return newest


def _planned(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": told["kind"],
        "held_on": told["held"].date(),
        "starts_at": told["held"].time(),
        "place": told["place"],
        "agenda": list(AGENDAS[MeetingKind(told["kind"])]),
    }
