"""Texts that somebody who means harm, or a broken program, could send."""

from __future__ import annotations

import copy
import json
from html.parser import HTMLParser
from typing import Any

SCRIPT = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}${7*7}</title></textarea>"
ODD = [
    "", " ", "0", "-1", "²", "٣", "9" * 5000, "1e400", "None", "null", "true", "[]", "\x00", "a\x00b", "\r\nX-A: b",
    "\u202e\u2066", "\ufffe\uffff", "a" * 100_000, "'; DROP TABLE x; --", "../../etc/passwd", "javascript:alert(1)",
    "#" * 2000 + "[x](javascript:1)", "|" * 2000, "=1+1", "${jndi:x}", "later", "1:0", SCRIPT,
]  # fmt: skip
# Texts of an edition that are judged by their form, so that no other text stands there.
OF_A_FORM = {
    "kind", "published_on", "release_at", "due", "practice", "strength", "pronouns", "age_band", "themes", "agencies",
    "harm_types", "link", "website", "email", "phone", "reference", "short_name", "body", "alias",
}  # fmt: skip


def with_text(value: Any, text: str, name: str = "") -> Any:
    """An edition in its plain form with `text` at the end of each free text."""
    if isinstance(value, dict):
        return {key: held if key in OF_A_FORM else with_text(held, text, key) for key, held in value.items()}
    if isinstance(value, list):
        return [with_text(held, text, name) for held in value]
    return f"{value} {text}" if isinstance(value, str) else copy.copy(value)


class Runs(HTMLParser):
    """Collects what a browser would run or fetch from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside_script = self.inside_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside_data = tag == "script" and given.get("type") == "application/ld+json"
        self.inside_script = tag == "script" and "src" not in given and not self.inside_data
        if tag in ("img", "iframe", "object", "embed", "base", "style") or "style" in given:
            self.found.append(self.get_starttag_text() or tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or address.startswith(("javascript:", "data:", "vbscript:")):
                self.found.append(self.get_starttag_text() or tag)

    def handle_data(self, data: str) -> None:
        if self.inside_script and "alert(1)" in data:
            self.found.append(data)
        # A browser runs no block of data; it must be whole, and hold no sign with which markup begins.
        if self.inside_data and ("<" in data or not is_json(data)):
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside_script = self.inside_data = False


def is_json(text: str) -> bool:
    """Whether the text is one whole value of JSON."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def what_runs(html: str) -> list[str]:
    """What of a page would run, beside our own scripts; empty for a page in which every text is a text."""
    reader = Runs()
    reader.feed(html)
    return reader.found
