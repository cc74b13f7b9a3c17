"""Write a referral, send it, open its names, and decide what becomes of it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.files.sealing import open_seal, seal
from jigsaw.incidents.actions.recording import write_start
from jigsaw.incidents.actions.register import write_sealed
from jigsaw.incidents.models import Incident, Referral, ReferralDraft, RegisterEntry
from jigsaw.incidents.queries import referrals as reads
from jigsaw.incidents.rules import referrals as rules
from jigsaw.incidents.rules.terms import ReferralState, Relation
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.queries import people_with_role
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.partnerships.rules import Refused

IN_THE_REGISTER = "From the referral"


def save_referral_part(
    *, partnership: Partnership, part: str, values: dict[str, Any], by: Person, at: datetime
) -> ReferralDraft:
    """Keep one part of a referral that is not sent yet. `values` are fields of the part and no others.

    Raises Refused for a date that lies ahead.
    """
    if set(values) - set(rules.PARTS[part][1]):
        raise TypeError(f"{part} has no {', '.join(sorted(set(values) - set(rules.PARTS[part][1])))}")
    _dates_agree(values, at)
    with act("save_referral_part", by=by, at=at, partnership=partnership, part=part) as doing:
        doing.about = draft = _draft_of(partnership, by, at)
        parts = reads.written_parts(draft) if draft.sealed else {}
        kept = json.dumps({**parts, part: values}, default=str).encode()
        draft.sealed, draft.changed_at = seal(kept, place=reads.draft_place(draft)), at
        draft.save()
    return draft


def discard_referral(draft: ReferralDraft, *, by: Person, at: datetime) -> None:
    """Delete what somebody wrote of a referral and did not send."""
    with act("discard_referral", by=by, at=at, partnership=draft.partnership, about=draft):
        draft.delete()


def send_referral(draft: ReferralDraft, *, by: Person, at: datetime) -> Referral:
    """Send a referral to the partnership: it gets its number, and those who screen are told. Sent twice, it is one.

    Raises Refused where a part is missing, or the person no longer acts for the agency they chose.
    """
    with act("send_referral", by=by, at=at, partnership=draft.partnership) as doing:
        _hold(draft.partnership)
        held = ReferralDraft.rows.select_for_update(of=("self",)).filter(pk=draft.pk).first()
        sent = Referral.rows.filter(pk=draft.pk, made_by=by).first()
        if held is not None and sent is None:
            sent = _write(held, by=by, at=at)
            held.delete()
            _tell_of_new(sent, at)
        elif sent is None:
            raise Refused("There is no unfinished referral to send.")
        doing.about = sent
        doing.details["number"] = sent.number
    return sent


def open_referral_names(referral: Referral, *, by: Person, at: datetime) -> str:
    """The names and dates of birth that came with a referral. Each opening is an act of its own in the trail.

    Raises Refused where there are none, or none any more.
    """
    with act("open_referral_names", by=by, at=at, partnership=referral.partnership, about=referral):
        held = _locked(referral)
        if held.sealed_people is None:
            raise Refused("No names are kept with this referral.")
        return open_seal(bytes(held.sealed_people), place=reads.people_place(held)).decode()


def screen_referral(
    referral: Referral, *, outcome: str, reasons: str, letter: str, by: Person, at: datetime
) -> Referral:
    """Decide on a referral, once: it becomes an incident in the same act, or is closed with a letter.

    `letter` is kept as sent when it closes the referral, and left out otherwise. Raises Refused; AlreadyScreened
    where somebody decided before.
    """
    with act("screen_referral", by=by, at=at, partnership=referral.partnership, about=referral) as doing:
        held = _locked(referral)
        can_be_screened_by(held, by)
        rules.screening_is_whole(outcome, reasons, letter)
        held.state, held.screening_reasons = outcome, reasons.strip()
        held.screened_at, held.screened_by = at, by
        if outcome == ReferralState.INCIDENT:
            held.incident = _begin(held, by, at)
            doing.details["incident"] = str(held.incident.pk)
        else:
            held.letter = letter.strip()
        held.save()
        doing.details["outcome"] = outcome
        _tell_of_decision(held, at)
    return held


def can_be_screened_by(referral: Referral, person: Person) -> None:
    """Whether the person may decide on the referral now. Raises Refused; AlreadyScreened after a decision."""
    name = referral.screened_by.full_name if referral.screened_by else ""
    rules.not_screened_yet(referral.state, name, referral.screened_at)
    rules.another_person_screens(
        made_by_them=referral.made_by_id == person.pk,
        recorded_by_staff=referral.recorded_by_staff,
        agency=referral.agency_id,
        own_agencies=reads.agencies_acted_for(person),
    )


def _dates_agree(values: dict[str, Any], at: datetime) -> None:
    if values.get("lead_agreed_on") is not None:
        rules.lead_agreed_by_now(values["lead_agreed_on"], at)
    if "happened_accuracy" in values:
        rules.happened_by_now(values.get("happened_on"), values["happened_accuracy"], at)


def _locked(referral: Referral) -> Referral:
    held = Referral.rows.select_for_update(of=("self",))
    return held.select_related("partnership", "agency", "made_by", "screened_by").get(pk=referral.pk)


def _hold(partnership: Partnership) -> Partnership:
    """The partnership's row, held until the act ends: before a draft, always, so that no two acts wait in a ring."""
    return Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)


def _draft_of(partnership: Partnership, by: Person, at: datetime) -> ReferralDraft:
    """The person's unfinished referral, held; a new one where there is none (the partnership is held meanwhile)."""
    _hold(partnership)
    rows = ReferralDraft.rows.select_for_update(of=("self",))
    held = rows.filter(partnership=partnership, person=by).first()
    return held or ReferralDraft(partnership=partnership, person=by, started_at=at, sealed=b"")


def _write(draft: ReferralDraft, *, by: Person, at: datetime) -> Referral:
    """The row of a referral from its parts, under the identifier of the draft."""
    parts = reads.written_parts(draft)
    if missing := reads.missing_parts(parts):
        raise Refused(f"Finish this page first: {rules.PARTS[missing[0]][0]}", missing[0])
    whose = reads.sender(by, draft.partnership)
    referral = reads.as_referral(parts, draft.partnership, whose.agencies)
    if referral.agency is None and not (whose.staff and referral.organisation):
        raise Refused("Select again for whom you refer", "who")
    for values in parts.values():
        _dates_agree(values, at)
    referral.pk, referral.made_by, referral.made_at = draft.pk, by, at
    referral.recorded_by_staff = whose.staff and referral.agency not in whose.own
    referral.number = _next_number(draft.partnership, at)
    if names := parts["people"]["names"]:
        referral.sealed_people = seal(names.encode(), place=reads.people_place(referral))
    referral.save(force_insert=True)
    return referral


def _next_number(partnership: Partnership, at: datetime) -> str:
    """The next number of the year. The partnership's row is held, so that no two referrals get one number."""
    held = _hold(partnership)
    prefix, year = held.case_prefix or held.short_name, london.to_london(at).year
    taken = Referral.rows.filter(partnership=held, number__startswith=f"{prefix}-R-{year}-")
    numbers = [int(number.rsplit("-", 1)[1]) for number in taken.values_list("number", flat=True)]
    return rules.number_of(prefix, year, max(numbers, default=0) + 1)


def _begin(referral: Referral, by: Person, at: datetime) -> Incident:
    """A new incident with what the referral answers; its names move into the people register."""
    incident = write_start(referral.partnership, by, at)
    for name, value in rules.prefilled(referral, area=referral.partnership.area).items():
        setattr(incident, name, value)
    incident.save()
    if referral.sealed_people is not None:
        names = open_seal(bytes(referral.sealed_people), place=reads.people_place(referral)).decode()
        entry = RegisterEntry(incident=incident, partnership_id=incident.partnership_id)
        entry.alias, entry.relation = IN_THE_REGISTER, Relation.OTHER
        write_sealed(entry, {"notes": names}, by=by, at=at)
        referral.sealed_people = None
    return incident


def _tell_of_new(referral: Referral, at: datetime) -> None:
    """Tell those who screen that one waits, and the person who sent it that it came. Nothing of its content."""
    for person in _who_screens(referral.partnership):
        if person != referral.made_by:
            write_mail(
                key=f"referral {referral.pk} waits {person.pk}",
                person=person,
                subject=f"A referral waits to be screened: {referral.number}",
                body=f"Referral {referral.number} waits to be screened.\n\nSign in to Jigsaw to read it.\n",
                at=at,
            )
    write_mail(
        key=f"referral {referral.pk} came",
        person=referral.made_by,
        subject=f"Your referral was sent: {referral.number}",
        body=f"The partnership has your referral {referral.number}. It will tell you its decision.\n\n"
        "Sign in to Jigsaw to see what you sent.\n",
        at=at,
    )


def _tell_of_decision(referral: Referral, at: datetime) -> None:
    """Tell the person who made a referral that there is a decision; the decision itself stands in Jigsaw."""
    if referral.made_by == referral.screened_by:
        return
    write_mail(
        key=f"referral {referral.pk} decided",
        person=referral.made_by,
        subject=f"There is a decision on your referral: {referral.number}",
        body=f"The partnership has decided on referral {referral.number}.\n\nSign in to Jigsaw to read it.\n",
        at=at,
    )


def _who_screens(partnership: Partnership) -> list[Any]:
    people = [
        p for role in sorted(roles_that_may("screen_referral")) for p in people_with_role(partnership, role)
    ]
    return list({person.pk: person for person in people}.values())
