"""What is kept of requests, returns and the merged chronology."""

from jigsaw.agency_returns.models.chronology import (
    Chronology,
    ChronologyRow,
    PossiblePair,
    PrivateNote,
    RowLink,
    RowTag,
)
from jigsaw.agency_returns.models.chronology_files import ChronologyExport, ChronologyImport
from jigsaw.agency_returns.models.key_facts import FactMark, FactShare, KeyFact
from jigsaw.agency_returns.models.requests import AgencyRequest, RequestDraft, RequestReminder
from jigsaw.agency_returns.models.returns import AgencyReturn, DepartmentPart, ReturnRow, ReturnUpload

__all__ = [
    "AgencyRequest",
    "AgencyReturn",
    "Chronology",
    "ChronologyExport",
    "ChronologyImport",
    "ChronologyRow",
    "DepartmentPart",
    "FactMark",
    "FactShare",
    "KeyFact",
    "PossiblePair",
    "PrivateNote",
    "RequestDraft",
    "RequestReminder",
    "ReturnRow",
    "ReturnUpload",
    "RowLink",
    "RowTag",
]
