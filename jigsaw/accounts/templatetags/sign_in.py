"""What the browser needs to know for a passkey, as an attribute instead of a script."""

from __future__ import annotations

import json
import re
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """The value as JSON text; the template escapes it like any other text."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.simple_tag
def only_drawing(svg: str) -> SafeString:
    """The picture made for a key: its drawing alone, without the head of a file.

    Raises ValueError for anything that is not the plain drawing that we make ourselves.
    """
    found = re.search(r"<svg\b[^<>]*>\s*(?:<path\b[^<>]*/>\s*|<path\b[^<>]*></path>\s*)+</svg>", svg)
    if not found or "script" in svg.lower() or "style=" in svg:
        raise ValueError("The picture of the key is not a plain drawing")
    return mark_safe(found[0])  # noqa: S308 (paths only, checked above)
