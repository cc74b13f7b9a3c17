from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class Portal(AppConfig):
    name = "jigsaw.portal"
    label = "portal"

    def ready(self) -> None:
        """Add this room's place to the navigation, with the referrals that wait for a decision."""
        from jigsaw.partnerships.places import add_place

        add_place(
            order=4,
            text="Your requests",
            url_name="list_own_requests",
            permission="view_own_requests",
            sentence="Answer what a partnership asked your agency, and see what was sent.",
            waiting=waiting_requests,
        )
        add_place(
            order=5,
            text="Referrals",
            url_name="list_own_referrals",
            permission="make_referral",
            sentence="Refer a serious incident, and see what became of it.",
            waiting=waiting_to_be_screened,
            waits_for=("screen_referral",),
        )


def waiting_requests(person: Any) -> list[tuple[str, str]]:
    """For the start page of an agency's people: what they are to answer, to approve, and to write."""
    from jigsaw.portal.desk.lines import waiting_requests

    return waiting_requests(person)


def waiting_to_be_screened(person: Any) -> list[tuple[str, str]]:
    """For a person's start page: each referral that waits for a decision of their partnership, by its number."""
    from django.urls import reverse

    from jigsaw.incidents.queries.referrals import waiting_to_be_screened

    return [
        (f"Screen referral {referral.number}", reverse("view_referral", args=[referral.pk]))
        for referral in waiting_to_be_screened(person)
    ]
