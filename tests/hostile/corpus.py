"""A corpus of hostile files, made by code: what each is, and what must become of it at the gate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

REFUSED, FLAGGED, REMADE, TAKEN = "refused", "flagged", "made anew", "taken"


class Case(NamedTuple):
    """One file. `outcome` is what must become of it: refused (`says`: for which reasons), flagged or made anew (`says`:
    words of the note), or taken."""

    group: str
    name: str
    filename: str
    content: bytes
    outcome: str = REFUSED
    says: tuple[str, ...] = ()


def every_case(canary: str) -> Iterator[Case]:
    """The whole corpus. `canary` is an address that must never be asked for."""
    from tests.hostile import (
        corpus_active,
        corpus_archives,
        corpus_images,
        corpus_pdfs,
        corpus_sound,
        corpus_texts,
        corpus_xml,
    )

    parts = (
        corpus_archives, corpus_xml, corpus_active, corpus_pdfs, corpus_images, corpus_texts, corpus_sound
    )  # fmt: skip
    for part in parts:
        yield from part.cases(canary)
