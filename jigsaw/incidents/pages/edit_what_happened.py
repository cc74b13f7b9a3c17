"""What happened: the answers that decide which duties there are."""

from __future__ import annotations

from jigsaw.incidents.desk.recording import RecordingPage
from jigsaw.incidents.forms.recording import WhatHappenedForm


class EditWhatHappened(RecordingPage):
    """One page of recording."""

    heading = "What happened?"
    part = "what"
    form_class = WhatHappenedForm
