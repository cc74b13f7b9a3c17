"""A name for a file that no system, header, page or person can be misled by."""

from __future__ import annotations

import re
import unicodedata

from jigsaw.files.gate.kinds import ENDINGS, Kind

LONGEST = 100
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|clock\$|conin\$|conout\$|com\d|lpt\d)(?=\.|\s|$)")
FORBIDDEN = re.compile(r"[<>:\"'`|?*;&$\\/^~#\[\]{}=+!@]+")
ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|%u[0-9A-Fa-f]{4}")
# Endings that a system would run or open by itself: inside a name they are told, and joined by a hyphen.
ENDING_LIKE = re.compile(r"\.(?=[A-Za-z][A-Za-z0-9]{1,5}(?:\.|$))")
NO_NAME = "file"


def ending_of(filename: str) -> str:
    """The ending of a name in lower case, without the dot; nothing where it has none."""
    last = readable(filename).rstrip(" .")
    stem, dot, ending = last.rpartition(".")
    return ending.strip().lower() if dot and stem.strip() and " " not in ending.strip() else ""


def clean_name(filename: str, kind: Kind) -> tuple[str, list[str]]:
    """The name to show, at most 105 characters with the ending of `kind`, and what is told about it.

    No folder, control, direction or invisible character, no name that Windows keeps for devices, no second ending.
    """
    notes = []
    raw = readable(filename)
    stem = raw.rstrip(" .")
    if ending_of(raw) in ENDINGS[kind]:
        stem = stem.rpartition(".")[0]
    if ENDING_LIKE.search(stem):
        notes.append("The name of the file had more than one ending")
        stem = ENDING_LIKE.sub("-", stem)
    if _is_turned(filename):
        notes.append("The name of the file had characters that hide or turn its text")
    stem = FORBIDDEN.sub("-", ENCODED.sub("-", stem))
    stem = re.sub(r"\s+", " ", re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", stem))).strip(" .-_")
    if RESERVED.match(stem):
        stem = f"{NO_NAME} {stem}"
    stem = stem[:LONGEST].strip(" .-_") or NO_NAME
    return f"{stem}.{kind.value}", notes


def readable(filename: str) -> str:
    """The last part of a path, in composed characters that can be seen."""
    composed = unicodedata.normalize("NFKC", filename.encode("utf-8", "replace").decode())
    last = re.split(r"[/\\\u2215\u2044\u29f8]", composed[-1_000:])[-1]
    return "".join(
        each if each.isprintable() and not _unseen(each) else " " if each.isspace() else "" for each in last
    )


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Me")


def _is_turned(filename: str) -> bool:
    return any(unicodedata.category(each) in ("Cc", "Cf") for each in filename)
