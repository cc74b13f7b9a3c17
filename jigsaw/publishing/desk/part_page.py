"""A page that writes one part of the draft: saved by itself, nothing lost."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from jigsaw.calendar import london
from jigsaw.documents.made import Fault
from jigsaw.publishing import actions, drafts
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.forms.draft import faults_in
from jigsaw.publishing.forms.part_form import PartForm
from jigsaw.publishing.queries import Change, difference
from jigsaw.publishing.rules import DraftMoved, NotAllowed, Stage

SIGNED_STAGES = {Stage.SIGNING, Stage.SIGNED, Stage.SCHEDULED}
MOST_REVISION = 10


class PartPage(PublicationPage):
    """A form over one part of the draft.

    "Save and continue" keeps the part when it is whole and says at each field what is missing; "Save and come
    back later" keeps what is there. When somebody else saved the part meanwhile, the page shows both texts and
    keeps what was typed; saving again then replaces theirs.
    """

    permission = "edit_publication"
    part: ClassVar[str] = ""
    form_class: ClassVar[type[PartForm]]
    afterwards: ClassVar[str] = "view_publication"
    typed: Any = None

    def part_name(self) -> str:
        """The part that the page writes; item pages add the item's place."""
        return self.part

    def held(self) -> Any:
        """What the draft holds of the part."""
        return drafts.part_of(self.publication.draft, self.part_name())

    def form(self, data: Any = None) -> PartForm:
        """The form with what the draft holds, or with what was typed."""
        held = self.held()
        return self.form_class(data, held=held if isinstance(held, dict) else {})

    def value(self, form: PartForm) -> Any:
        """The part as the draft is to hold it."""
        return form.part_value()

    def on_get(self) -> HttpResponse:
        """The part as it is, or as it was typed before the session ended."""
        self.typed = self.kept()
        return self.show_form(self.form(self.typed).again() if self.typed else self.form())

    def on_post(self) -> HttpResponse:
        """Save the part, or say what stands in the way."""
        self.typed = self.request.POST
        form = self.form(self.typed)
        if form.asked_for_another():
            return self.show_form(form.again())
        if not form.is_valid():
            return self.show_form(form)
        value = self.value(form)
        if "later" not in self.request.POST:
            form.take_faults(self.faults(value))
            if form.whole.errors:
                return self.show_form(form)
        return self.keep(form, value)

    def faults(self, value: Any) -> list[Fault]:
        """What a whole edition would still lack if the part were saved so."""
        whole = drafts.with_part(self.publication.draft, self.part_name(), value)
        return faults_in(whole, self.part_name(), short_name=self.publication.partnership.short_name)

    def keep(self, form: PartForm, value: Any) -> HttpResponse:
        """Call the action; show its refusal at the top of the page, with everything typed."""
        try:
            actions.save_part(
                self.publication,
                part=self.part_name(),
                value=value,
                revision=self.revision(),
                by=self.who,
                at=self.now,
            )
        except DraftMoved as moved:
            form.add_error(None, moved.message)
            self.publication.refresh_from_db()
            return self.show_form(form, moved=self.both_texts(value), moved_by=moved)
        except drafts.UnknownPart as gone:
            raise Http404 from gone
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_form(form)
        return self.saved()

    def saved(self) -> HttpResponse:
        """Where the person goes on."""
        return redirect(self.address(self.afterwards))

    def revision(self) -> int:
        """The revision of the draft with which the form was loaded; 0 for anything that is no number."""
        typed = (self.typed or {}).get("revision", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_REVISION else 0

    def shown_revision(self, moved: bool) -> int:
        """What the form carries on: what it was loaded with, until both texts have been compared."""
        return self.revision() if self.typed and not moved else self.publication.draft_revision

    def show_form(self, form: PartForm, **context: Any) -> HttpResponse:
        """The page with its form."""
        moved = context.pop("moved_by", None)
        if moved:
            context["moved_words"] = {"who": moved.by_whom, "when": london.words(moved.at)}
        return self.show(
            form=form.whole,
            main=form,
            revision=self.shown_revision(bool(moved)),
            clears=self.publication.stage in SIGNED_STAGES,
            scheduled=self.publication.stage == Stage.SCHEDULED,
            **(self.more() | context),
        )

    def both_texts(self, value: Any) -> list[Change]:
        """What the other person saved beside what was typed here, field by field, where they differ."""
        try:
            typed = drafts.with_part(self.publication.draft, self.part_name(), value)
        except drafts.UnknownPart:
            return []
        return difference(self.publication, typed)

    def more(self) -> dict[str, Any]:
        """What else the page's template needs."""
        return {}
