"""Write a webinar: programme and speakers."""

from __future__ import annotations

from typing import ClassVar

from jigsaw.teaching.webinar_forms import ProgrammeForm
from jigsaw.teaching.webinar_writing import WebinarPartPage


class EditWebinarProgramme(WebinarPartPage):
    heading = "Programme and speakers"
    part: ClassVar[str] = "programme"
    form_class = ProgrammeForm
