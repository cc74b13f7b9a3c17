"""The webinars of the person's partnerships: those to come, drafts, and those that have been."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.teaching.models import Webinar
from jigsaw.teaching.queries.webinars import webinar_board
from jigsaw.teaching.webinar_page import WebinarsPage


class ListWebinars(WebinarsPage):
    permission = "view_webinar"
    heading = "Webinars"

    def get(self, request: Any) -> HttpResponse:
        """The list."""
        board = webinar_board(self.rows(Webinar), at=self.now)
        groups = [("To come", board.upcoming), ("Drafts", board.drafts), ("Over or cancelled", board.past)]
        return self.show(
            groups=[(words, rows) for words, rows in groups if rows],
            several=board.several,
            may_start=self.may("edit_webinar"),
            crumbs=[],
        )
