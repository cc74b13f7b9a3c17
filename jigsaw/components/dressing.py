"""How a bound field becomes a GOV.UK component: the widget decides the part, the field adds its options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from jigsaw.components.markup import classes, element, joined
from jigsaw.components.parts import render

# The field, or the fields, that each answer of a question opens.
Opens = Mapping[Any, str | tuple[str, ...]]


def dress(bound: Any) -> SafeString:
    """The whole field: label or legend, hint, error, control."""
    for widget, make in DRESSES:
        if isinstance(bound.field.widget, widget):
            return make(bound)
    return _line(bound)


def _about(bound: Any) -> dict[str, Any]:
    """What every part takes."""
    field = bound.field
    options: dict[str, Any] = {"name": bound.html_name, "id": bound.auto_id}
    if bound.help_text:
        options["hint"] = (
            {"html": str(bound.help_text)}
            if hasattr(bound.help_text, "__html__")
            else {"text": bound.help_text}
        )
    if bound.error_words:
        options["errorMessage"] = {"text": bound.error_words}
    if field.disabled:
        options["disabled"] = True
    given = {
        k: v for k, v in field.widget.attrs.items() if k not in _OWN_ATTRIBUTES and v not in (None, False)
    }
    if given:
        options["attributes"] = {
            k: ({"value": True, "optional": True} if v is True else v) for k, v in given.items()
        }
    return options


_OWN_ATTRIBUTES = {
    "class",
    "id",
    "required",
    "rows",
    "cols",
    "autocomplete",
    "inputmode",
    "maxlength",
    "minlength",
    "placeholder",
    "aria-describedby",
    "aria-invalid",
}


def _label(bound: Any) -> dict[str, Any]:
    """A label; the question of the page when the field says that it is the heading."""
    heading = getattr(bound.field, "heading", False)
    look = "govuk-label--l" if heading else getattr(bound.field, "label_classes", "govuk-label--s")
    return {"text": bound.label, "classes": look, "isPageHeading": heading}


def _fieldset(bound: Any) -> dict[str, Any]:
    heading = getattr(bound.field, "heading", False)
    look = "govuk-fieldset__legend--l" if heading else "govuk-fieldset__legend--s"
    return {"legend": {"text": bound.label, "classes": look, "isPageHeading": heading}}


def _width(bound: Any) -> str:
    width = getattr(bound.field, "width", None)
    return f"govuk-input--width-{width}" if width else ""


def _line(bound: Any) -> SafeString:
    widget = bound.field.widget
    value = bound.value()
    options = _about(bound) | {
        "label": _label(bound),
        "type": getattr(widget, "input_type", "text"),
        "value": widget.format_value(value) if value is not None else None,
        "classes": _width(bound),
        "autocomplete": widget.attrs.get("autocomplete"),
        "inputmode": widget.attrs.get("inputmode"),
    }
    for name in ("prefix", "suffix"):
        if getattr(bound.field, name, None):
            options[name] = {"text": getattr(bound.field, name)}
    if options["type"] == "number":
        options |= {"type": "text", "inputmode": "numeric"}
    if "spellcheck" in widget.attrs:
        options["spellcheck"] = widget.attrs["spellcheck"] in (True, "true")
        options["attributes"].pop("spellcheck", None)
    return render("input", options)


def _password(bound: Any) -> SafeString:
    more = {"label": _label(bound), "autocomplete": bound.field.widget.attrs.get("autocomplete")}
    return render("password-input", _about(bound) | more)


def _text(bound: Any) -> SafeString:
    field = bound.field
    value = bound.value()
    options = _about(bound) | {
        "label": _label(bound),
        "value": "" if value is None else bound.field.widget.format_value(value),
        "rows": field.widget.attrs.get("rows", 5),
    }
    words, characters = getattr(field, "most_words", None), getattr(field, "most", None)
    for option, most, unit in (("maxwords", words, "words"), ("maxlength", characters, "characters")):
        if most:
            said = {"textareaDescriptionText": f"You can enter up to {most:,} {unit}"}
            return render("character-count", options | {option: most} | said)
    return render("textarea", options)


def opened_by(field: Any) -> dict[Any, tuple[str, ...]]:
    """The names of the fields that each answer of a question opens."""
    opens = getattr(field, "opens", {})
    return {value: (of,) if isinstance(of, str) else tuple(of) for value, of in opens.items()}


def _choices(bound: Any) -> list[dict[str, Any]]:
    """Choices as parts want them; an empty first choice is for lists only."""
    field = bound.field
    items: list[dict[str, Any]] = []
    for value, words in field.choices:
        item: dict[str, Any] = {"value": str(value), "text": str(words)}
        if getattr(field, "hints", {}).get(value):
            item["hint"] = {"text": field.hints[value]}
        if opened := opened_by(field).get(value):
            item["conditional"] = {"html": joined(bound.form[name].as_field_group() for name in opened)}
        items.append(item)
    return items


def _among(bound: Any, **more: Any) -> dict[str, Any]:
    return _about(bound) | {"idPrefix": bound.auto_id, "fieldset": _fieldset(bound), **more}


def _radios(bound: Any) -> SafeString:
    items = [item for item in _choices(bound) if item["value"] != ""]
    value = bound.value()
    for item in items:
        item["checked"] = value is not None and item["value"] == str(value)
    inline = "govuk-radios--inline" if getattr(bound.field, "inline", False) else ""
    return render("radios", _among(bound, items=items, classes=inline))


def _checkboxes(bound: Any) -> SafeString:
    chosen = {str(value) for value in (bound.value() or [])}
    items = _choices(bound)
    for item in items:
        item["checked"] = item["value"] in chosen
    return render("checkboxes", _among(bound, items=items))


def _checkbox(bound: Any) -> SafeString:
    item: dict[str, Any] = {"value": "on", "text": bound.label, "checked": bool(bound.value())}
    options = _about(bound)
    if "hint" in options:
        item["hint"] = options.pop("hint")
    return render("checkboxes", options | {"idPrefix": bound.auto_id, "items": [item]})


def _select(bound: Any) -> SafeString:
    value = bound.value()
    items = _choices(bound)
    for item in items:
        item["selected"] = value is not None and item["value"] == str(value)
    return render("select", _about(bound) | {"label": _label(bound), "items": items})


def _file(bound: Any) -> SafeString:
    options = _about(bound) | {"label": _label(bound)}
    return render(
        "file-upload", options | {"multiple": getattr(bound.field.widget, "allow_multiple_selected", False)}
    )


def _date(bound: Any) -> SafeString:
    values = bound.field.widget.decompress(bound.value())
    wrong = bound.boxes_in_error or list(values)
    items = [
        {
            "name": f"{bound.html_name}_{part}",
            "id": f"{bound.auto_id}_{part}",
            "label": part.capitalize(),
            "value": value,
            "inputmode": "text" if part == "month" else "numeric",
            "error": bool(bound.error_words) and part in wrong,
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}",
        }
        for part, value in values.items()
    ]
    return render("date-input", _about(bound) | {"fieldset": _fieldset(bound), "items": items})


def _repeated(bound: Any) -> SafeString:
    """One box for each line, "Add another" below, "Remove" beside each when there are several."""
    field, lines = bound.field, bound.field.lines_shown(bound.value())
    rows = joined(_row(bound, number, line, len(lines)) for number, line in enumerate(lines, 1))
    group: list[Any] = []
    described = []
    for kind, words in (("hint", bound.help_text), ("error-message", bound.error_words)):
        if words:
            name = f"{bound.auto_id}-{kind.removesuffix('-message')}"
            described.append(name)
            group.append(render(kind, {"id": name, "text": words}))
    group.append(rows)
    if len(lines) < field.most_lines:
        named = {"name": "add", "value": bound.name, "classes": "govuk-button--secondary jig-add-another"}
        group.append(render("button", named | {"text": f"Add another {field.one.lower()}"}))
    inner = render(
        "fieldset", {**_fieldset(bound), "describedBy": " ".join(described), "html": joined(group)}
    )
    failed = "govuk-form-group--error" if bound.error_words else ""
    return element("div", {"class": classes("govuk-form-group", failed)}, inner)


def _row(bound: Any, number: int, line: str, count: int) -> SafeString:
    box = bound.auto_id if number == 1 else f"{bound.auto_id}-{number}"
    made = render(
        "input",
        {
            "name": bound.html_name,
            "id": box,
            "value": line,
            "label": {"text": f"{bound.field.one} {number}"},
            "classes": classes(_width(bound), bound.error_words and "govuk-input--error"),
        },
    )
    if count > 1:
        made += render(
            "button",
            {
                "name": "remove",
                "value": f"{bound.name}:{number}",
                "classes": "govuk-button--secondary",
                "html": joined(
                    [
                        "Remove",
                        element(
                            "span", {"class": "govuk-visually-hidden"}, f" {bound.field.one.lower()} {number}"
                        ),
                    ]
                ),
            },
        )
    return element("div", {"class": "jig-repeated"}, made)


class Boxes(forms.Widget):
    """Marks a widget of several boxes; `components.fields` has the date."""

    first_box: str


class Lines(forms.Widget):
    """Marks a widget of repeated lines."""


class Grouped(forms.CheckboxSelectMultiple):
    """Marks check boxes that stand in groups; `components.fields` has the field."""


def _grouped(bound: Any) -> SafeString:
    """The answer that is all of them first, then each group folded away, open where something in it is chosen."""
    field, chosen = bound.field, {str(value) for value in (bound.value() or [])}
    about = _about(bound)
    described, above = [], []
    for kind, given in (("hint", "hint"), ("error-message", "errorMessage")):
        if given in about:
            described.append(f"{bound.auto_id}-{kind.removesuffix('-message')}")
            above.append(render(kind, {"id": described[-1], **about[given]}))
    value, text = field.every
    every = {"value": value, "text": text, "checked": value in chosen, "behaviour": "exclusive"}
    named = {"name": bound.html_name, "formGroup": {"classes": "jig-grouped"}}
    above.append(render("checkboxes", {**named, "idPrefix": bound.auto_id, "items": [every]}))
    for number, (label, choices) in enumerate(field.groups, 1):
        items = [{"value": v, "text": words, "checked": v in chosen} for v, words in choices]
        count = sum(item["checked"] for item in items)
        boxes = render("checkboxes", {**named, "idPrefix": f"{bound.auto_id}-{number}", "items": items} | {
            "fieldset": {"legend": {"text": label, "classes": "govuk-visually-hidden"}}
        })  # fmt: skip
        said = f"{label} ({count} of {len(items)} chosen)" if count else label
        above.append(render("details", {"summaryText": said, "html": boxes, "open": bool(count)}))
    inner = render(
        "fieldset", {**_fieldset(bound), "describedBy": " ".join(described), "html": joined(above)}
    )
    failed = "govuk-form-group--error" if bound.error_words else ""
    return element("div", {"class": classes("govuk-form-group", failed)}, inner)


DRESSES: list[tuple[Any, Any]] = [
    (Boxes, _date),
    (Lines, _repeated),
    (forms.PasswordInput, _password),
    (forms.Textarea, _text),
    (Grouped, _grouped),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _checkbox),
    (forms.Select, _select),
    (forms.FileInput, _file),
]
