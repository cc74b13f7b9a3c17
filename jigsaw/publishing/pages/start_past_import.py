"""Start an import of past reviews from files, pasted text, or both."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.forms import Form
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import chosen_partnership
from jigsaw.publishing.desk.past_files import passed, told
from jigsaw.publishing.desk.past_page import PastPage
from jigsaw.publishing.forms.past_files import PastImportForm
from jigsaw.publishing.rules import NotAllowed


class StartPastImport(PastPage):
    heading = "Import past reviews"

    def get(self, request: Any) -> HttpResponse:
        """The questions, with the partnership's own code filled in."""
        home = self.partnership(request.GET.get("partnership", ""))
        return self.show_asking(PastImportForm(initial={"codes": home.short_name}), home)

    def post(self, request: Any) -> HttpResponse:
        """Take each file through the gate and queue the reading of those that passed."""
        home = self.partnership(request.POST.get("partnership", ""))
        form = PastImportForm(request.POST, request.FILES)
        found = passed(form) if form.is_valid() else None
        if found is None:
            return self.show_asking(form, home)
        try:
            made = actions.start_past_import(
                partnership=home,
                files=found.files,
                refused=found.refused,
                codes=form.cleaned_data["codes"],
                by=self.who,
                at=self.now,
            )
        except NotAllowed as refused:
            form.add_error("file", refused.message)
            return self.show_asking(form, home)
        return self.done_to(reverse("view_past_import", args=[made.pk]), told(found))

    def partnership(self, slug: str) -> Partnership:
        """The partnership that imports, among those for which the person may; or 404."""
        offered = self.partnerships()
        return self.find(offered, pk=chosen_partnership(list(offered), slug).pk)

    def show_asking(self, form: Form, home: Partnership) -> HttpResponse:
        """The page."""
        return self.show(form=form, partnership_slug=home.slug)
