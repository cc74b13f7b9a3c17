"""Write a webinar: joining and booking."""

from __future__ import annotations

from typing import ClassVar

from jigsaw.teaching.webinar_forms import JoiningForm
from jigsaw.teaching.webinar_writing import WebinarPartPage


class EditWebinarJoining(WebinarPartPage):
    heading = "Joining and booking"
    part: ClassVar[str] = "joining"
    form_class = JoiningForm
