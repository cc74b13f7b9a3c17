"""What the documents of agency returns say, as the plain values that their templates and Word files set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from jigsaw.documents.columns import LETTER, longest_word
from jigsaw.documents.key_facts_setting import key_facts_data, key_facts_headings
from jigsaw.documents.look import FAMILY, Look
from jigsaw.documents.panel_setting import passages, table
from jigsaw.documents.returns.facts import ChronologyFacts, KeyEpisode, ReturnFacts, Row
from jigsaw.documents.returns.words import CODES, HANDLING, facts
from jigsaw.documents.words import date_in_words

RECEIPT, CHRONOLOGY = "Agency return", "Merged chronology"
H = {
    "fingerprint": "Fingerprint",
    "changes": "What changed since the version before",
    "involved": "Involvement",
    "summary": "Agency summary",
    "episodes": "Key episodes",
    "why": "Why",
    "records": "Records checked",
    "chronology": "Chronology",
    "agencies": "Whose records these are",
    "order": "In which order the rows stand",
}
SEALED = "Made from the words and rows that were sent (SHA-256). A copy with the same fingerprint is the same return."
NO_INVOLVEMENT = "The agency had no involvement with the family in the period. This is its return."
ACCURACY = (
    "The words of a date say how well it is known. Beside them, a filled circle stands for a date known to the day, an "
    "open one for about that day, a line for some day in a longer time, and nothing where the date is not known."
)
NOTHING = "No row has joined the chronology yet."
# A row with more letters may run over the foot of a page.
KEPT_WHOLE = 900
EPISODE_WHOLE = 1_400
# Landscape A4 between margins of 15 mm, in points.
WIDE = 757.0
SIZE, INSET = 9, 4
HEADER = ("No", "Date", "Age", "Agency", "Source and who was seen", "What happened", "Action or decision")
SHARES = (0.04, 0.11, 0.07, 0.13, 0.16, 0.33, 0.16)


def frame_data(facts_of: ReturnFacts | ChronologyFacts, look: Look, document: str) -> dict[str, Any]:
    """What every page shows."""
    day = facts_of.made_on
    version = f"Version {facts_of.version}"
    return {
        "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
        "document": document,
        "title": facts_of.reference,
        "reference": facts_of.reference,
        "partnership": facts_of.partnership,
        "date": date_in_words(day),
        "day": [day.year, day.month, day.day],
        "handling": HANDLING,
        "headings": H,
        "foot": f"{document}, {version.lower()}. {facts_of.partnership}",
        "caveat": CODES,
    }


def receipt_facts(it: ReturnFacts) -> list[dict[str, str]]:
    """What stands on the first page: whose return, of what, when, by whom."""
    pairs = [
        ("Reference", it.reference),
        ("Agency", it.agency),
        ("This version", f"Version {it.version}"),
        ("Asked for", it.asked_for),
        ("Period", it.period),
        ("Due", it.due),
        ("Sent", it.sent),
        ("Sent by", it.sent_by),
        ("Approved by", it.approved_by),
        ("Approved", it.approved),
        ("Entered by", it.entered_for),
    ]
    return facts(pairs)


def receipt_data(it: ReturnFacts, look: Look) -> dict[str, Any]:
    """The values of a return in the order of its document."""
    count = len(it.rows)
    return frame_data(it, look, RECEIPT) | {
        "subtitle": it.agency,
        "facts": receipt_facts(it),
        "timeliness": it.timeliness,
        "late_reason": f"Reason given: {it.late_reason}" if it.late_reason.strip() else "",
        "fingerprint": spaced(it.fingerprint),
        "fingerprint_words": SEALED,
        "changes": passages(it.changes),
        "involved": "" if it.involved else NO_INVOLVEMENT,
        "summary": [
            {"heading": " ".join(each.heading.split()), "text": passages(each.text)}
            for each in it.summary
            if each.text.strip()
        ],
        "episodes": [episode_data(each) for each in it.episodes],
        "records": table(
            ["Record", "What came of it", "Note"], [[r.source, r.found, r.note] for r in it.records]
        )
        if it.records
        else None,
        "chronology": chronology_data(it.rows, with_agency=False),
        "chronology_words": f"{count:,} {'row' if count == 1 else 'rows'}, oldest first, as the agency sent them.",
        "with_agency": False,
        "with_age": any(row.age for row in it.rows),
    }


def spaced(fingerprint: str) -> str:
    """A fingerprint in groups of eight, so that two can be compared by eye."""
    return " ".join(re.findall(".{1,8}", fingerprint))


def episode_data(it: KeyEpisode) -> dict[str, Any]:
    """A key episode of the agency's summary."""
    return {
        "title": " ".join(it.title.split()),
        "facts": facts([("When", it.when), ("Practice", it.quality)]),
        "what": passages(it.what),
        "why": passages(it.why),
        "whole": len(it.what) + len(it.why) <= EPISODE_WHOLE,
    }


def chronology_facts_data(it: ChronologyFacts, look: Look) -> dict[str, Any]:
    """The values of a merged chronology in the order of its document."""
    pairs = [
        ("Reference", it.reference),
        ("Children", "; ".join(it.children)),
        ("Period", it.period),
        ("Rows", f"{len(it.rows):,}"),
        ("Shown", it.filters),
        ("This version", f"Version {it.version}, {date_in_words(it.made_on)}"),
    ]
    senders = [[each.agency, each.version, each.approved, f"{each.rows:,}"] for each in it.agencies]
    return frame_data(it, look, CHRONOLOGY) | {
        "subtitle": "Records of all agencies in one order",
        "facts": facts(pairs),
        "gap": it.gap,
        "agencies": table(["Agency", "Version", "Approved", "Rows"], senders) if senders else None,
        "sort_rule": list(it.sort_rule),
        "accuracy_words": ACCURACY,
        "nothing": NOTHING,
        "chronology": chronology_data(it.rows, with_agency=True),
        "with_agency": True,
        "with_age": any(row.age for row in it.rows),
        "key_facts": key_facts_data(it.key_facts),
    }


def chronology_data(rows: Sequence[Row], *, with_agency: bool) -> dict[str, Any] | None:
    """The table of a chronology; None without rows. Columns of nothing are left out, their room goes to the others."""
    if not rows:
        return None
    kept = [True, True, any(row.age for row in rows), with_agency, True, True, True]
    shares = [share for share, keep in zip(SHARES, kept, strict=True) if keep]
    widths = [share / sum(shares) for share in SHARES]
    return {
        "header": [words for words, keep in zip(HEADER, kept, strict=True) if keep],
        "shares": [width for width, keep in zip(widths, kept, strict=True) if keep],
        "letters": [max(1, int((WIDE * width - 2 * INSET) / (LETTER * SIZE))) for width in widths],
        "rows": [row_data(place, row) for place, row in enumerate(rows, 1)],
    }


def row_data(place: int, row: Row) -> dict[str, Any]:
    """One row; what an agency left empty is left out."""
    when = row.date + (f", {row.time}" if row.time else "") + (f" to {row.end}" if row.end else "")
    seen = [("Seen or spoken to", row.seen), ("Child seen", row.child_seen)]
    more = [
        ("Child’s voice", row.voice),
        ("Analysis", row.analysis),
        ("Expected practice met", row.expected_practice),
        ("Note", row.note),
    ]
    made = {
        "number": str(row.number or place),
        "date": when[:1].upper() + when[1:],
        "kind": kind_of(row.accuracy),
        "key": f"Key episode: {row.key_episode}" if row.key_episode else "",
        "age": row.age or "–",
        "agency": row.agency,
        "service": row.service,
        "source": row.source,
        "what": row.what_happened.strip(),
        "action": row.action.strip(),
        "seen": [list(pair) for pair in seen if pair[1]],
        "more": [list(pair) for pair in more if pair[1]],
    }
    said = [
        when,
        row.key_episode,
        row.age,
        row.agency,
        row.service,
        row.source,
        row.what_happened,
        row.action,
    ]
    said += [words for _, words in (*seen, *more)]
    return made | {"whole": sum(map(len, said)) <= KEPT_WHOLE, "longest": max(map(longest_word, said))}


def kind_of(accuracy: str) -> str:
    """The shape beside a date: exact, about, span or none."""
    if accuracy == "exact":
        return "exact"
    if accuracy == "approximate":
        return "about"
    return "none" if accuracy == "not known" else "span"


def receipt_headings(data: dict[str, Any]) -> list[str]:
    """The headings of a receipt in order, as the PDF must show them."""
    found = [H["fingerprint"]]
    found += [H["changes"]] if data["changes"] else []
    found += [H["involved"]] if data["involved"] else []
    found += [H["summary"], *(each["heading"] for each in data["summary"])] if data["summary"] else []
    found += [H["episodes"]] if data["episodes"] else []
    for episode in data["episodes"]:
        found += [episode["title"], *([H["why"]] if episode["why"] else [])]
    found += [H["records"]] if data["records"] else []
    return [*found, *([H["chronology"]] if data["chronology"] else [])]


def chronology_headings(data: dict[str, Any]) -> list[str]:
    """The headings of a merged chronology in order."""
    found = [H["agencies"]] if data["agencies"] else []
    return [*found, H["order"], H["chronology"], *key_facts_headings(data["key_facts"])]
