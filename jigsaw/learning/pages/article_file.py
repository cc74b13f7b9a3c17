"""One document of an article, to take away: of the version that holds, or of an earlier one."""

from __future__ import annotations

from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.generic import View

from jigsaw.learning.around_articles import article_gone, find_article
from jigsaw.learning.article_rules import CONTENT_TYPES
from jigsaw.learning.queries import articles
from jigsaw.library.actions import STORAGE
from jigsaw.library.reading import Gone, Moved, told_to_keep
from jigsaw.library.taking_away import handed_over


class ArticleFile(View):
    """A file is always an attachment: nothing that people wrote opens inside the site's own address."""

    public = True
    http_method_names = ["get", "head", "options"]

    def get(
        self, request: HttpRequest, section: str, article: str, filename: str, number: int | None = None
    ) -> HttpResponseBase:
        """The file; the part of it that a Range header asks for; 304 for a reader who has it already."""
        try:
            found = find_article(section, article)
        except Gone as gone:
            return article_gone(gone.edition)
        except Moved as moved:
            return told_to_keep(HttpResponsePermanentRedirect(f"{moved.address}files/{filename}"))
        file = articles.file_of(found, found.version if number is None else number, filename)
        if file is None:
            raise Http404
        etag = f'"{file.sha256}"'
        at = int(file.version.at.timestamp())
        known = get_conditional_response(request, etag=etag, last_modified=at)
        if known is not None:
            return told_to_keep(known)

        def read(first: int, last: int) -> bytes:
            with storages[STORAGE].open(file.stored_as) as kept:
                kept.seek(first)
                return bytes(kept.read(last - first + 1))

        try:
            form = CONTENT_TYPES[file.format]
            whole: HttpResponse = handed_over(request, file.filename, form, file.size, etag, read)
        except FileNotFoundError as gone:  # replaced or withdrawn at this moment
            raise Http404 from gone
        return told_to_keep(whole)
