"""Send the bulletin as it stands to oneself."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.bulletins import send_test_bulletin
from jigsaw.teaching.bulletin_page import BulletinPage


class SendTestBulletin(BulletinPage):
    heading = "Send a test to yourself"

    def on_post(self) -> HttpResponse:
        """Send it, and go back to the preview."""
        words = "A test is on its way to your own mailbox. No reader gets it."
        try:
            send_test_bulletin(self.bulletin, by=self.who, at=self.now)
        except Refused as refused:
            words = str(refused)
        return self.done_to(self.address("preview_bulletin"), words)
