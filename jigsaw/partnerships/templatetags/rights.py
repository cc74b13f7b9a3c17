"""Small words for the pages of this room."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def words_of(name: str) -> str:
    """A field's name as words: "what_happened" as "What happened"."""
    return name.replace("_", " ").replace("-", " ").capitalize()
