"""Who may refer and screen, what the dates of a referral must be, and the words of the letter that closes one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.rules.terms import Accuracy, Outcome, ReferralState, Suspicion
from jigsaw.partnerships.rules import Refused

LONGEST_REASONS = 2000
LONGEST_LETTER = 3000
LONGEST_NAMES = 2000
# The longest summary and name that the pages of an incident take.
LONGEST_SUMMARY, LONGEST_SOURCE = 1500, 100
OTHER_ORGANISATION = "other"

# The parts of a referral, each written on a page of its own: its title, and the fields that it holds.
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "who": (
        "Who is referring",
        (
            "agency",
            "organisation",
            "referrer_name",
            "referrer_role",
            "referrer_contact",
            "lead_name",
            "lead_role",
            "lead_agreed_on",
        ),
    ),
    "incident": (
        "The incident",
        (
            "happened_on",
            "happened_accuracy",
            "place",
            "outcome",
            "abuse_or_neglect",
            "children",
            "what_happened",
        ),
    ),
    "why": ("The concerns", ("why_serious", "working_together")),
    "people": ("Names and dates of birth", ("names",)),
}


class AlreadyScreened(Refused):
    """Somebody decided on the referral before: who and when stand in the words."""


def lead_agreed_by_now(agreed_on: date, now: datetime) -> None:
    """The referrer's senior safeguarding lead agrees before the referral is made. Raises Refused.

    Common practice of referral forms: agreed first, then sent.
    """
    if agreed_on > london.to_london(now).date():
        raise Refused(
            "The date your senior safeguarding lead agreed must be today or in the past", "lead_agreed_on"
        )


def happened_by_now(happened_on: date | None, accuracy: str, now: datetime) -> None:
    """What is referred has happened; its date is known, nearly known, or said to be not known. Raises Refused."""
    if happened_on is None and accuracy != Accuracy.NOT_KNOWN:
        raise Refused("Enter the date of the incident, or select that it is not known", "happened_on")
    if happened_on is not None and accuracy == Accuracy.NOT_KNOWN:
        raise Refused("Leave the date empty, or select how well you know it", "happened_accuracy")
    if happened_on is not None and happened_on > london.to_london(now).date():
        raise Refused("The date of the incident must be today or in the past", "happened_on")


def number_of(prefix: str, year: int, number: int) -> str:
    """A referral's own number, like AB-R-2026-03: it says nothing but which partnership and year."""
    return f"{prefix}-R-{year}-{number:02d}"


def not_screened_yet(state: str, by_whom: str, at: datetime | None) -> None:
    """A referral is screened once. Raises AlreadyScreened, which says who decided and when."""
    if state != ReferralState.WAITING and at is not None:
        ended = "it became an incident" if state == ReferralState.INCIDENT else "it was closed with a letter"
        raise AlreadyScreened(f"{by_whom} decided on this referral at {london.words(at)}: {ended}.")


def another_person_screens(
    *, made_by_them: bool, recorded_by_staff: bool, agency: object | None, own_agencies: Collection[object]
) -> None:
    """Nobody decides on what they referred themselves, nor on what the agency they act for referred. Raises Refused.

    Staff who wrote down what somebody else told them may.
    """
    if made_by_them and not recorded_by_staff:
        raise Refused("You made this referral, so somebody else must screen it.")
    if agency is not None and agency in own_agencies:
        raise Refused("Your own agency made this referral, so somebody else must screen it.")


def screening_is_whole(outcome: str, reasons: str, letter: str) -> None:
    """A decision on a referral has an outcome and reasons; one that closes it has its letter. Raises Refused."""
    if outcome not in (ReferralState.INCIDENT, ReferralState.CLOSED):
        raise Refused("Select what becomes of the referral", "outcome")
    for said, words, most, field in (
        ("Reasons", reasons, LONGEST_REASONS, "reasons"),
        ("Letter", letter, LONGEST_LETTER, "letter"),
    ):
        needed = field == "reasons" or outcome == ReferralState.CLOSED
        if needed and not words.strip():
            raise Refused(f"Enter the {said.lower()}", field)
        if len(words.strip()) > most:
            raise Refused(f"{said} must be {most:,} characters or less. It has {len(words.strip()):,}", field)


def criteria_in_words(outcome: str, suspicion: str) -> list[str]:
    """The two halves of the test, and what the referrer said to each, beside the decision.

    Children Act 2004, sections 16B(9) and 16C(1).
    """
    return [
        "Abuse or neglect of a child is known or suspected. The referrer says: "
        f"{Suspicion(suspicion).words.lower()}.",
        f"The child died or was seriously harmed. The referrer says: {Outcome(outcome).words.lower()}.",
    ]


def prefilled(referral: Any, *, area: str) -> dict[str, Any]:
    """The fields of an incident that a referral already answers. What it cannot answer for certain stays empty.

    The authority is taken over only where the place names the partnership's own area: whose duty it is to notify
    depends on it.
    """
    named = referral.place.strip().casefold().startswith(area.strip().casefold())
    place = f"\n\nPlace, as referred: {referral.place}"
    fits = len(referral.what_happened) + len(place) <= LONGEST_SUMMARY
    whole = f"{referral.referrer_name}, {referral.organisation}"
    outside = bool(referral.organisation) and len(whole) <= LONGEST_SOURCE
    return {
        "source_agency": referral.agency,
        "source_name": whole if outside else referral.referrer_name,
        "source_contact": referral.referrer_contact,
        "happened_on": referral.happened_on,
        "happened_accuracy": referral.happened_accuracy,
        "outcome": referral.outcome,
        "abuse_or_neglect": referral.abuse_or_neglect,
        "place_authority": area if named else "",
        "summary": referral.what_happened + (place if fits else ""),
        "more_children": referral.children,
    }


def proposed_letter(
    *, number: str, made_on: date, partnership: str, helpline: str, helpline_phone: str
) -> str:
    """The letter that closes a referral, as proposed: plain, kind, and without a name of anybody."""
    return "\n\n".join(
        (
            "Dear colleague,",
            f"Thank you for your referral {number} of {date_words(made_on)}. We have read it with care.",
            "A case is a serious child safeguarding case when abuse or neglect of a child is known or suspected, "
            "and the child died or was seriously harmed. On what we know today, we do not think that both are so, "
            "and we have closed the referral.",
            "This does not mean that your concern was wrong, or that nothing should be done for the child. Go on "
            "with the support and the plans that are in place.",
            "If you learn more, or if you think that we are mistaken, tell us. We will look at it again.",
            f"If you are worried about a child now: {helpline.strip().rstrip('.')}, {helpline_phone}. "
            "In an emergency call 999.",
            partnership,
        )
    )
