"""Every cookie of the public site, by name and life."""

from __future__ import annotations

from typing import Any

from jigsaw.library.contents import read
from jigsaw.library.reading import RegionPage


class Cookies(RegionPage):
    public = True
    template_name = "library/cookies.html"
    title = "Cookies"

    def content(self) -> dict[str, Any]:
        return {"no_exit": True, **read("cookies")}
