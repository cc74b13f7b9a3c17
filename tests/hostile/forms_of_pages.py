"""The forms that a page shows, as a browser would send them, and the rows of the database to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.apps import apps

# Rows that tell of asking itself: they differ with each asking.
OF_ASKING = {"audit.event", "sessions.session", "notices.heartbeat", "partnerships.autosave"}
# What differs between two times of doing the same: identifiers, times, seals and what is drawn by lot.
IDENTIFIER = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
DRAWN = re.compile(
    rf"{IDENTIFIER}|\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d[^'\")]*|\b[0-9a-f]{{32,}}\b"
    r"|datetime\.datetime\([^)]*\)|b'(?:[^'\\]|\\.)*'|b\"(?:[^\"\\]|\\.)*\"|<memory at [^>]*>|\b\d{6}\b"
)


@dataclass
class ShownForm:
    """One form that is sent by POST: where to, and its fields as they stand."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[ShownForm] = []
        self.now: ShownForm | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.now = ShownForm(given.get("action", ""))
            self.forms.append(self.now)
        name = given.get("name", "")
        if self.now is None:
            return
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self._option(given)
        elif tag == "textarea":
            self.area = name
            self.now.fields.setdefault(name, [""])
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            self._input(name, given)

    def _option(self, given: dict[str, str]) -> None:
        assert self.now is not None
        held = self.now.fields.setdefault(self.select, [""])
        if "selected" in given or held == [""]:
            held[:] = [given.get("value", "")]

    def _input(self, name: str, given: dict[str, str]) -> None:
        assert self.now is not None
        kind, value = given.get("type", "text"), given.get("value", "")
        if kind in ("radio", "checkbox"):
            if "checked" in given or (kind == "radio" and name not in self.now.fields):
                self.now.fields[name] = [value]
        elif kind not in ("submit", "button", "file"):
            self.now.fields.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.now is not None and self.area:
            self.now.fields[self.area] = [self.now.fields[self.area][0] + data.lstrip("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


def forms_of(html: str) -> list[ShownForm]:
    """The forms of a page that are sent by POST, filled as they stand; of radios the first where none is chosen."""
    reader = _Forms()
    reader.feed(html)
    return reader.forms


def rows(known: set[str] | None = None) -> dict[str, list[str]]:
    """Every row of every table that people's acts change, in words that two times of doing the same share.

    Identifiers that were `known` before stay as they are, so that one put in the place of another shows.
    """
    found = {}
    for model in apps.get_models():
        if model._meta.label_lower in OF_ASKING or not model.__module__.startswith("jigsaw."):
            continue
        if model._meta.app_label == "library":
            continue
        held: Any = model._base_manager.values()
        found[model._meta.label_lower] = sorted(_shared(str(row), known or set()) for row in held)
    return found


def identifiers() -> set[str]:
    """The identifiers of all rows that stand now."""
    found: set[str] = set()
    for model in apps.get_models():
        if model.__module__.startswith("jigsaw.") and model._meta.app_label != "library":
            found |= {str(pk) for pk in model._base_manager.values_list("pk", flat=True)}
    return found


def _shared(text: str, known: set[str]) -> str:
    return DRAWN.sub(lambda drawn: drawn[0] if drawn[0] in known else "·", text)
