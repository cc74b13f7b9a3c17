import pytest

from jigsaw.agency_returns.tests import making


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_the_template_carries_the_reference_and_comes_back_as_it_is(sam, kind):
    answer = sam.get("download_template", kind=kind)
    assert (
        answer["Content-Disposition"]
        == f'attachment; filename="chronology-{sam.asked.reference.replace("/", "-")}.{kind}"'
    )
    read = making.read(answer.content)
    assert read.refused == "" or "empty" in read.refused


def test_another_kind_is_not_there(sam):
    assert sam.get("download_template", kind="docx").status_code == 404


def test_staff_may_have_it_and_others_not(sam):
    assert sam.get("download_template", sam.team.priya, kind="csv").status_code == 200
    assert sam.get("download_template", sam.team.ola, kind="csv").status_code == 404
