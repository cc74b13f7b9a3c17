"""Articles as the pages of staff show them: blocks in words, readiness, and what the public would not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words
from jigsaw.documents.words import term_in_words
from jigsaw.learning.article_rules import text_parts
from jigsaw.teaching.models import Article, ArticleVersion
from jigsaw.teaching.queries.article_choices import Named, articles_named, events_named, reviews_named
from jigsaw.teaching.queries.articles import ReleaseView, SignOff
from jigsaw.teaching.rules.articles import BLOCK_WORDS, ArticleState, empty_block

DONE, NOT_DONE = "Done", "Not done"
SHADES = {DONE: "done", NOT_DONE: "soon"}
# Who may open the page on which a line of the readiness is settled.
OPENS = {
    "edit_article": "edit_article",
    "edit_article_blocks": "edit_article",
    "make_article_version": "edit_article",
    "schedule_article": "release_article",
}
GONE = "Something that is not there any more"


class InWords:
    """What the blocks of one article name, fetched once: reviews, webinars, other pages."""

    def __init__(self, article: Article, content: dict[str, Any]) -> None:
        home, blocks = article.partnership, content["blocks"]
        self.content = content
        editions = [key for b in blocks for key in b.get("editions") or []] + content["editions"]
        self.reviews = _by_id(reviews_named(home, editions))
        self.events = _by_id(events_named(home, [b["event"] for b in blocks if b.get("event")]))
        self.articles = _by_id(articles_named(home, [b["article"] for b in blocks if b.get("article")]))

    def blocks(self) -> list[dict[str, Any]]:
        """Each block as the templates show it."""
        return [self._block(block) for block in self.content["blocks"]]

    def facts(self) -> list[tuple[str, str]]:
        """What else the page will say: themes, reviews that it answers, version, the national review."""
        content = self.content
        national = content["national"] or {}
        said = [national.get(name, "") for name in ("title", "publisher", "published", "address")]
        review_on = content["review_on"]
        facts = [
            ("National review", ". ".join(each for each in said if each)),
            ("Version", content["version_words"]),
            ("What changed", content["version_note"]),
            ("Looked at again by", date_words(date.fromisoformat(review_on)) if review_on else ""),
            ("For the whole region", "Yes" if content["of_region"] else ""),
            ("Themes", ", ".join(term_in_words(slug) for slug in content["themes"])),
            ("Answers", "; ".join(_words_of(self.reviews, content["editions"]))),
        ]
        return [(label, words) for label, words in facts if words]

    def warnings(self) -> list[str]:
        """What the public will not see at the release, unless it is public by then."""
        found = []
        named = {key for b in self.content["blocks"] for key in b.get("editions") or []}
        hidden = [each.words for key, each in self.reviews.items() if key in named and not each.is_public]
        if hidden:
            are = "is" if len(hidden) == 1 else "are"
            found.append(
                f"{count_words(len(hidden), 'review')} named here {are} not public yet, and left out until then: "
                f"{'; '.join(hidden)}."
            )
        if self._gone():
            found.append("Something that is named here is not there any more. Readers do not see it.")
        others = [*self.events.values(), *self.articles.values()]
        pages = [each.words for each in others if not each.is_public]
        if pages:
            found.append(f"Not public yet, and left out until then: {'; '.join(pages)}.")
        return found

    def _gone(self) -> bool:
        blocks = self.content["blocks"]
        return any(
            key not in held
            for held, keys in (
                (self.reviews, [key for b in blocks for key in b.get("editions") or []]),
                (self.events, [b["event"] for b in blocks if b.get("event")]),
                (self.articles, [b["article"] for b in blocks if b.get("article")]),
            )
            for key in keys
        )

    def _block(self, block: dict[str, Any]) -> dict[str, Any]:
        kind = block["type"]
        shown: dict[str, Any] = {
            "type": kind,
            "heading": block.get("heading", ""),
            "missing": empty_block(block),
        }
        if kind == "text":
            shown["parts"] = list(text_parts(block.get("text", "")))
        elif kind == "reviews":
            shown["lines"] = _words_of(self.reviews, block.get("editions") or [])
        elif kind == "documents":
            held = {file["filename"]: file for file in self.content["files"]}
            shown["lines"] = [_file_words(held[each["filename"]]) for each in block.get("files") or []]
        elif kind == "webinar":
            shown["lines"] = _words_of(self.events, [block["event"]] if block.get("event") else [])
        elif kind == "campaign":
            shown["lines"] = _words_of(self.articles, [block["article"]] if block.get("article") else [])
        else:
            shown["lines"] = [block[name] for name in ("name", "email", "phone") if block.get(name)]
        return shown


def listed_blocks(draft: dict[str, Any], in_words: InWords) -> list[dict[str, Any]]:
    """The blocks of a draft for the page that orders them: kind, a line of what stands in it, its identifier."""
    own = in_words.blocks()[-len(draft.get("blocks", [])) :] if draft.get("blocks") else []
    listed = []
    for number, (block, shown) in enumerate(zip(draft.get("blocks", []), own, strict=True), 1):
        lines = shown.get("lines") or [words for _, part in shown.get("parts", []) for words in part]
        words = BLOCK_WORDS[block["type"]]
        listed.append(
            {
                "key": block["key"],
                "number": number,
                "words": f"{words}: {shown['heading']}" if shown["heading"] else words,
                "facts": "; ".join(lines) or "Nothing in it yet",
                "missing": shown["missing"],
                "first": number == 1,
                "last": number == len(own),
            }
        )
    return listed


def readiness_lines(
    article: Article,
    *,
    faults: list[tuple[str, str]],
    newest: ArticleVersion | None,
    state: SignOff,
    release: ReleaseView,
    may: Callable[[str], bool],
) -> list[dict[str, str]]:
    """What must be so before the release, line by line, with a link where the person may do it."""
    frozen = article.state != ArticleState.DRAFTING
    lines = [_written(faults)]
    if faults or not frozen or newest is None:
        waits = "It is made when nothing is missing" if faults else ""
        lines.append((NOT_DONE, _sentence("Version made", waits), "" if faults else "make_article_version"))
    else:
        lines.append((DONE, f"Version {newest.number} made", ""))
    lines.append(_signed(state, frozen))
    lines.append(_planned(article, release))
    return [_line(article, *line, may) for line in lines]


def _written(faults: list[tuple[str, str]]) -> tuple[str, str, str]:
    if not faults:
        return DONE, "Title, facts and blocks written", ""
    more = f", and {count_words(len(faults) - 1, 'more thing')}" if len(faults) > 1 else ""
    return NOT_DONE, f"Title, facts and blocks written. {faults[0][0]}{more}", faults[0][1]


def _signed(state: SignOff, frozen: bool) -> tuple[str, str, str]:
    if frozen and state.is_signed:
        return DONE, f"Signed by {state.signed[0].person.full_name}", ""
    if frozen and state.changes:
        return NOT_DONE, f"Signed. {state.changes[0].person.full_name} asked for a change", ""
    return NOT_DONE, "Signed by one person other than whoever made the version", ""


def _planned(article: Article, release: ReleaseView) -> tuple[str, str, str]:
    if article.state == ArticleState.SCHEDULED:
        return DONE, f"Release time: {release.planned}", ""
    if article.state == ArticleState.PUBLISHED and release.release and release.release.released_at:
        return DONE, f"Published: {london.words(release.release.released_at)}", ""
    name = "schedule_article" if article.state == ArticleState.SIGNED else ""
    return NOT_DONE, "Release time set", name


def _line(article: Article, state: str, what: str, name: str, may: Callable[[str], bool]) -> dict[str, str]:
    href = reverse(name, kwargs={"article_id": article.pk}) if name and may(OPENS[name]) else ""
    return {
        "state": state,
        "shade": SHADES[state],
        "what": what,
        "href": href,
        "link": "Do this" if href else "",
    }


def _sentence(what: str, more: str) -> str:
    return f"{what}. {more}" if more else what


def version_rows(versions: Iterable[ArticleVersion]) -> list[dict[str, Any]]:
    """The versions of an article, for a list."""
    return [
        {
            "number": version.number,
            "what_changed": version.what_changed,
            "made": london.words(version.made_at),
            "by": version.made_by.full_name,
        }
        for version in versions
    ]


def when_words(moment: datetime) -> str:
    """A moment in a line of a list."""
    return london.words(moment)


def _by_id(found: Iterable[Named]) -> dict[str, Named]:
    return {each.id: each for each in found}


def _words_of(found: dict[str, Named], keys: Iterable[str]) -> list[str]:
    return [found[key].with_state if key in found else GONE for key in keys]


def _file_words(file: dict[str, Any]) -> str:
    return f"{file['title']} ({file['format'].upper()}, {filesizeformat(file['size'])})"
