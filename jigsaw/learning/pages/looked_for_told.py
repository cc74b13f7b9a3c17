"""Thanks for telling what was looked for."""

from __future__ import annotations

from jigsaw.learning.pages.looked_for import LookedForPage


class LookedForTold(LookedForPage):
    public = True
    title = "Thank you for telling us"
    template_name = "learning/looked_for_told.html"
    http_method_names = ["get", "head", "options"]
