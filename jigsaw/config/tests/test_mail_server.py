import pytest

from jigsaw.config.settings.mail import mail_server


def test_a_mail_server_with_a_password_and_tls_after_the_greeting():
    settings = mail_server("smtp+tls://jig%40saw:p%2Fw@mail.example.org")
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example.org", 587)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("jig@saw", "p/w")
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (True, False)


def test_tls_from_the_beginning_and_a_port_of_its_own():
    settings = mail_server("smtps://mail.example.org:2465")
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_SSL"]) == (2465, True)


def test_without_an_address_the_server_of_this_host():
    assert mail_server("") == {}


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_another_form_is_refused_with_an_example(url):
    with pytest.raises(ValueError, match="smtp\\+tls://"):
        mail_server(url)
