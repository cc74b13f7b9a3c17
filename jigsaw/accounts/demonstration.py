"""The demonstration lets anybody sign in as anybody, so it runs on this machine alone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
# Addresses from which a request of this machine comes.
LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})


@dataclass(frozen=True)
class DemoPerson:
    """A button of the demonstration: the role in words, whose address it signs in, whether it stands first."""

    key: str
    words: str
    email: str
    first: bool = True


DEMO_PEOPLE = (
    DemoPerson("business-manager", "Business manager", "priya.nair@alderbrook-scp.example"),
    DemoPerson("agency-lead", "Agency lead", "sam.okafor@alderbrook-health.example"),
    DemoPerson("reviewer", "Reviewer", "helen.marsh@reviewers.example"),
    DemoPerson("co-chair", "Co-chair", "marcus.bell@alderbrook-scp.example"),
    DemoPerson("comms", "Communications", "dee.lowe@alderbrook-scp.example"),
    DemoPerson("analyst", "Analyst", "anil.shah@western-vale.example"),
    DemoPerson("second-co-chair", "Second co-chair", "joan.firth@alderbrook-scp.example", False),
    DemoPerson("coordinator", "Coordinator", "tom.reid@alderbrook-scp.example", False),
    DemoPerson("panel-member", "Panel member", "grace.obi@vale-constabulary.example", False),
    DemoPerson("agency-approver", "Agency approver", "ruth.adeyemi@alderbrook-health.example", False),
    DemoPerson("police-lead", "Police lead", "ola.brandt@vale-constabulary.example", False),
    DemoPerson("auditor", "Auditor", "edith.crane@auditors.example", False),
    DemoPerson("brindle-vale", "Business manager, Brindle Vale", "ivy.osei@brindle-vale-scp.example", False),
)


# What a proxy adds to a request that it passes on from somewhere else.
PASSED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def is_shown_to(request: HttpRequest) -> bool:
    """Whether the demonstration runs and somebody at this very machine asks, not through a proxy on it."""
    here = request.META.get("REMOTE_ADDR") in LOOPBACK
    return settings.DEMO and here and not any(request.META.get(name) for name in PASSED_ON)


def foreign_addresses() -> list[str]:
    """The hosts named by the settings that are not this machine."""
    hosts = list(settings.ALLOWED_HOSTS)
    hosts += [urlsplit(address).hostname or address for address in settings.CSRF_TRUSTED_ORIGINS]
    for address in (settings.CASEWORK_ADDRESS, settings.PUBLIC_ADDRESS):
        hosts.append(urlsplit(address).hostname or address)
    return sorted({host for host in hosts if host not in THIS_MACHINE})


@register()
def demonstration_stays_on_this_machine(app_configs=None, **kwargs) -> list[Error]:
    """Fails `check` for a demonstration under a real host name."""
    if not settings.DEMO or not (foreign := foreign_addresses()):
        return []
    return [
        Error(
            f"The demonstration runs on this machine only, and these are other hosts: {', '.join(foreign)}",
            hint="Unset JIGSAW_DEMO, or leave JIGSAW_HOSTS, JIGSAW_ORIGINS, JIGSAW_CASEWORK_ADDRESS and "
            "JIGSAW_PUBLIC_ADDRESS at localhost. Anybody can sign in as anybody in the demonstration.",
            id="accounts.E001",
        )
    ]


def refuse_foreign_demonstration() -> None:
    """Stop the process before it serves anything. Raises ImproperlyConfigured."""
    for fault in demonstration_stays_on_this_machine():
        raise ImproperlyConfigured(f"{fault.msg}. {fault.hint}")
