"""Take an approval back before the bulletin has gone out."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.bulletins import take_back_bulletin
from jigsaw.teaching.bulletin_page import BulletinPage


class TakeBackBulletin(BulletinPage):
    heading = "Take the approval back"

    def on_post(self) -> HttpResponse:
        """Take it back."""
        words = "The approval is taken back. Nothing goes out."
        try:
            take_back_bulletin(self.bulletin, by=self.who, at=self.now)
        except Refused as refused:
            words = str(refused)
        return self.go_home(words)
