"""An organisation's own sign-in opens the door for people who were invited, and for nobody else."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from jigsaw.accounts.actions import end_access
from jigsaw.accounts.models import Person
from jigsaw.accounts.tests.factories import NOW, invited

pytestmark = pytest.mark.django_db
PROVIDER = {
    "openid_connect": {
        "APPS": [
            {"provider_id": "organisation", "name": "Alderbrook Council", "client_id": "x", "secret": "y",
             "settings": {"server_url": "https://sign-in.alderbrook.example"}}
        ]
    }
}  # fmt: skip


def come_from_the_organisation(settings, email, *, verified=True):
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDER
    request = RequestFactory().get("/sign-in/organisation/")
    request.session, request.user = SessionStore(), AnonymousUser()
    request._messages = SessionStorage(request)
    account = SocialAccount(provider="organisation", uid="u-1", extra_data={"email": email})
    addresses = [EmailAddress(email=email, verified=verified, primary=True)]
    login = SocialLogin(user=Person(email=email), account=account, email_addresses=addresses)
    provider = get_adapter(request).get_provider(request, "organisation")
    login.provider = provider
    with context.request_context(request):
        return request, complete_login(request, login)


def test_an_invited_person_gets_in(settings):
    person = invited()
    request, answer = come_from_the_organisation(settings, person.email)
    assert answer.status_code == 302
    assert request.user == person
    assert SocialAccount.objects.get().user == person


def test_a_stranger_gets_no_account(settings):
    """Fails if the library made somebody by itself, which is its habit."""
    request, answer = come_from_the_organisation(settings, "stranger@alderbrook.example")
    assert not Person.objects.exists()
    assert request.user.is_anonymous
    assert b"You have not been invited" in answer.content


def test_an_address_that_is_not_proved_opens_nothing(settings):
    person = invited()
    request, _ = come_from_the_organisation(settings, person.email, verified=False)
    assert request.user.is_anonymous
    assert not SocialAccount.objects.exists()


def test_somebody_whose_access_has_ended_stays_out(settings):
    person = invited()
    end_access(by="command line", at=NOW, person=person)
    request, _ = come_from_the_organisation(settings, person.email)
    assert request.user.is_anonymous
