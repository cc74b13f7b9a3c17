"""The forms of signing in: the library's rules, our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkey

EMAIL = ("Email address", "Enter your email address", "Enter an email address, like name@example.org")
PASSWORD = ("Password", "Enter your password", None)
NEW_PASSWORD = ("New password", "Enter a new password of 15 characters or more", None)
AGAIN = ("New password again", "Enter the new password again", None)
CODE = ("Code", "Enter the code", None)
WORDS = {
    "login": EMAIL,
    "email": EMAIL,
    "password": PASSWORD,
    "oldpassword": ("Current password", "Enter your current password", None),
    "password1": NEW_PASSWORD,
    "password2": AGAIN,
    "code": CODE,
    "name": ("Name of the passkey", "Enter a name for the passkey, for example Work laptop", None),
}
HINTS = {
    "password1": "Use 15 characters or more. Three or four words that do not belong together are good.",
}


class InOurWords:
    """Gives the library's fields our labels, messages and keyboards, and leaves checking to us, not the browser."""

    use_required_attribute = False
    code_label = "Code"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name not in WORDS:
                continue
            field.label, required, wrong = WORDS[name]
            field.help_text = HINTS.get(name, "")
            field.error_messages["required"] = required
            if wrong:
                field.error_messages["invalid"] = wrong
                for validator in field.validators:
                    validator.message = wrong
        if code := self.fields.get("code"):  # type: ignore[attr-defined]
            code.label = self.code_label
            code.width = 10
            code.widget.attrs |= {
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
            }


class AskForCode(InOurWords, account.RequestLoginCodeForm):
    """The address to which a sign-in code goes."""


class TypeCode(InOurWords, account.ConfirmLoginCodeForm):
    """The code, typed or pasted."""

    code_label = "6-digit code"


class TypeEmailCode(InOurWords, account.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""

    code_label = "6-digit code"


class TypeResetCode(InOurWords, account.ConfirmPasswordResetCodeForm):
    """The code that lets somebody choose a new password."""

    code_label = "6-digit code"


class SignInWithPassword(InOurWords, account.LoginForm):
    """Address and password."""


class AskForReset(InOurWords, account.ResetPasswordForm):
    """The address to which the reset code goes."""


class ChooseNewPassword(InOurWords, account.ResetPasswordKeyForm):
    """The new password after a reset."""


class ChangePassword(InOurWords, account.ChangePasswordForm):
    """Old and new password."""


class SetPassword(InOurWords, account.SetPasswordForm):
    """The first password of somebody who signs in by code."""


class ConfirmPassword(InOurWords, account.ReauthenticateForm):
    """The password once more."""


class TypeSecondFactor(InOurWords, second.AuthenticateForm):
    """The second factor at sign-in."""

    code_label = "Code from your authenticator app, or a recovery code"


class ConfirmSecondFactor(InOurWords, second.ReauthenticateForm):
    """The second factor once more."""

    code_label = "Code from your authenticator app, or a recovery code"


class AddAuthenticator(InOurWords, ActivateTOTPForm):
    """The first code of a new authenticator app."""

    code_label = "6-digit code that the app shows"


class AddPasskey(InOurWords, passkey._BaseAddWebAuthnForm):
    """A new passkey. Each one proves the person as well as the device, so that it signs in by itself."""

    def clean(self) -> dict:
        self.cleaned_data["passwordless"] = True
        return super().clean()


class NamePasskey(InOurWords, passkey.EditWebAuthnForm):
    """Another name for a passkey."""
