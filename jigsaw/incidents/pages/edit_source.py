"""Who told you of the incident."""

from __future__ import annotations

from jigsaw.incidents.desk.recording import RecordingPage
from jigsaw.incidents.forms.recording import SourceForm


class EditSource(RecordingPage):
    """One page of recording."""

    heading = "Who told you?"
    part = "source"
    form_class = SourceForm
