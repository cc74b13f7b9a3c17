"""The referrals that one's own agency made, and what became of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jigsaw.partnerships.desk import DeskPage


class ListOwnReferrals(DeskPage):
    """Newest first."""

    permission = "make_referral"
    heading = "Referrals"
    audience = "Only people of your agency and staff of the partnership can see this page."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self.show()
