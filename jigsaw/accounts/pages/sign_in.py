"""The door: an email address, and a code comes. Other ways stand below."""

from __future__ import annotations

from typing import Any

from allauth.account.views import RequestLoginCodeView
from django.conf import settings
from django.contrib.messages import get_messages

from jigsaw.accounts.demonstration import DEMO_PEOPLE


class SignIn(RequestLoginCodeView):
    """Ask for a sign-in code, or go to password, passkey or the organisation's own sign-in."""

    public = True
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page offers besides the code."""
        return super().get_context_data(
            **{
                "faults": [str(message) for message in get_messages(self.request)],
                "after": self.request.GET.get("next", self.request.POST.get("next", "")),
                "typing_is_kept": "kept%3D" in self.request.META.get("QUERY_STRING", ""),
                "organisations": _organisations(),
                "demo": settings.DEMO,
                "demo_people": [person for person in DEMO_PEOPLE if person.first],
                "more_demo_people": [person for person in DEMO_PEOPLE if not person.first],
                **kwargs,
            }
        )


def _organisations() -> list[dict[str, str]]:
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [{"name": app["name"], "provider_id": app["provider_id"]} for app in apps]
