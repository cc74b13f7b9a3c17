from typing import Any

from django.apps import AppConfig


class Teaching(AppConfig):
    name = "jigsaw.teaching"
    label = "teaching"

    def ready(self) -> None:
        """Add this room's places to the navigation."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=11,
            text="News and guidance",
            url_name="list_articles",
            permission="view_article",
            sentence="Write, sign and publish news, campaigns, guidance and digests.",
            waiting=to_sign,
            waits_for="sign_article",
        )
        add_place(
            order=12,
            text="Webinars",
            url_name="list_webinars",
            permission="view_webinar",
            sentence="Write webinars, see who booked, record who came, and put recordings on their pages.",
        )
        add_place(
            order=13,
            text="Updates by email",
            url_name="list_bulletins",
            permission="view_bulletin",
            sentence="Approve the month's updates, see how far they have gone and what people looked for.",
            waiting=to_approve,
            waits_for="send_bulletin",
        )


def to_sign(person: Any) -> list[tuple[str, str]]:
    """What waits for this person's signature, for the start page."""
    from django.urls import reverse

    from jigsaw.teaching.queries.articles import waits_for
    from jigsaw.teaching.rules.articles import KIND_WORDS

    return [
        (
            f"Sign version {version.number} of a page: {KIND_WORDS[version.article.kind].lower()}",
            reverse("sign_article", args=[version.article_id, version.number]),
        )
        for version in waits_for(person)
    ]


def to_approve(person: Any) -> list[tuple[str, str]]:
    """The months' bulletins that wait for a decision, for the start page."""
    from django.urls import reverse

    from jigsaw.teaching.queries.bulletins import bulletins_to_decide

    return [
        (f"Approve the updates by email of {bulletin}", reverse("view_bulletin", args=[bulletin.pk]))
        for bulletin in bulletins_to_decide(person)
    ]
