"""Stages of a publication and the rules of signing and release: no database, no request, no clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from jigsaw.calendar import clocks, london
from jigsaw.calendar.rule_book import shipped
from jigsaw.calendar.words import date_words, day_words
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.partnerships.rules import LONGEST_NOTE, Refused


class Stage(StrEnum):
    DRAFTING = "drafting"
    SIGNING = "signing"
    SIGNED = "signed"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        return STAGE_WORDS[self]


STAGE_WORDS = {
    Stage.DRAFTING: "Being written",
    Stage.SIGNING: "Waiting for signatures",
    Stage.SIGNED: "Signed",
    Stage.SCHEDULED: "Scheduled",
    Stage.PUBLISHED: "Published",
    Stage.WITHDRAWN: "Withdrawn",
}

# From each stage, the stages that may follow. A published one is reopened only for a correction.
MOVES = {
    Stage.DRAFTING: {Stage.SIGNING, Stage.WITHDRAWN},
    Stage.SIGNING: {Stage.DRAFTING, Stage.SIGNED, Stage.WITHDRAWN},
    Stage.SIGNED: {Stage.DRAFTING, Stage.SIGNING, Stage.SCHEDULED, Stage.WITHDRAWN},
    Stage.SCHEDULED: {Stage.DRAFTING, Stage.SIGNED, Stage.PUBLISHED, Stage.WITHDRAWN},
    Stage.PUBLISHED: {Stage.DRAFTING, Stage.WITHDRAWN},
    Stage.WITHDRAWN: set(),
}


class DocumentState(StrEnum):
    WAITING = "waiting"
    MAKING = "making"
    MADE = "made"
    FAILED = "failed"

    @property
    def words(self) -> str:
        return {
            "waiting": "Waiting to be made",
            "making": "Being made",
            "made": "Made and checked",
            "failed": "Could not be made",
        }[self.value]


class Decision(StrEnum):
    SIGN = "sign"
    CHANGE = "change"
    CONFLICT = "conflict"

    @property
    def words(self) -> str:
        return {
            "sign": "Sign this version",
            "change": "Ask for a change",
            "conflict": "I have a conflict of interest",
        }[self.value]


class ReleaseState(StrEnum):
    SCHEDULED = "scheduled"
    RELEASED = "released"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        return {"scheduled": "Scheduled", "released": "Released", "cancelled": "Cancelled"}[self.value]


class PastState(StrEnum):
    """How far an import of past reviews is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"
    ADDING = "adding"
    ADDED = "added"

    @property
    def words(self) -> str:
        return {
            "waiting": "Waiting to be read",
            "reading": "Being read",
            "read": "Ready to check",
            "failed": "Could not be read",
            "adding": "Being added to the library",
            "added": "Added to the library",
        }[self.value]


class PastFileState(StrEnum):
    """How far one file of an import is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        return {
            "waiting": "Waiting to be read",
            "reading": "Being read",
            "read": "Read",
            "failed": "Could not be read",
            "refused": "Not taken",
        }[self.value]


class NotAllowed(Refused):
    """A rule refuses an act. The message is a sentence for the person; `field` is what to change."""

    def __init__(self, message: str, field: str = "") -> None:
        self.message = message
        super().__init__(message, field)


class AnsweredMeanwhile(NotAllowed):
    """Somebody answered rows of an import after a person began to correct them. `keys` are the rows."""

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        super().__init__("Somebody answered some of these rows meanwhile. Nothing of yours is kept yet.")


class DraftMoved(NotAllowed):
    """Somebody else saved the same part since the form was loaded.

    `by_whom` is their name, `at` when they saved, `current` what the part holds now.
    """

    def __init__(self, by_whom: str, at: datetime, current: Any) -> None:
        self.by_whom, self.at, self.current = by_whom, at, current
        super().__init__(
            f"{by_whom} saved this part while you were writing. Compare both texts and save again."
        )


LONGEST_WHAT_CHANGED = 200
LONGEST_PUBLIC_WORDS = 300


def move_is_known(old: Stage, new: Stage) -> None:
    """A publication moves from stage to stage as the table of moves says."""
    if new not in MOVES[old]:
        raise NotAllowed(f"A publication cannot go from “{old.words}” to “{new.words}”")


def draft_is_open(stage: Stage) -> None:
    """A published or withdrawn publication is not written any more, unless reopened for a correction."""
    if stage is Stage.PUBLISHED:
        raise NotAllowed("This publication is published. Start a correction to change it.")
    if stage is Stage.WITHDRAWN:
        raise NotAllowed("This publication is withdrawn. It cannot be changed.")


def words_fit(said: str, most: int, ask: str) -> str:
    """A line that people must give: not empty, at most so many characters. Returns it on one line."""
    said = " ".join(said.split())
    if not said:
        raise NotAllowed(ask)
    if len(said) > most:
        raise NotAllowed(f"This must be {most} characters or fewer. It has {len(said)}.")
    return said


def signatures_needed(of_partnership: int, *, correction: bool) -> int:
    """A correction of what is published needs one signature, all else as many as the partnership says."""
    return 1 if correction else max(1, of_partnership)


def version_waits_for_decisions(
    *, stage: Stage, number: int, newest: int, state: DocumentState, checks: Collection[bool]
) -> None:
    """Only the newest version is signed, once its documents are made and every check of them passed."""
    if number != newest:
        raise NotAllowed(f"Version {newest} has replaced version {number}. Decide on version {newest}.")
    if state is not DocumentState.MADE or not checks or not all(checks):
        raise NotAllowed(f"The documents of version {number} are not all made and checked yet.")
    if stage is Stage.DRAFTING:
        raise NotAllowed(f"The draft has changed since version {number}. Wait for the next version.")
    if stage not in (Stage.SIGNING, Stage.SIGNED):
        raise NotAllowed(f"This publication is {stage.words.lower()}. It does not wait for signatures.")


def person_may_decide(*, is_signer: bool, made_it: bool, number: int) -> None:
    """A co-chair decides on a version, and nobody signs what they made themselves."""
    if not is_signer:
        raise NotAllowed("Only a co-chair of the partnership can decide on a version.")
    if made_it:
        raise NotAllowed(f"You made version {number}, so another person must sign it.")


def decision_is_new(held: Decision | None, new: Decision, number: int) -> None:
    """Each person counts once. Who thinks again decides again: the later decision takes the place."""
    if held is Decision.SIGN and new is Decision.SIGN:
        raise NotAllowed(f"You have already signed version {number}.")
    if held is new:
        raise NotAllowed(f"You have already told us this about version {number}.")


def signing_is_meant(*, read_all: bool, shown: str, fingerprint: str, number: int) -> None:
    """Who signs has read the documents of this very version."""
    if not read_all:
        raise NotAllowed("Select that you have read the documents")
    if shown != fingerprint:
        raise NotAllowed(f"The page showed something else than version {number}. Read it again and sign.")


def all_signed(*, signed: int, needed: int, changes_asked: int) -> bool:
    """A version is signed when enough people signed it and nobody's request for a change stands."""
    return signed >= needed and changes_asked == 0


def release_can_be_planned(stage: Stage) -> None:
    """Only a signed version is scheduled, and only once at a time."""
    if stage is Stage.SCHEDULED:
        raise NotAllowed("A release is already scheduled. Cancel it to choose another time.")
    if stage is not Stage.SIGNED:
        raise NotAllowed(
            f"The newest version must be signed first. This publication is {stage.words.lower()}."
        )


def release_lies_ahead(release_at: datetime, at: datetime) -> None:
    """The release time must be in the future."""
    if release_at <= at:
        raise NotAllowed("The release time must be in the future")


def release_day_is_the_printed_day(release_at: datetime, published_on: date, *, correction: bool) -> None:
    """The documents bear the day on which they come out. A correction keeps the day of the first release."""
    day = london.to_london(release_at).date()
    if correction and day >= published_on:
        return
    if day != published_on:
        raise NotAllowed(
            f"The documents say {date_words(published_on)}, and the release time falls on {date_words(day)}. "
            "Choose a time on that day, or change the day in the draft and make a new version."
        )


def release_is_due(release_at: datetime, at: datetime) -> None:
    """Early never: nothing is released before its minute, by nobody."""
    if at < release_at:
        raise NotAllowed(f"The release time has not come. It is {london.words(release_at)}.")


# The report of a local review goes to the Panel and the Secretary of State no later than 7 working days before
# it is published: SI 2018/789, Part 3. The length and its source stand in the rule book under this name.
COPIES_CLOCK = "copies-to-panel"
LOCAL_REVIEW = "local-review"
ASK_FOR_COPIES_REASON = "Enter why the copies go later than the law asks, or were not sent"
BOTH_HAVE_COPIES = "Select the Panel and the Secretary of State: both must have a copy"
COPIES_SENT_BY_NOW = "The date you sent the copies must be today or in the past"


def copies_are_owed(kind: str, *, correction: bool) -> bool:
    """The duty is about local reviews, before their first publication. Who has not chosen a kind yet owes them."""
    return (kind or LOCAL_REVIEW) == LOCAL_REVIEW and not correction


def copies_latest_day(day: date, working_days: WorkingDays) -> date:
    """The latest day on which copies may go for a publication on `day`: 7 working days before it, by law.

    Raises BeyondTheTable where the holidays are not known, LookupError where no such law held on `day`.
    """
    return clocks.due(COPIES_CLOCK, day, working_days, shipped()).due


def copies_are_in_time(sent_on: date | None, latest: date | None) -> bool:
    """Copies sent on the latest day are in time. What cannot be worked out is not in time."""
    return sent_on is not None and latest is not None and sent_on <= latest


def copies_went_to_both(*, to_panel: bool, to_secretary_of_state: bool) -> None:
    """One of the two is not enough: the law names both."""
    if not (to_panel and to_secretary_of_state):
        raise NotAllowed(BOTH_HAVE_COPIES)


def copies_went_by_now(sent_on: date, today: date) -> None:
    """What is still to be sent is not recorded as sent."""
    if sent_on > today:
        raise NotAllowed(COPIES_SENT_BY_NOW)


def copies_let_release(reason: str, *, sent_on: date | None, latest: date | None, unknown: str = "") -> str:
    """Copies in time let a local review be scheduled, and so does a written reason. Returns the reason to keep.

    `latest` is the latest day, or None with `unknown` saying why it cannot be worked out. The reason is at
    most 500 characters; it is "" where the copies are in time, since nothing is to be explained then.
    """
    if copies_are_in_time(sent_on, latest):
        return ""
    by_when = unknown if latest is None else f"Copies must go by {day_words(latest)} at the latest (law)"
    return words_fit(reason, LONGEST_NOTE, f"{by_when.rstrip('.')}. {ASK_FOR_COPIES_REASON}")
