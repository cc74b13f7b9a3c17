"""Hand out one document of an article to staff, to be saved."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.partnerships.downloads import attachment
from jigsaw.teaching.actions.article_files import file_bytes
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.models import ArticleFile


class DownloadArticleFile(ArticlePage):
    permission = "view_article"

    def on_get(self) -> HttpResponse:
        """The file, as an attachment that no cache keeps."""
        file = self.find(ArticleFile.rows.filter(article=self.article), pk=self.kwargs["article_file_id"])
        return attachment(file, file_bytes, sha256=file.sha256, filename=file.filename)
