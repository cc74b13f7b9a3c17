"""What each PDF says, as the plain values that its template sets.

The templates know no rule and no word of the field: every label, date and sentence comes from here, and
users' text reaches Typst as JSON only.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from jigsaw.documents import parts
from jigsaw.documents.columns import columns_of
from jigsaw.documents.edition import Edition, Recommendation
from jigsaw.documents.look import FAMILY, Look
from jigsaw.documents.markdown import (
    Block,
    Heading,
    Items,
    Paragraph,
    Quote,
    Span,
    Table,
    blocks_of,
    paragraphs,
)
from jigsaw.documents.parts import Fact
from jigsaw.documents.words import (
    BRIEFING,
    CHART_TITLE,
    PRACTICE_WORDS,
    REPORT,
    STATEMENT,
    chart_in_words,
    chart_rows,
    date_in_words,
)

# A finding or recommendation with more letters may run over the foot of a page; a shorter one stays whole.
KEPT_WHOLE = 1_600
# Lines of a contents list that one page holds.
CONTENTS_LINES = 42


def frame(edition: Edition, look: Look, document: str) -> dict[str, Any]:
    """What every template needs: the look, who publishes, the title and the marks of the document."""
    partnership = edition.partnership
    return {
        "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
        "document": document,
        "reference": edition.house_reference,
        "title": edition.title,
        "date": date_in_words(edition.published_on),
        "day": [edition.published_on.year, edition.published_on.month, edition.published_on.day],
        "partnership": partnership.name,
        "helpline": {
            "heading": parts.WORRIED,
            "text": paragraphs(partnership.helpline.text),
            "phone": {
                "text": partnership.helpline.phone,
                "link": parts.phone_link(partnership.helpline.phone),
            },
        },
    }


def linked(address: str) -> dict[str, str]:
    """A link that shows where it leads: without its scheme."""
    split = urlsplit(address)
    shown = address.split(":", 1)[1] if split.scheme in ("mailto", "tel") else address.split("://", 1)[1]
    return {"text": shown.rstrip("/"), "link": address}


def report_data(edition: Edition, look: Look) -> dict[str, Any]:
    """What the report's template sets."""
    sections = [(section.heading, blocks_of(section.body)) for section in edition.report]
    return frame(edition, look, REPORT) | {
        "contents_depth": contents_depth(edition, [blocks for _, blocks in sections]),
        "headings": {
            "contents": "Contents",
            "summary": parts.SUMMARY,
            "glance": parts.AT_A_GLANCE,
            "findings": parts.FINDINGS,
            "recommendations": parts.RECOMMENDATIONS,
            "developments": parts.DEVELOPMENTS,
            "what_happened": parts.WHAT_HAPPENED,
            "why": parts.WHY,
        },
        "summary": paragraphs(edition.summary),
        "glance": facts(parts.glance_facts(edition)),
        "findings": [
            {
                "title": finding.title,
                "good": finding.practice == "good-practice",
                "practice": PRACTICE_WORDS[finding.practice],
                "what_happened": paragraphs(finding.what_happened),
                "why": paragraphs(finding.why),
                "themes": parts.terms(finding.themes),
                "whole": len(finding.title + finding.what_happened + finding.why) <= KEPT_WHOLE,
            }
            for finding in edition.findings
        ],
        "recommendations": [recommendation_data(item) for item in edition.recommendations],
        "chart": chart_data(edition),
        "developments": developments_data(edition),
        "sections": [
            {"heading": heading, "blocks": [block_data(block) for block in blocks]}
            for heading, blocks in sections
        ],
    }


def contents_depth(edition: Edition, sections: list[tuple[Block, ...]]) -> int:
    """2 where a contents list with its second level stays on one page, else 1."""
    inner = [
        block for blocks in sections for block in blocks if isinstance(block, Heading) and block.level == 3
    ]
    second = len(edition.findings) + len(edition.recommendations) + len(edition.developments) + len(inner)
    return 2 if second + 1.5 * (len(sections) + 5) <= CONTENTS_LINES else 1


def facts(found: list[Fact]) -> list[dict[str, str]]:
    """Facts as the templates read them."""
    return [{"label": fact.label, "text": fact.text} for fact in found]


def recommendation_data(item: Recommendation) -> dict[str, Any]:
    """A recommendation as the report's template sets it."""
    length = len(item.text) + len(item.outcome_for_children) + len(item.how_we_will_know)
    return {
        "heading": f"Recommendation {item.number}",
        "text": paragraphs(item.text),
        "facts": facts(parts.recommendation_facts(item)),
        "whole": length <= KEPT_WHOLE,
    }


def chart_data(edition: Edition) -> dict[str, Any]:
    """The one chart, with its text alternative and its table."""
    rows = chart_rows(edition)
    return {
        "title": CHART_TITLE,
        "words": chart_in_words(rows),
        "rows": [[row.label, row.count] for row in rows],
        "columns": ["Strength, weakest first", "Recommendations"],
    }


def developments_data(edition: Edition) -> list[dict[str, Any]]:
    """What has changed since, as the templates set it."""
    return [
        {"title": item.title, "text": paragraphs(item.text), "link": linked(item.link) if item.link else None}
        for item in edition.developments
    ]


def statement_data(edition: Edition, look: Look) -> dict[str, Any]:
    """What the press statement's template sets. The edition has a statement."""
    statement = edition.statement
    assert statement is not None
    contact = edition.partnership.media_contact
    return frame(edition, look, STATEMENT) | {
        "headings": {
            "learning": parts.LEARNING,
            "delay": parts.DELAY,
            "developments": parts.DEVELOPMENTS,
            "notes": parts.NOTES,
            "media": parts.MEDIA,
        },
        "opening": paragraphs(statement.opening),
        "outcome": paragraphs(statement.outcome),
        "learning": paragraphs(statement.learning),
        "delay": paragraphs(statement.reason_for_delay or ""),
        "developments": developments_data(edition),
        "signatories": [{"name": person.name, "role": person.role} for person in statement.signatories],
        "ends": parts.ENDS,
        "notes": [note_data(note, edition.partnership.website) for note in parts.notes_to_editors(edition)],
        "media": {
            "name": contact.name,
            "email": linked(f"mailto:{contact.email}"),
            "phone": {"text": contact.phone, "link": parts.phone_link(contact.phone)},
        },
    }


def note_data(note: str, website: str) -> dict[str, Any]:
    """A note to editors; one that ends with the partnership's website ends with a link."""
    if note.endswith(website):
        return {"text": note.removesuffix(website), "link": linked(website)}
    return {"text": note, "link": None}


def briefing_data(edition: Edition, look: Look) -> dict[str, Any]:
    """What the briefing's template sets. The edition has a briefing."""
    briefing = edition.briefing
    assert briefing is not None
    headings = parts.BOXES
    return frame(edition, look, BRIEFING) | {
        "do": parts.DO,
        "dont": parts.DO_NOT,
        "boxes": [
            {
                "heading": headings[0],
                "path": "briefing.what_happened",
                "text": paragraphs(briefing.what_happened),
            },
            {
                "heading": headings[1],
                "path": "briefing.why_it_matters",
                "text": paragraphs(briefing.why_it_matters),
            },
            {"heading": headings[2], "path": "briefing.what_we_found", "items": list(briefing.what_we_found)},
            {"heading": headings[3], "path": "briefing.good_practice", "items": list(briefing.good_practice)},
            {"heading": headings[4], "do": list(briefing.do), "dont": list(briefing.dont)},
            {"heading": headings[5], "path": "briefing.questions", "items": list(briefing.questions)},
            {
                "heading": headings[6],
                "links": [{"text": item.label, "link": item.link} for item in briefing.read_more],
            },
        ],
    }


def block_data(block: Block) -> dict[str, Any]:
    """A Markdown block as the templates walk it."""
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "spans": spans_data(block.spans)}
        case Paragraph():
            return {"kind": "paragraph", "spans": spans_data(block.spans)}
        case Items():
            items = [[block_data(inner) for inner in item] for item in block.items]
            return {"kind": "items", "ordered": block.ordered, "start": block.start, "items": items}
        case Table():
            rows = [[spans_data(cell) for cell in row] for row in block.rows]
            header = [spans_data(cell) for cell in block.header]
            columns = vars(columns_of([[bare(cell) for cell in row] for row in (header, *rows)]))
            return {
                "kind": "table",
                "header": header,
                "rows": rows,
                "aligns": list(block.aligns),
                "columns": columns,
            }
        case Quote():
            return {"kind": "quote", "blocks": [block_data(inner) for inner in block.blocks]}
    raise TypeError(f"Not a block: {block!r}")


def spans_data(spans: tuple[Span, ...]) -> list[Any]:
    """Spans in their shortest form: plain text as text, else text, weight and link."""
    return [
        span.text
        if not (span.strong or span.emphasis or span.link)
        else {"text": span.text, "strong": span.strong or span.emphasis, "link": span.link}
        for span in spans
    ]


def report_headings(data: dict[str, Any]) -> list[str]:
    """The headings of the report in order, as its PDF must show them."""
    named = data["headings"]
    found = [named["contents"], named["summary"], named["glance"]]
    if data["findings"]:
        found.append(named["findings"])
        for item in data["findings"]:
            found += [item["title"], named["what_happened"], named["why"]]
    if data["recommendations"]:
        found.append(named["recommendations"])
        found += [item["heading"] for item in data["recommendations"]]
        found.append(data["chart"]["title"])
    if data["developments"]:
        found += [named["developments"], *(item["title"] for item in data["developments"])]
    for section in data["sections"]:
        inner = [block for block in section["blocks"] if block["kind"] == "heading"]
        found += [section["heading"], *(bare(block["spans"]) for block in inner)]
    return [*found, data["helpline"]["heading"]]


def statement_headings(data: dict[str, Any]) -> list[str]:
    """The headings of the press statement in order."""
    named = data["headings"]
    found = [named["learning"]]
    found += [named["delay"]] if data["delay"] else []
    found += [named["developments"]] if data["developments"] else []
    return [*found, named["notes"], named["media"], data["helpline"]["heading"]]


def briefing_headings(data: dict[str, Any]) -> list[str]:
    """The headings of the briefing in order."""
    found: list[str] = []
    for box in data["boxes"]:
        found += [box["heading"], data["do"], data["dont"]] if "do" in box else [box["heading"]]
    return found


def bare(spans: list[Any]) -> str:
    """The words of spans data."""
    return "".join(span if isinstance(span, str) else span["text"] for span in spans)


UNSEEN_KEYS = {
    "look",
    "contents_depth",
    "kind",
    "aligns",
    "columns",
    "link",
    "path",
    "day",
    "level",
    "start",
    "ordered",
    "good",
    "whole",
}


def words_in(data: Any) -> int:
    """How many words a template's values show."""
    if isinstance(data, str):
        return len(data.split())
    if isinstance(data, list):
        return sum(map(words_in, data))
    if isinstance(data, dict):
        return sum(words_in(value) for key, value in data.items() if key not in UNSEEN_KEYS)
    return 0
