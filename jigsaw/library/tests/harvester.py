"""A harvester of others (sickle) that asks the site of the test."""

from __future__ import annotations

import warnings

import requests

from jigsaw.library.tests.schemas import valid

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it writes a pattern that Python warns of
    from sickle import Sickle
    from sickle.oaiexceptions import NoRecordsMatch

__all__ = ["NoRecordsMatch", "Sickle", "ThroughTheSite"]


class ThroughTheSite(requests.adapters.BaseAdapter):
    """Carries the harvester's requests to the site of the test, and holds every answer to the schema."""

    def __init__(self, site) -> None:
        super().__init__()
        self.site = site

    def send(self, request, **options):
        path = request.url.partition("localhost")[2]
        if request.method == "POST":
            got = self.site.post(path, request.body or "", content_type="application/x-www-form-urlencoded")
        else:
            got = self.site.get(path)
        valid(got.content, "oai")
        answer = requests.Response()
        answer.status_code, answer._content, answer.encoding = got.status_code, got.content, "utf-8"
        answer.headers.update(got.headers)
        answer.request, answer.url = request, request.url
        return answer

    def close(self) -> None:
        """Nothing is held."""
