"""The lanes of a key fact as a picture for Word, drawn by the same template as in the PDF."""

from __future__ import annotations

from typing import Any

from jigsaw.documents.charts import png_of
from jigsaw.documents.look import FAMILY, Look
from jigsaw.documents.settable import settable

# A picture with more lanes would not stand on one page; its table says it all.
MOST_LANES = 12
POINTS_PER_INCH = 72


def draw_lanes_png(picture: dict[str, Any], look: Look, inches: float) -> bytes:
    """The picture of `key_facts_data`, so many inches wide. The same values give the same bytes.

    Of people's texts it holds the names of agencies alone, as JSON and a few lines long, so it is drawn in this
    process.
    """
    data = settable(
        {
            "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
            "picture": picture,
            "width": round(inches * POINTS_PER_INCH, 1),
        }
    )
    return png_of("key-fact-picture", data)
