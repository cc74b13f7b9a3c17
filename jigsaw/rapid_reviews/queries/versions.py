"""Versions of the record: what a version would hold, what it lacks, who signed, what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.queries.key_facts import facts_for_review
from jigsaw.calendar import london
from jigsaw.documents import panel_record as document
from jigsaw.files import storing
from jigsaw.incidents.models import Duty, Incident, Notice, Recusal
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState, NoticeKind
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.rapid_reviews.models import (
    Decision,
    PracticeEpisode,
    RapidReview,
    RecordDocument,
    RecordSignature,
    RecordVersion,
)
from jigsaw.rapid_reviews.queries.decision import (
    decisions_of,
    factors_of,
    is_sent,
    standing_decision,
    views_of,
)
from jigsaw.rapid_reviews.queries.review import participants_of
from jigsaw.rapid_reviews.rules.deciding import MUST, views_missing
from jigsaw.rapid_reviews.rules.record import sections_missing
from jigsaw.rapid_reviews.rules.signing import Standing, all_signed, missing_signatures
from jigsaw.rapid_reviews.rules.terms import (
    SECTION_TITLES,
    SECTIONS,
    Outcome,
    ParticipantKind,
    SignatureKind,
    View,
)


@dataclass(frozen=True)
class Missing:
    """Something that a whole record still lacks: in words, and the page on which it is written."""

    words: str
    page: str
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """A part of the record that differs between two versions."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class SignOff:
    """The sign-off of one version: who signed, who asked for a change, who is still asked."""

    version: RecordVersion
    needed: int
    signed: list[RecordSignature]
    changes: list[RecordSignature]
    waiting: list[Person]

    @property
    def complete(self) -> bool:
        """Whether it may go to the Panel without a reason."""
        return all_signed(signed=len(self.signed), needed=self.needed, changes=len(self.changes))

    @property
    def lacks(self) -> str:
        """What is missing, in words; "" when nothing is."""
        return missing_signatures(signed=len(self.signed), needed=self.needed, changes=len(self.changes))


def newest_version(review: RapidReview) -> RecordVersion | None:
    """The version with the highest number; None before the first."""
    return RecordVersion.rows.filter(review=review).order_by("-number").first()


def version_before(version: RecordVersion) -> RecordVersion | None:
    """The version with the number below; None for the first."""
    return RecordVersion.rows.filter(review=version.review_id, number__lt=version.number).first()


def missing_of(review: RapidReview) -> list[Missing]:
    """Everything that the record lacks before a version can be made of it, in the order of the document."""
    lacks = sections_missing(review.record)
    needed = [key for key, _title, _hint, must in SECTIONS if must]
    found = [_section(key, "is empty") for key in needed if key in lacks]
    found += [_section(key, "is not finished") for key in review.unfinished if key not in lacks]
    if not PracticeEpisode.rows.filter(review=review).exists():
        found.append(Missing("No key practice episode is written", "list_episodes"))
    decision = standing_decision(review)
    if decision is None or decision.decided_on is None:
        found.append(Missing("The decision is not taken", "edit_decision"))
        return found
    given = [view.body for view in decision.views.all()]
    found += [
        Missing(f"The view is missing: {body.words.lower()}", "record_view", {"body": body.value})
        for body in views_missing(given)
    ]
    return found or faults_of(review)


def faults_of(review: RapidReview) -> list[Missing]:
    """What a whole record holds that no document can show, each with its place."""
    record = record_of(review, number=1, made_on=review.started_on)
    return (
        [_fault(record, fault.path, fault.message) for fault in document.faults_of(record)] if record else []
    )


def record_of(review: RapidReview, *, number: int, made_on: date) -> document.PanelRecord | None:
    """The record as it is now, as the document for the Panel takes it; None before the decision is taken."""
    decisions, incident = decisions_of(review), review.incident
    decision = decisions[-1] if decisions else None
    if decision is None or decision.decided_on is None or incident.aware_on is None:
        return None
    notice = Notice.rows.filter(incident=incident, kind=NoticeKind.PANEL, withdrawn_on=None).first()
    made = document.PanelRecord(
        partnership=incident.partnership.name,
        reference=incident.reference,
        version=number,
        made_on=made_on,
        aware_on=incident.aware_on,
        notified_on=review.started_on,
        due_on=due_on(incident),
        panel_reference=notice.panel_reference if notice else "",
        signatures_needed=incident.partnership.signatures_needed,
        decision=_decision(decision),
        children=tuple(document.Child(child.alias, child.age) for child in incident.children.all()),
        more_children=incident.more_children,
        sections=tuple(_sections(review)),
        episodes=tuple(_episodes(review)),
        earlier=tuple(_earlier(each) for each in decisions[:-1] if each.decided_on),
        views=tuple(_views(decision)),
        took_part=tuple(_people(review)),
        key_facts=tuple(facts_for_review(incident)),
    )
    return document.record_from(document.to_plain(made))


def due_on(incident: Incident) -> date | None:
    """By when the record goes to the Panel, whether or not that day has passed."""
    rows = Duty.rows.filter(incident=incident, key=starting.RAPID_REVIEW).exclude(state=DutyState.WITHDRAWN)
    return rows.values_list("due_on", flat=True).first()


def fingerprint_now(review: RapidReview) -> str:
    """The fingerprint that a version made now would have; "" before the decision is taken."""
    record = record_of(review, number=1, made_on=review.started_on)
    return document.fingerprint(document.to_plain(record)) if record else ""


def standing_of(version: RecordVersion, review: RapidReview) -> Standing:
    """How a version stands, for the rules of signing."""
    newest = newest_version(review)
    documents = list(version.documents.all())
    return Standing(
        number=version.number,
        newest=newest.number if newest else version.number,
        documents=version.documents_state,
        checked=bool(documents) and all(check["passed"] for each in documents for check in each.checks),
        current=version.fingerprint == fingerprint_now(review),
        sent=is_sent(review),
    )


def signers(incident: Incident) -> list[Person]:
    """The co-chairs of the partnership who do not stand back from the case, by name."""
    recused = Recusal.rows.filter(incident=incident, ended_at=None).values("person")
    held = Membership.rows.filter(
        partnership=incident.partnership_id,
        role__in=roles_that_may("sign_rapid_review"),
        ended_at=None,
        person__is_active=True,
    )
    people = {m.person_id: m.person for m in held.exclude(person__in=recused).select_related("person")}
    return sorted(people.values(), key=lambda person: person.full_name)


def sign_off(version: RecordVersion, review: RapidReview) -> SignOff:
    """Who signed a version and who is still asked. Whoever stands back counts no more."""
    able = signers(review.incident)
    keys = {person.pk for person in able}
    rows = RecordSignature.rows.filter(version=version, cleared_at=None).select_related("person")
    standing = [row for row in rows if row.person_id in keys]
    decided = {row.person_id for row in standing}
    return SignOff(
        version=version,
        needed=max(1, review.incident.partnership.signatures_needed),
        signed=[row for row in standing if row.kind == SignatureKind.SIGN],
        changes=[row for row in standing if row.kind == SignatureKind.CHANGE],
        waiting=[p for p in able if p.pk not in decided and p.pk != version.made_by_id],
    )


def cleared_signatures(review: RapidReview) -> list[RecordSignature]:
    """Signatures that count no more, with the reason, newest first."""
    rows = RecordSignature.rows.filter(version__review=review, cleared_at__isnull=False)
    return list(rows.select_related("person", "version").order_by("-cleared_at", "-pk"))


def signature_of(version: RecordVersion, person: Person) -> RecordSignature | None:
    """What this person decided on this version, if it still stands."""
    return RecordSignature.rows.filter(version=version, person=person, cleared_at=None).first()


def signed_rows(version: RecordVersion) -> list[document.Signed]:
    """The signatures of a version as the document shows them, oldest first."""
    rows = RecordSignature.rows.filter(version=version, cleared_at=None, kind=SignatureKind.SIGN)
    return [
        document.Signed(row.person.full_name, "Co-chair", london.to_london(row.at).date())
        for row in rows.select_related("person")
    ]


def document_bytes(made: RecordDocument) -> bytes:
    """The bytes of a made document. Raises FileNotFoundError."""
    return storing.read(made.stored_as)


def difference(before: dict[str, Any], after: dict[str, Any]) -> list[Component]:
    """The parts of the record that differ between two versions, in the order of the document."""
    old, new = _components(before), _components(after)
    return [
        Component(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys([*new, *old])
        if old.get(label, "") != new.get(label, "")
    ]


def _components(plain: dict[str, Any]) -> dict[str, str]:
    """A record's parts by what people call them, each as one text."""
    decision = plain["decision"]
    parts = {"Children": _lines(plain["children"], "alias", "age") + f"\n{plain['more_children']}".rstrip()}
    parts |= {each["heading"]: each["text"] for each in plain["sections"]}
    for number, each in enumerate(plain["episodes"], 1):
        texts = (each["title"], each["period"], each["agencies"], each["what_happened"], each["analysis"])
        parts[f"Episode {number}"] = "\n".join(text for text in texts if text)
    parts["Outcome of the decision"] = decision["outcome"]
    parts["Reasons for the decision"] = decision["reasons"]
    parts["Where the learning is captured"] = decision["learning_captured"]
    parts["Why the decision was changed"] = decision["why_changed"]
    parts |= {each["question"]: f"{each['answer']}\n{each['reasons']}" for each in decision["factors"]}
    for each in plain["views"]:
        parts[f"View: {each['body']}"] = (
            f"{each['name']}, {each['role']}: {each['view']}\n{each['reasons']}".strip()
        )
    parts["Earlier decisions"] = _lines(plain["earlier"], "outcome", "reasons")
    parts["Who took part"] = _lines(plain["took_part"], "name", "role", "agency")
    dates = ("aware_on", "notified_on", "panel_reference", "partnership", "reference")
    return parts | {"Dates and references": "\n".join(str(plain[name]) for name in dates)}


def _lines(rows: list[dict[str, Any]], *names: str) -> str:
    return "\n".join(", ".join(str(row[name]) for name in names if row[name]) for row in rows)


def _section(key: str, what: str) -> Missing:
    return Missing(f"“{SECTION_TITLES.get(key, key)}” {what}", "edit_section", {"section": key})


def _fault(record: document.PanelRecord, path: str, message: str) -> Missing:
    """Where a fault is mended: the section, the episodes, the factor, or the decision."""
    top, _, rest = path.partition("[")
    number = int(rest.partition("]")[0]) if rest else 0
    if top == "sections":
        key = record.sections[number].key
        return Missing(f"“{SECTION_TITLES[key]}” {message}", "edit_section", {"section": key})
    if top == "episodes":
        return Missing(f"Episode {number + 1} {message}", "list_episodes")
    if top == "took_part":
        return Missing(f"Somebody who took part {message}", "list_participants")
    if top == "views":
        return Missing(f"A view {message}", "edit_decision")
    return Missing(
        f"{'The decision' if top.startswith('decision') else 'The case'} {message}", "edit_decision"
    )


def _decision(decision: Decision) -> document.Decision:
    assert decision.decided_on is not None
    return document.Decision(
        number=decision.number,
        decided_on=decision.decided_on,
        outcome=Outcome(decision.outcome).words,
        reasons=decision.reasons,
        learning_captured=decision.learning_captured,
        why_changed=decision.why_changed,
        factors=tuple(
            document.Factor(
                each.key,
                each.question,
                each.answer.words if each.answer else "",
                each.reasons,
                each.key in MUST,
            )
            for each in factors_of(decision)
        ),
    )


def _earlier(decision: Decision) -> document.EarlierDecision:
    assert decision.decided_on is not None
    words = Outcome(decision.outcome).words
    return document.EarlierDecision(decision.number, decision.decided_on, words, decision.reasons)


def _sections(review: RapidReview) -> list[document.Section]:
    held: Callable[[str], str] = lambda key: review.record.get(key, "").strip()  # noqa: E731
    return [document.Section(key, title, held(key)) for key, title, _, _ in SECTIONS if held(key)]


def _episodes(review: RapidReview) -> list[document.Episode]:
    return [
        document.Episode(e.title, e.period, e.agencies, e.what_happened, e.analysis, e.good_practice)
        for e in PracticeEpisode.rows.filter(review=review)
    ]


def _views(decision: Decision) -> list[document.View]:
    return [
        document.View(
            body=line.body.words,
            name=line.view.person_name,
            role=line.view.person_role,
            view=View(line.view.view).words,
            given_on=line.view.given_on,
            dissents=line.view.view == View.DISSENTS,
            reasons=line.view.reasons,
        )
        for line in views_of(decision)
        if line.view is not None
    ]


def _people(review: RapidReview) -> list[document.TookPart]:
    return [
        document.TookPart(
            each.name, each.role, each.agency.name if each.agency else "", ParticipantKind(each.kind).words
        )
        for each in participants_of(review)
    ]
