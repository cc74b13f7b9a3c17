"""The words that stand in every document of returns."""

from __future__ import annotations

from collections.abc import Iterator

# Our own words for how the paper is to be handled.
HANDLING = "Holds case detail. Handle as official-sensitive: only for those who need to know."
CODES = "People stand here by their codes only. The list of codes is kept apart, in the case."


def facts(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> list[dict[str, str]]:
    """Labels and words on one line each, without empty ones."""
    return [{"label": label, "text": " ".join(text.split())} for label, text in pairs if text.strip()]
