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
            waiting=to_do,
            waits_for=("sign_article", "send_bulletin"),
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
        )


def to_do(person: Any) -> list[tuple[str, str]]:
    """What waits for this person's signature or decision in this room, for the start page."""
    from django.urls import reverse

    from jigsaw.learning.bulletin_words import month_words
    from jigsaw.teaching.queries.waiting import ToSign, waiting_in_teaching
    from jigsaw.teaching.rules.articles import KIND_WORDS

    lines = []
    for each in waiting_in_teaching(person):
        if isinstance(each, ToSign):
            words = f"Sign version {each.number} of a page: {KIND_WORDS[each.kind].lower()}"
            lines.append((words, reverse("sign_article", args=[each.article, each.number])))
        else:
            words = f"Approve the updates by email of {month_words(each.month)}"
            lines.append((words, reverse("view_bulletin", args=[each.bulletin])))
    return lines
