"""Addresses of pages as mail says them. Such a link only opens a page: it signs nobody in and changes nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse


def link_to(page: str, **parts: Any) -> str:
    """The whole address of a page by its name and the parts of its address."""
    return f"{settings.CASEWORK_ADDRESS}{reverse(page, kwargs=parts)}"
