"""What an import of past reviews is read with."""

from __future__ import annotations

from datetime import datetime

from jigsaw.calendar.london import to_london
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.reading_rows import Reader


def reader_of(past_import: PastImport, at: datetime) -> Reader:
    """The partnership's name, the codes of its references, and the day in London."""
    codes = tuple(past_import.codes.split())
    return Reader(past_import.partnership.name, codes, to_london(at).date(), {})
