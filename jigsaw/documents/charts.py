"""The one chart as a picture, drawn by the same template as in the PDF."""

from __future__ import annotations

import functools
import json
from typing import Any

from jigsaw.documents.look import FAMILY, Look, font_folder
from jigsaw.documents.typesetting import NO_PACKAGES, TEMPLATES, fonts_of
from jigsaw.documents.words import ChartRow

PIXELS_PER_INCH = 200


@functools.cache
def loaded_fonts(folder: str) -> Any:
    """The house typeface, read once in a process."""
    return fonts_of(folder)


def draw_chart_png(rows: list[ChartRow], look: Look | None = None) -> bytes:
    """The chart of recommendations by strength as a PNG, 160 mm wide; its words are chart_in_words(rows).

    It holds no text of an author, so it is drawn in this process. The same rows give the same bytes.
    """
    look = look or Look()
    data = {
        "look": {"primary": look.primary, "tint": look.tint, "family": FAMILY},
        "chart": {"rows": [[row.label, row.count] for row in rows]},
    }
    return png_of("chart", data)


def png_of(template: str, data: dict[str, Any]) -> bytes:
    """The picture of one of our templates as a PNG. The same values give the same bytes.

    Drawn in this process: for values that hold no text of an author, or a few short lines as JSON.
    """
    import typst

    png = typst.compile(
        input=str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=loaded_fonts(str(font_folder())),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"data": json.dumps(data)},
        package_path=NO_PACKAGES,
        package_cache_path=NO_PACKAGES,
    )
    return bytes(png)
