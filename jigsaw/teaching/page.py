"""What the pages of this room share: who sees them."""

from __future__ import annotations

from jigsaw.partnerships.desk import DeskPage, refusing

__all__ = ["TeachingPage", "refusing"]


class TeachingPage(DeskPage):
    """A page of this room."""

    audience = "Only staff of the partnership who prepare news, webinars and updates can see this page."
