"""The months' bulletins: what waits for approval, what goes out, what went."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.teaching.bulletin_page import BulletinsPage
from jigsaw.teaching.models import MonthlyBulletin
from jigsaw.teaching.queries.bulletins import listed

# Three years of one partnership; older ones stand in the audit trail.
MOST = 36


class ListBulletins(BulletinsPage):
    heading = "Updates by email"

    def get(self, request: Any) -> HttpResponse:
        """What waits first, then all others, the newest first."""
        rows = listed(self.rows(MonthlyBulletin)[:MOST])
        homes = list(self.partnerships())
        return self.show(
            waiting=[each for each in rows if each.is_open],
            others=[each for each in rows if not each.is_open],
            several=len(homes) > 1,
            settings=[
                {"text": each.name, "href": reverse("bulletin_settings", args=[each.slug])}
                for each in homes
                if self.may_in(each, "send_bulletin")
            ],
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """This page alone."""
        return [{"text": heading}]
