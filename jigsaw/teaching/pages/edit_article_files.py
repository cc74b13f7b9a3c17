"""The documents of an article: add one, remove one (asked first)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.template.defaultfilters import filesizeformat

from jigsaw.components.fields import FileField, TextField
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.desk import add_refusal, refusing
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.article_files import add_article_file, remove_article_file
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.models import ArticleFile
from jigsaw.teaching.rules.articles import LONGEST_HEADING

KINDS = frozenset({Kind.PDF, Kind.DOCX, Kind.PPTX, Kind.XLSX})


class ArticleFileForm(Form):
    title = TextField(
        label="What is it called?",
        said="What it is called",
        missing="Enter what it is called",
        hint="Readers see these words, like Threshold document.",
        max_length=LONGEST_HEADING,
    )
    file = FileField(
        label="File",
        missing="Select a file",
        hint="A PDF, DOCX, PPTX or XLSX, smaller than 10MB. It should be accessible: headings, alternative texts.",
        accept=".pdf,.docx,.pptx,.xlsx",
    )


class EditArticleFiles(ArticlePage):
    permission = "edit_article"
    heading = "Documents"

    def on_get(self) -> HttpResponse:
        """The documents, and the form for one more."""
        return self.show_files(ArticleFileForm())

    def on_post(self) -> HttpResponse:
        """Take a file through the gate and keep it, or remove one."""
        for verb in ("remove", "removed"):
            if verb in self.request.POST:
                return self.remove(verb, self.request.POST[verb])
        form = ArticleFileForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show_files(form, status=400)
        try:
            passed = pass_upload(form.cleaned_data["file"], kinds=KINDS)
            added = add_article_file(
                self.article, title=form.cleaned_data["title"], file=passed, by=self.who, at=self.now
            )
        except GateRefused as refused:
            form.add_error("file", refused.message)
            return self.show_files(form, status=400)
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_files(form, status=400)
        said = " ".join([f"{added.title} is added, and stands in a block of documents.", *passed.notes])
        return self.done_to(self.address("edit_article_files"), said)

    def remove(self, verb: str, typed: str) -> HttpResponse:
        """Ask whether to remove a document, or remove it; 404 for what is none."""
        try:
            key = UUID(typed)
        except ValueError as none:
            raise Http404 from none
        file = self.article.files.filter(pk=key).first()
        if file is None:
            raise Http404
        if verb == "remove":
            return self.show_files(ArticleFileForm(), removing=file)
        try:
            remove_article_file(file, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show_files(refusing(str(refused)), status=400)
        return self.done_to(self.address("edit_article_files"), "The document is removed.")

    def show_files(
        self, form: Form, *, removing: ArticleFile | None = None, status: int = 200
    ) -> HttpResponse:
        """The page."""
        files = [
            {
                "pk": file.pk,
                "title": file.title,
                "words": f"{file.format.upper()}, {filesizeformat(file.size)}",
            }
            for file in self.article.files.all()
        ]
        adding = form if isinstance(form, ArticleFileForm) else ArticleFileForm()
        return self.show(form=form, adding=adding, files=files, removing=removing, status=status)
