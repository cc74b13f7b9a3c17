"""What happens with what we learn about readers, and about the people in the reviews."""

from __future__ import annotations

from typing import Any

from jigsaw.library.contents import read
from jigsaw.library.reading import RegionPage


class Privacy(RegionPage):
    public = True
    template_name = "library/privacy.html"
    title = "Privacy"

    def content(self) -> dict[str, Any]:
        return {"no_exit": True, **read("privacy")}
