"""How others can take the library's reviews: feeds, tables, interfaces, with their addresses."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.library import queries
from jigsaw.library.data_pages import JSON
from jigsaw.library.exchange import csvw, schema_org
from jigsaw.library.exchange.api import TABLE_TITLE
from jigsaw.library.harvesting import whole_address
from jigsaw.library.reading import RegionPage, region_site

ABOUT = "Every review that the partnerships have published: address, date, themes and what was learned."


class Data(RegionPage):
    public = True
    template_name = "library/data.html"
    title = "Feeds and data"

    def content(self) -> dict[str, Any]:
        owners = queries.publishers()
        address = whole_address(reverse("data"))
        copies = [(csvw.CSV, reverse("reviews_csv")), (JSON, reverse("reviews_json"))]
        described = schema_org.dataset(
            name=TABLE_TITLE,
            description=ABOUT,
            address=address,
            creator=region_site(owners)["site_name"],
            copies=[(form, whole_address(path)) for form, path in copies],
        )
        return {
            "crumbs": [{"text": "Partnerships", "href": reverse("front")}, {"text": self.title}],
            "owners": owners,
            "oai": whole_address(reverse("oai")),
            "head": mark_safe(schema_org.script(described)),  # noqa: S308 (escaped by script)
        }
