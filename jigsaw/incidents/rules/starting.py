"""Which duties an incident starts: the test of each, with its source. Facts in, names of duties out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jigsaw.incidents.rules.terms import Answer, Outcome, Suspicion

NOTIFY_PANEL = "notify-panel"
TELL_PARTNERS = "tell-safeguarding-partners"
LOOKED_AFTER_DEATH = "looked-after-child-death"
CARE_LEAVER_DEATH = "care-leaver-death"
COPY_TO_OFFICE = "copy-to-partnership-office"
RAPID_REVIEW = "rapid-review"
# Local steps that no rule of the rule book names.
TELL_HOME_AUTHORITY = "tell-home-authority"
TELL_PLACE_AUTHORITY = "tell-place-authority"
DECIDE_SUSPICION = "decide-suspicion"
CHILDHOOD_ENDS, CARE_LEAVERS_TO = 18, 24
# What is not in the rule book by its own name: the clock that it runs beside, and what it is called outside the case.
BESIDE = {
    TELL_HOME_AUTHORITY: (TELL_PARTNERS, "Tell the home authority"),
    TELL_PLACE_AUTHORITY: (TELL_PARTNERS, "Tell the authority where it happened"),
    DECIDE_SUSPICION: (NOTIFY_PANEL, "Decide whether abuse or neglect is suspected"),
}


@dataclass(frozen=True)
class Subject:
    """What the tests ask of one child: age in years (None where not known), looked after, care leaver."""

    years: int | None
    looked_after: str = ""
    care_leaver: str = ""

    @property
    def under_18(self) -> bool:
        """A child by law; where the age is not known, treated as one until it is."""
        return self.years is None or self.years < CHILDHOOD_ENDS


@dataclass(frozen=True)
class Facts:
    """What decides which duties an incident starts. Authorities are names of places, as people write them."""

    outcome: str
    suspicion: str
    place_authority: str
    home_authority: str
    outside_england: str
    subjects: Sequence[Subject]


def same_place(one: str, other: str) -> bool:
    """Whether two names are of one authority, however they are spaced or cased."""
    return one.strip().casefold() == other.strip().casefold()


def whose_duty(facts: Facts) -> str:
    """The authority that must notify: where it happened; where the child lives, if that was outside England.

    Children Act 2004, section 16C(1).
    """
    outside = facts.outside_england == Answer.YES
    return facts.home_authority if outside else facts.place_authority


def whose_duty_in_words(facts: Facts, own_area: str) -> str:
    """Who must notify and whom to tell, where more than the own area is concerned; nothing where it is not.

    Nothing either where nobody must notify: other harm, or harm without suspicion.
    """
    whose, home = whose_duty(facts).strip(), facts.home_authority.strip()
    harmed_without = facts.suspicion == Suspicion.NO and facts.outcome != Outcome.DIED
    if not whose or not home or facts.outcome == Outcome.OTHER or harmed_without:
        return ""
    if facts.outside_england == Answer.YES:
        words = (
            "It happened outside England, so the duty to notify is with the authority where the child "
            f"normally lives: {whose}."
        )
        return words if same_place(whose, own_area) else f"{words} Tell them."
    words = f"The duty to notify is with the authority where it happened: {whose}."
    if not same_place(whose, own_area):
        third = "" if same_place(home, whose) or same_place(home, own_area) else f" Tell {home} too."
        return f"{words} Tell them.{third}"
    return "" if same_place(home, own_area) else f"{words} Tell {home} too."


def clock_of(name: str) -> tuple[str, str]:
    """The rule whose clock a duty runs by, and the duty's own title where the rule's does not fit."""
    return BESIDE.get(name, (name, ""))


def criteria_are_met(facts: Facts) -> bool:
    """A serious child safeguarding case: abuse or neglect known or suspected, and a child died or was seriously harmed.

    Children Act 2004, section 16C(1) and 16B(9).
    """
    return facts.suspicion == Suspicion.YES and _grave(facts)


def suspicion_is_open(facts: Facts) -> bool:
    """Whether somebody must still decide if abuse or neglect is suspected, while the days already count."""
    return facts.suspicion == Suspicion.NOT_KNOWN and _grave(facts)


def criteria_prove_not_met(facts: Facts) -> bool:
    """Whether the facts say no, where they do not leave it open: a notification may then be withdrawn."""
    return not criteria_are_met(facts) and not suspicion_is_open(facts)


def looked_after_child_died(facts: Facts) -> bool:
    """The death of a looked-after child is notified whether or not abuse or neglect is suspected."""
    died = facts.outcome == Outcome.DIED
    return died and any(s.looked_after == Answer.YES and s.under_18 for s in facts.subjects)


def care_leaver_died(facts: Facts) -> bool:
    """The death of a care leaver up to and including 24 (Working Together 2023 on)."""
    died = facts.outcome == Outcome.DIED
    return died and any(
        s.care_leaver == Answer.YES and (s.years is None or s.years <= CARE_LEAVERS_TO)
        for s in facts.subjects
    )


def duties_to_start(facts: Facts, own_area: str) -> list[str]:
    """The names of the duties that these facts start for the partnership of `own_area`, the most urgent first."""
    ours = same_place(whose_duty(facts), own_area)
    elsewhere = TELL_HOME_AUTHORITY if facts.outside_england == Answer.YES else TELL_PLACE_AUTHORITY
    names = []
    if criteria_are_met(facts):
        names += [NOTIFY_PANEL, TELL_PARTNERS] if ours else [elsewhere]
    elif suspicion_is_open(facts):
        names.append(DECIDE_SUSPICION if ours else elsewhere)
    if looked_after_child_died(facts):
        names.append(LOOKED_AFTER_DEATH)
    if care_leaver_died(facts):
        names.append(CARE_LEAVER_DEATH)
    if names and ours and facts.home_authority and not same_place(facts.home_authority, own_area):
        names.append(TELL_HOME_AUTHORITY)
    return names


def _grave(facts: Facts) -> bool:
    grave = facts.outcome in (Outcome.DIED, Outcome.SERIOUSLY_HARMED)
    return grave and any(subject.under_18 for subject in facts.subjects)
