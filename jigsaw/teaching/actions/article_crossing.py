"""What crosses to the public side of an article: gathered from a version, sealed until its minute, opened then."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken, open_seal, seal
from jigsaw.learning.article_details import ArticleDetails, ArticleFile, NationalReview
from jigsaw.library.release import PublisherDetails
from jigsaw.publishing.actions.crossing import publisher_details
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.models import Article, ArticleRelease, ArticleVersion
from jigsaw.teaching.rules.articles import fingerprint

FOLDER = "sealed"
OF_NATIONAL = ("title", "publisher", "address", "published")
CHANGED_FILE = (
    "{}: the file is not the one that was uploaded. Remove it, add it again and make another version."
)


def gather(version: ArticleVersion, article: Article, *, correction_note: str) -> ArticleDetails:
    """The plain values and bytes that the public side receives. Raises NotAllowed for a file that has changed."""
    contents = {file["filename"]: _as_uploaded(file) for file in version.content["files"]}
    return _details(
        version.content,
        contents,
        id=str(article.pk),
        version=version.number,
        slug=article.slug,
        publisher=publisher_details(article.partnership),
        correction_note=correction_note,
    )


def draft_details(article: Article, content: dict[str, Any]) -> ArticleDetails:
    """The draft as plain values, for a preview: without the bytes of its documents; what is not written is empty."""
    told = content["national"]
    national = {name: told.get(name, "") for name in OF_NATIONAL} if told else None
    return _details(
        {**content, "national": national, "title": article.title},
        dict.fromkeys((file["filename"] for file in content["files"]), b""),
        id=str(article.pk),
        version=1,
        slug=article.slug,
        publisher=publisher_details(article.partnership),
    )


def seal_for(release: ArticleRelease, article: Article) -> str:
    """Seal a version for one release. Returns the name under which it lies. Raises NotAllowed."""
    version = release.version
    plain = {
        "content": version.content,
        "files": {
            file["filename"]: base64.b64encode(_as_uploaded(file)).decode()
            for file in version.content["files"]
        },
        "about": {
            "id": str(article.pk),
            "version": version.number,
            "slug": article.slug,
            "publisher": asdict(publisher_details(article.partnership)),
            "correction_note": release.correction_note,
        },
    }
    sealed = seal(json.dumps(plain, ensure_ascii=False).encode(), place=_place_of(release))
    return storing.store(sealed, folder=FOLDER)


def open_for(release: ArticleRelease) -> ArticleDetails:
    """Open what was sealed for a release. Raises SealBroken when it is not what was signed."""
    plain = json.loads(open_seal(storing.read(release.sealed_as), place=_place_of(release)))
    content = plain["content"]
    files = {name: base64.b64decode(held) for name, held in plain["files"].items()}
    if fingerprint(content) != release.version.fingerprint or not _are_signed(content, files):
        raise SealBroken("What was sealed is not what was signed")
    about = plain["about"]
    publisher = PublisherDetails(**about.pop("publisher"))
    return _details(content, files, publisher=publisher, **about)


def _details(content: dict[str, Any], contents: dict[str, bytes], **about: Any) -> ArticleDetails:
    plain = {name: value for name, value in content.items() if name not in ("files", "national", "review_on")}
    files = [
        ArticleFile(f["filename"], f["title"], f["format"], contents[f["filename"]], f["pages"])
        for f in content["files"]
    ]
    national, review_on = content["national"], content["review_on"]
    return ArticleDetails(
        **plain,
        **about,
        files=files,
        national=NationalReview(**national) if national else None,
        review_on=date.fromisoformat(review_on) if review_on else None,
    )


def _are_signed(content: dict[str, Any], files: dict[str, bytes]) -> bool:
    return all(
        hashlib.sha256(files.get(file["filename"], b"")).hexdigest() == file["sha256"]
        for file in content["files"]
    )


def _as_uploaded(file: dict[str, Any]) -> bytes:
    try:
        content = storing.read(file["stored_as"])
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise NotAllowed(CHANGED_FILE.format(file["title"]))
    return content


def _place_of(release: ArticleRelease) -> str:
    return f"article release {release.pk}"
