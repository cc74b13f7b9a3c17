"""The slides of a webinar, to take away."""

from datetime import timedelta

import pytest

from jigsaw.learning.actions.materials import receive_materials
from jigsaw.learning.tests.invented import MATERIALS, been

pytestmark = pytest.mark.django_db
PAGE = "/events/seeing-the-whole-family/slides/"


def test_they_are_a_download_with_a_name_and_are_known_again(public_site):
    """Fails if slides opened inside the site's own address, or were sent twice to a reader who has them."""
    event = been()
    assert public_site.get(PAGE)["Location"] == "/events/seeing-the-whole-family/"
    receive_materials(str(event.pk), MATERIALS, at=event.ends_at + timedelta(days=1))
    answer = public_site.get(PAGE)
    assert answer.content == MATERIALS.slides.content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="unseen-fathers-slides.pdf"'
    part = public_site.get(PAGE, headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")
    assert public_site.get(PAGE, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert public_site.get("/events/never-planned/slides/").status_code == 404
