"""Addresses of the library's pages, filled in quickly: an answer holds a hundred, and their patterns never change."""

from __future__ import annotations

from functools import cache, lru_cache
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse


def path_of(page: str, *words: str) -> str:
    """The address of a public page; `words` are what its pattern leaves open: a slug, the name of a file."""
    pieces = _pieces(page, len(words))
    filled = [pieces[0]]
    for word, piece in zip(words, pieces[1:], strict=True):
        filled += [_quoted(word), piece]
    return "".join(filled)


_quoted = lru_cache(maxsize=10_000)(quote)


@cache
def _pieces(page: str, count: int) -> list[str]:
    """What stands before, between and after the words."""
    marks = [f"word-{number}-of-the-address" for number in range(count)]
    rest, pieces = reverse(page, args=marks, urlconf=settings.PUBLIC_URLCONF), []
    for mark in marks:
        piece, rest = rest.split(mark)
        pieces.append(piece)
    return [*pieces, rest]
