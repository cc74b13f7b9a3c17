"""How people get in: by code, by password with a second factor; and how others do not."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from jigsaw.accounts.actions import close, end_access
from jigsaw.accounts.models import Person
from jigsaw.accounts.tests.factories import NOW, PASSWORD, invited
from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.notices.models import Mail

pytestmark = pytest.mark.django_db
EMAIL = "priya.nair@alderbrook-scp.example"
SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 (a key of an invented person)


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


def ask_for_code(client, email=EMAIL, follow=True):
    return client.post("/sign-in/", {"email": email}, follow=follow)


def code_in(mailoutbox):
    return re.search(r"is: (\d{6})", mailoutbox[-1].body)[1]


def current_code():
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_a_code_comes_by_mail_and_opens_the_start_page(client, mailoutbox):
    invited()
    ask_for_code(client)
    assert [m.to for m in mailoutbox] == [[EMAIL]]
    answer = client.post("/sign-in/code/", {"code": f" {code_in(mailoutbox)} "}, follow=True)
    assert answer.redirect_chain[-1][0] == "/"
    assert b"Signed in as Priya Nair" in answer.content
    assert Event.objects.get(verb="signed_in").details == {"methods": ["code"]}


def test_the_code_field_takes_paste_and_the_keyboard_of_a_phone(client):
    invited()
    page = ask_for_code(client).content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    assert "maxlength" not in re.search(r"<input[^>]*one-time-code[^>]*>", page)[0]


def test_a_stranger_sees_the_same_and_gets_no_mail(client, mailoutbox):
    """Fails if the answer, or any mail, told known addresses from unknown ones."""
    invited()
    pages = []
    for email in (EMAIL, "stranger@alderbrook-scp.example"):
        browser = type(client)()
        answer = ask_for_code(browser, email)
        pages.append(
            (
                answer.status_code,
                re.sub(rb'value="[^"]{20,}"', b"", answer.content.replace(email.encode(), b"")),
            )
        )
    assert pages[0] == pages[1]
    assert [m.to for m in mailoutbox] == [[EMAIL]]


def test_three_wrong_codes_end_the_try(client, mailoutbox):
    invited()
    ask_for_code(client)
    right = code_in(mailoutbox)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(3):
        client.post("/sign-in/code/", {"code": wrong})
    client.post("/sign-in/code/", {"code": right})
    assert "_auth_user_id" not in client.session


def test_codes_are_throttled_for_an_address_whoever_asks(client, mailoutbox):
    """At most three codes of three tries each in five minutes: fails if an address could be tried more often."""
    invited()
    for number in range(6):
        type(client)(REMOTE_ADDR=f"192.0.2.{number}").post("/sign-in/", {"email": EMAIL})
    assert len(mailoutbox) == 3


def test_passwords_are_throttled_for_an_address_whoever_asks(client):
    """After nine wrong passwords from anywhere, the right one is refused too for five minutes."""
    invited(password=PASSWORD)
    for number in range(9):
        type(client)(REMOTE_ADDR=f"192.0.2.{number}").post(
            "/sign-in/password/", {"login": EMAIL, "password": "wrong"}
        )
    answer = client.post("/sign-in/password/", {"login": EMAIL, "password": PASSWORD})
    assert b"too many tries" in answer.content
    assert "_auth_user_id" not in client.session


def test_a_password_alone_leads_to_a_second_factor_before_anything_else(client):
    """Fails if any page of casework opened for a password without a second factor."""
    invited(password=PASSWORD)
    answer = client.post("/sign-in/password/", {"login": EMAIL, "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert b"set up a second factor" in answer.content
    for address in ("/", "/system/", "/partnerships/", "/your-sign-in/password/change/"):
        assert client.get(address)["Location"] == reverse("mfa_index")


def test_setting_up_an_app_opens_the_start_page(client, monkeypatch):
    invited(password=PASSWORD)
    client.post("/sign-in/password/", {"login": EMAIL, "password": PASSWORD})
    client.post("/your-sign-in/confirm/password/", {"password": PASSWORD})
    page = client.get("/your-sign-in/app/add/")
    assert b"<svg" in page.content
    assert b"data:image" not in page.content
    key = page.context["form"].secret
    code = format_hotp_value(hotp_value(key, next(iter(yield_hotp_counters_from_time()))))
    with_commits = client.post("/your-sign-in/app/add/", {"code": code})
    assert with_commits.status_code == 302
    held = Authenticator.objects.get(type="totp")
    assert key not in str(held.data), "the key must lie sealed"


@pytest.mark.django_db(transaction=True)
def test_a_session_is_free_once_the_app_is_set_up(client):
    invited(password=PASSWORD)
    client.post("/sign-in/password/", {"login": EMAIL, "password": PASSWORD})
    client.post("/your-sign-in/confirm/password/", {"password": PASSWORD})
    key = client.get("/your-sign-in/app/add/").context["form"].secret
    code = format_hotp_value(hotp_value(key, next(iter(yield_hotp_counters_from_time()))))
    client.post("/your-sign-in/app/add/", {"code": code})
    assert client.get("/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_recovery_codes_show_at_once_after_an_app_is_set_up(client, mailoutbox):
    """Fails when somebody who has just typed a code of the app must type the next one to see them."""
    invited()
    ask_for_code(client)
    client.post("/sign-in/code/", {"code": code_in(mailoutbox)})
    key = client.get("/your-sign-in/app/add/").context["form"].secret
    code = format_hotp_value(hotp_value(key, next(iter(yield_hotp_counters_from_time()))))
    page = client.post("/your-sign-in/app/add/", {"code": code}, follow=True).content.decode()
    assert "10 of 10 codes are unused" in page
    assert page.count("<li><code>") == 10


def test_a_password_and_the_app_open_the_start_page_and_a_code_opens_once(client):
    person = invited(password=PASSWORD)
    TOTP.activate(person, SECRET)
    code = current_code()
    for browser, opens in ((client, True), (type(client)(), False)):
        answer = browser.post("/sign-in/password/", {"login": EMAIL, "password": PASSWORD})
        assert answer["Location"] == reverse("mfa_authenticate")
        assert browser.get("/").status_code == 302
        browser.post("/sign-in/second-factor/", {"code": code})
        assert (browser.get("/").status_code == 200) is opens


def test_a_code_by_mail_also_asks_for_the_app_of_those_who_have_one(client, mailoutbox):
    TOTP.activate(invited(), SECRET)
    ask_for_code(client)
    answer = client.post("/sign-in/code/", {"code": code_in(mailoutbox)})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302


def test_a_reset_of_the_password_keeps_the_second_factor(client, mailoutbox):
    TOTP.activate(invited(password=PASSWORD), SECRET)
    client.post("/reset-password/", {"email": EMAIL})
    client.post("/reset-password/code/", {"code": code_in(mailoutbox)})
    new = "harbour kettle violet noun"
    client.post("/reset-password/new/", {"password1": new, "password2": new})
    assert Person.objects.get().check_password(new)
    assert Authenticator.objects.filter(type="totp").exists()
    answer = client.post("/sign-in/password/", {"login": EMAIL, "password": new})
    assert answer["Location"] == reverse("mfa_authenticate")


@pytest.mark.parametrize(
    "address",
    [
        "/signup/",
        "/sign-up/",
        "/accounts/signup/",
        "/your-sign-in/address/",
        "/3rdparty/",
        "/2fa/",
        "/sign-in/organisation/",
    ],
)
def test_ways_that_we_do_not_use_are_not_there(client, address):
    assert client.get(address).status_code == 404


def test_access_that_ended_ends_at_the_next_request(client):
    person = invited()
    client.force_login(person)
    assert client.get("/").status_code == 200
    end_access(by="command line", at=NOW, person=person)
    assert client.get("/")["Location"].startswith("/sign-in/")


def test_a_session_of_before_does_not_come_back_with_a_new_invitation(client):
    person = invited(password=PASSWORD)
    client.force_login(person)
    with act("end_access", by="x", at=NOW):
        close(person)
    invited()
    assert Person.objects.get().is_active
    assert client.get("/")["Location"].startswith("/sign-in/")


def test_mail_of_signing_in_holds_no_name_of_a_case_and_no_link(client, mailoutbox):
    """Nothing but the code: no link that a scanner could open, no partnership, no case."""
    invited(tell=True)
    ask_for_code(client)
    bodies = {mail.subject: mail.body for mail in mailoutbox}
    bodies |= {mail.subject: mail.body for mail in Mail.objects.exclude(body="")}
    assert "code" in bodies["Your code to sign in to Jigsaw"]
    assert "http" not in bodies["Your code to sign in to Jigsaw"]
    assert bodies["You have been invited to Jigsaw"].count("http") == 1


def test_passkeys_prove_the_person_too(settings):
    """A passkey signs in by itself, so a touch alone must not do."""
    assert settings.MFA_WEBAUTHN_USER_VERIFICATION == "required"
    assert settings.MFA_PASSKEY_LOGIN_ENABLED
