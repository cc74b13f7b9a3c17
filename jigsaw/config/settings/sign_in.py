"""How people sign in: by invitation only, with a typed code, a password and a second factor, or a passkey.

An organisation's own sign-in (OpenID Connect) is ready and off until JIGSAW_OIDC_SERVER names it.
"""

from __future__ import annotations

import os

from .base import DEMO, PROXIES, read_key

ACCOUNT_ADAPTER = "jigsaw.accounts.sign_in.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# allauth asks for a password at sign-in only where sign-up would; sign-up itself is closed by the adapter.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Nobody learns here whether an address is known: same page, and no mail to strangers.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
# Three codes of three tries each in five minutes: nine guesses at a person, under the ten that we allow.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,9/5m/key",
    "request_login_code": "20/m/ip,3/5m/key",
    "reset_password": "20/m/ip,3/5m/key",
}
ACCOUNT_FORMS = {
    "login": "jigsaw.accounts.forms.SignInWithPassword",
    "request_login_code": "jigsaw.accounts.forms.AskForCode",
    "confirm_login_code": "jigsaw.accounts.forms.TypeCode",
    "confirm_email_verification_code": "jigsaw.accounts.forms.TypeEmailCode",
    "reset_password": "jigsaw.accounts.forms.AskForReset",
    "confirm_password_reset_code": "jigsaw.accounts.forms.TypeResetCode",
    "reset_password_from_key": "jigsaw.accounts.forms.ChooseNewPassword",
    "change_password": "jigsaw.accounts.forms.ChangePassword",
    "set_password": "jigsaw.accounts.forms.SetPassword",
    "reauthenticate": "jigsaw.accounts.forms.ConfirmPassword",
}

MFA_ADAPTER = "jigsaw.accounts.sign_in.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Jigsaw"
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey signs in by itself, so each must prove the person (fingerprint, face, PIN) as well as the device.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
MFA_FORMS = {
    "authenticate": "jigsaw.accounts.forms.TypeSecondFactor",
    "reauthenticate": "jigsaw.accounts.forms.ConfirmSecondFactor",
    "activate_totp": "jigsaw.accounts.forms.AddAuthenticator",
    "add_webauthn": "jigsaw.accounts.forms.AddPasskey",
    "edit_webauthn": "jigsaw.accounts.forms.NamePasskey",
}

SOCIALACCOUNT_ADAPTER = "jigsaw.accounts.sign_in.KnownPeopleOnly"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict = {}
OIDC = bool(os.environ.get("JIGSAW_OIDC_SERVER"))
# The organisation asks for a second factor itself, so that we need not ask again.
OIDC_BRINGS_SECOND_FACTOR = os.environ.get("JIGSAW_OIDC_SECOND_FACTOR") == "1"
if OIDC:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": os.environ.get("JIGSAW_OIDC_NAME_IN_ADDRESSES", "organisation"),
                "name": os.environ.get("JIGSAW_OIDC_NAME", "your organisation"),
                "client_id": os.environ["JIGSAW_OIDC_CLIENT"],
                "secret": os.environ.get("JIGSAW_OIDC_SECRET") or read_key("oidc"),
                "settings": {
                    "server_url": os.environ["JIGSAW_OIDC_SERVER"],
                    # Some providers vouch for each address without saying so in the token.
                    "verified_email": os.environ.get("JIGSAW_OIDC_TRUSTS_EMAIL") == "1",
                },
            }
        ]
    }
