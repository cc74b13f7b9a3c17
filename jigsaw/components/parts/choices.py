"""Questions answered by choosing, and dates in three boxes. Markup as in GOV.UK Frontend 6.6."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.markup import Params, attributes, classes, element, joined, sub, words
from jigsaw.components.parts.inputs import Described, form_group, text_input
from jigsaw.components.parts.texts import fieldset, hint, label


def radios(p: Params) -> SafeString:
    """One of a few answers."""
    prefix = p.idPrefix or p.name
    about = Described(prefix, sub(p.fieldset).describedBy)

    def item(index: int, each: Params) -> SafeString:
        chosen = each.checked or (p.value and each.value == p.value and each.checked is not False)
        helped = f"{_item_id(prefix, index, each)}-item-hint" if _has_hint(each) else None
        return _choice(
            "radios", "radio", p.name, prefix, index, each, chosen=bool(chosen), described_by=helped
        )

    return _choices("radios", p, about, item)


def checkboxes(p: Params) -> SafeString:
    """Any of several answers, or one statement to agree to."""
    prefix = p.idPrefix or p.name
    about = Described(prefix, sub(p.fieldset).describedBy or p.describedBy)

    def item(index: int, each: Params) -> SafeString:
        among = each.value in (p.values_ or []) and each.checked is not False
        helped = f"{_item_id(prefix, index, each)}-item-hint" if _has_hint(each) else ""
        described = "" if p.fieldset else str(about)
        return _choice(
            "checkboxes",
            "checkbox",
            each.name or p.name,
            prefix,
            index,
            each,
            chosen=bool(each.checked or among),
            described_by=f"{described} {helped}".strip() or None,
        )

    return _choices("checkboxes", p, about, item)


def _item_id(prefix: str, index: int, each: Params) -> str:
    """The first has no number, so that the error summary's link is easily made."""
    return each.id or (prefix if index == 1 else f"{prefix}-{index}")


def _has_hint(each: Params) -> bool:
    return bool(sub(each.hint).text or sub(each.hint).html)


def _choice(
    kind: str,
    type_: str,
    name: str,
    prefix: str,
    index: int,
    each: Params,
    *,
    chosen: bool,
    described_by: Any,
) -> SafeString:
    """One radio or checkbox with its label, hint and the question that it opens."""
    if each.divider:
        return element("div", {"class": f"govuk-{kind}__divider"}, each.divider)
    item_id = _item_id(prefix, index, each)
    opened = sub(each.conditional).html
    own = {
        "class": f"govuk-{kind}__input",
        "id": item_id,
        "name": name,
        "type": type_,
        "value": "" if each.value is None else each.value,
        "checked": chosen,
        "disabled": bool(each.disabled),
        "data-aria-controls": f"conditional-{item_id}" if opened else None,
        "data-behaviour": each.behaviour or None,
        "aria-describedby": described_by,
    }
    shown = _choice_words(kind, item_id, each)
    made = element(
        "div", {"class": f"govuk-{kind}__item"}, element("input", own, more=each.attributes), shown
    )
    if not opened:
        return made
    closed = not chosen and f"govuk-{kind}__conditional--hidden"
    more = {"class": classes(f"govuk-{kind}__conditional", closed), "id": f"conditional-{item_id}"}
    return made + element("div", more, words(each.conditional))


def _choice_words(kind: str, item_id: str, each: Params) -> SafeString:
    """The label and the hint of one answer."""
    named, helped = sub(each.label), sub(each.hint)
    shown = label(
        Params(
            html=each.html,
            text=each.text,
            classes=classes(f"govuk-{kind}__label", named.classes),
            attributes=named.attributes,
            **{"for": item_id},
        )
    )
    if not _has_hint(each):
        return shown
    more = {"id": f"{item_id}-item-hint", "classes": classes(f"govuk-{kind}__hint", helped.classes)}
    return shown + hint(Params(helped, **more))


def _choices(kind: str, p: Params, about: Described, item: Any) -> SafeString:
    helped, failed = about.hint(p.hint), about.error(p.errorMessage)
    group = sub(p.formGroup)
    made = joined(item(index, each) for index, each in enumerate(p.items_ or [], 1) if each)
    more = attributes(p.attributes) + SafeString(f' data-module="govuk-{kind}"')
    own = {"class": classes(f"govuk-{kind}", p.classes)}
    inner = element("div", own, words(group.beforeInputs), made, words(group.afterInputs), more=more)
    return form_group(p, _in_fieldset(p, about, helped + failed + inner))


def _in_fieldset(p: Params, about: Described, inner: SafeString, role: str | None = None) -> SafeString:
    if not p.fieldset:
        return inner
    return fieldset(Params(sub(p.fieldset), describedBy=str(about), role=role, html=inner))


DATE_PARTS = (("day", 2), ("month", 2), ("year", 4))
DATE_WIDTHS = dict(DATE_PARTS)


def date_input(p: Params) -> SafeString:
    """A date that the person remembers, in three boxes."""
    about = Described(p.id, sub(p.fieldset).describedBy)
    helped, failed = about.hint(p.hint), about.error(p.errorMessage)
    group = sub(p.formGroup)
    boxes = _boxes(p)
    marked = any(_in_error(box) for _, box in boxes)
    made = joined(_date_box(p, part, box, marked) for part, box in boxes)
    own = {"class": classes("govuk-date-input", p.classes)}
    more = attributes(p.attributes) + attributes({"id": p.id} if p.id else None)
    inner = element("div", own, words(group.beforeInputs), made, words(group.afterInputs), more=more)
    return form_group(p, _in_fieldset(p, about, helped + failed + inner, role="group"))


def _boxes(p: Params) -> list[tuple[str | None, Params]]:
    """The boxes in their order, each with the part of the date that it asks for (None for an unknown one)."""
    named = {(p.get(part) or {}).get("name") or part: part for part, _ in DATE_PARTS}
    if p.items_:
        listed = [box for box in p.items_ if box]
        return [(box.name if box.name in DATE_WIDTHS else named.get(box.name), box) for box in listed]
    pairs = [(part, p.or_else(part, Params(name=part))) for part, _ in DATE_PARTS]
    return [(part, box) for part, box in pairs if box]


def _in_error(box: Params) -> bool:
    return bool(box.error or "govuk-input--error" in (box.classes or ""))


def _date_box(p: Params, part: str | None, box: Params, marked: bool) -> SafeString:
    """One box. It is marked in error when it says so, or when the whole date is and no box says so."""
    own, name = box.classes or "", box.name or part
    width = DATE_WIDTHS.get(part or "", 2)
    wrong = _in_error(box) or (box.error is not False and p.errorMessage and not marked)
    look = classes(
        "govuk-date-input__input",
        wrong and "govuk-input--error" not in own and "govuk-input--error",
        "govuk-input--width-" not in own and f"govuk-input--width-{width}",
        own,
    )
    full = f"{p.namePrefix}-{name}" if p.namePrefix else name
    value = box.value if "value" in box else _value(p, part, str(full))
    field = text_input(
        Params(
            label={"text": box.label or str(name).capitalize(), "classes": "govuk-date-input__label"},
            id=box.id or f"{p.id}-{name}",
            classes=look,
            name=full,
            value=value,
            inputmode=box.inputmode or "numeric",
            autocomplete=box.autocomplete,
            pattern=box.pattern,
            attributes=box.attributes,
        )
    )
    return element("div", {"class": "govuk-date-input__item"}, field)


def _value(p: Params, part: str | None, full: str) -> Any:
    """What the box shows when it says nothing itself."""
    values = sub(p.values_)
    at_home = p.get(part) if part else None
    if isinstance(at_home, dict):
        return at_home["value"] if "value" in at_home else values.get(full)
    return values.get(part, values.get(full)) if part else values.get(full)
