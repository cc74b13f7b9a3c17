"""What a checker hands on."""

from __future__ import annotations

from collections.abc import Iterable

from jigsaw.files.gate.kinds import Kind


class Checked:
    """A file that may be taken: what it is, its bytes as they may be kept, and what is told about it."""

    def __init__(self, kind: Kind, content: bytes, notes: Iterable[str] = ()) -> None:
        self.kind, self.content, self.notes = kind, content, list(notes)

    def tell(self, *notes: str) -> None:
        """Add what is not told yet."""
        self.notes += [note for note in notes if note and note not in self.notes]
