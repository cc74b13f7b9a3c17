"""Publications, and the reviews that were published before them."""

from jigsaw.publishing.models.past import PastFile, PastImport, PastReview
from jigsaw.publishing.models.publications import (
    CopiesSent,
    Document,
    Publication,
    Release,
    Signature,
    StageMove,
    Version,
    Withdrawal,
)

__all__ = [
    "CopiesSent",
    "Document",
    "PastFile",
    "PastImport",
    "PastReview",
    "Publication",
    "Release",
    "Signature",
    "StageMove",
    "Version",
    "Withdrawal",
]
