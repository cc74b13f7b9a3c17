"""The base of the pages behind a link in a mail of updates. Whoever has the link has the mailbox."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jigsaw.components.page import PublicPage
from jigsaw.learning.chosen import about
from jigsaw.learning.models import Subscription
from jigsaw.learning.subscribed import confirmed
from jigsaw.library import queries
from jigsaw.library.reading import publisher_site, region_site


class LinkedPage(PublicPage):
    """A page of one subscription, found by the token in the address.

    GET shows and changes nothing, since mail scanners follow every link. A link that is not known, has run out,
    or whose subscription was forgotten answers 404 with what to do, always in the same words.
    """

    http_method_names = ["get", "head", "post", "options"]
    subscription: Subscription

    def find(self, token: str) -> Subscription | None:
        """The subscription behind the link."""
        return confirmed(token)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or what stands in its place; no cache keeps either."""
        if request.method in ("GET", "HEAD", "POST"):
            found = self.find(kwargs["token"])
            if found is None:
                return self.old_link(request)
            self.subscription = found
        answer = super().dispatch(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return answer

    def site(self) -> dict[str, Any]:
        """The layout's variables of the partnership whose updates these are, or of the region."""
        owner = queries.publisher(self.subscription.publisher) if self.subscription.publisher else None
        return publisher_site(owner) if owner else region_site(queries.publishers())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whose updates they are, and the token that other links of the page need."""
        of = about(self.subscription)
        given = {**kwargs, "token": self.kwargs["token"], "of": of, "subscription": self.subscription}
        return super().get_context_data(**given, no_exit=True)

    def again(self) -> HttpResponse:
        """The page as it stands now."""
        return render(self.request, self.get_template_names(), self.get_context_data())

    def old_link(self, request: HttpRequest) -> HttpResponse:
        """What a link answers that leads nowhere any more."""
        context = {"title": "This link no longer works", **region_site(queries.publishers()), "no_exit": True}
        answer = render(request, "learning/old_link.html", context, status=404)
        answer["Cache-Control"] = "no-store"
        return answer
