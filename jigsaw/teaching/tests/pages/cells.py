"""The cells of the tables of a page, row by row."""

from __future__ import annotations

from typing import Any

from jigsaw.publishing.tests.pages.reading import page_of, words


def cells(response: Any) -> list[list[str]]:
    """Every row of every table, heads left out."""
    return [[words(cell) for cell in row] for row in page_of(response).xpath("//main//tbody/tr")]
