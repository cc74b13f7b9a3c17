"""The referrals that one's own agency made, and what became of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.incidents.desk.referral_facts import line_of
from jigsaw.incidents.models import Referral, ReferralDraft
from jigsaw.incidents.queries.referrals import listed_for, waiting_to_be_screened
from jigsaw.partnerships.desk import DeskPage

# How many referrals stand on a page.
SIZE = 50


class ListOwnReferrals(DeskPage):
    """Newest first: those of the agencies that the person acts for, and those that they wrote down for others."""

    permission = "make_referral"
    heading = "Referrals"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        asked = request.GET.get("page", "1")
        if not asked.isascii() or not asked.isdigit() or not 1 <= len(asked) <= 5 or int(asked) < 1:
            raise Http404
        page = int(asked)
        found = list(listed_for(self.rows(Referral), self.who)[(page - 1) * SIZE : page * SIZE + 1])
        if page > 1 and not found:
            raise Http404
        return self.show(
            referrals=[line_of(referral) for referral in found[:SIZE]],
            begun=[_begun(draft) for draft in self.rows(ReferralDraft).select_related("partnership")],
            starts=self.starts(),
            screens=self.may("screen_referral"),
            waiting=waiting_to_be_screened(self.who).count() if self.may("screen_referral") else 0,
            newer=f"?page={page - 1}" if page > 1 else "",
            older=f"?page={page + 1}" if len(found) > SIZE else "",
        )

    def starts(self) -> list[dict[str, str]]:
        """Where a referral begins: one partnership for most people."""
        return [
            {"name": each.name, "href": reverse("start_referral", args=[each.slug])}
            for each in self.partnerships()
        ]

    def audience_words(self) -> str:
        """Who sees the list."""
        if self.may("screen_referral"):
            return "Only you can see this list: what you wrote down for others, or sent for your own agency."
        return "Only people of your agency and staff of the partnership can see these referrals."


def _begun(draft: ReferralDraft) -> dict[str, Any]:
    return {
        "partnership": draft.partnership.name,
        "at": draft.changed_at,
        "href": reverse("make_referral", args=[draft.partnership.slug]),
    }
