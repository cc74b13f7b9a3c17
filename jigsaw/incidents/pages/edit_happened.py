"""When the incident happened."""

from __future__ import annotations

from jigsaw.incidents.desk.recording import RecordingPage
from jigsaw.incidents.forms.recording import HappenedForm


class EditHappened(RecordingPage):
    """One page of recording."""

    heading = "When did it happen?"
    part = "happened"
    form_class = HappenedForm
