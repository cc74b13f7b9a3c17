"""HTML from plain values, escaped by construction: the ground on which every page part stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

VOID = {"input", "link", "meta", "br", "hr"}


class Params(dict):
    """The options of one page part. `params.hint` is None when absent; options inside are Params again.

    `items_` and `values_` (with the underscore) are the options of those names: a dict has methods called so.
    Always true, even when empty: an empty option that was given counts as given, as in GOV.UK Frontend.
    """

    def __bool__(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return wrap(self.get(name.removesuffix("_")))

    def or_else(self, name: str, default: Any) -> Any:
        """The option, or `default` only where it was not given at all."""
        return wrap(self[name]) if name in self else default


def wrap(value: Any) -> Any:
    """Options inside options read alike."""
    if isinstance(value, Params):
        return value
    if isinstance(value, dict):
        return Params(value)
    if isinstance(value, (list, tuple)):
        return [wrap(item) for item in value]
    return value


def sub(value: Any) -> Params:
    """Options of a part inside a part. Plain words are short for {"text": words}; None for no options."""
    if value is None or value is False:
        return Params()
    return (
        value
        if isinstance(value, Params)
        else Params(value)
        if isinstance(value, dict)
        else Params(text=value)
    )


def words(value: Any) -> SafeString:
    """The words of a part: its `html` as it is, else its `text` escaped, else nothing."""
    params = sub(value)
    if params.html:
        return mark_safe(str(params.html).strip())  # noqa: S308 (the option is named html)
    return text(params.text)


def text(value: Any) -> SafeString:
    """Escaped text; None and False give nothing; numbers are written out."""
    if value is None or value is False:
        return SafeString("")
    if value is True:
        return SafeString("true")
    return escaped(value)


def escaped(value: Any) -> SafeString:
    """What `conditional_escape` of Django gives, without its detour for plain words: a page asks a thousand times."""
    kind = type(value)
    if kind is SafeString:
        return value
    return SafeString(escape(value)) if kind is str else conditional_escape(value)


def classes(*names: Any) -> str:
    """The class attribute: those names that are there."""
    return " ".join(str(n).strip() for n in names if n)


def attributes(given: Any) -> SafeString:
    """Attributes as given: a mapping, or ready HTML. `{"value": x, "optional": True}` drops empty ones."""
    if not given:
        return SafeString("")
    if isinstance(given, str):
        return mark_safe(given)  # noqa: S308 (ready HTML by contract)
    return joined(_attribute(name, item) for name, item in given.items())


def _attribute(name: str, item: Any) -> SafeString:
    optional = isinstance(item, Mapping) and bool(item.get("optional"))
    value = item.get("value") if isinstance(item, Mapping) else item
    name = conditional_escape(name)
    if optional and value is True:
        return mark_safe(f" {name}")  # noqa: S308 (escaped above)
    if optional and (value is None or value is False):
        return SafeString("")
    shown = "false" if value is False else text(value)
    return mark_safe(f' {name}="{shown}"')  # noqa: S308 (escaped above)


def element(name: str, own: Mapping[str, Any] | None = None, *children: Any, more: Any = None) -> SafeString:
    """One element. In `own`, None and False are left out and True is written as a bare name.

    `more` are the author's attributes (see `attributes`). Children that are not marked safe are escaped.
    """
    parts = ["<", name]
    for key, value in (own or {}).items():
        if value is None or value is False or (key == "class" and not value):
            continue
        parts.append(f" {key}" if value is True else f' {key}="{escaped(value)}"')
    parts += [attributes(more), ">"]
    if name not in VOID:
        parts += [text(child) for child in children]
        parts.append(f"</{name}>")
    return mark_safe("".join(parts))  # noqa: S308 (every piece escaped above)


def joined(pieces: Iterable[Any], between: str = "") -> SafeString:
    """Pieces of markup one after another; text among them is escaped."""
    return mark_safe(between.join(text(p) for p in pieces))  # noqa: S308 (escaped by text)


def hidden(value: Any) -> SafeString:
    """Words for people who listen to the page."""
    return element("span", {"class": "govuk-visually-hidden"}, value)
