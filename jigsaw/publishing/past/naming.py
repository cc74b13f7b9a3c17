"""References as cells and labels give them, and headings of the national repository."""

from __future__ import annotations

import re
from typing import NamedTuple

from jigsaw.documents.references import Reference, casework_references, distinct, external_ids, parse

NSPCC_HEADING = re.compile(r"\s*((?:19|20)[0-9]{2})\s+[-–—]\s+([A-Z][^–—]{2,80}?)\s+[-–—]\s+(\S.{0,80}?)\s*")
NONE = re.compile(
    r"n/?a|none|nil|no ref(?:erence)?|anon(?:ymous|ymised)?|withheld|not (?:applicable|given|published)|[-–—]+",
    re.IGNORECASE,
)
LATER = re.compile(r"tbc|tba|to be confirmed|unknown|not known|\?+|pending", re.IGNORECASE)
PSEUDONYM = re.compile(
    r"(?i:(?:the )?(?:child(?:ren)?|baby|young person|yp|family|siblings?|scr|l?cspr|lscpr|spr|case|adult|twins?)\s+)"
    r"(?:[A-Z]{1,2}[0-9]?|[A-Z][a-z]+)(?:(?:\s*[,&]\s*|\s+and\s+)(?:[A-Z]{1,2}|[A-Z][a-z]+))*(?:\s+['‘’\"].*)?"
    r"|['‘\"]?[A-Z][a-z]+['’\"]?(?:(?:\s*[,&]\s*|\s+and\s+)['‘\"]?[A-Z][a-z]+['’\"]?)*"
)
NUMBER_ONLY = re.compile(r"[0-9]{2,4}[\s/–-]+[0-9]{2,4}[\s/–-]+[0-9]{1,3}")


class ReferenceReading(NamedTuple):
    """A reference, or why there is none; `alias` is a pseudonym that stood in its place."""

    reference: Reference | None
    reason: str = ""
    alias: str = ""


def read_reference(text: str, codes: tuple[str, ...] = ()) -> ReferenceReading:
    """What a cell or a label for references holds. Nothing is made out of what is no reference."""
    text = " ".join(text.split())
    found = distinct(parse(text, codes))
    if len(found) == 1:
        return ReferenceReading(found[0], found[0].flag)
    if found:
        return ReferenceReading(
            None, f"two references stand here: {' and '.join(one.house for one in found)}"
        )
    bare = text.strip(" .:()‘’'\"")
    if not bare or LATER.fullmatch(bare):
        return ReferenceReading(None, f"‘{text}’ is no reference" if bare else "no reference is written")
    if NONE.fullmatch(bare):
        return ReferenceReading(None, f"‘{text}’: the source says that there is no reference")
    if casework_references(text):
        return ReferenceReading(None, "this looks like a reference of casework, which is never public")
    if external_ids(text):
        return ReferenceReading(
            None, "this is an accession number of the NSPCC and no reference of a partnership"
        )
    if PSEUDONYM.fullmatch(bare):
        return ReferenceReading(None, f"‘{bare}’ is what the child is called and no reference", bare)
    if NUMBER_ONLY.fullmatch(bare):
        return ReferenceReading(None, f"‘{text}’ has no code of a partnership")
    return ReferenceReading(None, f"‘{text[:60]}’ cannot be read as a reference")


def nspcc_heading(text: str) -> tuple[str, str, str] | None:
    """Year, area and alias of a heading like ‘2025 - Brackenmoor - Child A’; None for any other text."""
    found = NSPCC_HEADING.fullmatch(" ".join(text.split()))
    return (found[1], found[2].strip(), found[3].strip()) if found else None
