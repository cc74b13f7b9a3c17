"""Read pages as people do: headings, errors with their links, buttons, and what every page must have."""

from __future__ import annotations

import re
from typing import Any

from django.urls import reverse
from lxml import html

from jigsaw.publishing import actions
from jigsaw.publishing.models import Publication
from jigsaw.publishing.tests import factories


def page_of(response: Any) -> Any:
    """The answer as a tree, after the facts that hold for every page of this room."""
    tree = html.fromstring(response.content.decode())
    assert len(tree.xpath("//h1")) == 1
    assert tree.find_class("jig-audience"), "a staff page says who sees it"
    green = [
        b for b in tree.find_class("govuk-button") if not re.search("--(secondary|warning)", b.get("class"))
    ]
    assert len(green) <= 1, [words(b) for b in green]
    errors = tree.find_class("govuk-error-summary")
    title = words(tree.xpath("//title")[0])
    assert title.startswith("Error: ") == bool(errors), title
    ids = {each.get("id") for each in tree.xpath("//*[@id]")}
    for link in tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href"):
        assert link.removeprefix("#") in ids, f"{link} leads nowhere"
    return tree


def words(element: Any) -> str:
    """The words of an element, spaces made one."""
    return " ".join(element.text_content().split())


def text(response: Any) -> str:
    """All words of a page's main part."""
    return words(page_of(response).xpath("//main")[0])


def title(response: Any) -> str:
    """The words of the window."""
    return words(page_of(response).xpath("//title")[0])


def errors(response: Any) -> list[str]:
    """The lines of the error summary; each stands at its field too, when it leads to one."""
    tree = page_of(response)
    lines = tree.xpath("//*[contains(@class, 'govuk-error-summary__list')]/li")
    beside = [words(each) for each in tree.find_class("govuk-error-message")]
    for line in lines:
        if line.find("a") is not None:
            assert f"Error: {words(line)}" in beside, words(line)
    return [words(line) for line in lines]


def buttons(response: Any) -> list[str]:
    """The words of the buttons, the unseen first one of a form left out."""
    found = page_of(response).find_class("govuk-button")
    return [words(each) for each in found]


def filled(response: Any, at: int = -1) -> dict[str, Any]:
    """What a form of the page would send as it stands, without buttons."""
    form = page_of(response).forms[at]
    for box in form.xpath(".//input[not(@value) and (not(@type) or @type='text' or @type='email')]"):
        box.set("value", "")
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def address(name: str, publication: Any, **more: Any) -> str:
    """The address of a page of a publication."""
    return reverse(name, kwargs={"publication_id": publication.pk, **more})


def drafted(team: Any, **changes: Any) -> Publication:
    """A publication whose draft is whole, and not frozen yet."""
    return actions.start_publication(
        partnership=team.partnership, by=team.priya, at=factories.NOW, draft=factories.edition(**changes)
    )


def begun(team: Any) -> Publication:
    """A publication of which nothing is written yet."""
    return actions.start_publication(partnership=team.partnership, by=team.priya, at=factories.NOW)


def draft_of(publication: Publication) -> dict[str, Any]:
    """The draft as it is in the database now."""
    return Publication.rows.get(pk=publication.pk).draft
