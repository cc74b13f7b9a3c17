"""Write the introduction of a month's bulletin, and choose what it tells."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse

from jigsaw.components.fields import CheckboxesField, TextArea
from jigsaw.components.forms import Form
from jigsaw.learning.bulletin_details import LONGEST_INTRODUCTION
from jigsaw.learning.bulletin_items import Item
from jigsaw.learning.bulletin_words import SECTIONS
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.teaching.actions.bulletins import write_bulletin
from jigsaw.teaching.bulletin_page import BulletinPage
from jigsaw.teaching.queries.bulletins import offered_items

MOST_DIGITS = 10


class WordsForm(Form):
    """The introduction, and what is told, kind by kind. It carries what was offered, and the revision."""

    introduction = TextArea(
        label="Introduction (optional)",
        hint="It stands first in every mail. Do not write about a child or a family.",
        said="Introduction",
        max_length=LONGEST_INTRODUCTION,
        required=False,
        autosave=True,
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, offered: list[Item], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for words, kind in SECTIONS:
            found = [each for each in offered if each.kind == kind]
            if found:
                self.fields[kind] = CheckboxesField(
                    label=f"{words} to tell",
                    said=words,
                    choices=[(each.key, each.title) for each in found],
                    hints={each.key: each.when for each in found},
                    required=False,
                )

    def told(self) -> set[str]:
        """The keys of what is ticked."""
        return {key for _, kind in SECTIONS for key in self.cleaned_data.get(kind, [])}

    def seen_revision(self) -> int:
        """The revision with which the form was loaded; 0 for anything that is no number."""
        typed = str(self.data.get("revision", ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0

    def carry_on_from(self, revision: int) -> None:
        """Saving again now replaces what the other person saved."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["revision"] = str(revision)
        self.data = data


class WriteBulletin(BulletinPage):
    heading = "Write and choose"

    def on_get(self) -> HttpResponse:
        """What is kept now, or what was typed before the session ended."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Keep it. What became public since the page was loaded stays in: nobody left it out."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        shown = set(form.cleaned_data["shown"].split())
        kept = {key for key in self.bulletin.left_out if key not in shown}
        try:
            write_bulletin(
                self.bulletin,
                introduction=form.cleaned_data["introduction"],
                left_out=kept | (shown & self.offered_keys()) - form.told(),
                revision=form.seen_revision(),
                by=self.who,
                at=self.now,
            )
        except SavedMeanwhile as other:
            self.find_row()
            form.carry_on_from(self.bulletin.revision)
            form.add_error(None, str(other))
            return self.show(form=form, status=400, theirs=self.bulletin.introduction)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400)
        return self.go_home("Your words and choices are kept.")

    def form(self, data: Any = None) -> WordsForm:
        """The form with what is kept, or with what was typed."""
        offered = offered_items(self.bulletin, at=self.now)
        told = [each for each in offered if each.key not in self.bulletin.left_out]
        initial: dict[str, Any] = {
            kind: [each.key for each in told if each.kind == kind] for _, kind in SECTIONS
        }
        initial["introduction"] = self.bulletin.introduction
        initial["shown"] = " ".join(each.key for each in offered)
        return WordsForm(data, offered=offered, initial=initial | {"revision": self.bulletin.revision})

    def offered_keys(self) -> set[str]:
        """The keys of all that can be told."""
        return {each.key for each in offered_items(self.bulletin, at=self.now)}
