"""A page that writes one part of a webinar: saved by itself, nothing typed is lost, two people see each other."""

from __future__ import annotations

from datetime import date, time
from typing import Any, ClassVar

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.teaching.actions.webinars import save_webinar
from jigsaw.teaching.rules.webinars import PARTS, WebinarState
from jigsaw.teaching.webinar_forms import WritingWebinar
from jigsaw.teaching.webinar_page import WebinarPage

MOST_REVISION = 9
SAVED, SAVED_PUBLIC = "Saved.", "Saved. The public page stays as it is until you make the changes public."


class WebinarPartPage(WebinarPage):
    """A form over one part. Where somebody else saved it meanwhile, both texts are shown and what was typed is kept."""

    permission = "edit_webinar"
    part: ClassVar[str]
    form_class: ClassVar[type[WritingWebinar]]

    def held(self) -> dict[str, Any]:
        """What the draft holds of the part."""
        return {name: getattr(self.webinar, name) for name in PARTS[self.part]}

    def form(self, data: Any = None) -> Any:
        """The form with what the draft holds, or with what was typed."""
        return self.form_class(data, held=self.held())

    def on_get(self) -> HttpResponse:
        """The part as it is, or as it was typed before the session ended."""
        typed = self.kept()
        return self.show_form(self.form(typed).again() if typed else self.form(), typed)

    def on_post(self) -> HttpResponse:
        """Save the part, or say what stands in the way."""
        typed = self.request.POST
        form = self.form(typed)
        if form.asked_for_another():
            return self.show_form(form.again(), typed)
        if not form.is_valid():
            return self.show_form(form, typed)
        try:
            saved = save_webinar(
                self.webinar,
                part=self.part,
                values=form.values(),
                revision=revision_of(typed),
                by=self.who,
                at=self.now,
            )
        except SavedMeanwhile as other:
            form.add_error(None, str(other))
            self.find_webinar()
            return self.show_form(form, None, **self.both(form.values(), other))
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_form(form, typed)
        return self.go_home(SAVED_PUBLIC if saved.state == WebinarState.PUBLIC else SAVED)

    def show_form(self, form: Any, typed: Any, **variables: Any) -> HttpResponse:
        """The page. `typed` carries on the revision that the form was loaded with; None begins from what is saved."""
        revision = revision_of(typed) if typed else self.webinar.revision
        own = {
            "form": form.whole,
            "main": form,
            "revision": revision,
            "is_public": bool(self.webinar.version),
        }
        return self.show(**(own | variables))

    def both(self, typed: dict[str, Any], other: SavedMeanwhile) -> dict[str, Any]:
        """What the other person saved beside what was typed here, where they differ; and who, and when."""
        held, labels = self.held(), self.labels()
        moved = [
            {"label": labels[name], "before": in_words(held[name]), "after": in_words(typed[name])}
            for name in held
            if name in typed and in_words(held[name]) != in_words(typed[name])
        ]
        return {"moved": moved, "moved_words": {"who": other.by_whom, "when": london.words(other.at)}}

    def labels(self) -> dict[str, str]:
        """What each field of the part is called."""
        form = self.form()
        named = {name: name.capitalize() for name in PARTS[self.part]}
        return named | {name: str(field.label) for name, field in form.fields.items()}


def revision_of(typed: Any) -> int:
    """The revision with which a form was loaded; 0 for anything that is no number."""
    said = str(typed.get("revision", ""))
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_REVISION else 0


def in_words(value: Any) -> str:
    """A value as both texts show it."""
    if isinstance(value, list):
        return "\n".join(in_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(str(each) for each in value.values() if each)
    if isinstance(value, time):
        return london.time_words(value)
    if isinstance(value, date):
        return london.day_words(value)
    return "" if value is None else str(value)
