from django.apps import AppConfig


class Learning(AppConfig):
    name = "jigsaw.learning"
    label = "learning"

    def ready(self) -> None:
        """Add places to the menu of the public pages, and articles and webinars to the library's pages (ADR 0020)."""
        from jigsaw.components.public_places import add_public_place
        from jigsaw.learning import articles_beside, webinar_boxes
        from jigsaw.library import showing_more

        add_public_place(order=3, text="News", url_name="news")
        add_public_place(order=4, text="Guidance", url_name="guidance")
        add_public_place(order=5, text="Webinars", url_name="events")
        add_public_place(order=6, text="Updates by email", url_name="get_updates")
        showing_more.add_to_review(articles_beside.on_review)
        showing_more.add_to_publisher(articles_beside.on_publisher)
        showing_more.add_to_theme(articles_beside.on_theme)
        showing_more.add_to_region(articles_beside.on_region)
        showing_more.add_addresses(articles_beside.LearningAddresses())
        showing_more.add_to_review(webinar_boxes.on_review)
        showing_more.add_to_publisher(webinar_boxes.on_publisher)
        showing_more.add_to_theme(webinar_boxes.on_theme)
        showing_more.add_to_region(webinar_boxes.on_region)
        showing_more.depend_on(webinar_boxes.signs)
