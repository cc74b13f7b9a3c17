"""Freeze the draft of an article as a version, and decide on it: the light rule of one signature."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import slugify

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.learning.actions.articles import check_article
from jigsaw.learning.article_rules import NotAnArticle
from jigsaw.publishing.rules import LONGEST_NOTE, LONGEST_WHAT_CHANGED, NotAllowed, words_fit
from jigsaw.teaching.actions.article_crossing import gather
from jigsaw.teaching.actions.article_rows import frozen, locked, settle, tell_signers
from jigsaw.teaching.models import Article, ArticleSignature, ArticleVersion
from jigsaw.teaching.queries.articles import newest_version, released_before, signers
from jigsaw.teaching.rules.articles import (
    ArticleDecision,
    ArticleState,
    draft_is_open,
    faults_of,
    fingerprint,
    only_newest_is_decided_on,
    signing_is_meant,
    somebody_else_signs,
)

LONGEST_SLUG = 80


def make_article_version(article: Article, *, what_changed: str, by: Person, at: datetime) -> ArticleVersion:
    """Freeze the draft as the next version, and tell those who may sign it.

    `what_changed` is one line, at most 200 characters. Raises NotAllowed when the draft is not whole, nothing has
    changed since the newest version, or the public side could not take it.
    """
    about = {"partnership": article.partnership, "about": article}
    with act("make_article_version", by=by, at=at, **about) as under_way:
        held = locked(article)
        draft_is_open(ArticleState(held.state))
        if faults := faults_of(held.kind, held.draft, replaces=released_before(held)):
            raise NotAllowed(f"{faults[0][0]} before you make a version")
        said = words_fit(what_changed, LONGEST_WHAT_CHANGED, "Enter what changed")
        content, newest = frozen(held), newest_version(held)
        if newest and newest.fingerprint == fingerprint(content):
            raise NotAllowed(f"Nothing has changed since version {newest.number}")
        version = ArticleVersion(article=held, partnership=held.partnership, content=content)
        version.number, version.fingerprint = newest.number + 1 if newest else 1, fingerprint(content)
        version.what_changed, version.made_at, version.made_by = said, at, by
        held.slug = held.slug or slugify(content["title"])[:LONGEST_SLUG].strip("-") or held.kind
        _public_side_takes(version, held)
        version.save()
        settle(held)
        held.save(update_fields=["slug", "state"])
        tell_signers(version, at=at)
        under_way.details["version"] = version.number
    return version


def sign_article(
    version: ArticleVersion, *, by: Person, read_it: bool, fingerprint: str, at: datetime
) -> ArticleSignature:
    """Sign the newest version. `fingerprint` is that of the version which the page showed. Raises NotAllowed."""
    with act("sign_article", by=by, at=at, **_about(version)):
        held = locked(version.article)
        _may_decide(held, version, by, ArticleDecision.SIGN)
        signing_is_meant(
            read_it=read_it, shown=fingerprint, fingerprint=version.fingerprint, number=version.number
        )
        return _decide(held, version, ArticleDecision.SIGN, "", by=by, at=at)


def ask_for_article_change(
    version: ArticleVersion, *, by: Person, note: str, at: datetime
) -> ArticleSignature:
    """Ask for a change instead of signing; `note` says which, at most 500 characters. Raises NotAllowed.

    The version is not signed while the request stands.
    """
    with act("ask_for_article_change", by=by, at=at, **_about(version)):
        held = locked(version.article)
        _may_decide(held, version, by, ArticleDecision.CHANGE)
        said = words_fit(note, LONGEST_NOTE, "Enter what should change")
        return _decide(held, version, ArticleDecision.CHANGE, said, by=by, at=at)


def _about(version: ArticleVersion) -> dict:
    article = version.article
    return {"partnership": article.partnership, "about": article, "version": version.number}


def _public_side_takes(version: ArticleVersion, article: Article) -> None:
    try:
        check_article(gather(version, article, correction_note=""))
    except NotAnArticle as fault:
        raise NotAllowed(str(fault)) from fault


def _may_decide(held: Article, version: ArticleVersion, by: Person, decision: ArticleDecision) -> None:
    newest = newest_version(held)
    only_newest_is_decided_on(
        ArticleState(held.state), number=version.number, newest=newest.number if newest else 0
    )
    made_it = decision is ArticleDecision.SIGN and by.pk == version.made_by_id
    somebody_else_signs(may_sign=by in signers(held), made_it=made_it, number=version.number)
    standing = ArticleSignature.rows.filter(version=version, person=by, replaced_at=None, decision=decision)
    if standing.exists():
        raise NotAllowed(f"You have already told us this about version {version.number}.")


def _decide(
    held: Article, version: ArticleVersion, decision: ArticleDecision, note: str, *, by: Person, at: datetime
) -> ArticleSignature:
    """Write the decision in the place of an earlier one, and move the article if that settles it."""
    ArticleSignature.rows.filter(version=version, person=by, replaced_at=None).update(replaced_at=at)
    signature = ArticleSignature(version=version, partnership=held.partnership, person=by, decision=decision)
    signature.note, signature.fingerprint, signature.at = note, version.fingerprint, at
    signature.save()
    settle(held)
    held.save(update_fields=["state"])
    return signature
