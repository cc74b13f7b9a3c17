"""What the documents of agency returns are made of. Words are ready for people; people of the case stand by code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jigsaw.components.key_facts import KeyFact


@dataclass(frozen=True)
class Passage:
    """One answer of the agency's summary: its question as a heading, its text (blank lines part paragraphs)."""

    heading: str
    text: str


@dataclass(frozen=True)
class KeyEpisode:
    """A key episode as the agency tells it: when in words, what happened, how good the practice was, and why."""

    title: str
    when: str
    what: str
    quality: str = ""
    why: str = ""


@dataclass(frozen=True)
class RecordChecked:
    """A record that was looked for, and what came of it in words: "Looked through", "Not found"."""

    source: str
    found: str
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a chronology.

    `date` holds the words of the date, `accuracy` its stored value (exact, approximate, month, year, between, not
    known), `age` the child's age in words, `seen` who was seen by code. `note` is printed below the row, like
    "Accounts differ from row 12". A row with `key_episode` is marked.
    """

    date: str
    accuracy: str
    agency: str
    source: str
    what_happened: str
    action: str = ""
    time: str = ""
    end: str = ""
    age: str = ""
    service: str = ""
    seen: str = ""
    child_seen: str = ""
    voice: str = ""
    analysis: str = ""
    expected_practice: str = ""
    key_episode: str = ""
    number: int = 0
    note: str = ""


@dataclass(frozen=True)
class ReturnFacts:
    """One version of an agency's return as it was sent. The order of the fields is that of the document.

    Texts like `due`, `sent` and `timeliness` are words for people ("On time, on working day 4 of 5"); `fingerprint`
    is the SHA-256 of what was sent; `entered_for` says who typed it where that was not the agency.
    """

    partnership: str
    reference: str
    agency: str
    version: int
    made_on: date
    period: str
    asked_for: str
    due: str
    sent: str
    timeliness: str
    sent_by: str
    approved_by: str
    approved: str
    fingerprint: str
    late_reason: str = ""
    entered_for: str = ""
    changes: str = ""
    involved: bool = True
    summary: tuple[Passage, ...] = ()
    episodes: tuple[KeyEpisode, ...] = ()
    records: tuple[RecordChecked, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Sender:
    """An agency whose rows stand in the chronology: its version, when that was approved, how many rows."""

    agency: str
    version: str
    approved: str
    rows: int


@dataclass(frozen=True)
class ChronologyFacts:
    """The merged chronology of a case on one day. Rows stand in the order of `sort_rule`, which is printed.

    `filters` says in words which rows were chosen, where not all were; `gap` is the sentence about the longest time
    with no record.
    """

    partnership: str
    reference: str
    version: int
    made_on: date
    period: str
    sort_rule: tuple[str, ...]
    rows: tuple[Row, ...]
    agencies: tuple[Sender, ...] = ()
    children: tuple[str, ...] = ()
    gap: str = ""
    key_facts: tuple[KeyFact, ...] = ()
    filters: str = ""
