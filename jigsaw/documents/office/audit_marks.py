"""What makes a text alternative one that people can use."""

from __future__ import annotations

import re

FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|emf|wmf|svg|tiff?|webp)", re.IGNORECASE)


def speaks(alternative: str | None) -> bool:
    """Whether a text alternative says something: not empty and not the name of a file."""
    return bool(alternative and alternative.strip()) and not FILE_NAME.search(alternative or "")
