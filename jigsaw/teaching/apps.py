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
