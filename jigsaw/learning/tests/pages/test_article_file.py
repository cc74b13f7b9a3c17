"""A document of an article."""

from datetime import timedelta

import pytest

from jigsaw.files import storing
from jigsaw.learning.article_details import ArticleFile
from jigsaw.learning.tests.articles import GUIDANCE, POLICY, PUBLISHED, public_article
from jigsaw.library.actions import STORAGE

pytestmark = pytest.mark.django_db
PAGE = f"/guidance/{GUIDANCE.slug}/"
FILE = f"{PAGE}files/{POLICY.filename}"


def test_it_comes_whole_or_in_part_and_always_as_a_download(public_site):
    """Fails if bytes, type or name were wrong, or a browser might open it inside the site's own address."""
    public_article(GUIDANCE)
    answer = public_site.get(FILE)
    assert (answer.status_code, answer.content) == (200, POLICY.content)
    assert answer["Content-Disposition"] == f'attachment; filename="{POLICY.filename}"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    part = public_site.get(FILE, headers={"Range": "bytes=1-3"})
    assert (part.status_code, part.content) == (206, POLICY.content[1:4])
    known = public_site.get(FILE, headers={"If-None-Match": answer["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert public_site.head(FILE)["Content-Length"] == str(len(POLICY.content))


def test_each_version_has_its_own_file(public_site):
    """Fails if the lasting address gave an old file, or an earlier version the new one."""
    public_article(GUIDANCE)
    newer = ArticleFile(POLICY.filename, POLICY.title, "pdf", b"%PDF newer", 13)
    public_article(GUIDANCE, version=2, files=[newer], at=PUBLISHED + timedelta(days=1))
    assert public_site.get(FILE).content == b"%PDF newer"
    assert public_site.get(f"{PAGE}versions/1/files/{POLICY.filename}").content == POLICY.content
    assert public_site.get(f"{PAGE}versions/2/files/{POLICY.filename}").content == b"%PDF newer"


def test_an_excel_file_has_its_type(public_site):
    sheet = ArticleFile("audit-template.xlsx", "Audit template", "xlsx", b"PK sheet", None)
    public_article(GUIDANCE, blocks=[], files=[sheet])
    answer = public_site.get(f"{PAGE}files/audit-template.xlsx")
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_file_asked_for_in_another_list_is_led_to_its_own(public_site):
    public_article(GUIDANCE)
    answer = public_site.get(f"/news/{GUIDANCE.slug}/files/{POLICY.filename}")
    assert (answer.status_code, answer["Location"]) == (301, FILE)


@pytest.mark.parametrize("name", ["other.pdf", "..%2f..%2fsettings.py", "%00.pdf", "escalation-policy.PDF"])
def test_other_names_are_not_found(public_site, name):
    public_article(GUIDANCE)
    assert public_site.get(f"{PAGE}files/{name}").status_code == 404
    assert public_site.get(f"{PAGE}versions/0/files/{POLICY.filename}").status_code == 404


def test_a_file_that_is_replaced_at_this_moment_is_not_found(public_site):
    """Fails if a reader met an error page because a version was replaced or withdrawn while they asked."""
    row = public_article(GUIDANCE).versions.get().files.get()
    storing.remove(row.stored_as, storage=STORAGE)
    assert public_site.get(FILE).status_code == 404
