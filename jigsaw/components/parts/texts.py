"""Small parts: words, links, buttons, notices. Markup as in GOV.UK Frontend 6.6."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from jigsaw.components.markup import Params, attributes, classes, element, hidden, joined, sub, text, words

START_ICON = (
    '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" '
    'viewBox="0 0 33 40" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>'
)


def button(p: Params) -> SafeString:
    """A button, or a link that looks like one when it has an `href`. The text says the act."""
    start = SafeString(START_ICON if p.isStartButton else "")
    inner = element("span", {}, words(p)) if p.html and p.isStartButton else words(p)
    own = {
        "class": classes("govuk-button", p.classes, p.isStartButton and "govuk-button--start"),
        "data-module": "govuk-button",
    }
    if p.href:
        link = {"href": p.href, "role": "button", "draggable": "false", **own, "id": p.id or None}
        return element("a", link, inner, start, more=p.attributes)
    prevent = text(p.preventDoubleClick) or "false" if "preventDoubleClick" in p else None
    first = {
        "type": p.type or "submit",
        "value": p.value or None,
        "name": p.name or None,
        "disabled": bool(p.disabled),
        "aria-disabled": "true" if p.disabled else None,
        "data-prevent-double-click": prevent,
    }
    return element("button", {**first, **own, "id": p.id or None}, inner, start, more=p.attributes)


def label(p: Params) -> SafeString:
    """The label of one field; nothing without words."""
    if not (p.html or p.text):
        return SafeString("")
    made = element(
        "label",
        {"class": classes("govuk-label", p.classes), "for": p.get("for") or None},
        words(p),
        more=p.attributes,
    )
    return element("h1", {"class": "govuk-label-wrapper"}, made) if p.isPageHeading else made


def hint(p: Params) -> SafeString:
    """One line of help under a label."""
    return element(
        "div", {"id": p.id or None, "class": classes("govuk-hint", p.classes)}, words(p), more=p.attributes
    )


def error_message(p: Params) -> SafeString:
    """What is wrong with one field, in the same words as in the error summary."""
    before = p.or_else("visuallyHiddenText", "Error")
    lead = joined([hidden(f"{before}:"), " "]) if before else ""
    own = {"id": p.id or None, "class": classes("govuk-error-message", p.classes)}
    return element("p", own, lead, words(p), more=p.attributes)


def fieldset(p: Params) -> SafeString:
    """Fields that belong together, with their question as legend."""
    legend = sub(p.legend)
    head = SafeString("")
    if legend.html or legend.text:
        inner = words(legend)
        if legend.isPageHeading:
            inner = element("h1", {"class": "govuk-fieldset__heading"}, inner)
        head = element("legend", {"class": classes("govuk-fieldset__legend", legend.classes)}, inner)
    own = {
        "class": classes("govuk-fieldset", p.classes),
        "role": p.role or None,
        "aria-describedby": p.describedBy or None,
    }
    return element("fieldset", own, head, mark_safe(p.html or ""), more=p.attributes)  # noqa: S308


def details(p: Params) -> SafeString:
    """Words that some people need, closed until asked for (opened when the page is printed)."""
    shown = words({"html": p.summaryHtml, "text": p.summaryText})
    summary = element(
        "summary",
        {"class": "govuk-details__summary"},
        element("span", {"class": "govuk-details__summary-text"}, shown),
    )
    body = element("div", {"class": "govuk-details__text"}, words(p))
    own = {"id": p.id or None, "class": classes("govuk-details", p.classes)}
    more = attributes(p.attributes) + (" open" if p.open else "")
    return element("details", own, summary, body, more=more)


def inset_text(p: Params) -> SafeString:
    """A passage set apart from the text around it."""
    own = {"id": p.id or None, "class": classes("govuk-inset-text", p.classes)}
    return element("div", own, words(p), more=p.attributes)


def warning_text(p: Params) -> SafeString:
    """One sentence about something that cannot be undone."""
    icon = element("span", {"class": "govuk-warning-text__icon", "aria-hidden": "true"}, "!")
    lead = hidden(p.iconFallbackText or "Warning")
    strong = element("strong", {"class": "govuk-warning-text__text"}, lead, " ", words(p))
    return element(
        "div", {"class": classes("govuk-warning-text", p.classes)}, icon, strong, more=p.attributes
    )


def tag(p: Params) -> SafeString:
    """A word of state."""
    return element("strong", {"class": classes("govuk-tag", p.classes)}, words(p), more=p.attributes)


def back_link(p: Params) -> SafeString:
    """The way to the page before."""
    own = {"href": p.href or "#", "class": classes("govuk-back-link", p.classes)}
    return element("a", own, words(p) if p.html else (p.text or "Back"), more=p.attributes)


def skip_link(p: Params) -> SafeString:
    """The first link of every page: past the navigation."""
    own = {"href": p.href or "#content", "class": classes("govuk-skip-link", p.classes)}
    more = joined([attributes(p.attributes), mark_safe(' data-module="govuk-skip-link"')])
    return element("a", own, words(p), more=more)


def phase_banner(p: Params) -> SafeString:
    """What kind of service this is, like a demonstration with invented data."""
    given = sub(p.tag)
    mark = tag(Params(given, classes=classes("govuk-phase-banner__content__tag", given.classes)))
    said = element("span", {"class": "govuk-phase-banner__text"}, words(p))
    own = {"class": classes("govuk-phase-banner", "govuk-width-container", p.classes)}
    line = element("p", {"class": "govuk-phase-banner__content"}, mark, " ", said)
    return element("div", own, line, more=p.attributes)
