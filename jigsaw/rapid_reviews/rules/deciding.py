"""The decision under regulation 11: what must be there before it is taken, and what looks odd without being wrong.

Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 (SI 2018/789), regulation 11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jigsaw.calendar.words import date_words
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.rules.terms import (
    FACTORS,
    MUST_TAKE_INTO_ACCOUNT,
    Answer,
    Body,
    Outcome,
    ReplyKind,
    View,
)

LONGEST_FACTOR, LONGEST_REASONS, LONGEST_WHY, LONGEST_NAME = 2_000, 4_000, 500, 100
LONGEST_REPLY = 2_000
ASK_FACTOR_REASONS = "Enter the reasons, also when the answer is no"
ASK_LEARNING = "Explain where the learning is captured, since there will be no review"
ASK_DISSENT = "Enter the reasons for the dissent"
# The two factors of which the look-up of earlier learning is a part: improvements identified before, and themes.
LOOKS_BACK = ("improvements", "recurrent")
# What the factors are called where their questions are too long.
NAMES = {
    "improvements": "Improvements needed",
    "recurrent": "Recurrent themes",
    "working-together": "Organisations working together",
    "panel-view": "What the Panel concluded",
    "single-agency": "A single agency",
    "no-agency": "No agency involved",
    "several-areas": "More than one area",
    "institution": "Institutional settings",
}
MUST = tuple(key for key, _question in MUST_TAKE_INTO_ACCOUNT)
SAID_TO_BE_THERE = (Answer.YES, Answer.PARTLY)
DECIDED = "This decision is taken. Change the decision to write another in its place."
UNDER_REVIEW = "A review is under way, so the decision stands."


@dataclass(frozen=True)
class Weighed:
    """One factor as it is answered; answer None while it is open."""

    key: str
    question: str
    answer: Answer | None
    reasons: str

    @property
    def name(self) -> str:
        """What the factor is called in short."""
        return NAMES[self.key]

    @property
    def whole(self) -> bool:
        """Whether it has its answer and its reasons."""
        return self.answer is not None and bool(self.reasons.strip())


def weighed(factors: Mapping[str, Mapping[str, str]]) -> list[Weighed]:
    """Every factor in its order, with what is held of it."""
    found = []
    for key, question in FACTORS.items():
        held = factors.get(key, {})
        answer = Answer(held["answer"]) if held.get("answer") in set(Answer) else None
        found.append(Weighed(key, question, answer, held.get("reasons", "")))
    return found


def factor_holds(answer: str, reasons: str) -> None:
    """A factor has an answer and, whatever it is, reasons. Raises Refused."""
    if answer not in set(Answer):
        raise Refused("Select the answer", "answer")
    if not reasons.strip():
        raise Refused(ASK_FACTOR_REASONS, "reasons")
    _fits(reasons, LONGEST_FACTOR, "The reasons", "reasons")


def outcome_holds(outcome: str, reasons: str, learning: str) -> None:
    """An outcome has reasons; without a review it also says where the learning is captured. Raises Refused."""
    if outcome not in set(Outcome):
        raise Refused("Select the outcome", "outcome")
    if not reasons.strip():
        raise Refused("Enter the reasons for the decision", "reasons")
    _fits(reasons, LONGEST_REASONS, "The reasons", "reasons")
    _fits(learning, LONGEST_REASONS, "Where the learning is captured", "learning_captured")
    if outcome == Outcome.NO_FURTHER_REVIEW and not learning.strip():
        raise Refused(ASK_LEARNING, "learning_captured")


def can_be_decided(factors: Sequence[Weighed], outcome: str, reasons: str, learning: str) -> None:
    """All factors are weighed and the outcome stands with its reasons. Raises Refused."""
    open_ones = [each for each in factors if not each.whole]
    if open_ones:
        noun = "1 factor has" if len(open_ones) == 1 else f"{len(open_ones)} factors have"
        raise Refused(f"{noun} no answer yet. All {len(factors)} are weighed before it is decided.")
    outcome_holds(outcome, reasons, learning)


def criteria_are_met(factors: Sequence[Weighed]) -> bool:
    """Whether a factor that the partners must take into account is said to be there."""
    return any(each.key in MUST and each.answer in SAID_TO_BE_THERE for each in factors)


def oddity(factors: Sequence[Weighed], outcome: str) -> str:
    """What the reasons must carry when outcome and factors point apart; "" where they do not. Never a refusal:

    meeting the criteria does not force a review, and not meeting them does not forbid one (regulation 11).
    """
    if not outcome or not all(each.whole for each in factors):
        return ""
    asks = outcome in (Outcome.LOCAL_REVIEW, Outcome.NATIONAL)
    if criteria_are_met(factors) and not asks:
        return (
            "You found factors that the partners must take into account, and the outcome is no local or national "
            "review. That is allowed. The reasons must say why."
        )
    if asks and not criteria_are_met(factors):
        return (
            "You found none of the factors that the partners must take into account, and the outcome is a review. "
            "That is allowed. The reasons must say why."
        )
    return ""


def still_open(decided: bool) -> None:
    """A decision that is taken is not written over: it is changed, and stays in the history. Raises Refused."""
    if decided:
        raise Refused(DECIDED)


def can_be_changed(decided: bool, under_review: bool, why: str) -> None:
    """A decision that was taken gives way to another one for a written reason. Raises Refused."""
    if under_review:
        raise Refused(UNDER_REVIEW)
    if not decided:
        raise Refused("This decision is still being written. Write it to its end.")
    if not why.strip():
        raise Refused("Enter why the decision is changed", "why_changed")
    _fits(why, LONGEST_WHY, "Why the decision is changed", "why_changed")


@dataclass(frozen=True)
class Said:
    """What a body says of a decision."""

    name: str
    role: str
    view: str
    reasons: str
    given_on: date


def view_holds(said: Said, notified_on: date, today: date) -> None:
    """A view has a person, a day between the notification and today, and for dissent its reasons. Raises Refused."""
    if not said.name.strip():
        raise Refused("Enter the name of the person", "person_name")
    if not said.role.strip():
        raise Refused("Enter the role of the person", "person_role")
    if said.view not in set(View):
        raise Refused("Select the view", "view")
    if said.view == View.DISSENTS and not said.reasons.strip():
        raise Refused(ASK_DISSENT, "reasons")
    _fits(said.reasons, LONGEST_FACTOR, "The reasons", "reasons")
    if said.given_on > today:
        raise Refused("The date the view was given must be today or in the past.", "given_on")
    if said.given_on < notified_on:
        raise Refused(
            f"The date the view was given must be the same as or after {date_words(notified_on)}, "
            "when the Panel was notified.",
            "given_on",
        )


def views_can_be_recorded(decided: bool, sent: bool) -> None:
    """A view is given of a decision that is taken, and stands once the record went to the Panel. Raises Refused."""
    if not decided:
        raise Refused("Take the decision first: a view is given of a decision.")
    if sent:
        raise Refused(
            "The record went to the Panel with its views. Change the decision to ask for them anew."
        )


def views_missing(given: Sequence[str]) -> list[Body]:
    """The bodies whose view of the decision is not recorded."""
    return [body for body in Body if body.value not in given]


def reply_holds(kind: str, says: str, answer: str) -> None:
    """A reply of the Panel has its kind and its words. Raises Refused."""
    if kind not in set(ReplyKind):
        raise Refused("Select what the Panel says", "kind")
    if not says.strip():
        raise Refused("Enter what the reply says", "what_it_says")
    _fits(says, LONGEST_REPLY, "What the reply says", "what_it_says")
    _fits(answer, LONGEST_REPLY, "Our answer", "our_answer")


def reply_lies_between(received_on: date, sent_on: date | None, today: date) -> None:
    """The Panel replies to a record that was sent, and not ahead of time. Raises Refused."""
    if sent_on is None:
        raise Refused("Record first when the record went to the Panel.")
    if received_on < sent_on:
        raise Refused(
            f"The date you received the reply must be the same as or after {date_words(sent_on)}, "
            "when the record went to the Panel.",
            "received_on",
        )
    if received_on > today:
        raise Refused("The date you received the reply must be today or in the past.", "received_on")


def review_runs_from(decisions: Sequence[tuple[str, date]]) -> date:
    """From which day the six months of a local review count, given all decisions taken, oldest first.

    A decision for a local review that is only confirmed later keeps the day on which it was first taken.
    """
    start = decisions[-1][1]
    for outcome, day in reversed(decisions):
        if outcome != Outcome.LOCAL_REVIEW:
            break
        start = day
    return start


def _fits(text: str, most: int, what: str, field: str) -> None:
    if len(text.strip()) > most:
        raise Refused(f"{what} must be {most:,} characters or less. It has {len(text.strip()):,}", field)
