"""Write a webinar: title, summary and time."""

from __future__ import annotations

from typing import ClassVar

from jigsaw.teaching.webinar_forms import AboutForm
from jigsaw.teaching.webinar_writing import WebinarPartPage


class EditWebinarAbout(WebinarPartPage):
    heading = "Title, summary and time"
    part: ClassVar[str] = "about"
    form_class = AboutForm
