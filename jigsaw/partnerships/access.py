"""The only way into casework: a page names its permission, a person reaches rows through their memberships."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View

from jigsaw.audit.actions import record_reading
from jigsaw.partnerships.models import Membership, Partnership
from jigsaw.partnerships.roles import policy, roles_that_may


class StaffPage(View):
    """A page of the staff site.

    Each page sets `permission` (an act of policy.toml) and `audience` (the line that says who sees it).
    Nobody signed in: sent to sign in. Signed in without a role that may: 404, as for a page that is not there.
    Reads rows only by `self.find(...)` and `self.rows(...)`. Each GET is recorded in the same transaction.
    """

    permission: ClassVar[str]
    audience: ClassVar[str] = "Only staff of the partnership with the right role can see this page."

    now: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.now = timezone.now()
        self.about: models.Model | None = None
        if not request.user.is_authenticated:
            return redirect_to_sign_in(request)
        if not self.may(self.permission):
            record_reading("refused", by=request.user, at=self.now, page=self.name())
            raise Http404
        if request.method not in ("GET", "HEAD"):
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            response = super().dispatch(request, *args, **kwargs)
            partnership = getattr(self.about, "partnership_id", None)
            record_reading(
                "read",
                by=request.user,
                at=self.now,
                partnership=partnership,
                about=self.about,
                page=self.name(),
            )
            return response

    @classmethod
    def name(cls) -> str:
        """The stem of the page, like sign_version: its module, address name and template say the same."""
        return cls.__module__.rsplit(".", 1)[-1]

    def may(self, permission: str) -> bool:
        """Whether the person holds, anywhere, a role that may do the act."""
        return Membership.current(self.request.user).filter(role__in=roles_that_may(permission)).exists()

    def may_in(self, partnership: Partnership, permission: str) -> bool:
        """Whether the person holds, in this partnership, a role that may do the act."""
        held = Membership.current(self.request.user).filter(partnership=partnership)
        return held.filter(role__in=roles_that_may(permission)).exists()

    def partnerships(self) -> models.QuerySet[Partnership]:
        """The partnerships in which the person may do what this page is for."""
        held = Membership.current(self.request.user).filter(role__in=roles_that_may(self.permission))
        return Partnership.objects.filter(pk__in=held.values("partnership"))

    def rows(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a scoped model that the person may reach on this page."""
        return model.rows.visible_to(self.request.user, self.permission)  # type: ignore[attr-defined]

    def find(self, source: type[models.Model] | models.QuerySet, **lookup: Any) -> Any:
        """One row by its identifiers, or 404: a foreign row and a missing one answer alike."""
        rows = source if isinstance(source, models.QuerySet) else self.rows(source)
        try:
            row = rows.get(**lookup)
        except (rows.model.DoesNotExist, ValidationError, ValueError) as missing:
            raise Http404 from missing
        self.about = row
        return row


def redirect_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send to the sign-in page, which leads back here afterwards."""
    from django.contrib.auth.views import redirect_to_login

    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return redirect("account_login")


def permission_of(view: Any) -> str | None:
    """The permission that a page names, "public" for one that says it is public, None for one that says neither."""
    page = getattr(view, "view_class", view)
    if getattr(page, "public", False):
        return "public"
    name = getattr(page, "permission", None)
    return name if name in policy() else None
