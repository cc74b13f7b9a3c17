"""Where an agency begins to refer a serious incident. Anybody may read it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from jigsaw.components.page import PublicPage
from jigsaw.partnerships.queries import partnership_by_slug


class StartReferral(PublicPage):
    """Public: what a serious incident is, who may refer one, and what they need. It holds no casework."""

    template_name = "portal/start_referral.html"
    title = "Refer a serious incident"

    def site(self) -> dict[str, Any]:
        """The partnership whose page it is, or 404."""
        self.partnership = partnership_by_slug(self.kwargs["slug"])
        if self.partnership is None:
            raise Http404
        return {
            "site_name": self.partnership.name,
            "home_href": self.request.path,
            "colours_href": reverse("colours", args=[self.partnership.slug]),
            "audience": f"Anybody can read this page. What you send can be seen only by people of your agency "
            f"and by {self.partnership.short_name} staff.",
        }

    def content(self) -> dict[str, Any]:
        """What anybody may know of the partnership."""
        assert self.partnership is not None
        return {
            "partnership": self.partnership,
            "start": reverse("make_referral", args=[self.partnership.slug]),
        }
