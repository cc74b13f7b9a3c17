"""When the local authority became aware: the clocks count from it."""

from __future__ import annotations

from jigsaw.incidents.desk.recording import RecordingPage
from jigsaw.incidents.forms.recording import AwareForm


class EditAware(RecordingPage):
    """One page of recording."""

    heading = "When did the local authority become aware?"
    part = "aware"
    form_class = AwareForm
