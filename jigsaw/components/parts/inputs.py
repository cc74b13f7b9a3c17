"""One question, one answer: text, a choice from a list, a file. Markup as in GOV.UK Frontend 6.6."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.markup import Params, attributes, classes, element, joined, sub, text, words
from jigsaw.components.parts.texts import button, error_message, hint, label


class Described:
    """Collects what describes a field (hint, error) while it makes them."""

    def __init__(self, prefix: str, ids: str | None = None):
        self.prefix = prefix
        self.ids = [ids] if ids else []

    def hint(self, value: Any) -> SafeString:
        """The hint, or nothing."""
        return self._add(hint, "hint", value)

    def error(self, value: Any) -> SafeString:
        """The error message, or nothing."""
        return self._add(error_message, "error", value)

    def _add(self, part: Any, kind: str, value: Any) -> SafeString:
        if value is None or value is False or value == "":
            return SafeString("")
        name = f"{self.prefix}-{kind}"
        self.ids.append(name)
        return part(Params(sub(value), id=name))

    def __str__(self) -> str:
        return " ".join(self.ids)

    def aria(self) -> str | None:
        """The value of aria-describedby, or None when nothing describes the field."""
        return str(self) or None


def form_group(p: Params, *inner: Any) -> SafeString:
    """The block round a field; marked when the field is in error."""
    group = sub(p.formGroup)
    own = {"class": classes("govuk-form-group", p.errorMessage and "govuk-form-group--error", group.classes)}
    return element("div", own, *inner, more=group.attributes)


def _around(p: Params, field: Any) -> SafeString:
    """Label, hint, error and what stands before and after the field made by `field(id, described_by)`."""
    name = p.id or p.name
    about = Described(name, p.describedBy)
    head = label(Params(sub(p.label), **{"for": name}))
    helped, failed = about.hint(p.hint), about.error(p.errorMessage)
    group = sub(p.formGroup)
    made = field(name, about.aria())
    return form_group(p, head, helped, failed, words(group.beforeInput), made, words(group.afterInput))


def text_input(p: Params) -> SafeString:
    """One line of text."""
    name = p.id or p.name
    about = Described(name, p.describedBy)
    head = label(Params(sub(p.label), **{"for": name}))
    helped, failed = about.hint(p.hint), about.error(p.errorMessage)
    return form_group(p, head, helped, failed, _with_affixes(p, _input_element(p, name, about.aria())))


def _input_element(p: Params, name: str, described_by: str | None) -> SafeString:
    def given(value: Any) -> Any:
        return {"value": value, "optional": True}

    spelling = text(p.spellcheck) or "false" if p.spellcheck in (True, False) else None
    names = {
        "class": classes("govuk-input", p.classes, p.errorMessage and "govuk-input--error"),
        "id": name,
        "name": p.name,
        "type": p.type or "text",
        "spellcheck": given(spelling),
        "value": given(p.value),
        "disabled": given(p.disabled),
        "aria-describedby": given(described_by),
        **{key: given(p.get(key)) for key in ("autocomplete", "autocapitalize", "pattern", "inputmode")},
    }
    return element("input", more=joined([attributes(names), attributes(p.attributes)]))


def _affix(value: Any, kind: str) -> SafeString:
    p = sub(value)
    if not (p.text or p.html):
        return SafeString("")
    own = {"class": classes(f"govuk-input__{kind}", p.classes), "aria-hidden": "true"}
    return element("div", own, words(p), more=p.attributes)


def _with_affixes(p: Params, field: SafeString) -> SafeString:
    group = sub(p.formGroup)
    before, after = words(group.beforeInput), words(group.afterInput)
    prefix, suffix = _affix(p.prefix, "prefix"), _affix(p.suffix, "suffix")
    if not (before or after or prefix or suffix):
        return field
    wrapper = sub(p.inputWrapper)
    own = {"class": classes("govuk-input__wrapper", wrapper.classes)}
    return element("div", own, before, prefix, field, suffix, after, more=wrapper.attributes)


def textarea(p: Params) -> SafeString:
    """Several lines of text."""

    def field(name: str, described_by: str | None) -> SafeString:
        own = {
            "class": classes("govuk-textarea", p.errorMessage and "govuk-textarea--error", p.classes),
            "id": name,
            "name": p.name,
            "rows": p.rows or 5,
            "spellcheck": (text(p.spellcheck) or "false") if p.spellcheck in (True, False) else None,
            "disabled": bool(p.disabled),
            "aria-describedby": described_by,
            "autocomplete": p.autocomplete or None,
        }
        return element("textarea", own, p.value, more=p.attributes)

    return _around(p, field)


def i18n(key: str, said: Any) -> dict[str, str]:
    """Words that a script of GOV.UK Frontend says: one sentence, or one for each plural form."""
    if isinstance(said, dict):
        return {f"data-i18n.{key}.{rule}": words_ for rule, words_ in said.items()}
    return {f"data-i18n.{key}": said} if said else {}


COUNTED = {"words": "words"}
COUNT_WORDS = {
    "characters-under-limit": "charactersUnderLimitText",
    "characters-at-limit": "charactersAtLimitText",
    "characters-over-limit": "charactersOverLimitText",
    "words-under-limit": "wordsUnderLimitText",
    "words-at-limit": "wordsAtLimitText",
    "words-over-limit": "wordsOverLimitText",
}


def character_count(p: Params) -> SafeString:
    """Several lines of text with a limit; without a script the limit is said in words."""
    name = p.id or p.name
    unit = p.countType or ("words" if p.maxwords else None)
    limit = p.maxwords or p.maxlength
    group = sub(p.formGroup)
    said = (
        p.textareaDescriptionText or f"You can enter up to %{{count}} {COUNTED.get(str(unit), 'characters')}"
    )
    message = hint(
        Params(
            text=said.replace("%{count}", str(limit)) if limit else None,
            id=f"{name}-info",
            classes=classes("govuk-character-count__message", sub(p.countMessage).classes),
        )
    )
    around = {
        "classes": classes("govuk-character-count", group.classes),
        "attributes": joined([attributes(_count_data(p, unit, limit)), attributes(group.attributes)]),
        "beforeInput": group.beforeInput,
        "afterInput": {"html": joined([message, words(group.afterInput)])},
    }
    passed = {key: p[key] for key in _TO_TEXTAREA if key in p}
    own = {"id": name, "describedBy": f"{name}-info", "formGroup": around}
    return textarea(Params(passed, **own, classes=classes("govuk-js-character-count", p.classes)))


def _count_data(p: Params, unit: str | None, limit: int | None) -> dict[str, Any]:
    """What the counting script reads."""
    numbers = {"maxlength": p.maxlength, "maxwords": p.maxwords, "threshold": p.threshold, "count-type": unit}
    data: dict[str, Any] = {"data-module": "govuk-character-count"}
    data |= {f"data-{key}": value for key, value in numbers.items() if value}
    if not limit and p.textareaDescriptionText:
        data |= i18n("textarea-description", {"other": p.textareaDescriptionText})
    for key, option in COUNT_WORDS.items():
        data |= i18n(key, p.get(option))
    return data


_TO_TEXTAREA = ("name", "rows", "spellcheck", "value", "label", "hint", "errorMessage", "attributes")


def select(p: Params) -> SafeString:
    """One choice from a long list. Radios are better for a short one."""

    def option(item: Params) -> SafeString:
        effective = item.or_else("value", item.text)
        chosen = item.selected or (p.value and effective == p.value and item.selected is not False)
        own = {"selected": bool(chosen), "disabled": bool(item.disabled)}
        value = attributes({"value": item.value}) if "value" in item else ""
        return element("option", own, item.text, more=joined([value, attributes(item.attributes)]))

    def field(name: str, described_by: str | None) -> SafeString:
        own = {
            "class": classes("govuk-select", p.classes, p.errorMessage and "govuk-select--error"),
            "id": name,
            "name": p.name,
            "disabled": bool(p.disabled),
            "aria-describedby": described_by,
        }
        return element("select", own, joined(option(i) for i in p.items_ or [] if i), more=p.attributes)

    return _around(p, field)


FILE_WORDS = {
    "choose-files-button": "chooseFilesButtonText",
    "no-file-chosen": "noFileChosenText",
    "multiple-files-chosen": "multipleFilesChosenText",
    "drop-instruction": "dropInstructionText",
    "entered-drop-zone": "enteredDropZoneText",
    "left-drop-zone": "leftDropZoneText",
}


def file_upload(p: Params) -> SafeString:
    """A file from the person's computer."""

    def field(name: str, described_by: str | None) -> SafeString:
        own = {
            "class": classes("govuk-file-upload", p.classes, p.errorMessage and "govuk-file-upload--error"),
            "id": name,
            "name": p.name,
            "type": "file",
            "disabled": bool(p.disabled),
            "multiple": bool(p.multiple),
            "aria-describedby": described_by,
        }
        made = element("input", own, more=p.attributes)
        if not p.javascript:
            return made
        wrapper = {
            "class": classes("govuk-file-upload-wrapper", p.wrapperClasses),
            "data-module": "govuk-file-upload",
        }
        for key, option in FILE_WORDS.items():
            wrapper |= i18n(key, p.get(option))
        return element("div", wrapper, made, more=p.wrapperAttributes)

    return _around(p, field)


def password_input(p: Params) -> SafeString:
    """A password, which the person may show."""
    name = p.id or p.name
    data = {"data-module": "govuk-password-input"}
    for key, option in PASSWORD_WORDS.items():
        data |= i18n(key, p.get(option))
    group = sub(p.formGroup)
    own = {
        "id": name,
        "type": "password",
        "spellcheck": False,
        "autocapitalize": "none",
        "autocomplete": p.autocomplete or "current-password",
        "classes": classes("govuk-password-input__input govuk-js-password-input-input", p.classes),
        "inputWrapper": {"classes": "govuk-password-input__wrapper"},
        "formGroup": {
            "classes": classes("govuk-password-input", group.classes),
            "attributes": joined([attributes(data), attributes(group.attributes)]),
            "beforeInput": group.beforeInput,
            "afterInput": {"html": joined([_show_password(p, name), words(group.afterInput)])},
        },
    }
    return text_input(Params({key: p[key] for key in _TO_PASSWORD if key in p}, **own))


def _show_password(p: Params, name: str) -> SafeString:
    more = "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
    named = {
        "aria-controls": name,
        "aria-label": p.or_else("showPasswordAriaLabelText", "Show password"),
        "hidden": {"value": True, "optional": True},
    }
    said = p.or_else("showPasswordText", "Show")
    shown = classes(more, sub(p.button).classes)
    return button(Params(type="button", classes=shown, text=said, attributes=named))


_TO_PASSWORD = ("label", "hint", "errorMessage", "value", "disabled", "describedBy", "attributes", "name")
PASSWORD_WORDS = {
    "show-password": "showPasswordText",
    "hide-password": "hidePasswordText",
    "show-password-aria-label": "showPasswordAriaLabelText",
    "hide-password-aria-label": "hidePasswordAriaLabelText",
    "password-shown-announcement": "passwordShownAnnouncementText",
    "password-hidden-announcement": "passwordHiddenAnnouncementText",
}
