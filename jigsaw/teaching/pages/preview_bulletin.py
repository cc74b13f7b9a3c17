"""A month's bulletin as text, exactly as it will be mailed."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.teaching.bulletin_page import BulletinPage
from jigsaw.teaching.queries.bulletins import letter_of


class PreviewBulletin(BulletinPage):
    permission = "view_bulletin"
    heading = "Preview"

    def on_get(self) -> HttpResponse:
        """The mail."""
        return self.show(
            letter=letter_of(self.bulletin, at=self.now),
            may_send=self.may_in(self.bulletin.partnership, "send_bulletin"),
        )
