"""Documents of agency returns: the receipt of a return, and the merged chronology. Plain values in, files out."""

from __future__ import annotations

from jigsaw.documents.returns.facts import (
    ChronologyFacts,
    KeyEpisode,
    Passage,
    RecordChecked,
    ReturnFacts,
    Row,
    Sender,
)
from jigsaw.documents.returns.key_facts import key_facts_data, key_facts_headings
from jigsaw.documents.returns.making import chronology_docx, chronology_pdf, return_receipt
from jigsaw.documents.returns.word_key_facts import write_key_facts

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
