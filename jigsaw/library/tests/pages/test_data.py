"""How others can take the library's reviews."""

import json
import re

import pytest

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db


def test_every_address_on_it_answers(public_site):
    """Fails when the page offers a feed or a table that is not there."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get("/data/").content.decode()
    offered = re.findall(r'href="(/(?!static)[^"]*)"', page)
    assert "/partnerships/alderbrook/feed.atom" in offered
    for address in offered:
        assert public_site.get(address.replace("&amp;", "&")).status_code == 200, address


def test_it_describes_the_table_as_a_dataset(public_site):
    """Fails when a search engine of data sets cannot read what is offered."""
    page = public_site.get("/data/").content.decode()
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    (dataset,) = told["@graph"]
    assert dataset["@type"] == "Dataset"
    copies = {each["encodingFormat"]: each["contentUrl"] for each in dataset["distribution"]}
    assert copies["text/csv"] == "http://localhost:8000/library.csv"
