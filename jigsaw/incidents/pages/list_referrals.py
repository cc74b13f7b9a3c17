"""Referrals that wait to be screened, and those that were."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.incidents.desk.referral_facts import line_of
from jigsaw.incidents.models import Referral
from jigsaw.incidents.queries.referrals import undecided_first
from jigsaw.partnerships.desk import DeskPage

# How many decided referrals stand on a page; those that wait all stand on the first.
SIZE = 50


class ListReferrals(DeskPage):
    """Those that wait come first, the oldest on top."""

    permission = "screen_referral"
    heading = "Referrals to screen"
    audience = "Only staff of the partnership who screen referrals can see this page."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        asked = request.GET.get("page", "1")
        if not asked.isascii() or not asked.isdigit() or not 1 <= len(asked) <= 5 or int(asked) < 1:
            raise Http404
        page = int(asked)
        waiting, decided = undecided_first(self.rows(Referral))
        found = list(decided[(page - 1) * SIZE : page * SIZE + 1])
        if page > 1 and not found:
            raise Http404
        return self.show(
            waiting=[line_of(referral) for referral in waiting] if page == 1 else [],
            decided=[line_of(referral) for referral in found[:SIZE]],
            several=len({m.partnership_id for m in self.memberships}) > 1,
            first=page == 1,
            newer=f"?page={page - 1}" if page > 1 else "",
            older=f"?page={page + 1}" if len(found) > SIZE else "",
        )

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back."""
        return [{"text": "Referrals", "href": reverse("list_own_referrals")}, {"text": heading}]
