"""The work list: groups by urgency, one line each. Written out by hand, for a page of it holds a hundred lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from jigsaw.components.markup import element, joined
from jigsaw.components.pieces import SHADES


@dataclass(frozen=True)
class WorkLine:
    """One line in words: what to do and where, the case, its date with a label, who waits, and how to nudge them.

    `nudge_href` nudges when it is pressed; `remind_href` leads to a page that shows first what is sent.
    """

    what: str
    href: str
    reference: str
    case_href: str
    date: str = ""
    label: str = ""
    shade: str = "quiet"
    waits: str = ""
    nudge_href: str = ""
    nudged: bool = False
    remind_href: str = ""


def work_group(
    name: str,
    words: str,
    count: int,
    lines: Iterable[WorkLine],
    empty: str,
    all_href: str = "",
    csrf: str = "",
) -> SafeString:
    """One group with its count: "Overdue (0)".

    `all_href` leads to the lines that are not shown; `csrf` is the token of the forms that nudge.
    """
    shown = [work_line(line, csrf) for line in lines]
    rest = count - len(shown)
    link = element("a", {"class": "govuk-link", "href": all_href}, f"Show all {count:,}", _group(words))
    more = element("p", {"class": "govuk-body"}, link) if all_href and rest > 0 else ""
    content = (
        element("ul", {"class": "jig-work"}, joined(shown))
        if shown
        else element("p", {"class": "jig-work__empty"}, empty)
    )
    heading = element("h2", {"class": "govuk-heading-m", "id": name}, f"{words} ({count:,})")
    return element("section", {"class": "jig-work-group", "aria-labelledby": name}, heading, content, more)


def filter_links(label: str, links: Iterable[tuple[str, str, bool]]) -> SafeString:
    """One way to narrow a list: links, each with its words, its address and whether it is the one shown now."""
    items = [
        f'<li><strong aria-current="true">{escape(words)}</strong></li>'
        if current
        else f'<li><a class="govuk-link govuk-link--no-visited-state" href="{escape(href)}">{escape(words)}</a></li>'
        for words, href, current in links
    ]
    return mark_safe(  # noqa: S308 (every value escaped above)
        f'<nav class="jig-filters" aria-label="{escape(label)}"><span class="jig-filters__label">{escape(label)}</span>'
        f"<ul>{''.join(items)}</ul></nav>"
    )


def work_line(line: WorkLine, csrf: str = "") -> SafeString:
    """One line of work, as an item of a list."""
    if line.shade not in SHADES:
        raise ValueError(f"A shade must be one of {', '.join(sorted(SHADES))}")
    reference = escape(line.reference)
    parts = [
        f'<li class="jig-work__line"><div class="jig-work__what"><a class="govuk-link" href="{escape(line.href)}">'
        f'{escape(line.what)}<span class="govuk-visually-hidden"> in {reference}</span></a></div>'
        f'<div class="jig-work__case"><a class="govuk-link govuk-link--no-visited-state" '
        f'href="{escape(line.case_href)}">{reference}</a></div>'
        f'<div class="jig-work__due">{escape(line.date)}'
    ]
    if line.label and line.shade == "quiet":
        parts.append(f' <span class="jig-work__left">{escape(line.label)}</span>')
    elif line.label:
        parts.append(f' <strong class="jig-word jig-word--{line.shade}">{escape(line.label)}</strong>')
    parts.append("</div>")
    if line.waits:
        parts.append(f'<div class="jig-work__waits">{escape(line.waits)}{_nudge(line, csrf)}</div>')
    parts.append("</li>")
    return mark_safe("".join(parts))  # noqa: S308 (every value escaped above)


def _nudge(line: WorkLine, csrf: str) -> str:
    if line.nudged:
        return ' <span class="jig-work__nudged">Nudged today</span>'
    about = f"{escape(line.what)} in {escape(line.reference)}"
    if line.remind_href:
        hidden = f'<span class="govuk-visually-hidden"> about {about}</span>'
        return f' <a class="govuk-link" href="{escape(line.remind_href)}">Nudge{hidden}</a>'
    if not line.nudge_href:
        return ""
    return (
        f'<form method="post" action="{escape(line.nudge_href)}" novalidate>'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(csrf)}">'
        '<button type="submit" class="govuk-button govuk-button--secondary jig-work__nudge" '
        'data-module="govuk-button" data-prevent-double-click="true">Nudge'
        f'<span class="govuk-visually-hidden"> about {about}</span></button></form>'
    )


def _group(words: str) -> SafeString:
    return element("span", {"class": "govuk-visually-hidden"}, f" in {words}")
