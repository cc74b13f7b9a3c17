"""Every page part of GOV.UK Frontend that we have, by its name there."""

from __future__ import annotations

import re
from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.markup import Params
from jigsaw.components.parts import around, choices, inputs, lists, texts

PARTS = {
    "back-link": texts.back_link,
    "breadcrumbs": around.breadcrumbs,
    "button": texts.button,
    "character-count": inputs.character_count,
    "checkboxes": choices.checkboxes,
    "date-input": choices.date_input,
    "details": texts.details,
    "error-message": texts.error_message,
    "error-summary": lists.error_summary,
    "exit-this-page": around.exit_this_page,
    "fieldset": texts.fieldset,
    "file-upload": inputs.file_upload,
    "generic-header": around.generic_header,
    "hint": texts.hint,
    "input": inputs.text_input,
    "inset-text": texts.inset_text,
    "label": texts.label,
    "notification-banner": around.notification_banner,
    "pagination": around.pagination,
    "password-input": inputs.password_input,
    "phase-banner": texts.phase_banner,
    "radios": choices.radios,
    "select": inputs.select,
    "service-navigation": around.service_navigation,
    "skip-link": texts.skip_link,
    "summary-list": lists.summary_list,
    "table": lists.table,
    "tabs": lists.tabs,
    "tag": texts.tag,
    "task-list": lists.task_list,
    "textarea": inputs.textarea,
    "warning-text": texts.warning_text,
}

# Inside these options the names are the author's own.
_AS_WRITTEN = {"attributes", "values", "formGroupAttributes"}


def render(name: str, options: dict[str, Any]) -> SafeString:
    """One part by its name, with the options that GOV.UK Frontend documents (in its spelling)."""
    return PARTS[name](Params(options))


def spelt(options: dict[str, Any]) -> dict[str, Any]:
    """Options in Python's spelling, like `prevent_double_click`, in the spelling of GOV.UK Frontend."""
    return {camel(key): value if key in _AS_WRITTEN else _spelt(value) for key, value in options.items()}


def _spelt(value: Any) -> Any:
    if isinstance(value, dict):
        return spelt(value)
    if isinstance(value, (list, tuple)):
        return [_spelt(each) for each in value]
    return value


def camel(name: str) -> str:
    """`prevent_double_click` as `preventDoubleClick`."""
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), str(name).rstrip("_"))
