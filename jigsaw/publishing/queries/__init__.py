"""Reads of this room, shaped for its pages."""

from jigsaw.publishing.queries.copies import Copies, copies_now, copies_of_version
from jigsaw.publishing.queries.differences import Change, Word, difference
from jigsaw.publishing.queries.parts import Part, faults_of_draft, parts
from jigsaw.publishing.queries.releases import Line, ReleaseView, readiness, release_state
from jigsaw.publishing.queries.signing import SignOff, Waiting, newest_version, sign_off, versions_to_sign
from jigsaw.publishing.queries.work import BoardRow, HistoryLine, board, document_bytes, history

__all__ = [
    "BoardRow",
    "Change",
    "Copies",
    "HistoryLine",
    "Line",
    "Part",
    "ReleaseView",
    "SignOff",
    "Waiting",
    "Word",
    "board",
    "copies_now",
    "copies_of_version",
    "difference",
    "document_bytes",
    "faults_of_draft",
    "history",
    "newest_version",
    "parts",
    "readiness",
    "release_state",
    "sign_off",
    "versions_to_sign",
]
