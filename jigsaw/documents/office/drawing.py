"""The lanes of a key fact as a picture for Word, drawn by the same template as in the PDF."""

from __future__ import annotations

import json
from typing import Any

from jigsaw.documents.charts import PIXELS_PER_INCH, loaded_fonts
from jigsaw.documents.look import FAMILY, Look, font_folder
from jigsaw.documents.settable import settable
from jigsaw.documents.typesetting import NO_PACKAGES, TEMPLATES

# A picture with more lanes would not stand on one page; its table says it all.
MOST_LANES = 12
POINTS_PER_INCH = 72


def draw_lanes_png(picture: dict[str, Any], look: Look, inches: float) -> bytes:
    """The picture of `key_facts_data`, so many inches wide. The same values give the same bytes.

    Of people's texts it holds the names of agencies alone, as JSON and a few lines long, so it is drawn in this
    process.
    """
    import typst

    data = settable(
        {
            "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
            "picture": picture,
            "width": round(inches * POINTS_PER_INCH, 1),
        }
    )
    png = typst.compile(
        input=str(TEMPLATES / "key-fact-picture.typ"),
        root=str(TEMPLATES),
        font_paths=loaded_fonts(str(font_folder())),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"data": json.dumps(data)},
        package_path=NO_PACKAGES,
        package_cache_path=NO_PACKAGES,
    )
    return bytes(png)
