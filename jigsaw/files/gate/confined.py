"""The child process that parses: little memory and time, no network, no new file or process.

It reads one order from its standard input, imports what it needs, gives up its rights, and only then parses. What it
cannot give up on some system, another wall still holds: without namespaces it can open no descriptor at all.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
from typing import IO, Any, NoReturn

from jigsaw.files.gate import checking, limits
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.refusals import GateRefused

NEW_USERS, NEW_NETWORK = 0x10000000, 0x40000000
DUMPABLE, NO_NEW_RIGHTS = 4, 38
NOBODY = 65534
FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "pty.",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "shutil.", "ctypes.dlopen", "urllib.", "ftplib.", "smtplib.", "tempfile.", "signal.pthread_kill",
)  # fmt: skip
BROKE_OUT = 77


def serve(read: IO[bytes], write: IO[bytes]) -> None:
    """Answer one order: a line of JSON, then the bytes of the file; back goes a line of JSON, then the safe bytes."""
    order = json.loads(read.readline())
    content = read.read()
    held: dict[str, bool] = {}
    try:
        check = checking.prepared(content, order["ending"], [Kind(kind) for kind in order["kinds"]])
        held = lock()
        found = check()
        head: dict[str, Any] = {"kind": found.kind.value, "notes": found.notes, "length": len(found.content)}
        kept = found.content
    except GateRefused as refused:
        head, kept = {"why": refused.why, "message": refused.message}, b""
    except MemoryError:
        head, kept = {"why": "too-much", "message": GateRefused("too-much").message}, b""
    except Exception as fault:  # noqa: BLE001  whatever a parser raises, the file is refused and its kind of fault noted
        head, kept = {"why": "unreadable", "message": GateRefused("unreadable").message}, b""
        head["fault"] = type(fault).__name__
    write.write(json.dumps(head | {"held": held}).encode() + b"\n" + kept)
    write.flush()


def lock() -> dict[str, bool]:
    """Give up what parsing does not need. Says which walls stand."""
    held = {"network": _leave_the_network(), "nobody": _be_nobody()}
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.PROCESSOR),
        (getattr(resource, "RLIMIT_NPROC", resource.RLIMIT_CORE), 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue  # this system does not know it
    held["descriptors"] = resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 3
    sys.addaudithook(_guard)
    return held


def _leave_the_network() -> bool:
    """A network of its own, without any connection, where the system lets a process make one."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0)
        alone = system.unshare(NEW_NETWORK) == 0
        if not alone:
            alone = system.unshare(NEW_USERS | NEW_NETWORK) == 0
        system.prctl(DUMPABLE, 0, 0, 0, 0)
    except (AttributeError, OSError):
        return False
    return alone


def _be_nobody() -> bool:
    """Not the administrator of the system, whatever the parent is."""
    if os.geteuid() == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        except OSError:
            return False
    return os.geteuid() != 0


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN) or (event == "open" and _writes(arguments)):
        _end()


def _writes(arguments: tuple[Any, ...]) -> bool:
    mode, flags = (*arguments, None, None)[1:3]
    if isinstance(mode, str):
        return any(each in mode for each in "wax+")
    return bool(isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _end() -> NoReturn:
    os._exit(BROKE_OUT)
