"""What closing, reopening and holding a case asks for. Messages are for the person."""

from __future__ import annotations

from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused

LONGEST_REASON = 400


def reason_is_given(reason: str, ask: str, said: str) -> str:
    """The reason, trimmed. `ask` is the message where it is missing, `said` what it is called. Raises Refused."""
    kept = reason.strip()
    if not kept:
        raise Refused(ask, "reason")
    if len(kept) > LONGEST_REASON:
        raise Refused(f"{said} must be {LONGEST_REASON} characters or less. It has {len(kept):,}", "reason")
    return kept


def stage_before(stages: list[str]) -> Stage:
    """The stage to which a case goes back when it is opened again: its last one before it was closed.

    `stages` are its moves, oldest first. One that was closed before it was recorded is recorded further.
    """
    before = [stage for stage in stages if stage != Stage.CLOSED]
    return Stage(before[-1]) if before else Stage.RECORDING
