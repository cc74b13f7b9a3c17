"""Facts in rows: summary lists, tables, tabs, task lists. Markup as in GOV.UK Frontend 6.6."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.markup import Params, attributes, classes, element, hidden, joined, sub, text, words
from jigsaw.components.parts.texts import tag


def summary_list(p: Params) -> SafeString:
    """Facts, each with its name, and the links that change them. With `card`, inside a titled frame."""
    rows = [row for row in p.rows or [] if row]
    acted = any(sub(row.actions).items_ for row in rows)
    title = sub(p.card).title if p.card else None
    made = element(
        "dl",
        {"class": classes("govuk-summary-list", p.classes)},
        joined(_summary_row(row, acted, title) for row in rows),
        more=p.attributes,
    )
    return _summary_card(p.card, made) if p.card else made


def _summary_row(row: Params, acted: bool, title: Any) -> SafeString:
    actions = sub(row.actions)
    links = actions.items_
    none = acted and links is None and "govuk-summary-list__row--no-actions"
    key, value = sub(row.key), sub(row.value)
    inner = [
        element("dt", {"class": classes("govuk-summary-list__key", key.classes)}, words(key)),
        element("dd", {"class": classes("govuk-summary-list__value", value.classes)}, words(value)),
    ]
    if links:
        shown = _actions(links, title, "govuk-summary-list__actions-list")
        inner.append(element("dd", {"class": classes("govuk-summary-list__actions", actions.classes)}, shown))
    return element("div", {"class": classes("govuk-summary-list__row", none, row.classes)}, *inner)


def _actions(links: list[Params], title: Any, name: str) -> SafeString:
    if len(links) == 1:
        return _action(links[0], title)
    made = joined(element("li", {"class": f"{name}-item"}, _action(each, title)) for each in links)
    return element("ul", {"class": name}, made)


def _action(p: Params, title: Any) -> SafeString:
    more = joined(
        [
            f" {p.visuallyHiddenText}" if p.visuallyHiddenText else "",
            joined([" (", words(title), ")"]) if title else "",
        ]
    )
    own = {"class": classes("govuk-link", p.classes), "href": "" if p.href is None else p.href}
    return element("a", own, words(p), hidden(more) if more else "", more=p.attributes)


def _summary_card(p: Params, inner: SafeString) -> SafeString:
    title, actions = sub(p.title), sub(p.actions)
    head = SafeString("")
    if p.title:
        own = {"class": classes("govuk-summary-card__title", title.classes)}
        head = element(f"h{title.headingLevel or 2}", own, words(title))
    if actions.items_:
        name = {"class": classes("govuk-summary-card__actions", actions.classes)}
        if len(actions.items_) == 1:
            head += element("div", name, _action(actions.items_[0], p.title))
        else:
            each = (
                element("li", {"class": "govuk-summary-card__action"}, _action(a, p.title))
                for a in actions.items_
            )
            head += element("ul", name, joined(each))
    top = element("div", {"class": "govuk-summary-card__title-wrapper"}, head)
    body = element("div", {"class": "govuk-summary-card__content"}, inner)
    return element("div", {"class": classes("govuk-summary-card", p.classes)}, top, body, more=p.attributes)


def table(p: Params) -> SafeString:
    """Rows and columns. Wide ones stand inside `{% scroll %}`, which the keyboard can reach."""
    caption = head = SafeString("")
    if p.caption:
        caption = element("caption", {"class": classes("govuk-table__caption", p.captionClasses)}, p.caption)
    if p.head is not None:
        cells = joined(_cell(sub(each), "th", "header", scope="col") for each in p.head)
        row = element("tr", {"class": "govuk-table__row"}, cells)
        head = element("thead", {"class": "govuk-table__head"}, row)
    rows = joined(
        _row(row, p.firstCellIsHeader) for row in p.rows or [] if row is not None and row is not False
    )
    body = element("tbody", {"class": "govuk-table__body"}, rows)
    own = {"class": classes("govuk-table", p.classes)}
    return element("table", own, caption, head, body, more=p.attributes)


def _row(cells: list[Any], first_is_header: bool) -> SafeString:
    def cell(index: int, each: Params) -> SafeString:
        if index == 0 and first_is_header:
            return _cell(Params(each, format=None), "th", "header", scope="row")
        return _cell(each, "td", "cell")

    made = joined(cell(index, sub(each)) for index, each in enumerate(cells))
    return element("tr", {"class": "govuk-table__row"}, made)


def _cell(p: Params, name: str, kind: str, scope: str | None = None) -> SafeString:
    own = {
        "scope": scope,
        "class": classes(f"govuk-table__{kind}", p.format and f"govuk-table__{kind}--{p.format}", p.classes),
        "colspan": p.colspan or None,
        "rowspan": p.rowspan or None,
    }
    return element(name, own, words(p), more=p.attributes)


def tabs(p: Params) -> SafeString:
    """Two or more views of one thing; without a script they stand one under the other."""
    panels = [(index, each) for index, each in enumerate(p.items_ or [], 1) if each]

    def name(index: int, each: Params) -> str:
        return each.id or f"{p.idPrefix or ''}-{index}"

    def link(index: int, each: Params) -> SafeString:
        own = {"class": "govuk-tabs__tab", "href": f"#{name(index, each)}"}
        chosen = index == 1 and "govuk-tabs__list-item--selected"
        made = element("a", own, each.label, more=each.attributes)
        return element("li", {"class": classes("govuk-tabs__list-item", chosen)}, made)

    def panel(index: int, each: Params) -> SafeString:
        inside = sub(each.panel)
        body = words(inside) if inside.html else ""
        if not body and inside.text:
            body = element("p", {"class": "govuk-body"}, inside.text)
        away = index > 1 and "govuk-tabs__panel--hidden"
        own = {"class": classes("govuk-tabs__panel", away), "id": name(index, each)}
        return element("div", own, body, more=inside.attributes)

    inner = element("h2", {"class": "govuk-tabs__title"}, p.or_else("title", "Contents"))
    if panels:
        inner += element("ul", {"class": "govuk-tabs__list"}, joined(link(*each) for each in panels))
        inner += joined(panel(*each) for each in panels)
    more = attributes(p.attributes) + SafeString(' data-module="govuk-tabs"')
    return element("div", {"id": p.id or None, "class": classes("govuk-tabs", p.classes)}, inner, more=more)


def task_list(p: Params) -> SafeString:
    """The parts of one piece of work, each with its state in words."""
    prefix = p.idPrefix or "task-list"
    made = joined(_task(each, f"{prefix}-{index}") for index, each in enumerate(p.items_ or [], 1) if each)
    return element("ul", {"class": classes("govuk-task-list", p.classes)}, made, more=p.attributes)


def _task(p: Params, prefix: str) -> SafeString:
    title, status = sub(p.title), sub(p.status)
    described = f"{prefix}-hint {prefix}-status" if p.hint else f"{prefix}-status"
    if p.href:
        look = classes("govuk-link govuk-task-list__link", title.classes)
        first = element("a", {"class": look, "href": p.href, "aria-describedby": described}, words(title))
    else:
        first = element("div", {"class": title.classes or None}, words(title))
    if p.hint:
        first += element("div", {"id": f"{prefix}-hint", "class": "govuk-task-list__hint"}, words(p.hint))
    state = tag(sub(status.tag)) if status.tag else words(status)
    own = {"class": classes("govuk-task-list__status", status.classes), "id": f"{prefix}-status"}
    linked = p.href and "govuk-task-list__item--with-link"
    return element(
        "li",
        {"class": classes("govuk-task-list__item", linked, p.classes)},
        element("div", {"class": "govuk-task-list__name-and-hint"}, first),
        element("div", own, state),
    )


def error_summary(p: Params) -> SafeString:
    """All that is wrong on the page, each a link to its field; takes the focus."""

    def line(each: Params) -> SafeString:
        shown = words(each)
        if each.href:
            shown = element("a", {"href": each.href}, shown, more=each.attributes)
        return element("li", {}, shown)

    said = words({"html": p.descriptionHtml, "text": p.descriptionText})
    body = element("p", {}, said) if said else SafeString("")
    if p.errorList:
        lines = joined(line(each) for each in p.errorList)
        body += element("ul", {"class": "govuk-list govuk-error-summary__list"}, lines)
    title = words({"html": p.titleHtml, "text": p.titleText})
    alert = element(
        "div",
        {"role": "alert"},
        element("h2", {"class": "govuk-error-summary__title"}, title),
        element("div", {"class": "govuk-error-summary__body"}, body),
    )
    stay = text(p.disableAutoFocus) or "false" if "disableAutoFocus" in p else None
    own = {"class": classes("govuk-error-summary", p.classes), "data-disable-auto-focus": stay}
    more = attributes(p.attributes) + SafeString(' data-module="govuk-error-summary"')
    return element("div", own, alert, more=more)
