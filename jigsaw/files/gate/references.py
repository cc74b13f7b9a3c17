"""Where a link may lead: to the internet, when a person clicks it; never by itself, to a folder or to a program."""

from __future__ import annotations

import re

from jigsaw.files.gate.refusals import GateRefused

BY_HAND = re.compile(r"(?i)(?:https?://[^\\]|mailto:|tel:)")
SCHEME = re.compile(r"(?i)^[\s\x00-\x20]*[a-z][a-z0-9+.\-]*:")
ELSEWHERE = re.compile(r"^\s*(?:\\|//)")
FOLLOWED = "Links in it lead to the internet. Jigsaw follows none of them"


def leads_away(target: str) -> bool:
    """Whether a link that is clicked by hand leads to the internet. Raises GateRefused for any other place."""
    if BY_HAND.match(target):
        return True
    must_stay(target)
    return False


def must_stay(target: str) -> None:
    """A place inside the same file or folder. Raises GateRefused for an address of any kind."""
    if SCHEME.search(target) or ELSEWHERE.search(target) or "\\" in target:
        raise GateRefused("external")
