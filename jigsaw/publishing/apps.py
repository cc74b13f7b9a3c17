from typing import Any

from django.apps import AppConfig


class Publishing(AppConfig):
    name = "jigsaw.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Add this room's place to the navigation, and tell those who weigh a decision what came before."""
        from jigsaw.partnerships.places import add_place
        from jigsaw.publishing.queries.recurrence import earlier
        from jigsaw.rapid_reviews.recurrence import tell_what_came_before

        tell_what_came_before(earlier)

        add_place(
            order=10,
            text="Publications",
            url_name="list_publications",
            permission="view_publication",
            sentence="Write, sign, schedule and publish reviews.",
            waiting=to_sign,
            waits_for=("sign_publication",),
        )


def to_sign(person: Any) -> list[tuple[str, str]]:
    """What waits for this person's signature, for the start page."""
    from django.urls import reverse

    from jigsaw.publishing.queries import versions_to_sign

    return [
        (
            f"Sign version {version.number} of {version.publication.reference or 'a publication without a reference'}",
            reverse("sign_version", args=[version.publication_id, version.number]),
        )
        for version in versions_to_sign(person)
    ]
