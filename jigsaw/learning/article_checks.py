"""What must not reach the public side of an article, whatever the other side says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from jigsaw.components.colours import colours_css
from jigsaw.learning.article_details import BLOCKS, KINDS, NATIONAL_REVIEW, ArticleDetails, ArticleFile
from jigsaw.learning.article_rules import (
    CONTENT_TYPES,
    FILENAME,
    LONGEST_NOTE,
    LONGEST_SLUG,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    LONGEST_VERSION_WORDS,
    SLUG,
    NotAnArticle,
)
from jigsaw.library.rules import WEB_ADDRESS

EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+")


def check_article(details: ArticleDetails) -> None:
    """Raise NotAnArticle, with what to do, for what cannot stand on a public page."""
    _check_words(details)
    _check_marks(details)
    for file in details.files:
        _check_file(file)
    names = [file.filename for file in details.files]
    _refuse(len(set(names)) < len(names), "Two documents of the article have the same file name")
    for block in details.blocks:
        _check_block(block, names)
    if details.kind == NATIONAL_REVIEW:
        _check_national(details)
    try:
        colours_css(details.publisher.primary_colour, details.publisher.tint_colour)
    except ValueError as unreadable:
        raise NotAnArticle(str(unreadable)) from unreadable


def _check_words(details: ArticleDetails) -> None:
    title = details.title
    _refuse(not title.strip() or len(title.splitlines()) > 1, "Enter the title of the article, in one line")
    for words, longest, name in (
        (title, LONGEST_TITLE, "title"),
        (details.summary, LONGEST_SUMMARY, "summary"),
        (details.version_words, LONGEST_VERSION_WORDS, "name of the version"),
        (details.version_note, LONGEST_NOTE, "note on the version"),
        (details.correction_note, LONGEST_NOTE, "note on the correction"),
    ):
        _refuse(len(words) > longest, f"The {name} must be {longest} characters or fewer")
    without_files = {name: value for name, value in asdict(details).items() if name != "files"}
    told = [*_texts(without_files), *(file.title for file in details.files)]
    _refuse(any("\0" in words for words in told), "The article has a character that no page can hold")


def _check_marks(details: ArticleDetails) -> None:
    _refuse(not _is_uuid(details.id), "The article has no identifier")
    _refuse(details.version < 1, "The first version of an article is 1")
    _refuse(details.kind not in KINDS, "Choose what kind of article it is")
    _refuse(
        not SLUG.fullmatch(details.slug) or len(details.slug) > LONGEST_SLUG,
        f"The address must have small letters, digits and single hyphens, {LONGEST_SLUG} at most",
    )
    _refuse(not all(SLUG.fullmatch(each) for each in details.themes), "Choose themes of the vocabulary")
    _refuse(not all(map(_is_uuid, details.editions)), "Choose the reviews that the article answers")


def _check_file(file: ArticleFile) -> None:
    _refuse(
        not FILENAME.fullmatch(file.filename),
        f"A document is called {file.filename!r}. Names have letters, digits and hyphens, then .pdf, .docx, "
        ".pptx or .xlsx",
    )
    fits = file.format in CONTENT_TYPES and file.filename.endswith(f".{file.format}")
    _refuse(
        not file.content or not fits, f"{file.filename} is empty or is not a {file.format} file by its name"
    )
    _refuse(
        not file.title.strip() or len(file.title) > LONGEST_TITLE,
        f"Enter what {file.filename} is, in {LONGEST_TITLE} characters or fewer",
    )


def _check_block(block: Mapping[str, Any], filenames: Sequence[str]) -> None:
    kind = block.get("type")
    _refuse(kind not in BLOCKS, "A part of the article is of a kind that pages do not know")
    heading = block.get("heading", "")
    _refuse(not isinstance(heading, str) or len(heading) > LONGEST_TITLE, "Shorten the heading of a part")
    if kind == "text":
        _refuse(not _words(block, "text"), "Enter the text of each part")
    elif kind == "reviews":
        held = block.get("editions")
        _refuse(not isinstance(held, list) or not all(map(_is_uuid, held)), "Choose the reviews of a part")
    elif kind == "documents":
        held = block.get("files")
        named = isinstance(held, list) and all(
            isinstance(each, dict) and each.get("filename") in filenames for each in held
        )
        _refuse(not named, "A part names a document that the article does not have")
    elif kind == "contact":
        _refuse(not _words(block, "name"), "Enter whom to contact")
        email = _words(block, "email")
        _refuse(bool(email) and not EMAIL.fullmatch(email), "Enter the email address of the contact in full")
    else:
        _refuse(not _is_uuid(block.get("event" if kind == "webinar" else "article")), f"Choose the {kind}")


def _check_national(details: ArticleDetails) -> None:
    told = details.national
    if told is None or not told.title.strip() or not told.publisher.strip():
        raise NotAnArticle("Enter the title of the national review and who published it")
    _refuse(
        not WEB_ADDRESS.match(told.address) or bool(re.search(r"[\s<>\"]", told.address)),
        "Enter the address of the national review in full, like https://www.gov.uk/",
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text inside plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, held in value.items():
            yield str(name)
            yield from _texts(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from _texts(held)


def _words(block: Mapping[str, Any], name: str) -> str:
    held = block.get(name, "")
    return held.strip() if isinstance(held, str) else ""


def _is_uuid(given: Any) -> bool:
    try:
        UUID(str(given))
    except ValueError:
        return False
    return True


def _refuse(is_wrong: bool, message: str) -> None:
    if is_wrong:
        raise NotAnArticle(message)
