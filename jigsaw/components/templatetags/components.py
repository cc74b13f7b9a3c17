"""Page parts for templates: `{% button text="Sign this version" %}`. Built in: no `{% load %}` is needed.

Options have the names that GOV.UK Frontend documents, in Python's spelling (`prevent_double_click`). A part
that holds other markup is a block: `{% inset_text %} ... {% end_inset_text %}`. Long lists come from the page
as plain lists of dicts: `{% summary_list rows=facts %}`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString

from jigsaw.components import pieces
from jigsaw.components.case_pieces import CASE_PIECES
from jigsaw.components.forms import errors_of
from jigsaw.components.markup import element, joined
from jigsaw.components.parts import PARTS, render, spelt
from jigsaw.components.review_pieces import REVIEW_PIECES

register = template.Library()
simple_tag: Any = register.simple_tag

# Names that a tag of Django already has.
_OTHER_NAMES = {"input": "text_input", "table": "table", "label": "label", "error-summary": None}


# What stands round every page and is the same on most: made once for the same options, then handed out.
FRAME = {"skip-link", "generic-header", "service-navigation", "phase-banner", "breadcrumbs"}


@lru_cache(maxsize=512)
def _made(part: str, options: Any) -> SafeString:
    return render(part, spelt(dict(_thawed(options))))


def _frozen(value: Any) -> Any:
    """Options as a key; TypeError for anything but plain words, numbers, lists and dicts of them."""
    if type(value) is dict:
        return ("dict", tuple((name, _frozen(each)) for name, each in value.items()))
    if type(value) is list:
        return ("list", tuple(_frozen(each) for each in value))
    if type(value) in PLAIN:
        return (type(value).__name__, value)
    raise TypeError


def _thawed(key: Any) -> Any:
    kind, value = key
    if kind == "dict":
        return {name: _thawed(each) for name, each in value}
    return [_thawed(each) for each in value] if kind == "list" else value


PLAIN = {str, bool, int, type(None)}


def _part_tag(part: str) -> Any:
    def tag(**options: Any) -> SafeString:
        if part in FRAME:
            try:
                return _made(part, _frozen(options))
            except TypeError:
                pass  # options that hold markup or more are made each time
        return render(part, spelt(options))

    tag.__doc__ = PARTS[part].__doc__
    return tag


for _part in PARTS:
    _name = _OTHER_NAMES.get(_part, _part.replace("-", "_"))
    if _name:
        register.simple_tag(_part_tag(_part), name=_name)


def _block_tag(part: str) -> Any:
    def tag(content: str, **options: Any) -> SafeString:
        return render(part, spelt(options) | {"html": content})

    return tag


# Parts that hold other markup: {% inset %}...{% end_inset %}.
for _block, _part in {
    "inset": "inset-text",
    "more": "details",
    "warning": "warning-text",
    "group": "fieldset",
    "banner": "notification-banner",
}.items():
    register.simple_block_tag(_block_tag(_part), name=_block, end_name=f"end_{_block}")


@register.simple_tag
def error_summary(*forms: Any, title: str = "There is a problem") -> SafeString:
    """All errors of the forms, each leading to its field; nothing when there are none."""
    errors = errors_of(*forms)
    if not errors:
        return SafeString("")
    return render("error-summary", {"titleText": title, "errorList": errors})


@register.simple_tag
def page_title(title: Any, *forms: Any) -> str:
    """The words of the title element: "Error: " first when a form on the page is in error."""
    return f"Error: {title}" if errors_of(*forms) else str(title or "")


@register.simple_block_tag(end_name="end_scroll")
def scroll(content: str, label: str) -> SafeString:
    """A wide table scrolls inside this region, which the keyboard can reach; the page itself never does."""
    return pieces.scroll(content, label=label)


for _piece in [*pieces.PIECES, *CASE_PIECES, *REVIEW_PIECES]:
    simple_tag(_piece)


@register.simple_tag(takes_context=True)
def done_messages(context: Any) -> SafeString:
    """What has just been done, said once: each message of the request in a notification banner."""
    request = context.get("request")
    if request is None or not hasattr(request, "_messages"):
        return SafeString("")
    said = [str(message) for message in request._messages]
    if not said:
        return SafeString("")
    inner = joined(element("p", {"class": "govuk-notification-banner__heading"}, each) for each in said)
    return render("notification-banner", {"titleText": "Done", "html": inner, "role": "status"})


@register.filter
def is_below(path: str, place: str) -> bool:
    """Whether an address lies at or below a place."""
    return str(path).startswith(place)
