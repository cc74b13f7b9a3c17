"""Keep what somebody types into a long text, every half minute, and throw it away when they say so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.crypto import constant_time_compare

from jigsaw.calendar.london import time_words, to_london
from jigsaw.partnerships.access import StaffPage, permission_of
from jigsaw.partnerships.keeping import autosave, mark_of, throw_away
from jigsaw.partnerships.rules import Refused

# Names of families stand in the people register alone, also while they are typed.
NEVER_HERE = (None, "public", "open_register")
LONGEST_PATH = 300


class Autosave(StaffPage):
    """The page's script posts `path`, `typed` (the form as it would be sent) and `mark` (whose page it is).

    Answers with the time of keeping in words. Keeping somebody's own typing is no act and no reading of a case:
    only refusals are recorded. With `throw_away` it lets go of what was kept, and leads back to the page.
    """

    permission = "view_home"
    audience = "Only you can see this page."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Somebody whose session has ended is sent to sign in; their page still holds what they typed."""
        if not request.user.is_authenticated:
            return redirect_to_login("/")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, or throw it away."""
        path = request.POST.get("path", "")
        if not keeps_typing(path):
            return refusal("This page keeps nothing while you write.")
        if "throw_away" in request.POST:
            throw_away(by=request.user, path=path)
            messages.info(request, "What you had typed was thrown away.")
            return redirect(path)
        if not constant_time_compare(request.POST.get("mark", ""), mark_of(request.user)):
            return refusal("Somebody else has signed in since you opened this page.", status=409)
        try:
            autosave(by=request.user, path=path, typed=request.POST.get("typed", ""), at=self.now)
        except Refused as refused:
            return refusal(str(refused))
        return JsonResponse({"saved": f"Saved {time_words(to_london(self.now).time())}"})

    def _record(self, verb: str) -> None:
        if verb == "refused":
            super()._record(verb)


def keeps_typing(path: str) -> bool:
    """Whether `path` is the address of a page of the staff site whose typing may be kept."""
    if len(path) > LONGEST_PATH:
        return False
    try:
        return permission_of(resolve(path).func) not in NEVER_HERE
    except Resolver404:
        return False


def refusal(words: str, *, status: int = 400) -> JsonResponse:
    """Why nothing was kept, for the script to say."""
    return JsonResponse({"refused": words}, status=status)
