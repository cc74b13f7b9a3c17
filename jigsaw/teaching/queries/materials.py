"""Recording, transcript and slides of a webinar, as staff put them on its page."""

from __future__ import annotations

from jigsaw.teaching.models import Webinar, WebinarMaterials


def materials_held(webinar: Webinar) -> WebinarMaterials | None:
    """What is on the public page of a webinar; None before anything is."""
    return WebinarMaterials.rows.filter(webinar=webinar).first()
