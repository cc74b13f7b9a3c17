"""Colours of a partnership, with the contrast that text needs."""

from __future__ import annotations

import re

DEFAULT_PRIMARY = "#0b4f5c"
DEFAULT_TINT = "#eef4f3"
WHITE = "#ffffff"
INK = "#16222b"
# WCAG 2.2, success criterion 1.4.3: contrast of text, level AA.
LEAST_CONTRAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of a colour like #0b4f5c. Raises ValueError for any other form."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"A colour must be a number sign and six hexadecimal digits, like {DEFAULT_PRIMARY}")
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours_css(primary: str, tint: str) -> str:
    """The stylesheet that gives pages a partnership's colours; small, and the same for the same colours.

    Raises ValueError in words for people when text in `primary` on white or on `tint`, or ink on `tint`,
    would be under the contrast that text needs.
    """
    for ground, said in ((WHITE, "on white"), (tint, f"on {tint}")):
        found = contrast(primary, ground)
        if found < LEAST_CONTRAST:
            raise ValueError(
                f"{primary} must be darker: its contrast {said} is {found:.1f}, "
                f"and text needs at least {LEAST_CONTRAST}"
            )
    if contrast(INK, tint) < LEAST_CONTRAST:
        raise ValueError(f"{tint} must be lighter: text on it could not be read")
    return f":root{{--jig-primary:{primary.lower()};--jig-tint:{tint.lower()}}}\n"
