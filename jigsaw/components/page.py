"""The base of every public page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.views.generic import TemplateView

from jigsaw.calendar.present import present


class PublicPage(TemplateView):
    """A page that anyone may read, with no session and no cookie.

    A page sets `template_name` and `title`, gives its layout's variables in `site()` (see
    templates/components/public_layout.html) and its own in `content()`. `self.now` is the time of asking.
    """

    public: ClassVar[bool] = True
    title: ClassVar[str] = ""
    http_method_names = ["get", "head", "options"]

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Read the clock once."""
        super().setup(request, *args, **kwargs)
        self.now = present()

    def site(self) -> dict[str, Any]:
        """Whose page it is: the variables of the layout."""
        return {}

    def content(self) -> dict[str, Any]:
        """What this page shows."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The layout's variables, the title, then the page's own."""
        return super().get_context_data(**{"title": self.title, **self.site(), **kwargs, **self.content()})
