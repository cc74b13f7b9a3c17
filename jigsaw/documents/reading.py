"""Reading an edition from a file: either a whole Edition, or everything that must be put right at once."""

from __future__ import annotations

import re
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from jigsaw.documents import edition as shape
from jigsaw.documents.crossing import crossing_faults
from jigsaw.documents.edition import Edition, edition_adapter, to_plain
from jigsaw.documents.glyphs import cleaned, glyph_faults, texts
from jigsaw.documents.loading import load_plain, stop
from jigsaw.documents.made import EditionFaults, Fault
from jigsaw.documents.markdown import read_markdown

# Most faults that are listed; a file with more is not mended line by line.
MOST_FAULTS = 200
# A web address may be as long as this; nothing else comes near it.
LONGEST_WORD = 2_000
UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
FIELDS = [field.name for field in fields(Edition)]
# An edition has these; a file with none of them is something else.
TELLING = {"partnership", "title", "published_on", "summary", "findings", "recommendations", "report"}
GROUPS: dict[tuple[str, ...], Any] = {
    (): Edition,
    ("partnership",): shape.PartnershipDetails,
    ("partnership", "helpline"): shape.Helpline,
    ("partnership", "media_contact"): shape.MediaContact,
    ("subjects",): shape.Subject,
    ("findings",): shape.Finding,
    ("recommendations",): shape.Recommendation,
    ("developments",): shape.Development,
    ("statement",): shape.Statement,
    ("statement", "signatories"): shape.Signatory,
    ("briefing",): shape.Briefing,
    ("briefing", "read_more"): shape.ReadMore,
    ("report",): shape.ReportSection,
}


def read_edition(content: str | bytes, name: str = "edition") -> Edition:
    """The edition that a YAML or JSON text holds; name is its file's, for messages.

    Raises EditionFaults with every fault and its path, in the order of an edition's fields.
    """
    plain = load_plain(content, name)
    if not isinstance(plain, dict) or not TELLING.intersection(plain):
        raise stop(name, "is not an edition: it has no fields such as partnership, title and published_on")
    return edition_from(plain)


def edition_from(plain: dict[str, Any]) -> Edition:
    """The edition of plain values (docs/edition.md), cleaned. Raises EditionFaults with every fault."""
    plain = cleaned(plain)
    found: list[Fault] = []
    edition = None
    try:
        edition = edition_adapter().validate_python(plain)
    except ValidationError as refused:
        found = [fault for error in refused.errors(include_url=False) for fault in faults_of_error(error)]
    found = unlike([*found, *crossing_faults(plain), *text_faults(plain)])
    if found or edition is None:
        raise EditionFaults(found)
    return edition


def faults_of(edition: Edition) -> list[Fault]:
    """What must be put right in the characters and the Markdown of an edition not read from a file."""
    return unlike(text_faults(to_plain(edition)))


def text_faults(plain: dict[str, Any]) -> list[Fault]:
    """Characters without a glyph, and Markdown that a report section may not hold."""
    known = {name: value for name, value in plain.items() if name in FIELDS}
    found = [*glyph_faults(known), *unbroken_faults(known)]
    report = plain.get("report")
    for place, section in enumerate(report if isinstance(report, list) else []):
        body = section.get("body") if isinstance(section, dict) else None
        if isinstance(body, str) and len(body) <= shape.MOST_BODY:
            found += [
                Fault(f"report[{place}].body", problem) for problem in read_markdown(body.strip()).problems
            ]
    return found


def unbroken_faults(plain: dict[str, Any]) -> list[Fault]:
    """Words so long that no line and no PDF string holds them."""
    return [
        Fault(path, f"has a word of {len(found[0]):,} characters; put spaces in it")
        for path, text in texts(plain)
        if len(text) > LONGEST_WORD and (found := UNBROKEN.search(text))
    ]


def unlike(faults: list[Fault]) -> list[Fault]:
    """The faults, each once, in the order of an edition's fields; at most MOST_FAULTS, the rest counted."""

    def order(fault: Fault) -> int:
        top = fault.path.split(".")[0].split("[")[0]
        return FIELDS.index(top) if top in FIELDS else len(FIELDS)

    found = sorted(dict.fromkeys(faults), key=order)
    if len(found) <= MOST_FAULTS:
        return found
    return [*found[:MOST_FAULTS], Fault("", f"{len(found) - MOST_FAULTS:,} more faults are not listed")]


def path_of(loc: tuple[int | str, ...]) -> str:
    """A place as people read it: recommendations[1].due."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")


def faults_of_error(error: Any) -> list[Fault]:
    """The faults of one pydantic error, in our words. Rules between fields carry their own paths."""
    if error["type"] == "crossing":
        return []
    return [Fault(path_of(error["loc"]), said(error))]


def said(error: Any) -> str:
    """What a pydantic error means, in our words."""
    ctx, value = error.get("ctx", {}), error["input"]
    match error["type"]:
        case "house":
            return str(ctx["said"])
        case "missing" | "missing_argument":
            return "is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return unknown_field(error["loc"])
        case "string_type":
            return must_be_text(value)
        case "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"must be at most {ctx['max_length']:,} characters; it has {len(value.strip()):,}"
        case "string_pattern_mismatch":
            return must_look_like(ctx["pattern"])
        case "string_unicode":
            return "has a broken character; type it again"
        case "enum":
            return "must be one of: " + ctx["expected"].replace("'", "").replace(" or ", ", ")
        case "tuple_type":
            return "must be a list"
        case "too_short":
            return f"must have at least {ctx['min_length']} item" + ("s" if ctx["min_length"] > 1 else "")
        case "too_long":
            return f"must have at most {ctx['max_length']:,} items"
        case "int_type" | "greater_than_equal" | "less_than_equal":
            return "must be a whole number from 1 to 999"
        case "dataclass_type" | "dataclass_exact_type":
            return "must be a group of fields, each with its name and value"
    return "has a value that an edition cannot hold"


def must_be_text(value: Any) -> str:
    """What to say of a value that is no text."""
    if value is None:
        return "must not be empty"
    if isinstance(value, bool | int | float):
        return "must be text; put it in quotation marks"
    return "must be text"


def must_look_like(pattern: str) -> str:
    """What to say of a text that has not the pattern of a telephone number or a vocabulary term."""
    if pattern == shape.PHONE:
        return "must be a telephone number, like 01632 960 188"
    return "must be a term in small letters, digits and hyphens, like unseen-fathers"


def unknown_field(loc: tuple[int | str, ...]) -> str:
    """What to say of a field that is not known, with the field that was perhaps meant."""
    group = GROUPS.get(tuple(str(part) for part in loc[:-1] if not isinstance(part, int)))
    names = [field.name for field in fields(group)] if group else []
    near = get_close_matches(str(loc[-1]), names, n=1, cutoff=0.6)
    return "is not a field of an edition" + (f"; the nearest is {near[0]}" if near else "")
