"""Which file may stand as the copy of a notice: judged at the gate, by what is in it, never by its name."""

from __future__ import annotations

from jigsaw.files.gate.kinds import PICTURES_AND_PDF
from jigsaw.files.gate.passing import Passed, Upload, pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.rules import Refused


def passed(upload: Upload) -> Passed:
    """The copy as it may be kept. Raises Refused for a file that is no PDF or picture, or that the gate refuses."""
    try:
        return pass_upload(upload, kinds=PICTURES_AND_PDF)
    except GateRefused as refused:
        raise Refused(refused.message, "copy") from refused
