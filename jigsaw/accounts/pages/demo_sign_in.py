"""The buttons of the demonstration: sign in as one of its invented people."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from jigsaw.accounts.demonstration import DEMO_PEOPLE, is_shown_to
from jigsaw.accounts.queries import person_with_access


class DemoSignIn(View):
    """Sign in as a demo person. There is no such page outside the demonstration, nor from another machine."""

    public = True
    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not is_shown_to(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Sign in as the person with the posted key, and go where they were going."""
        known = {demo.key: demo.email for demo in DEMO_PEOPLE}
        person = person_with_access(known.get(request.POST.get("person", ""), ""))
        if person is None:
            raise Http404
        record_authentication(request, person, method="demo")
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        after = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(after, {request.get_host()}, require_https=request.is_secure())
        return redirect(after if after and safe else settings.LOGIN_REDIRECT_URL)
