"""What pages that take an edition file share."""

from __future__ import annotations

from jigsaw.calendar.words import count_words
from jigsaw.components.fields import FileField
from jigsaw.components.forms import Form
from jigsaw.documents.loading import MOST_BYTES
from jigsaw.documents.made import EditionFaults
from jigsaw.files.gate.kinds import EDITIONS
from jigsaw.files.gate.passing import Passed, pass_upload
from jigsaw.files.gate.refusals import GateRefused

MEGABYTES = MOST_BYTES // 1_000_000


class UploadForm(Form):
    file = FileField(
        label="Edition file",
        said="Edition file",
        missing="Select an edition file",
        hint=f"A YAML or JSON file, smaller than {MEGABYTES}MB.",
        accept=".yaml,.yml,.json",
    )


def passed(form: Form) -> Passed | None:
    """The file of a form as the gate lets it through; nothing where the form is in error by then."""
    if not form.is_valid():
        return None
    try:
        return pass_upload(form.cleaned_data["file"], kinds=EDITIONS, most_bytes=MOST_BYTES)
    except GateRefused as refused:
        form.add_error("file", refused.message)
        return None


def edition_faults(form: Form, refused: EditionFaults) -> None:
    """Put every fault of a file into the error summary, with its path, and their count at the field."""
    for fault in refused.faults:
        form.add_error(None, str(fault))
    form.add_error("file", f"The selected file has {count_words(len(refused.faults), 'thing')} to put right")
