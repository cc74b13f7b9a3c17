"""Check a certificate by its code: found however it is typed, helped when it is wrong, and no place to try them all."""

import pytest

from jigsaw.learning.tests.invented import CODE, with_link
from jigsaw.learning.throttling import MOST

pytestmark = pytest.mark.django_db
PAGE = "/certificates/"


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE.replace("-", ""), " K7QM 2XVD–9RTC "])
def test_a_code_is_found_however_it_is_typed(public_site, typed):
    with_link()
    assert public_site.get(PAGE, {"code": typed})["Location"] == f"{PAGE}{CODE}/"


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("", 400, "Enter the check code of the certificate"),
        ("K7QM-2XVD-9RTD", 404, "No certificate has this code"),
        ("K7QM-2XVD-9RT1", 404, "No certificate has this code"),
        ("\0" * 3 + "<b>", 404, ""),
        ("Ω" * 5000, 404, ""),
    ],
)
def test_a_wrong_code_is_answered_with_help_and_kept_in_the_box(public_site, typed, status, said):
    with_link()
    answer = public_site.get(PAGE, {"code": typed})
    words = answer.content.decode()
    assert answer.status_code == status
    assert said in words
    assert "There is a problem" in words
    assert "12 letters and digits" in words
    assert "<b>" not in words


def test_the_page_keeps_no_cookie_and_no_cache_keeps_the_answer(public_site):
    answer = public_site.get(PAGE)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert "There is a problem" not in answer.content.decode()


def test_a_program_cannot_try_all_codes(public_site):
    """Fails if a place that tried forty wrong codes were still told whether the next is right."""
    with_link()
    for number in range(MOST):
        tail = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
        code = f"AAAA-AAAA-AA{tail[number // 31]}{tail[number % 31]}"
        assert public_site.get(PAGE, {"code": code}).status_code == 404
    for address in (f"{PAGE}?code={CODE}", f"{PAGE}{CODE}/", f"{PAGE}ZZZZ-ZZZZ-ZZZZ/"):
        answer = public_site.get(address)
        assert answer.status_code == 429
        assert "Wait ten minutes" in answer.content.decode()


def test_checking_many_right_ones_is_not_slowed(public_site):
    with_link()
    for _ in range(MOST + 1):
        assert public_site.get(f"{PAGE}{CODE}/").status_code == 200
