"""The template of a chronology in its three forms, made once for each request."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.spreadsheets.templates import Request, csv_template, ods_template, xlsx_template

KINDS: dict[str, Callable[[Request], bytes]] = {
    "xlsx": xlsx_template,
    "ods": ods_template,
    "csv": csv_template,
}


@lru_cache(maxsize=192)
def _made(kind: str, reference: str, agency: str) -> bytes:
    return KINDS[kind](Request(reference, agency))


def template_of(asked: AgencyRequest, kind: str) -> bytes:
    """The template as a file of this kind. Raises KeyError for another kind."""
    return _made(kind, asked.reference, asked.agency.name)


def file_stem(asked: AgencyRequest) -> str:
    """What the files of a request are called: "chronology-AB-2026-04-H2"."""
    return f"chronology-{asked.reference.replace('/', '-')}"
