"""The whole life of a case through the verbs that people use, with words that must stay where they belong."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from jigsaw.audit.actions import act
from jigsaw.incidents.actions import access, closing, digest, feeds, work
from jigsaw.incidents.actions.emergencies import ask_emergency_access, decide_emergency_access
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.models import Duty, EmergencyAccess
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.rapid_reviews.actions import sending
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.tests import factories as reviewing
from jigsaw.rapid_reviews.tests import records

# Real people of the people register: nowhere else, on no page, in no mail, in no table but sealed.
CHILD, MOTHER, STREET = "Zephyrine Quillfeather", "Ottoline Quillfeather", "Tamarisk Row"
NAMES = ("Zephyrine", "Ottoline", "Quillfeather", "Tamarisk")
# A word of the case: on its pages, but in no mail, calendar, event, task, log, address or window title.
WORD = "Kestrelquoin"
NOW = records.NOW
WEDNESDAY_8AM = datetime(2026, 5, 27, 7, 30, tzinfo=NOW.tzinfo)


def whole_life() -> SimpleNamespace:
    """Recorded, notified, reviewed, decided, signed, sent and answered, while people come, go and stand back."""
    team = factories.team()
    home = team.partnership
    team.pat = somebody("Pat Oyelaran", home, Role.PANEL_MEMBER)
    team.ada = somebody("Ada Brook", home, Role.AUDITOR)
    incident = factories.notified(team.priya, home, summary=f"{WORD}: Child A was taken to hospital.")
    team.ros = somebody("Ros Hale", home, Role.BUSINESS_MANAGER)  # later, so that she is no member
    entries = write_register(incident, team)
    come_and_go(incident, team)
    review = reviewed(incident, team)
    token = feeds.make_feed(partnership=home, by=team.priya, at=NOW)
    remind(incident, team)
    closing.hold_case(incident, reason=f"{WORD} inquest", by=team.priya, at=NOW)
    waits, became = referred(team)
    digest.send_digests(at=WEDNESDAY_8AM)
    return SimpleNamespace(
        team=team, incident=incident, review=review, token=token, entries=entries, waits=waits, became=became
    )


def write_register(incident: Any, team: Any) -> list[Any]:
    """The child, with the mother, under their real names."""
    people = (
        ("Child A", "child", {"full_name": CHILD, "date_of_birth": "2026-04-01", "address": f"4 {STREET}"}),
        ("Mother", "mother", {"full_name": MOTHER, "address": f"4 {STREET}", "notes": f"Lives in {STREET}"}),
    )
    return [
        save_register_entry(
            incident,
            entry=None,
            alias=alias,
            relation=relation,
            details=details,
            by=team.priya,
            at=factories.TUESDAY,
        )
        for alias, relation, details in people
    ]


def come_and_go(incident: Any, team: Any) -> None:
    """Members, somebody let in for an emergency, somebody who stood back for a while, each for a reason."""
    by: dict[str, Any] = {"by": team.priya, "at": NOW}
    for person in (team.marcus, team.joan, team.pat, team.ada):
        access.add_case_member(incident, person=person, why=f"{WORD} panel", opens_register=False, **by)
    ask_emergency_access(
        partnership=team.partnership,
        reference=incident.reference,
        reason=f"{WORD} tonight",
        by=team.ros,
        at=NOW,
    )
    asked = EmergencyAccess.rows.get(person=team.ros)
    decide_emergency_access(asked, hours=4, **by)
    recusal = access.declare_recusal(incident, person=team.tom, reason=f"Knows {WORD}", by=team.tom, at=NOW)
    access.end_recusal(recusal, reason=f"{WORD} was another", **by)


def reviewed(incident: Any, team: Any) -> RapidReview:
    """The record with a word of the case in it, decided, signed by both co-chairs, sent, and answered."""
    review = records.ready(team, reviewing.again(incident.rapid_review))
    reviewing.section(review, team.priya, "facts", f"{WORD} was seen by the health visitor.")
    reviewing.episode(review, team.priya, title=f"{WORD} first", what_happened=WORD, analysis=WORD)
    version = records.made(review, team.priya, what_changed=f"{WORD} put in")
    records.sign(version, team.marcus, team.joan)
    records.built(records.fresh(version))
    review = records.send(reviewing.again(review), team.priya, evidence=f"{WORD} receipt")
    sending.record_reply(
        review,
        received_on=NOW.date(),
        kind="challenges",
        what_it_says=WORD,
        our_answer=WORD,
        by=team.priya,
        at=NOW,
    )
    return reviewing.again(review)


def remind(incident: Any, team: Any) -> None:
    """Somebody is reminded of a duty that waits for them."""
    with act("let_wait", by="tests", at=NOW):
        duty = Duty.rows.create(
            incident=incident, partnership=incident.partnership, key="letters", title="Send the letters",
            duty="local-plan", due_on=date(2026, 5, 28), waits_for=team.tom, waits_since=NOW.date(),
            evidence=WORD,
        )  # fmt: skip
    work.nudge(duty, by=team.priya, at=NOW)


def referred(team: Any) -> tuple[Any, Any]:
    """Two referrals of an agency with real names in them: one waits, one became an incident."""
    said = {"what_happened": f"{WORD} was taken to hospital.", "why_serious": WORD}
    names = f"Child A: {CHILD}, 4 {STREET}"
    at = {"at": NOW - timedelta(days=1)}
    became = referring.sent(team.sam, team.partnership, names=names, **said, **at)
    referring.screened(became, team.priya, ReferralState.INCIDENT, at=NOW)
    waits = referring.sent(team.sam, team.partnership, names=names, **said, **at)
    became.refresh_from_db()
    return waits, became


def parts_of(life: SimpleNamespace) -> dict[str, Any]:
    """The parts of addresses of this case's own objects."""
    incident, review = life.incident, life.review
    version = review.versions.first()
    found = {
        "incident_id": incident.pk, "child_id": incident.children.first().pk, "entry_id": life.entries[0].pk,
        "duty_id": Duty.rows.get(incident=incident, key="letters").pk, "notice_id": incident.notices.first().pk,
        "member_id": incident.members.first().pk, "recusal_id": incident.recusals.first().pk,
        "emergency_id": incident.emergencies.first().pk, "participant_id": review.participants.first().pk,
        "meeting_id": review.meetings.first().pk, "episode_id": review.episodes.first().pk,
        "record_document_id": version.documents.first().pk, "number": version.number, "referral_id": life.waits.pk,
        "section": "facts", "factor": "improvements", "body": "police", "slug": life.team.partnership.slug,
    }  # fmt: skip
    return found
