"""Stages of a publication and the rules of signing and release: no database, no request, no clock."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any


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


class NotAllowed(Exception):
    """A rule refuses an act. The message is a sentence for the person."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class DraftMoved(NotAllowed):
    """Somebody else saved the same part since the form was loaded.

    `by_whom` is their name, `at` when they saved, `current` what the part holds now.
    """

    def __init__(self, by_whom: str, at: datetime, current: Any) -> None:
        self.by_whom, self.at, self.current = by_whom, at, current
        super().__init__(
            f"{by_whom} saved this part while you were writing. Compare both texts and save again."
        )
