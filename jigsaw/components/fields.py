"""The fields of our forms. Each knows its question, its hint and the words for what can go wrong.

Messages follow the house style: "Enter …", "Select …", "… must be …". `label` is the question as people see
it; `said` is the thing asked for inside a message ("Date of publication"), the label when left out;
`missing` is the whole message for an empty answer where "Enter the …" does not fit: always for a label that
is a question or a statement.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from jigsaw.components.colours import LEAST_CONTRAST, WHITE, contrast
from jigsaw.components.dates import BoxError, read_date, read_time
from jigsaw.components.dressing import Boxes, Lines, Opens


def lower_first(words: str) -> str:
    """A label inside a sentence: "Title" as "title", but "NHS number" stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def with_article(words: str) -> str:
    """What is asked for, after "Enter" or "Select": "the title", "what we learned", "your name", "an agency"."""
    first = words.split(" ", 1)[0].lower()
    return lower_first(words) if first in WITHOUT_ARTICLE else f"the {lower_first(words)}"


WITHOUT_ARTICLE = {"a", "an", "the", "your", "what", "who", "when", "where", "why", "how", "which", "whether"}


class Asked(forms.Field):
    """What all our fields share. Mixed in before a field of Django."""

    act = "Enter"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        said: str = "",
        missing: str = "",
        heading: bool = False,
        width: int | None = None,
        **kwargs: Any,
    ):
        if label.endswith("?") and not said:
            raise ValueError(f"The question “{label}” needs `said`, the thing asked for, for its messages")
        self.said = said or label
        self.heading = heading
        self.width = width
        super().__init__(label=label, help_text=hint, **kwargs)
        self.error_messages["required"] = missing or f"{self.act} {with_article(self.said)}"


class TextField(Asked, forms.CharField):
    """One line of text, at most `max_length` characters. Line ends become spaces: it may be the subject of a mail."""

    def __init__(self, *, max_length: int = 200, prefix: str = "", suffix: str = "", **kwargs: Any):
        self.prefix, self.suffix, self.most = prefix, suffix, max_length
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """The text, trimmed, with line ends alike. Raises ValidationError when it is missing or too long."""
        typed = str(value or "").replace("\r\n", "\n").replace("\0", "")
        lines = [typed] if isinstance(self.widget, forms.Textarea) else typed.splitlines()
        cleaned = str(super().clean(" ".join(lines)))
        if self.most and len(cleaned) > self.most:
            said = f"{self.said} must be {self.most:,} characters or less. It has {len(cleaned):,}"
            raise ValidationError(said, code="max_length")
        return cleaned


class TextArea(TextField):
    """Several lines of text, at most `max_length` characters or `max_words` words, with a count.

    `autosave` keeps what is typed every half minute, for the person who types (assets/js/autosave.mjs).
    """

    widget = forms.Textarea

    def __init__(
        self,
        *,
        max_length: int = 5000,
        max_words: int | None = None,
        rows: int = 5,
        autosave: bool = False,
        **kwargs: Any,
    ):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)
        self.most_words = max_words
        if autosave:
            self.widget.attrs["data-autosave"] = True

    def clean(self, value: Any) -> str:
        """As TextField; words are counted as the page's script counts them: runs without space."""
        cleaned = super().clean(value)
        count = len(re.findall(r"\S+", cleaned))
        if self.most_words and count > self.most_words:
            raise ValidationError(
                f"{self.said} must be {self.most_words:,} words or less. It has {count:,}", code="max_words"
            )
        return cleaned


class EmailField(TextField):
    """An email address."""

    widget = forms.EmailInput

    def __init__(self, **kwargs: Any):
        attrs = {"autocomplete": "email", "spellcheck": "false"}
        super().__init__(max_length=254, widget=forms.EmailInput(attrs=attrs), **kwargs)
        self.validators.append(
            validators.EmailValidator(
                "Enter an email address in the correct format, like name@partnership.example"
            )
        )


class PhoneField(TextField):
    """A telephone number; kept as typed, checked for having enough digits."""

    def __init__(self, **kwargs: Any):
        attrs = {"autocomplete": "tel", "inputmode": "tel"}
        kwargs.setdefault("width", 20)
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        """The number. Raises ValidationError for letters or fewer than 3 digits (3 for numbers like 999)."""
        cleaned = super().clean(value)
        if cleaned and (
            re.search(r"[^0-9+() \-]", cleaned) or not 3 <= len(re.findall(r"\d", cleaned)) <= 15
        ):
            raise ValidationError("Enter a phone number, like 01632 960 001", code="phone")
        return cleaned


class ColourField(TextField):
    """A colour for text on white, like #0b4f5c; refused where people could not read it."""

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("width", 10)
        super().__init__(max_length=7, widget=forms.TextInput(attrs={"spellcheck": "false"}), **kwargs)

    def clean(self, value: Any) -> str:
        """The colour in small letters. Raises ValidationError for another form or a contrast under 4.5."""
        cleaned = super().clean(value).lower()
        if not cleaned:
            return cleaned
        try:
            found = contrast(cleaned, WHITE)
        except ValueError as wrong:
            raise ValidationError(f"{self.said} must be a colour like #0b4f5c", code="colour") from wrong
        if found < LEAST_CONTRAST:
            raise ValidationError(
                f"{self.said} must be darker: its contrast on white is {found:.1f}, "
                f"and text needs at least {LEAST_CONTRAST}",
                code="contrast",
            )
        return cleaned


class DateBoxes(Boxes):
    """Day, month and year, each in its box: names x_day, x_month, x_year."""

    parts = ("day", "month", "year")
    first_box = "day"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """What was typed, box by box."""
        return {part: (data.get(f"{name}_{part}") or "").strip() for part in self.parts}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether no box was sent."""
        return all(f"{name}_{part}" not in data for part in self.parts)

    def decompress(self, value: Any) -> dict[str, str]:
        """What stands in each box: of a date, of ISO text, or as typed."""
        if isinstance(value, str) and value:
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return {part: (value or {}).get(part, "") for part in self.parts}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """A date is always shown as a group; see `components.dressing`."""
        raise TypeError("Show a date by {{ form }} or {{ field.as_field_group }}")


class DateField(Asked, forms.Field):
    """A date that the person knows, in three boxes. Accepts "jan" and "January" for the month."""

    widget = DateBoxes

    def clean(self, value: dict[str, str] | None) -> date | None:
        """The date, or None when left empty. Raises BoxError (with the boxes that are wrong)."""
        typed = value or {}
        if not any(typed.values()):
            if self.required:
                raise BoxError(str(self.error_messages["required"]), boxes=["day", "month", "year"])
            return None
        found = read_date(typed.get("day", ""), typed.get("month", ""), typed.get("year", ""), said=self.said)
        self.run_validators(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date was typed."""
        boxes = DateBoxes()
        return boxes.decompress(initial) != boxes.decompress(data)


class TimeField(Asked, forms.Field):
    """A time of day: 10:00, 10am, 10.30am, 1430, midday."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("width", 5)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> time | None:
        """The time, or None when left empty. Raises ValidationError for anything that is no time."""
        typed = str(value or "").strip()
        if not typed:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return read_time(typed, said=self.said)

    def prepare_value(self, value: Any) -> Any:
        """A time is shown as 14:30; typed text as typed."""
        return value.strftime("%H:%M") if isinstance(value, time) else value


class _Chosen(Asked, forms.ChoiceField):
    """Fields answered by choosing."""

    act = "Select"

    def __init__(self, *, choices: Any, hints: dict[str, str] | None = None, **kwargs: Any):
        self.hints = hints or {}
        super().__init__(choices=choices, **kwargs)
        self.error_messages["invalid_choice"] = f"Select {with_article(self.said)}, as on the page"


class RadioField(_Chosen, forms.ChoiceField):
    """One of a few answers. `opens={"other": "words"}` shows the field `words`, or a tuple of fields, under "other"."""

    widget = forms.RadioSelect

    def __init__(self, *, opens: Opens | None = None, inline: bool = False, **kwargs: Any):
        self.opens, self.inline = opens or {}, inline
        super().__init__(**kwargs)


class CheckboxesField(_Chosen, forms.MultipleChoiceField):
    """Any of several answers."""

    widget = forms.CheckboxSelectMultiple


class SelectField(_Chosen, forms.ChoiceField):
    """One of many answers; starts with an empty line so that nothing is chosen by accident."""

    def __init__(self, *, choices: Any, empty: str = "Choose one", **kwargs: Any):
        super().__init__(choices=[("", empty), *choices], **kwargs)


class CheckboxField(Asked, forms.BooleanField):
    """One statement to agree to. The message for an empty box is always written out."""

    def __init__(self, *, missing: str, **kwargs: Any):
        super().__init__(missing=missing, **kwargs)


class FileField(Asked, forms.FileField):
    """A file. What is in it is checked by the room that takes it, never by its name."""

    act = "Select"

    def __init__(self, *, accept: str = "", **kwargs: Any):
        attrs = {"accept": accept} if accept else {}
        super().__init__(widget=forms.FileInput(attrs=attrs), **kwargs)
        self.error_messages["empty"] = "The selected file is empty"
        self.error_messages["missing"] = self.error_messages["invalid"] = self.error_messages["required"]


class ManyFiles(forms.FileInput):
    """A box in which several files are chosen at once."""

    allow_multiple_selected = True


class FilesField(FileField):
    """Several files, as a list: empty where none was chosen."""

    def __init__(self, *, accept: str = "", **kwargs: Any):
        super().__init__(accept=accept, **kwargs)
        self.widget = ManyFiles(attrs=self.widget.attrs)
        self.widget.attrs.pop("multiple")  # the part writes it

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # type: ignore[override]
        """The files. One that is empty stays in the list: what is in a file is checked by the room that takes it."""
        given = [each for each in (data if isinstance(data, list) else [data]) if each]
        if self.required and not given:
            raise ValidationError(self.error_messages["required"], code="required")
        return given


class LinesField(TextArea):
    """A list, one item a line."""

    def __init__(self, *, most_lines: int = 20, **kwargs: Any):
        self.most_lines = most_lines
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        """The lines that say something. Raises ValidationError when there are too many."""
        lines = [line.strip() for line in super().clean(value).split("\n") if line.strip()]
        if len(lines) > self.most_lines:
            raise ValidationError(
                f"{self.said} must be {self.most_lines} lines or less. It has {len(lines)}", code="max_lines"
            )
        return lines

    def prepare_value(self, value: Any) -> Any:
        """A list is shown one item a line."""
        return "\n".join(value) if isinstance(value, (list, tuple)) else value


class RepeatedLines(Lines):
    """Boxes of one name, repeated."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """What was typed in each box."""
        return list(data.getlist(name)) if isinstance(data, MultiValueDict) else list(data.get(name) or [])

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether no box was sent."""
        return name not in data


class RepeatedField(Asked, forms.Field):
    """A short list, an item in each box, with "Add another" and "Remove" that work without a script.

    `one` names one item ("Statutory partner"). Empty boxes are left out. For up to about eight items.
    The page asks `form.asked_for_another()` first; see docs/design-system.md.
    """

    widget = RepeatedLines

    def __init__(self, *, one: str, most_lines: int = 8, max_length: int = 200, **kwargs: Any):
        self.one, self.most_lines, self.most = one, most_lines, max_length
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[str]:
        """The items. Raises ValidationError for none (where one is needed), too many, or one too long."""
        items = [str(each).strip() for each in value or [] if str(each).strip()]
        if self.required and not items:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(items) > self.most_lines:
            raise ValidationError(f"{self.said} must be {self.most_lines} items or less", code="max_lines")
        for number, item in enumerate(items, 1):
            if len(item) > self.most:
                raise ValidationError(
                    f"{self.one} {number} must be {self.most} characters or less. It has {len(item)}",
                    code="max_length",
                )
        return items

    def lines_shown(self, value: Any) -> list[str]:
        """What stands in the boxes: at least one box, at most `most_lines`."""
        lines = [str(each) for each in value or []][: self.most_lines]
        return lines or [""]

    def change_lines(self, name: str, typed: Any, data: Any) -> list[str]:
        """The boxes after the person pressed "Add another" or "Remove"."""
        lines = self.lines_shown(typed)
        if data.get("add") == name:
            return [*lines, ""][: self.most_lines]
        field, _, number = str(data.get("remove", "")).rpartition(":")
        if field == name and re.fullmatch(r"[0-9]{1,3}", number) and 1 <= int(number) <= len(lines):
            del lines[int(number) - 1]
        return lines or [""]
