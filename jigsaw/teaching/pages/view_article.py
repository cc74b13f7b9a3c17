"""One article: what is next, how ready it is, what stands in it, its versions."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.teaching.actions.article_rows import frozen
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.article_shown import InWords, readiness_lines, version_rows
from jigsaw.teaching.models import ArticleVersion
from jigsaw.teaching.queries.articles import (
    ReleaseView,
    SignOff,
    newest_version,
    public_address,
    release_state,
    released_before,
    sign_off,
)
from jigsaw.teaching.rules.articles import ArticleState, faults_of

# How often the page asks again while a release is due, in seconds.
ASK_AGAIN = 10


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next: its words, and a button where this person may do it."""

    words: str
    button: str = ""
    href: str = ""


class ViewArticle(ArticlePage):
    permission = "view_article"

    def on_get(self) -> HttpResponse:
        """The page of the article."""
        article = self.article
        newest = newest_version(article)
        state, release = sign_off(newest), release_state(article, self.now)
        was_public = released_before(article)
        faults = faults_of(article.kind, article.draft, replaces=was_public)
        in_words = InWords(article, frozen(article))
        versions = article.versions.select_related("made_by").defer("content")
        open_ = article.state in (ArticleState.DRAFTING, ArticleState.SIGNING, ArticleState.SIGNED)
        return self.show(
            heading=article.title,
            facts=self.facts(newest, release),
            step=self.next_step(faults, newest, state, release),
            changes=self.asked_for(state),
            lines=readiness_lines(
                article, faults=faults, newest=newest, state=state, release=release, may=self.may_here
            ),
            warnings=in_words.warnings() if open_ or article.state == ArticleState.SCHEDULED else [],
            blocks=count_words(len(article.draft.get("blocks", [])), "block"),
            documents=count_words(article.files.count(), "document"),
            versions=version_rows(versions),
            may_edit=open_ and self.may_here("edit_article"),
            may_release=self.may_here("release_article"),
            was_public=was_public and article.state != ArticleState.WITHDRAWN,
            scheduled=article.state == ArticleState.SCHEDULED,
            published=article.state == ArticleState.PUBLISHED,
            release=release,
            public_href=public_address(article),
            refresh=ASK_AGAIN if release.due and not release.by_hand else None,
        )

    def asked_for(self, state: SignOff) -> list[dict[str, str]]:
        """The changes that are asked for while the version waits."""
        if self.article.state != ArticleState.SIGNING:
            return []
        return [{"who": each.person.full_name, "note": each.note} for each in state.changes]

    def window(self, heading: str) -> str:
        """The title element never holds the title of the article."""
        return super().window("Page")

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, then this article."""
        return [super().crumbs(heading)[0], {"text": heading}]

    def facts(self, newest: ArticleVersion | None, release: ReleaseView) -> list[tuple[str, str]]:
        """The line under the heading."""
        article = self.article
        facts = [
            ("State", ArticleState(article.state).words),
            ("Version", str(newest.number) if newest else "None yet"),
        ]
        if article.state == ArticleState.SCHEDULED:
            facts.append(("Planned release", release.planned))
        elif release.release and release.release.released_at:
            facts.append(("Published", london.words(release.release.released_at)))
        return facts

    def next_step(
        self,
        faults: list[tuple[str, str]],
        newest: ArticleVersion | None,
        state: SignOff,
        release: ReleaseView,
    ) -> NextStep:
        """The one thing to do next, for this person."""
        match ArticleState(self.article.state):
            case ArticleState.DRAFTING if faults:
                words, name = faults[0]
                return self._for("edit_article", f"{words}.", "Continue writing", name)
            case ArticleState.DRAFTING:
                number = newest.number + 1 if newest else 1
                words = "The draft is whole. A version freezes it, so that one person can sign it."
                return self._for("edit_article", words, f"Make version {number}", "make_article_version")
            case ArticleState.SIGNING if newest:
                return self._to_sign(newest, state)
            case ArticleState.SIGNED:
                words = "It is signed. Its release can be scheduled."
                return self._for("release_article", words, "Schedule the release", "schedule_article")
            case ArticleState.SCHEDULED:
                return self._scheduled(release)
            case ArticleState.PUBLISHED:
                return NextStep("It is published. Nothing is to be done.")
        return NextStep("It is withdrawn. Its address gives the reason.")

    def _to_sign(self, newest: ArticleVersion, state: SignOff) -> NextStep:
        if state.changes:
            words = "Change the draft and make another version, or talk to whoever asked for the change."
            return self._for("edit_article", words, "Change the blocks", "edit_article_blocks")
        if newest.made_by_id == self.who.pk:
            return NextStep(f"Version {newest.number} waits for another person to sign it.")
        if not self.may_here("sign_article"):
            return NextStep(f"Version {newest.number} waits for a signature.")
        href = self.address("sign_article", number=newest.number)
        return NextStep(
            f"Version {newest.number} waits for one signature.", f"Sign version {newest.number}", href
        )

    def _scheduled(self, release: ReleaseView) -> NextStep:
        if release.by_hand:
            return self._for("release_article", release.warning, "Publish by hand", "release_article_by_hand")
        if release.due:
            return NextStep("It is being published.")
        return NextStep(f"Jigsaw publishes it at {release.planned}. You need not be here.")

    def _for(self, permission: str, words: str, button: str, name: str) -> NextStep:
        if not self.may_here(permission):
            return NextStep(words)
        return NextStep(words, button, self.address(name))
