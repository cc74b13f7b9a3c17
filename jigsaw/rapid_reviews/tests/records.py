"""A whole record, its decision, views, versions and signatures, each made by its verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.documents.made import Check, MadeDocument
from jigsaw.notices.models import Mail
from jigsaw.rapid_reviews.actions import deciding, sending, signing, versions
from jigsaw.rapid_reviews.models import Decision, PanelReply, RapidReview, RecordVersion
from jigsaw.rapid_reviews.rules.deciding import Said
from jigsaw.rapid_reviews.rules.terms import FACTORS, Answer, Body, Outcome, ReplyKind, View
from jigsaw.rapid_reviews.tests import factories

# Wednesday 20 May 2026, 11am in London: working day 11 of 15.
NOW = datetime(2026, 5, 20, 10, 0, tzinfo=UTC)
TODAY = date(2026, 5, 20)
MINUTE = timedelta(minutes=1)
REASONS = "Two services held part of the history, and neither asked the other."


def weigh(review: RapidReview, who: Any, *, answer: str = Answer.YES, at: datetime = NOW) -> None:
    """Answer every factor."""
    for factor in FACTORS:
        deciding.save_factor(
            review, factor=factor, answer=answer, reasons=REASONS, revision=None, by=who, at=at
        )


def outcome(
    review: RapidReview,
    who: Any,
    outcome: str = Outcome.LOCAL_REVIEW,
    *,
    learning: str = "",
    at: datetime = NOW,
) -> Decision:
    """Write the outcome."""
    return deciding.save_outcome(
        review, outcome=outcome, reasons=REASONS, learning_captured=learning, revision=None, by=who, at=at
    )


def decided(
    review: RapidReview, who: Any, chosen: str = Outcome.LOCAL_REVIEW, *, at: datetime = NOW
) -> Decision:
    """A decision that is taken."""
    weigh(review, who, at=at)
    outcome(review, who, chosen, learning="In the action plan", at=at)
    return deciding.decide(review, by=who, at=at)


def said(view: str = View.AGREES, reasons: str = "", given_on: date = TODAY, name: str = "Ada Brook") -> Said:
    """What somebody says of the decision."""
    return Said(name, "Director", view, reasons, given_on)


def views(review: RapidReview, who: Any, *, at: datetime = NOW, **of: Said) -> None:
    """The views of all four bodies; `police=said(...)` for another one than agreement."""
    for body in Body:
        deciding.record_view(review, body=body, said=of.get(body.value, said()), by=who, at=at)


def ready(
    team: Any, review: RapidReview, chosen: str = Outcome.LOCAL_REVIEW, *, at: datetime = NOW
) -> RapidReview:
    """A whole record with its decision and views, of which no version is made yet."""
    factories.whole(review, team.priya)
    decided(review, team.priya, chosen, at=at)
    views(review, team.priya, at=at)
    return factories.again(review)


def made(
    review: RapidReview, who: Any, *, what_changed: str = "First version", at: datetime = NOW
) -> RecordVersion:
    """The next version, its documents made."""
    version = versions.make_record_version(review, what_changed=what_changed, by=who, at=at)
    return built(version, at=at)


def built(version: RecordVersion, *, at: datetime = NOW) -> RecordVersion:
    """A version once the worker made its documents."""
    versions.make_record_documents(str(version.pk), at=at)
    return fresh(version)


def fresh(version: RecordVersion) -> RecordVersion:
    """The row as it is now, with its review and case."""
    row = RecordVersion.rows.select_related("made_by").get(pk=version.pk)
    row.review = factories.again(row.review)
    return row


def code_for(version: RecordVersion, who: Person, *, at: datetime = NOW) -> str:
    """Ask for a code and read it from the mail, as a co-chair does."""
    signing.send_signing_code(version, by=who, at=at)
    mails = Mail.objects.filter(person=str(who.pk), key__startswith="signing code").order_by("written_at")
    return re.findall(r"\b\d{6}\b", list(mails)[-1].body)[0]


def sign(version: RecordVersion, *people: Person, at: datetime = NOW) -> None:
    """Each of them signs."""
    for who in people:
        code = code_for(version, who, at=at)
        signing.sign_record(version, by=who, code=code, read=True, fingerprint=version.fingerprint, at=at)


def signed(team: Any, review: RapidReview, chosen: str = Outcome.LOCAL_REVIEW) -> RecordVersion:
    """A version that both co-chairs signed, its documents made with their names."""
    version = made(ready(team, review, chosen), team.priya)
    sign(version, team.marcus, team.joan)
    return built(version)


def sent(team: Any, review: RapidReview, chosen: str = Outcome.LOCAL_REVIEW) -> RapidReview:
    """A record that went to the Panel in time."""
    signed(team, review, chosen)
    return send(factories.again(review), team.priya)


def send(review: RapidReview, who: Any, *, at: datetime = NOW, **more: Any) -> RapidReview:
    """Record that it was sent."""
    facts: dict[str, Any] = {"sent_on": at.date(), "sent_time": None, "evidence": "Receipt of the mailbox"}
    sending.record_sent(review, sending=sending.Sending(**{**facts, **more}), by=who, at=at)
    return factories.again(review)


def reply(review: RapidReview, who: Any, kind: str = ReplyKind.AGREES, *, at: datetime = NOW) -> PanelReply:
    """What the Panel replied."""
    return sending.record_reply(
        review,
        received_on=at.date(),
        kind=kind,
        what_it_says="The Panel writes.",
        our_answer="",
        by=who,
        at=at,
    )


def small(record: Any, look: Any = None, limits: Any = None, *, passed: bool = True) -> list[MadeDocument]:
    """Documents without typesetting; how many signatures they show stands in their bytes."""
    shown = f"version {record.version}, {len(record.signed)} signatures".encode()
    checks = (Check("Is checked", passed),)
    return [
        MadeDocument("Rapid review", kind, f"ab-rapid-review.{kind}", kind.encode() + shown, 7, 900, checks)
        for kind in ("pdf", "docx")
    ]


def failing(fault: BaseException) -> Callable[..., Any]:
    """Stands in for a typesetter that cannot make the documents."""

    def fail(*args: Any, **options: Any) -> None:
        raise fault

    return fail
