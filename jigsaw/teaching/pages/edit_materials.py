"""Put the recording of a webinar with captions and transcript, and its slides, on the public page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import CheckboxField, FileField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import pass_gate, pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.materials import SlidesFile, publish_materials
from jigsaw.teaching.queries.materials import materials_held
from jigsaw.teaching.transcripts import (
    MOST_CHARACTERS,
    NotATranscript,
    paragraphs_of_bytes,
    paragraphs_of_text,
    paragraphs_of_word,
)
from jigsaw.teaching.webinar_forms import AddressField
from jigsaw.teaching.webinar_page import WebinarPage
from jigsaw.teaching.webinar_writing import revision_of

SLIDES = frozenset({Kind.PPTX, Kind.PDF})
NEEDS_CAPTIONS = "Enter what captions the recording has. It cannot be public without."
NEEDS_TRANSCRIPT = "Enter the transcript, or select its file. The recording cannot be public without."
SOMETHING = "Enter the address of the recording, or select the slides"
TRANSCRIPT_KINDS = "The transcript must be a TXT, VTT or DOCX file"


class MaterialsForm(Form):
    recording_address = AddressField(
        label="Address of the recording", hint="Where people watch it, like https://…", required=False
    )
    captions = TextField(
        label="Captions",
        hint="What captions the recording has. For example, English",
        required=False,
        max_length=120,
        width=20,
    )
    transcript = TextArea(
        label="Transcript",
        hint="People who cannot hear the recording read it instead. Leave an empty line between paragraphs.",
        required=False,
        max_length=MOST_CHARACTERS,
        rows=10,
        autosave=True,
    )
    transcript_file = FileField(
        label="Or a file with the transcript",
        said="Transcript file",
        hint="TXT, VTT (from Teams or Stream) or DOCX. It takes the place of the text above.",
        accept=".txt,.vtt,.docx",
        required=False,
    )
    slides = FileField(
        label="Slides",
        said="Slides",
        hint="PPTX or PDF, smaller than 10MB",
        accept=".pptx,.pdf",
        required=False,
    )
    remove_slides = CheckboxField(label="Take the slides off the page", missing="", required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, has_slides: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_slides = has_slides
        self.taken: SlidesFile | None = None
        if not has_slides:
            del self.fields["remove_slides"]

    def clean(self) -> dict[str, Any]:
        """A recording has captions and a transcript (WCAG 2.2, 1.2.2 and 1.2.3); files pass the gate."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            given["paragraphs"] = self._paragraphs(given)
            self.taken = self._slides(given)
        if self.errors:
            return given
        if given["recording_address"]:
            if not given["captions"]:
                self.add_error("captions", NEEDS_CAPTIONS)
            if not given["paragraphs"]:
                self.add_error("transcript", NEEDS_TRANSCRIPT)
        elif not self.taken and not self.keeps_slides(given):
            self.add_error("recording_address", SOMETHING)
        return given

    def keeps_slides(self, given: dict[str, Any]) -> bool:
        """Whether the slides that are there stay."""
        return self.has_slides and not given.get("remove_slides")

    def _paragraphs(self, given: dict[str, Any]) -> list[str]:
        name = "transcript_file" if given["transcript_file"] else "transcript"
        try:
            if name == "transcript_file":
                return transcript_in(given[name])
            return paragraphs_of_text(given[name]) if given[name] else []
        except GateRefused as refused:
            self.add_error(name, TRANSCRIPT_KINDS if refused.why in ("kind", "name") else refused.message)
        except NotATranscript as fault:
            self.add_error(name, str(fault))
        return []

    def _slides(self, given: dict[str, Any]) -> SlidesFile | None:
        if not given["slides"]:
            return None
        try:
            passed = pass_upload(given["slides"], kinds=SLIDES)
        except GateRefused as refused:
            self.add_error("slides", refused.message)
            return None
        return SlidesFile(passed.name, passed.kind.value, passed.content)


class EditMaterials(WebinarPage):
    permission = "run_webinar"
    heading = "Recording and slides"

    def on_get(self) -> HttpResponse:
        """What is on the page, or what was typed before the session ended."""
        return self.show_form(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Put it on the public page."""
        form = self.form(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show_form(form)
        given = form.cleaned_data
        try:
            publish_materials(
                self.webinar,
                recording_address=given["recording_address"],
                captions=given["captions"] if given["recording_address"] else "",
                transcript=given["paragraphs"],
                slides=form.taken,
                keep_slides=form.keeps_slides(given),
                revision=revision_of(self.request.POST),
                by=self.who,
                at=self.now,
            )
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_form(form)
        return self.go_home("The recording and the slides are on the public page.")

    def form(self, data: Any = None, files: Any = None) -> MaterialsForm:
        """The form with what is on the page, or with what was typed."""
        held = materials_held(self.webinar)
        initial: dict[str, Any] = {"captions": "English"}
        if held:
            initial = {"recording_address": held.recording_address, "captions": held.captions or "English"}
            initial |= {"transcript": "\n\n".join(held.transcript), "revision": held.revision}
        return MaterialsForm(data, files, initial=initial, has_slides=bool(held and held.slides_stored_as))

    def show_form(self, form: MaterialsForm) -> HttpResponse:
        """The page."""
        held = materials_held(self.webinar)
        on_page = bool(held and held.is_on_page)
        facts = f"On the page since {london.moment_words(held.changed_at)}" if held and on_page else ""
        return self.show(
            form=form,
            is_over=self.webinar.is_over(self.now),
            facts=facts,
            slides_name=held.slides_name if held else "",
            on_page=on_page,
        )


def transcript_in(upload: Any) -> list[str]:
    """The paragraphs of an uploaded transcript. Raises GateRefused, NotATranscript."""
    name = upload.name or ""
    if name.lower().endswith(".vtt"):
        # WebVTT is text by its content; the gate knows it by that name.
        name = f"{name[:-4]}.txt"
    passed = pass_gate(upload.read(), name, kinds={Kind.TXT, Kind.DOCX})
    if passed.kind is Kind.DOCX:
        return paragraphs_of_word(passed.content)
    return paragraphs_of_bytes(passed.content)
