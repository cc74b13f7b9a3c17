"""What a person decides about a row that was to be confirmed, and what becomes of the event by it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from jigsaw.agency_returns.chronology.columns import BY_KEY
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.kinds import MUST_DECIDE, Kind
from jigsaw.agency_returns.chronology.names import WORD

WRITTEN = re.compile(r"\S+")
POSSESSION = re.compile(r"['’]s$", re.IGNORECASE)
COMPARED = frozenset({Kind.SAME_ROW, Kind.MAYBE_SAME})


class Act(StrEnum):
    """What can be done about a finding. The values are stored."""

    KEEP = "keep"
    REMOVE = "remove"
    REPLACE = "replace"
    NOT_A_NAME = "not-a-name"


class Decision(NamedTuple):
    """What somebody chose; `code` is what stands in place of a name, like Child A or Mother."""

    act: Act
    code: str = ""


class Undecidable(ValueError):
    """The decision does not fit the finding, or cannot be carried out. Holds the message for people."""


def acts_for(kind: Kind) -> tuple[Act, ...]:
    """What can be chosen. Nothing for what is only told, or must be mended."""
    if kind not in MUST_DECIDE:
        return ()
    return (Act.REPLACE, Act.NOT_A_NAME) if kind is Kind.NAME else (Act.KEEP, Act.REMOVE)


def label_of(act: Act, finding: Finding, code: str = "") -> str:
    """The words beside a radio button."""
    if act is Act.REPLACE:
        return f"Replace with ‘{code}’"
    if act is Act.NOT_A_NAME:
        return "It is not a name"
    if act is Act.REMOVE:
        return f"Remove row {finding.row}"
    return "Keep both" if finding.kind in COMPARED else f"Keep row {finding.row}"


def ask(finding: Finding) -> str:
    """What is said where nothing was chosen."""
    return f"Select what to do with row {finding.row}"


def apply_decision(event: Event, finding: Finding, decision: Decision) -> Event | None:
    """The event as it is after the decision; None where it is removed.

    Raises Undecidable where the act is none of the finding's, no code is given, the word is not there any more, or
    the text grows longer than its column takes.
    """
    if decision.act not in acts_for(finding.kind) or event.row != finding.row:
        raise Undecidable(ask(finding))
    if decision.act is Act.REMOVE:
        return None
    if decision.act is not Act.REPLACE:
        return event
    code = " ".join(decision.code.split())
    if not code:
        raise Undecidable("Select what to write in place of the name")
    column = BY_KEY[finding.key]
    text = with_word(getattr(event, column.key), finding.position, finding.part, code)
    if len(text) > column.limit:
        most = f"{column.heading} must be {column.limit:,} characters or less"
        raise Undecidable(f"{most}. It has {len(text):,}")
    changed: dict[str, Any] = {column.key: text}
    return event._replace(**changed)


def apply_decisions(events: Sequence[Event], decided: Iterable[tuple[Finding, Decision]]) -> list[Event]:
    """The events after all decisions, without those that are removed. Raises Undecidable as `apply_decision` does.

    Of the words of one text the last is replaced first: a code of two words would shift those after it.
    """
    by_row: dict[int, list[tuple[Finding, Decision]]] = defaultdict(list)
    for finding, decision in decided:
        by_row[finding.row].append((finding, decision))
    kept: list[Event] = []
    for event in events:
        after: Event | None = event
        for finding, decision in sorted(by_row.get(event.row, ()), key=_last_first):
            if after is not None:
                after = apply_decision(after, finding, decision)
        if after is not None:
            kept.append(after)
    return kept


def _last_first(decided: tuple[Finding, Decision]) -> tuple[int, int]:
    return -decided[0].position, -decided[0].part


def with_word(text: str, position: int, part: int, code: str) -> str:
    """The text with a code in place of one part of the word in this position; its 's and all around it stay.

    Raises Undecidable where there is no such word.
    """
    written = next((word for at, word in enumerate(WRITTEN.finditer(text), 1) if at == position), None)
    words = list(WORD.finditer(written[0])) if written else []
    if written is None or part >= len(words):
        raise Undecidable("The text has changed. Check the row again")
    begin, end = (written.start() + at for at in words[part].span())
    if found := POSSESSION.search(words[part][0]):
        end -= len(found[0])
    return f"{text[:begin]}{code}{text[end:]}"
