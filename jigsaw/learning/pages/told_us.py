"""Thanks for telling how a review was used."""

from __future__ import annotations

from jigsaw.learning.pages.tell_us import TellUs


class ToldUs(TellUs):
    public = True
    title = "Thank you for telling us"
    template_name = "learning/told_us.html"
    http_method_names = ["get", "head", "options"]
