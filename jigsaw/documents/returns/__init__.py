"""Documents of agency returns: the receipt of a return, and the merged chronology. Plain values in, files out."""

from __future__ import annotations

from jigsaw.documents.key_facts_setting import key_facts_data, key_facts_headings
from jigsaw.documents.office.key_facts import write_key_facts
from jigsaw.documents.returns.facts import (
    ChronologyFacts,
    KeyEpisode,
    Passage,
    RecordChecked,
    ReturnFacts,
    Row,
    Sender,
)
from jigsaw.documents.returns.making import chronology_docx, chronology_pdf, return_receipt

__all__ = [
    "ChronologyFacts",
    "KeyEpisode",
    "Passage",
    "RecordChecked",
    "ReturnFacts",
    "Row",
    "Sender",
    "chronology_docx",
    "chronology_pdf",
    "key_facts_data",
    "key_facts_headings",
    "return_receipt",
    "write_key_facts",
]
