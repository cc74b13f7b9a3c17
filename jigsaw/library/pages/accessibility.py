"""The accessibility statement, made from the record of known problems."""

from __future__ import annotations

from typing import Any

from jigsaw.library.contents import open_problems, read
from jigsaw.library.reading import RegionPage


class Accessibility(RegionPage):
    public = True
    template_name = "library/accessibility.html"
    title = "Accessibility statement"

    def content(self) -> dict[str, Any]:
        return {"no_exit": True, "statement": read("accessibility"), "problems": open_problems()}
