"""The base of the pages on which anybody may ask for something: no account, no cookie, no puzzle."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jigsaw.components.forms import Form
from jigsaw.components.page import PublicPage
from jigsaw.learning.throttling import asks_too_often, place_of
from jigsaw.library import queries
from jigsaw.library.models import Publisher
from jigsaw.library.reading import publisher_site, region_site

# The name of a box that people do not see; programs that fill every box fill it too.
TRAP = "homepage"
OUT_OF_SIGHT = {
    "class": "govuk-visually-hidden",
    "tabindex": "-1",
    "aria-hidden": "true",
    "autocomplete": "off",
}


class _Trap(forms.HiddenInput):
    """A text box that people neither see nor reach."""

    input_type = "text"
    is_hidden = True


class AskingForm(Form):
    """A form for anybody, with one box that only programs fill."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[TRAP] = forms.CharField(required=False, widget=_Trap(attrs=OUT_OF_SIGHT), max_length=2000)

    @property
    def is_of_a_program(self) -> bool:
        """Whether the box that people do not see was filled."""
        return bool(self.data.get(TRAP))


class AskingPage(PublicPage):
    """A page with one form. It sets `kind` (what is asked for, for the bound on askings), makes its form in
    `form_of(data)`, and does what is asked in `ask(form)`, which returns the address of what comes next.

    A form with errors comes back with 400 and all that was typed; a place that asks without end gets 429 and
    keeps its typing too; a program that fills the hidden box is thanked, and nothing is done. Nothing is kept by
    any cache. GET never changes anything: mail scanners follow every link.
    """

    kind: ClassVar[str] = ""
    template_name = "learning/asking.html"
    http_method_names = ["get", "head", "post", "options"]

    def form_of(self, data: Any = None) -> AskingForm:
        """The form, bound when data are given."""
        raise Http404

    def ask(self, form: AskingForm) -> str:
        """Do what is asked. Returns the address of what comes next."""
        raise Http404

    def thanked(self) -> str:
        """Where a program is led that fills the hidden box."""
        return self.request.path

    def publisher(self) -> Publisher | None:
        """Whose page it is; None for a page of the whole region."""
        if "publisher" not in self.kwargs:
            return None
        found = queries.publisher(self.kwargs["publisher"])
        if found is None:
            raise Http404
        return found

    def site(self) -> dict[str, Any]:
        """The layout's variables of the partnership, or of the region."""
        owner = self.publisher()
        return publisher_site(owner) if owner else region_site(queries.publishers())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, empty."""
        return self.shown(self.form_of())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what is asked, or say what is wrong."""
        form = self.form_of(request.POST)
        if form.is_of_a_program:
            return redirect(self.thanked())
        if asks_too_often(self.kind, place_of(request, at=self.now), at=self.now):
            return self.shown(form, status=429, too_often=True)
        if not form.is_valid():
            return self.shown(form, status=400)
        return redirect(self.ask(form))

    def shown(self, form: AskingForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page with this form."""
        context = self.get_context_data(form=form, **more)
        answer = render(self.request, self.get_template_names(), context, status=status)
        answer["Cache-Control"] = "no-store"
        return answer
