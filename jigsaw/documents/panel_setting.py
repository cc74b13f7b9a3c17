"""What the document for the Panel says, as the plain values that its template and its Word file set."""

from __future__ import annotations

import re
from typing import Any

from jigsaw.documents.columns import columns_of
from jigsaw.documents.key_facts_setting import key_facts_data, key_facts_headings
from jigsaw.documents.look import FAMILY, Look
from jigsaw.documents.words import date_in_words

NAME = "Rapid review"
# Our own words for how the paper is to be handled.
HANDLING = "Holds case detail. Handle as official-sensitive: only for those who need to know."
# Key practice episodes stand before this section, which says what they show together.
AFTER_EPISODES = "analysis"
# A block with more letters may run over the foot of a page; a shorter one stays whole.
KEPT_WHOLE = 1_400
H = {
    "contents": "Contents",
    "episodes": "Key practice episodes",
    "what_happened": "What happened",
    "why": "Why it made sense at the time, and what it shows",
    "decision": "The decision under regulation 11",
    "reasons": "Reasons for the decision",
    "learning": "Where the learning is captured",
    "why_changed": "Why the decision was changed",
    "must": "What the partners must take into account",
    "also": "What the partners also have regard to",
    "views": "Views of the safeguarding partners and education",
    "earlier": "Earlier decisions",
    "took_part": "Who took part",
    "signed": "Sign-off",
}
LAW = (
    "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 (SI 2018/789), regulation 11. "
    "Meeting a factor does not make a review automatic, and not meeting one does not forbid it."
)


def passages(text: str) -> list[str]:
    """The paragraphs of a text: blank lines part them; a single line break stays one."""
    parts = re.split(r"\n[ \t]*\n\s*", text.strip())
    return [part.strip("\n") for part in parts if part.strip()]


def panel_data(record: dict[str, Any], look: Look) -> dict[str, Any]:
    """The values of a record (its dataclass as a dict, its key facts as they are) in the order of the document."""
    decision, made_on = record["decision"], record["made_on"]
    return {
        "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
        "document": NAME,
        "title": record["reference"],
        "reference": record["reference"],
        "partnership": record["partnership"],
        "version": f"Version {record['version']}",
        "date": date_in_words(made_on),
        "day": [made_on.year, made_on.month, made_on.day],
        "handling": HANDLING,
        "headings": H,
        "facts": front_facts(record),
        "outcome": decision["outcome"],
        "outcome_label": "Decision of the safeguarding partners",
        "sections": [section_data(each) for each in record["sections"]],
        "after_episodes": AFTER_EPISODES,
        "episodes": [episode_data(n, each) for n, each in enumerate(record["episodes"], 1)],
        "key_facts": key_facts_data(record["key_facts"]),
        "decision": decision_data(decision),
        "views": views_data(record["views"]),
        "earlier": [earlier_data(each) for each in record["earlier"]],
        "took_part": took_part_table(record["took_part"]),
        "signed": signed_table(record),
        "sign_off": sign_off_words(record),
    }


def front_facts(record: dict[str, Any]) -> list[dict[str, str]]:
    """What stands on the first page: whose case, when, by when."""
    children = [f"{child['alias']}, {child['age'] or 'age not known'}" for child in record["children"]]
    if record["more_children"].strip():
        children.append(record["more_children"].strip())
    facts = [
        ("Reference", record["reference"]),
        ("Reference of the Panel", record["panel_reference"]),
        ("Children", "; ".join(children) or "No child is named"),
        ("The local authority became aware", date_in_words(record["aware_on"])),
        ("The Panel was notified", date_in_words(record["notified_on"])),
        ("To be sent to the Panel by", date_in_words(record["due_on"]) if record["due_on"] else ""),
        ("This version", f"Version {record['version']}, {date_in_words(record['made_on'])}"),
    ]
    return [{"label": label, "text": " ".join(text.split())} for label, text in facts if text]


def section_data(section: dict[str, Any]) -> dict[str, Any]:
    """A part of the record."""
    return {"key": section["key"], "heading": section["heading"], "text": passages(section["text"])}


def episode_data(number: int, episode: dict[str, Any]) -> dict[str, Any]:
    """A key practice episode."""
    facts = [("When", episode["period"]), ("Agencies", episode["agencies"])]
    return {
        "label": f"Episode {number}" + (". Good practice" if episode["good_practice"] else ""),
        "heading": episode["title"],
        "good": episode["good_practice"],
        "facts": [{"label": label, "text": text} for label, text in facts if text],
        "what_happened": passages(episode["what_happened"]),
        "why": passages(episode["analysis"]),
        "whole": len(episode["what_happened"]) + len(episode["analysis"]) <= KEPT_WHOLE,
    }


def decision_data(decision: dict[str, Any]) -> dict[str, Any]:
    """The decision and its factors, in their two groups."""
    factors = [
        {
            "question": factor["question"],
            "answer": factor["answer"],
            "reasons": passages(factor["reasons"]),
            "whole": len(factor["reasons"]) <= KEPT_WHOLE,
            "must": factor["must"],
        }
        for factor in decision["factors"]
    ]
    facts = [("Outcome", decision["outcome"]), ("Decided on", date_in_words(decision["decided_on"]))]
    if decision["number"] > 1:
        facts.append(("Takes the place of", f"Decision {decision['number'] - 1}"))
    return {
        "facts": [{"label": label, "text": text} for label, text in facts],
        "law": LAW,
        "reasons": passages(decision["reasons"]),
        "learning": passages(decision["learning_captured"]),
        "why_changed": passages(decision["why_changed"]),
        "must": [each for each in factors if each["must"]],
        "also": [each for each in factors if not each["must"]],
    }


def views_data(views: Any) -> dict[str, Any]:
    """The table of views, and the reasons of those who gave some: dissent is never left out."""
    rows = [[v["body"], f"{v['name']}, {v['role']}", v["view"], date_in_words(v["given_on"])] for v in views]
    given = [
        {
            "heading": f"{view['body']}: reasons for the dissent"
            if view["dissents"]
            else f"{view['body']}: reasons",
            "text": passages(view["reasons"]),
        }
        for view in views
        if view["reasons"].strip()
    ]
    return {"table": table(["Body", "Given by", "View", "On"], rows), "reasons": given}


def earlier_data(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision that was changed."""
    return {
        "heading": f"Decision {decision['number']}, {date_in_words(decision['decided_on'])}",
        "outcome": decision["outcome"],
        "reasons": passages(decision["reasons"]),
    }


def took_part_table(people: Any) -> dict[str, Any] | None:
    """Who took part; None where nobody is listed."""
    rows = [[p["name"], p["role"], p["agency"], p["kind"]] for p in people]
    return table(["Name", "Role", "Agency", "Took part as"], rows) if rows else None


def signed_table(record: dict[str, Any]) -> dict[str, Any] | None:
    """Who signed this version; None before anybody did."""
    rows = [[s["name"], s["role"], date_in_words(s["signed_on"])] for s in record["signed"]]
    return table(["Name", "Role", "Signed on"], rows) if rows else None


def sign_off_words(record: dict[str, Any]) -> str:
    """How far the sign-off has come."""
    needed, signed = record["signatures_needed"], len(record["signed"])
    noun = "signature" if needed == 1 else "signatures"
    stands = "Nobody has signed it yet." if not signed else f"It has {signed}."
    if signed >= needed:
        stands = "It has them."
    return f"Version {record['version']} of this record needs {needed} {noun} of the partnership’s co-chairs. {stands}"


def table(header: list[str], rows: list[list[str]]) -> dict[str, Any]:
    """A table in the form of `setting.block_data`; words too long for a column are broken."""
    rows = [[" ".join(cell.split()) or "–" for cell in row] for row in rows]
    return {
        "kind": "table",
        "header": [[cell] for cell in header],
        "rows": [[[cell] for cell in row] for row in rows],
        "aligns": ["left"] * len(header),
        "columns": vars(columns_of([header, *rows])),
    }


def panel_headings(data: dict[str, Any]) -> list[str]:
    """The headings in order, as the PDF must show them."""
    found = [H["contents"]]
    for section in data["sections"]:
        if section["key"] == AFTER_EPISODES:
            found += episode_headings(data)
        found.append(section["heading"])
    decision = data["decision"]
    found += key_facts_headings(data["key_facts"])
    found += [H["decision"], H["reasons"]]
    found += [H["learning"]] if decision["learning"] else []
    found += [H["why_changed"]] if decision["why_changed"] else []
    for group in ("must", "also"):
        found += [H[group], *(factor["question"] for factor in decision[group])]
    found += [H["views"], *(each["heading"] for each in data["views"]["reasons"])]
    if data["earlier"]:
        found += [H["earlier"], *(each["heading"] for each in data["earlier"])]
    return [*found, *([H["took_part"]] if data["took_part"] else []), H["signed"]]


def episode_headings(data: dict[str, Any]) -> list[str]:
    """The headings of the key practice episodes."""
    found = [H["episodes"]] if data["episodes"] else []
    for episode in data["episodes"]:
        found += [episode["heading"], H["what_happened"], H["why"]]
    return found
