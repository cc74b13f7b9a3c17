"""Forms that render themselves: one label, one hint, one error, in the same words above and beside the field.

Write a form as a class with fields of `components.fields`; `{{ form }}` in a template is then the whole form.
Fields of Django or of a library render alike: the part is chosen by the widget.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.utils.safestring import SafeString

from jigsaw.components.dressing import dress, opened_by


class BoundField(forms.BoundField):
    """A field of a form in a page: `{{ field.as_field_group }}` is its GOV.UK component."""

    def render(
        self, template_name: str | None = None, context: Any = None, renderer: Any = None
    ) -> SafeString:
        """The field with label, hint and error."""
        if self.is_hidden:
            return self.as_widget()
        return dress(self)

    as_field_group = render

    @property
    def error(self) -> ValidationError | None:
        """The one error that is shown: the first."""
        errors: ErrorList = self.errors
        found = errors.as_data()
        return found[0] if found else None

    @property
    def error_words(self) -> str | None:
        """The words of the error shown, the same in the summary and at the field."""
        return str(self.errors[0]) if self.errors else None

    @property
    def boxes_in_error(self) -> list[str]:
        """Of a field with several boxes: those to mark; none means all."""
        return list(getattr(self.error, "boxes", [])) if self.error else []

    @property
    def error_link(self) -> str:
        """Where the error summary leads: the field, or the box of it that is wrong."""
        widget = self.field.widget
        if hasattr(widget, "first_box"):
            return f"#{self.auto_id}_{(self.boxes_in_error or [widget.first_box])[0]}"
        return f"#{self.auto_id}"


class GovukRenderer(DjangoTemplates):
    """The renderer of every form (setting FORM_RENDERER)."""

    form_template_name = "components/form.html"
    bound_field_class = BoundField


class Form(forms.Form):
    """The base of our forms: no checks by the browser, no colons, messages in the house style."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def presses_other_buttons(self) -> bool:
        """Whether a button stands before the form's own, so that the Enter key must be given its way."""
        return any(hasattr(field, "change_lines") for field in self.fields.values())

    def visible_fields(self) -> list[forms.BoundField]:
        """The fields that stand on the page by themselves; those that an answer opens stand inside it."""
        opened = {name for field in self.fields.values() for of in opened_by(field).values() for name in of}
        return [field for field in super().visible_fields() if field.name not in opened]

    def asked_for_another(self) -> bool:
        """Whether the person pressed "Add another" or "Remove": show the page again, with no errors.

        The page calls this before `is_valid` and, if true, renders `form.with_another()`.
        """
        return bool(self.is_bound and ("add" in self.data or "remove" in self.data))

    def with_another(self) -> Form:
        """The same form with what was typed and one line more (or less), and nothing said to be wrong."""
        typed = {name: self[name].data for name in self.fields}
        for name, field in self.fields.items():
            if hasattr(field, "change_lines"):
                typed[name] = field.change_lines(name, typed[name], self.data)
        return type(self)(**self._again(typed))

    def _again(self, typed: dict[str, Any]) -> dict[str, Any]:
        """The arguments of the form that `with_another` makes. A form with arguments of its own adds them."""
        return {"initial": typed, "prefix": self.prefix}


def errors_of(*some_forms: Any) -> list[dict[str, str | None]]:
    """What the error summary lists: each field's first error and the link to it, in the page's order."""
    lines: list[dict[str, str | None]] = []
    for form in some_forms:
        if form is None or not getattr(form, "errors", None):
            continue
        lines += [{"text": str(error), "href": None} for error in form.non_field_errors()]
        for bound in form:
            if bound.errors:
                link = bound.error_link if hasattr(bound, "error_link") else f"#{bound.auto_id}"
                lines.append({"text": str(bound.errors[0]), "href": link})
    return lines
