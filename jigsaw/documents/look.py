"""How the documents of one partnership look: its two colours, and where the typeface lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jigsaw.components.colours import DEFAULT_PRIMARY, DEFAULT_TINT, INK, LEAST_CONTRAST, WHITE, contrast

FAMILY = "Source Sans 3"
# The faces that the documents use; the package brings more.
FACES = ("Regular", "It", "Semibold", "SemiboldIt")
FONTS_VARIABLE = "JIGSAW_FONTS"


def font_folder() -> Path:
    """The folder of the Source Sans 3 TTF files: JIGSAW_FONTS, else the installed npm package."""
    chosen = os.environ.get(FONTS_VARIABLE)
    return Path(chosen) if chosen else Path(__file__).parents[2] / "node_modules" / "source-sans" / "TTF"


@dataclass(frozen=True)
class Look:
    """A partnership's colour and its light tint, each a number sign and six hexadecimal digits.

    Raises ValueError when text in the colour would be hard to read on white or on the tint (WCAG 1.4.3).
    """

    primary: str = DEFAULT_PRIMARY
    tint: str = DEFAULT_TINT

    def __post_init__(self) -> None:
        for text, ground, said in (
            (self.primary, WHITE, "The colour must stand out from white"),
            (self.primary, self.tint, "The colour must stand out from its tint"),
            (INK, self.tint, "Text must stand out from the tint"),
        ):
            if (found := contrast(text, ground)) < LEAST_CONTRAST:
                raise ValueError(f"{said}: contrast {found:.1f}, at least {LEAST_CONTRAST} is needed")
