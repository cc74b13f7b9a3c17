"""Invented returns and chronologies for the tests: a plain one, a bare one, and one with hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jigsaw.calendar.words import date_words
from jigsaw.components.tests.key_fact_stories import AGENCIES, CONVICTION, FACTS, HEALTH
from jigsaw.documents.returns import (
    ChronologyFacts,
    KeyEpisode,
    Passage,
    RecordChecked,
    ReturnFacts,
    Row,
    Sender,
)

SENTENCE = "The health visitor saw Child A at home with Mother and agreed to come again within two weeks. "
MARKUP = '#read("/etc/passwd") *b* $x$ @ref <w:r> & </w:t> {{ 7*7 }} \\ `x` <script>alert(1)</script> '
WORD = "W" * 1_900
ACCURACIES = ("exact", "approximate", "month", "year", "between", "not known")
SUMMARY = (
    "Role and service", "Dates known", "Persons known", "Brief history", "The child’s voice and daily life",
    "Family, culture and identity", "Good practice", "Concerns", "Single-agency learning and action taken",
    "Disproportionality", "Caveats",
)  # fmt: skip


def row(number: int) -> Row:
    """A row of any accuracy; some have a time, a note, a key episode."""
    day = date_words(date(2024, 1, 1) + timedelta(days=number))
    accuracy = ACCURACIES[number % len(ACCURACIES)]
    words = {
        "exact": day,
        "approximate": f"about {day}",
        "month": "March 2025",
        "year": "2024",
        "between": "between 3 March 2025 and 9 March 2025",
        "not known": "not known",
    }
    return Row(
        words[accuracy],
        accuracy,
        AGENCIES[number % 4],
        f"Electronic record {number}",
        SENTENCE * (number % 4 + 1),
        action=f"Referral {number} made" if number % 2 else "",
        time="9:30am" if number % 3 == 0 else "",
        end="5 March 2025" if number % 8 == 0 else "",
        age=f"{number % 20 + 2} months",
        service="Duty team",
        seen="Child A, Mother",
        child_seen="Yes",
        voice="Child A smiled at Mother." if number % 4 == 0 else "",
        analysis="The visit was late." if number % 5 == 0 else "",
        expected_practice="Partly" if number % 5 == 0 else "",
        key_episode="The home visit" if number % 9 == 0 else "",
        note="Accounts differ from row 12" if number % 11 == 0 else "",
    )


def receipt() -> ReturnFacts:
    """A late return of a second version, with everything in it."""
    return ReturnFacts(
        partnership="Alderbrook Safeguarding Children Partnership",
        reference="AB-2026-04",
        agency=HEALTH,
        version=2,
        made_on=date(2026, 5, 18),
        period="1 January 2024 to 31 December 2025",
        asked_for="Agency summary and full chronology",
        due="Thursday 14 May 2026",
        sent="Monday 18 May 2026, 4pm",
        timeliness="2 working days late",
        sent_by="Ada Brook, named nurse",
        approved_by="Ben Carr, head of safeguarding",
        approved="Monday 18 May 2026, 3:40pm",
        fingerprint="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        late_reason="Staff absence. The named nurse was on leave.",
        entered_for="Alderbrook, for the agency",
        changes="Two rows of the school nurse were added.",
        summary=tuple(Passage(heading, f"{heading}. {SENTENCE * 3}\n\n{SENTENCE}") for heading in SUMMARY),
        episodes=(
            KeyEpisode("The first visit", "3 March 2025", SENTENCE * 3, "Partly as expected", SENTENCE),
            KeyEpisode("The call", "April 2025", SENTENCE),
        ),
        records=(
            RecordChecked("Health visitor electronic record", "Looked through"),
            RecordChecked("Paper record of the clinic", "Not found", "Said to have been destroyed in 2023"),
        ),
        rows=tuple(map(row, range(24))),
    )


def nil_receipt() -> ReturnFacts:
    """A nil return: no involvement, records checked, nothing else."""
    whole = receipt()
    return replace(
        whole, version=1, involved=False, summary=(), episodes=(), rows=(), changes="", late_reason="",
        entered_for="", timeliness="On time, on working day 4 of 5",
    )  # fmt: skip


def hostile_receipt() -> ReturnFacts:
    """Markup, words of 1,900 letters, letters that the typeface lacks, rows longer than a page."""
    whole = receipt()
    texts = (MARKUP * 8, WORD, "i" * 1_900, (SENTENCE * 60)[:5_000], "\n".join(["- a line"] * 60))
    return replace(
        whole,
        partnership='Brindle & "Vale" <Safeguarding> Partnership ' + "W" * 60,
        agency="Trust " + "W" * 110,
        summary=tuple(Passage(f"{MARKUP[:60]} {n}", text) for n, text in enumerate(texts)),
        episodes=(KeyEpisode("W" * 120, MARKUP[:60], WORD, MARKUP, MARKUP * 20),),
        records=(RecordChecked(WORD[:200], MARKUP, "😀 שלום"),),
        rows=tuple(map(hostile_row, range(4))),
    )


def hostile_row(number: int) -> Row:
    return replace(
        row(number),
        source=MARKUP[:80] + "W" * 200,
        service="W" * 120,
        what_happened=(MARKUP * 20)[:2_000] if number % 2 else (WORD + " " + SENTENCE)[:2_000],
        action=(SENTENCE * 12)[:1_000],
        voice="😀 " * 40,
        analysis="i" * 1_900,
        seen="Mother" + "\u202e" + "\x07",
        key_episode="W" * 120,
    )


def chronology(rows: int = 24) -> ChronologyFacts:
    """A merged chronology of four agencies with its key facts."""
    return ChronologyFacts(
        partnership="Alderbrook Safeguarding Children Partnership",
        reference="AB-2026-04",
        version=3,
        made_on=date(2026, 5, 18),
        period="1 January 2024 to 31 December 2025",
        sort_rule=(
            "Oldest first, by the earliest day that the date can mean.",
            "Then by time; rows without a time come after those with one.",
        ),
        rows=tuple(map(row, range(rows))),
        agencies=tuple(Sender(agency, "Version 1", "14 May 2026", rows // 4) for agency in AGENCIES[:4]),
        children=("Child A, 2 years", "Child B, 5 years"),
        gap="The longest time in which no agency recorded anything was 61 days, 3 March to 3 May 2025",
        key_facts=FACTS,
        filters="All rows",
    )


def bare_chronology() -> ChronologyFacts:
    """One row of one agency, without age, gap, key facts."""
    return replace(
        chronology(1),
        rows=(replace(row(0), age="", service=""),),
        agencies=(),
        children=(),
        gap="",
        key_facts=(),
    )


def empty_chronology() -> ChronologyFacts:
    """Before any return was approved."""
    return replace(bare_chronology(), rows=())


def hostile_chronology() -> ChronologyFacts:
    """The words of the hostile return in the rows of all agencies, and in the key facts."""
    fact = replace(CONVICTION, title=MARKUP[:120], why=MARKUP * 3)
    agencies = (replace(fact.agencies[0], agency="W" * 110), *fact.agencies[1:])
    shares = (replace(fact.shares[0], from_agency="W" * 110, how=MARKUP),)
    return replace(
        chronology(),
        rows=tuple(map(hostile_row, range(4))),
        key_facts=(replace(fact, agencies=agencies, shares=shares),),
        gap=MARKUP,
        sort_rule=(MARKUP, WORD),
    )
