"""The set pieces of our own, each designed once: words before colour, one line that wraps well, one action.

Every function takes plain values, returns markup, and is a template tag of the same name.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.safestring import SafeString

from jigsaw.components.mark import MARK
from jigsaw.components.markup import classes, element, hidden, joined

# Shades of a state. The word always says it; the shade only helps to find it.
SHADES = {"late", "soon", "done", "embargoed", "quiet"}


def word(text: str, shade: str = "quiet") -> SafeString:
    """The word of a state, like "Late". `shade`: late, soon, done, embargoed, quiet."""
    if shade not in SHADES:
        raise ValueError(f"A shade must be one of {', '.join(sorted(SHADES))}")
    return element("strong", {"class": f"jig-word jig-word--{shade}"}, text)


def mark(size: int = 24) -> SafeString:
    """The mark of Jigsaw: a piece and the place that it fills. For the eye only."""
    own = {
        "class": "jig-mark",
        "xmlns": "http://www.w3.org/2000/svg",
        "width": size,
        "height": size,
        "viewBox": "0 0 24 24",
        "aria-hidden": "true",
        "focusable": "false",
    }
    return element("svg", own, SafeString(MARK))


def audience_line(text: str) -> SafeString:
    """Who can see this page, under its heading."""
    return element("p", {"class": "jig-audience"}, text) if text else SafeString("")


def empty_state(text: str, href: str = "", link: str = "") -> SafeString:
    """What will stand here and what to do first, in one sentence."""
    more = element("a", {"class": "govuk-link", "href": href}, link) if href else ""
    return element("p", {"class": "jig-empty"}, text, " " if more else "", more)


def document_card(
    kind: str,
    title: str,
    format: str,
    size: str,
    href: str = "",
    action: str = "Download",
    pages: int | None = None,
    checks: str = "",
    state: str = "",
) -> SafeString:
    """A document that can be picked up: kind, title, format, size, pages, checks, one action.

    `size` is in words ("214KB"), `checks` says what was checked ("12 checks passed").
    """
    counted = f"{pages} page{'' if pages == 1 else 's'}" if pages else ""
    facts = ", ".join(each for each in (format, size, counted) if each)
    inner = [
        element("h3", {"class": "jig-card__title"}, kind),
        element("p", {"class": "jig-card__line"}, title),
    ]
    inner.append(element("p", {"class": "jig-card__facts"}, facts))
    if checks or state:
        said = joined([word(state) if state else "", " " if state and checks else "", checks])
        inner.append(element("p", {"class": "jig-card__facts"}, said))
    if href:
        link = element("a", {"class": "govuk-link", "href": href}, action, hidden(f" {kind} ({facts})"))
        inner.append(element("p", {"class": "jig-card__action"}, link))
    return element("div", {"class": "jig-card"}, *inner)


def download_links(files: Iterable[Mapping[str, Any]]) -> SafeString:
    """Downloads in a line, each with type, size and pages: [{"kind", "format", "size", "pages", "href"}]."""

    def link(file: Mapping[str, Any]) -> SafeString:
        pages = file.get("pages")
        counted = f", {pages} page{'' if pages == 1 else 's'}" if pages else ""
        made = element("a", {"class": "govuk-link", "href": file["href"]}, file["kind"])
        facts = element(
            "span", {"class": "jig-downloads__facts"}, f" {file['format']}, {file['size']}{counted}"
        )
        return element("li", {}, made, facts)

    return element("ul", {"class": "jig-downloads"}, joined(link(file) for file in files))


def signature_card(name: str, role: str, signed: str = "", cleared: str = "", agency: str = "") -> SafeString:
    """One person's signature: signed and when (in words), or waited for, or cleared and why."""
    state = word("Signed", "done") if signed else word("Not yet signed", "quiet")
    who = element("h3", {"class": "jig-card__title"}, name)
    line = element("p", {"class": "jig-card__line"}, ", ".join(each for each in (role, agency) if each))
    when = element("p", {"class": "jig-card__facts"}, state, f" {signed}" if signed else "")
    why = element("p", {"class": "jig-card__facts"}, f"Signature cleared: {cleared}") if cleared else ""
    return element("div", {"class": "jig-card"}, who, line, when, why)


def sign_off_list(signatures: Iterable[Mapping[str, Any]]) -> SafeString:
    """The signatures that a version needs: options of `signature_card`, one for each person."""
    cards = joined(element("li", {}, signature_card(**each)) for each in signatures)
    return element("ul", {"class": "jig-cards"}, cards)


def readiness(lines: Iterable[Mapping[str, Any]]) -> SafeString:
    """What must be so before a release: [{"state", "shade", "what", "href", "link"}]."""

    def line(each: Mapping[str, Any]) -> SafeString:
        todo = ""
        if each.get("href"):
            todo = element("a", {"class": "govuk-link", "href": each["href"]}, each.get("link") or "Open")
        return element(
            "li",
            {"class": "jig-readiness__line"},
            element(
                "div", {"class": "jig-readiness__state"}, word(each["state"], each.get("shade", "quiet"))
            ),
            element("div", {"class": "jig-readiness__what"}, each["what"]),
            element("div", {"class": "jig-readiness__todo"}, todo) if todo else "",
        )

    return element("ul", {"class": "jig-readiness"}, joined(line(each) for each in lines))


def clock_line(due: str, duty: str, day: str = "", shade: str = "quiet", state: str = "") -> SafeString:
    """A clock in one line: "Working day 4 of 15 · due Wednesday 27 May 2026 · statutory guidance"."""
    said = [each for each in (day, f"due {due}", duty) if each]
    separate = hidden(",") + element("span", {"aria-hidden": "true"}, " · ")
    lead = joined([word(state, shade), " "]) if state else ""
    inner = joined([said[0][:1].upper() + said[0][1:], *said[1:]], separate)
    return element("p", {"class": classes("jig-clock", f"jig-clock--{shade}")}, lead, inner)


def review_entry(
    title: str, learning: str, href: str, published: str, reference: str = "", files: Any = (), level: int = 3
) -> SafeString:
    """One review in a list: title, its learning in a sentence, date and reference below, downloads."""
    link = element("a", {"class": "govuk-link", "href": href}, title)
    quiet = " · ".join(each for each in (published, reference) if each)
    files = list(files or ())
    return element(
        "article",
        {"class": "jig-review"},
        element(f"h{level}", {"class": "jig-review__title"}, link),
        element("p", {"class": "jig-review__learning"}, learning) if learning else "",
        element("p", {"class": "jig-review__facts"}, quiet),
        download_links(files) if files else "",
    )


def differences(before: str, after: str, label: str = "Changes") -> SafeString:
    """What changed between two texts, word by word inside each line. Says "Added" and "Removed" in words."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[SafeString] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [element("p", {"class": "jig-diff__same"}, line) for line in new[c:d]]
            continue
        lines += [_changed("Removed", "del", line) for line in old[a:b]]
        lines += [_changed("Added", "ins", line) for line in new[c:d]]
    if all(line.startswith('<p class="jig-diff__same"') for line in lines):
        return element("p", {"class": "jig-empty"}, "Nothing changed.")
    return element("div", {"class": "jig-diff", "role": "group", "aria-label": label}, joined(lines))


def _changed(said: str, name: str, line: str) -> SafeString:
    lead = element("span", {"class": "jig-diff__word"}, f"{said}: ")
    return element("p", {"class": f"jig-diff__{name}"}, lead, element(name, {}, line or "(empty line)"))


def progress(text: str, href: str = "") -> SafeString:
    """Work under way. The page sets `refresh` so that it asks again by itself; the link asks now."""
    link = element("a", {"class": "govuk-link", "href": href}, "Check again") if href else ""
    own = {"class": "jig-progress", "role": "status"}
    return element("div", own, element("p", {"class": "govuk-body"}, text, " " if link else "", link))


def scroll(content: Any, label: str) -> SafeString:
    """Wide content in a region of its own that scrolls and can take the focus."""
    own = {"class": "jig-scroll", "role": "region", "aria-label": label, "tabindex": "0"}
    return element("div", own, SafeString(content))


def telephone(number: str) -> SafeString:
    """A telephone number that a phone can call."""
    return element(
        "a", {"class": "govuk-link jig-phone", "href": f"tel:{re.sub(r'[^0-9+]', '', number)}"}, number
    )


def asset(path: str) -> str:
    """The address of a style, script, typeface or picture of ours."""
    return _asset(path, settings.STATIC_URL, id(getattr(staticfiles_storage, "_wrapped", None)))


@lru_cache(maxsize=256)
def _asset(path: str, *_keys: Any) -> str:
    """An address does not change while a process runs; the keys tell apart the storages of the tests."""
    return staticfiles_storage.url(path)


PIECES = [
    word, mark, audience_line, empty_state, document_card, download_links, signature_card, sign_off_list,
    readiness, clock_line, review_entry, differences, progress, telephone, asset,
]  # fmt: skip
