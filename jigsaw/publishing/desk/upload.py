"""What pages that take an edition file share."""

from __future__ import annotations

from typing import Any

from jigsaw.calendar.words import count_words
from jigsaw.components.fields import FileField
from jigsaw.components.forms import Form
from jigsaw.documents.loading import MOST_BYTES
from jigsaw.documents.made import EditionFaults

MEGABYTES = MOST_BYTES // 1_000_000
TOO_LARGE = f"The selected file must be {MEGABYTES} MB or smaller"


class UploadForm(Form):
    file = FileField(
        label="Edition file",
        said="Edition file",
        missing="Select an edition file",
        hint=f"A YAML or JSON file of at most {MEGABYTES} MB.",
        accept=".yaml,.yml,.json",
    )


def too_large(file: Any) -> bool:
    """Whether a file is larger than any edition: it is refused before it is read."""
    return file.size > MOST_BYTES


def edition_faults(form: Form, refused: EditionFaults) -> None:
    """Put every fault of a file into the error summary, with its path, and their count at the field."""
    for fault in refused.faults:
        form.add_error(None, str(fault))
    form.add_error("file", f"The selected file has {count_words(len(refused.faults), 'thing')} to put right")
