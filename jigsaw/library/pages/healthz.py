"""Whether the public process answers and reaches its database."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.generic import View

from jigsaw.library import queries


class Healthz(View):
    public = True
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """200 and "ok"; 503 when the database does not answer."""
        status, said = 200, "ok"
        try:
            queries.last_change()
        except DatabaseError:
            status, said = 503, "database"
        return HttpResponse(
            said, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"}
        )
