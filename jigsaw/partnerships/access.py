"""The only way into casework: a page names its permission, a person reaches rows through their memberships."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import View

from jigsaw.audit.actions import record_reading
from jigsaw.calendar.present import present
from jigsaw.partnerships.frame import Held, frame, memberships_of
from jigsaw.partnerships.keeping import Autosaved, Kept, autosaved_for, forget, keep, kept_for
from jigsaw.partnerships.models import Membership, Partnership
from jigsaw.partnerships.roles import policy, roles_that_may


class StaffPage(View):
    """A page of the staff site.

    Each page sets `permission` (an act of policy.toml) and `audience` (the line that says who sees it).
    Nobody signed in: sent to sign in, with what they typed kept. Signed in without a role that may: 404, as for
    a page that is not there. Reads rows only by `self.find(...)` and `self.rows(...)`. Each GET, each POST that
    shows a page instead of going on, and each refusal is recorded; a reading in the same transaction.
    """

    permission: ClassVar[str]
    audience: ClassVar[str] = "Only staff of the partnership with the right role can see this page."

    now: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.now = present()
        self.about: models.Model | None = None
        self._asked_for_kept = False
        self._typing: Autosaved | None = None
        if not request.user.is_authenticated:
            return redirect_to_sign_in(request)
        if not self.may(self.permission):
            self._record("refused")
            raise Http404
        reading = request.method in ("GET", "HEAD")
        try:
            with transaction.atomic() if reading else nullcontext():
                response = super().dispatch(request, *args, **kwargs)
                if reading:
                    response = self._with_kept(response)
                if reading or (request.method == "POST" and response.status_code not in (302, 303, 405)):
                    self._record("read")
        except Http404:
            self._record("refused")
            raise
        if request.method == "POST" and response.status_code in (302, 303):
            forget(request)
        return response

    @classmethod
    def name(cls) -> str:
        """The stem of the page, like sign_version: its module, address name and template say the same."""
        return cls.__module__.rsplit(".", 1)[-1]

    @cached_property
    def memberships(self) -> list[Held]:
        """The roles that the person holds now, asked for once a request."""
        return memberships_of(self.request)

    def may(self, permission: str) -> bool:
        """Whether the person holds, anywhere, a role that may do the act."""
        if policy()[permission].signed_in:
            return True
        may = roles_that_may(permission)
        return any(membership.role in may for membership in self.memberships)

    def homes(self, permission: str) -> tuple[UUID, ...]:
        """The partnerships in which the person's role may do an act."""
        may = roles_that_may(permission)
        return tuple(sorted({m.partnership_id for m in self.memberships if m.role in may}))

    def may_in(self, partnership: Partnership, permission: str) -> bool:
        """Whether the person holds, in this partnership, a role that may do the act."""
        may = roles_that_may(permission)
        return any(m.role in may and m.partnership_id == partnership.pk for m in self.memberships)

    def partnerships(self) -> models.QuerySet[Partnership]:
        """The partnerships in which the person may do what this page is for."""
        held = Membership.current(self.request.user).filter(role__in=roles_that_may(self.permission))
        return Partnership.objects.filter(pk__in=held.values("partnership"))

    def rows(self, model: type[models.Model]) -> models.QuerySet:
        """The rows of a scoped model that the person may reach on this page."""
        return model.rows.visible_to(self.request.user, self.permission, at=self.now)  # type: ignore[attr-defined]

    def find(self, source: type[models.Model] | models.QuerySet, **lookup: Any) -> Any:
        """One row by its identifiers, or 404: a foreign row and a missing one answer alike."""
        rows = source if isinstance(source, models.QuerySet) else self.rows(source)
        try:
            row = rows.get(**lookup)
        except (rows.model.DoesNotExist, ValidationError, ValueError) as missing:
            raise Http404 from missing
        self.about = row
        return row

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page in the staff layout: its own template (`room/stem.html`) with these variables.

        The layout's variables are filled in: audience, navigation, who is signed in, the colours of the
        partnership of the row that was found.
        """
        room = type(self).__module__.split(".")[1]
        around = frame(self.request, self._partnership())
        whole = {"audience": self.audience, "typing": self._typing_words(), **around, **variables}
        return render(self.request, template or f"{room}/{self.name()}.html", whole, status=status)

    def kept(self) -> QueryDict | None:
        """What this person typed here before their session ended: give it to the form as its data.

        None when nothing was kept. What they typed here and never saved is offered above the form, and is the
        form's data once they ask for it (`?typed=`). A page that does not ask is answered for: the person is
        shown what they typed, with a button that sends it again.
        """
        self._asked_for_kept = True
        if found := self._kept():
            return found.data
        self._typing = autosaved_for(self.request)
        return self._typing.data if self._typing and "typed" in self.request.GET else None

    def _kept(self) -> Kept | None:
        return kept_for(self.request, now=self.now) if "kept" in self.request.GET else None

    def _typing_words(self) -> dict[str, Any] | None:
        """What the layout says of typing that was never saved: since when, and where it is brought back."""
        if self._typing is None or self._typing.data is None:
            return None
        asked = self.request.GET.copy()
        asked["typed"] = "1"
        return {
            "when": self._typing.when,
            "path": self.request.path,
            "is_shown": "typed" in self.request.GET,
            "bring_back": f"{self.request.path}?{asked.urlencode()}",
        }

    def _with_kept(self, response: HttpResponseBase) -> HttpResponseBase:
        if self._asked_for_kept or response.status_code not in (200, 405):
            return response
        found = self._kept()
        if found is None:
            return response
        fields = [(name, value) for name, values in found.data.lists() for value in values]
        return self.show("partnerships/kept_typing.html", address=found.address, fields=fields)

    def _partnership(self) -> Partnership | None:
        if isinstance(self.about, Partnership):
            return self.about
        return getattr(self.about, "partnership", None)

    def _record(self, verb: str) -> None:
        """Record a reading or a refusal. One that names no row belongs to the person's only partnership, if one."""
        partnership: Any = self._partnership() if verb == "read" else None
        if partnership is None:
            homes = {membership.partnership_id for membership in self.memberships}
            partnership = homes.pop() if len(homes) == 1 else None
        about = self.about if verb == "read" else None
        details = (
            {"page": self.name()}
            if self.request.method in ("GET", "HEAD")
            else {"page": self.name(), "method": self.request.method}
        )
        record_reading(
            verb, by=self.request.user, at=self.now, partnership=partnership, about=about, **details
        )


def redirect_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send to the sign-in page, which leads back here afterwards; what was typed is kept for then."""
    address = request.get_full_path()
    if request.method == "POST":
        token = keep(request, now=present())
        address = f"{request.path}?{urlencode({'kept': token})}" if token else request.path
    return redirect_to_login(address)


def permission_of(view: Any) -> str | None:
    """The permission that a page names, "public" for one that says it is public, None for one that says neither."""
    page = getattr(view, "view_class", view)
    if getattr(page, "public", False):
        return "public"
    name = getattr(page, "permission", None)
    return name if name in policy() else None
