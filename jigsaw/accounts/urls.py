"""Addresses of this room: those ways of the sign-in library that we use, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as organisation
from django.conf import settings
from django.urls import include, path

from jigsaw.accounts.pages.demo_sign_in import DemoSignIn
from jigsaw.accounts.pages.sign_in import SignIn

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/", SignIn.as_view(), name="account_request_login_code"),
    path("sign-in/demo/", DemoSignIn.as_view(), name="demo_sign_in"),
    path("sign-in/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/password/", account.login, name="sign_in_with_password"),
    path("sign-in/second-factor/", second.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/address/", account.email_verification_sent, name="account_email_verification_sent"),
    path("sign-in/ended/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("reset-password/", account.password_reset, name="account_reset_password"),
    path(
        "reset-password/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("reset-password/new/", account.complete_password_reset, name="account_complete_password_reset"),
    path(
        "reset-password/done/", account.password_reset_from_key_done, name="account_password_reset_completed"
    ),
    path("your-sign-in/", second.index, name="mfa_index"),
    path(
        "your-sign-in/", second.index, name="account_email"
    ),  # the library leads here; addresses do not change
    path("your-sign-in/password/set/", account.password_set, name="account_set_password"),
    path("your-sign-in/password/change/", account.password_change, name="account_change_password"),
    path("your-sign-in/confirm/password/", account.reauthenticate, name="account_reauthenticate"),
    path("your-sign-in/confirm/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path(
        "your-sign-in/confirm/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("your-sign-in/app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("your-sign-in/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("your-sign-in/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "your-sign-in/recovery-codes/new/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "your-sign-in/recovery-codes/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("your-sign-in/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("your-sign-in/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("your-sign-in/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("your-sign-in/passkeys/<int:pk>/name/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]

if settings.OIDC:
    urlpatterns += [
        path("sign-in/organisation/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path(
            "sign-in/organisation/cancelled/",
            organisation.login_cancelled,
            name="socialaccount_login_cancelled",
        ),
        path("sign-in/organisation/failed/", organisation.login_error, name="socialaccount_login_error"),
    ]
