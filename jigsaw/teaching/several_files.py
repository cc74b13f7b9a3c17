"""A field for several files at once, in one GOV.UK file upload."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jigsaw.components.fields import FileField


class SeveralFiles(forms.FileInput):
    """A box in which several files can be selected."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Every file that was sent under the name."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(FileField):
    """At least one file, at most `most`. What is in them is checked by the room that takes them."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)
        self.widget = SeveralFiles(attrs=dict(self.widget.attrs))

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files. Raises ValidationError for none, an empty one, or too many."""
        several = data if isinstance(data, (list, tuple)) else [data]
        found = [super(FilesField, self).clean(each, initial) for each in several or [None]]
        if len(found) > self.most:
            raise ValidationError(f"{self.said} must be {self.most} files or less", code="most")
        return found
