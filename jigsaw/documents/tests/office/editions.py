"""Editions for the tests of the Office files: the sample, a large one, one with awkward words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from jigsaw.documents.edition import Edition, Finding, Recommendation, ReportSection
from jigsaw.documents.reading import read_edition

DATA = Path(__file__).parents[1] / "data" / "edition.yaml"
ROWS = 5_000
SENTENCE = "Three services held part of the history, and none of them asked the others what they knew. "
# Hebrew and Arabic words; only Word and PowerPoint have to draw them.
RIGHT_TO_LEFT = "\u05e8\u05d0\u05d5\u05d9 \u05d0\u05d1\u05dc \u05dc\u05d0 \u05de\u05d5\u05db\u05e8"
ARABIC = "\u0645\u0631\u0626\u064a \u0644\u0643\u0646 \u063a\u064a\u0631 \u0645\u0639\u0631\u0648\u0641"


@cache
def sample() -> Edition:
    return read_edition(DATA.read_bytes(), DATA.name)


def _finding(number: int) -> Finding:
    practice = "good-practice" if number % 5 == 0 else "needs-to-improve"
    return Finding(
        title=f"Finding {number % 20} said at such length that the title of its slide needs more than one line",
        practice=practice,
        what_happened=SENTENCE * (number % 7 * 8 + 1),
        why=SENTENCE * (number % 4 * 4 + 1),
        themes=("information-sharing",),
    )


def _recommendation(number: int) -> Recommendation:
    return replace(
        sample().recommendations[number % 2], number=number, text=SENTENCE * (number % 9 + 1), findings=(1,)
    )


@cache
def large() -> Edition:
    """30 findings, 30 recommendations, 40 sections, a table of 5,000 rows, long texts everywhere."""
    table = "| Day | Agency | What happened |\n| --- | :---: | ---: |\n"
    table += "".join(f"| {n} | Agency {n % 7} | Event number {n} |\n" for n in range(ROWS))
    lists = (
        "1. One\n\n   More on one.\n\n   - inner\n   - inner again\n2. Two\n\nText\n\n7. Seven\n8. Eight\n"
    )
    sections = tuple(
        ReportSection(
            heading=f"Section {n}", body=f"### Part\n\n{SENTENCE}\n\n{lists}\n> Quoted **words**.\n"
        )
        for n in range(40)
    )
    return replace(
        sample(),
        findings=tuple(_finding(n) for n in range(1, 31)),
        recommendations=tuple(_recommendation(n) for n in range(1, 31)),
        developments=sample().developments * 12,
        briefing=replace(sample().briefing, questions=(SENTENCE * 4,) * 12, do=(SENTENCE * 2,) * 20),
        report=(*sections, ReportSection(heading="Chronology", body=table)),
        summary=SENTENCE * 60,
    )


@cache
def shorter() -> Edition:
    """The large one with 300 rows: every kind of element, for a validator that looks at each of them."""
    *sections, last = large().report
    rows = "\n".join(last.body.splitlines()[:302])
    return replace(large(), report=(*sections, replace(last, body=rows)))


@cache
def awkward() -> Edition:
    """Quotation marks, ampersands, angle brackets, right-to-left words, a title as long as may be."""
    quoted = f"“Seen” & \"not\" <known> 'by' {RIGHT_TO_LEFT}"
    first = replace(sample().findings[0], title=f"{ARABIC}: R&D <b>", what_happened=f"{ARABIC} {SENTENCE}")
    twins = (first, replace(first), replace(sample().findings[1], title="W" * 160, why="W" * 4_000))
    partnership = replace(sample().partnership, name='Brindle & "Vale" <Safeguarding> Partnership')
    return replace(sample(), title=quoted, partnership=partnership, findings=twins, reference=None)


@cache
def bare() -> Edition:
    """A national review with nothing that may be absent."""
    return Edition(
        partnership=sample().partnership,
        kind="national-review",
        title="Seen but not known",
        published_on=sample().published_on,
        summary="One sentence.",
    )
