"""What the pages of a room's desk share: heading, window title, way back, one message of what was done, refusals."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from jigsaw.accounts.models import Person
from jigsaw.components.forms import Form
from jigsaw.partnerships.access import StaffPage


class DeskPage(StaffPage):
    """A page with a heading of its own. `heading` is its h1 and what its window is called."""

    heading: ClassVar[str] = ""

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page in its frame. `form` among the variables is what the error summary lists."""
        heading = variables.pop("heading", self.heading)
        own = {
            "title": heading,
            "window": self.window(heading),
            "audience": self.audience_words(),
            "crumbs": self.crumbs(heading),
            "now": self.now,
        }
        return super().show(template, status=status, **(own | variables))

    @property
    def who(self) -> Person:
        """The person who is signed in."""
        return cast(Person, self.request.user)

    def window(self, heading: str) -> str:
        """The words of the title element: never a name, never words of a case."""
        return heading

    def audience_words(self) -> str:
        """The line that says who sees the page."""
        return self.audience

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back."""
        return [{"text": heading}]

    def done_to(self, address: str, words: str = "") -> HttpResponseRedirect:
        """Go on to another page, which says once what was done."""
        if words:
            messages.info(self.request, words)
        return redirect(address)


class RowPage(DeskPage):
    """A page about one row, found before anything else by `find_row`, or 404."""

    def find_row(self) -> Any:
        """The row that the address names, for those who may do what the page is for."""
        raise TypeError(f"{type(self).__name__} must say which row its address names")

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        self.find_row()
        return self.on_get()

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Do what the page is for."""
        self.find_row()
        return self.on_post()

    def on_get(self) -> HttpResponse:
        """What the page shows; a page that only does has nothing to show."""
        return HttpResponse(status=405, headers={"Allow": "POST"})

    def on_post(self) -> HttpResponse:
        """What the page does; most pages only show."""
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})


class Empty(Form):
    """A form that asks nothing: it carries what a rule refuses."""


def refusing(words: str) -> Empty:
    """A form in error, so that the page lists why a rule refused."""
    form = Empty({})
    form.add_error(None, words)
    return form


def add_refusal(form: Form, refused: Any) -> None:
    """Say at the field that a rule names (or above all fields) why it refused."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))
