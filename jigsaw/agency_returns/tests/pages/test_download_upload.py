"""A file as an agency sent it, for staff alone."""

from hashlib import sha256

from jigsaw.agency_returns.models import ReturnUpload
from jigsaw.agency_returns.tests.asking_desk import staff_alone
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, writing
from jigsaw.audit.actions import act
from jigsaw.files.storing import store

CONTENT = b"date,source\n4 March 2025,Record\n"


def kept(team, **more):
    request = asked(team)
    returned = writing(request)
    values = {
        "kind": "file", "filename": "Zephyrina.csv", "stored_as": store(CONTENT, folder="returns"),
        "sha256": sha256(CONTENT).hexdigest(), "size": len(CONTENT), "rows_read": 1, "uploaded_at": ASKED_AT,
        "uploaded_by": team.sam,
    } | more  # fmt: skip
    with act("take_rows", by=team.sam, at=ASKED_AT, partnership=team.partnership):
        upload = ReturnUpload.rows.create(partnership=team.partnership, returned=returned, **values)
    return request, upload


def test_it_is_an_attachment_under_a_name_of_ours(team, desk):
    request, upload = kept(team)
    answer = desk.browser().get(desk.address("download_upload", request_id=request.pk, upload_id=upload.pk))
    assert answer.content == CONTENT
    assert answer["Content-Disposition"] == 'attachment; filename="AB-2026-01-H2-as-sent-1.csv"'
    assert answer["Cache-Control"] == "no-store"
    assert "Zephyrina" not in str(answer.headers)


def test_pasted_rows_are_text_and_a_changed_file_is_not_handed_out(team, desk):
    request, upload = kept(team, kind="paste", filename="")
    address = desk.address("download_upload", request_id=request.pk, upload_id=upload.pk)
    assert desk.browser().get(address)["Content-Disposition"].endswith('.txt"')
    with act("x", by="test", at=ASKED_AT):
        ReturnUpload.rows.update(sha256="0" * 64)
    assert desk.browser().get(address).status_code == 404


def test_nobody_of_the_agency_and_nobody_without_access_finds_it(team, desk):
    request, upload = kept(team)
    staff_alone(desk, "download_upload", request_id=request.pk, upload_id=upload.pk)
