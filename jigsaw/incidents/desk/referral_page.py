"""Pages about one referral, for those who screen."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.incidents.models import Referral
from jigsaw.partnerships.desk import RowPage


class ReferralPage(RowPage):
    """A page about `self.referral`, found among those of the partnerships in which the person screens, or 404."""

    referral: Referral

    def find_row(self) -> Referral:
        """The referral that the address names."""
        rows = self.rows(Referral)
        rows = rows.select_related("partnership", "agency", "made_by", "screened_by")
        self.referral = self.find(rows, pk=self.kwargs["referral_id"])
        return self.referral

    def window(self, heading: str) -> str:
        """The page, then the number: never a name."""
        return f"{heading} – {self.referral.number}"

    def audience_words(self) -> str:
        """Who sees the page."""
        return f"Only {self.referral.partnership.short_name} staff who screen referrals can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the referral, this page."""
        way = [
            {"text": "Referrals", "href": reverse("list_own_referrals")},
            {"text": "Referrals to screen", "href": reverse("list_referrals")},
        ]
        if self.name() == "view_referral":
            return [*way, {"text": self.referral.number}]
        return [
            *way,
            {"text": self.referral.number, "href": self.address("view_referral")},
            {"text": heading},
        ]

    def address(self, name: str, **more: Any) -> str:
        """The address of another page of this referral."""
        return reverse(name, kwargs={"referral_id": self.referral.pk, **more})
