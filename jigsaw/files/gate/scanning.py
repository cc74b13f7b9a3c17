"""Ask ClamAV, where one is set up (JIGSAW_CLAMAV): its clamd is sent the bytes over a socket (INSTREAM)."""

from __future__ import annotations

import logging
import socket
import struct

from jigsaw.files.gate.refusals import GateRefused

log = logging.getLogger("jigsaw.files")
SECONDS = 20
PIECE = 1 << 16
LONGEST_ANSWER = 4096


def scan(content: bytes, where: str) -> None:
    """Refuse a file in which ClamAV finds something. `where` is like "/run/clamav/clamd.ctl" or "127.0.0.1:3310".

    A scanner that is set up and does not answer refuses every file: raises GateRefused ("not-now").
    """
    try:
        with _connected(where) as clamd:
            clamd.sendall(b"zINSTREAM\0")
            for place in range(0, len(content), PIECE):
                piece = content[place : place + PIECE]
                clamd.sendall(struct.pack(">L", len(piece)) + piece)
            clamd.sendall(struct.pack(">L", 0))
            answer = _answer(clamd)
    except (OSError, ValueError) as fault:
        log.error("the virus scanner does not answer: %s", type(fault).__name__)
        raise GateRefused("not-now") from None
    if answer.endswith(b"FOUND"):
        raise GateRefused("virus")
    if answer != b"stream: OK":
        log.error("the virus scanner gave an answer that is not known")
        raise GateRefused("not-now")


def _connected(where: str) -> socket.socket:
    host, colon, port = where.rpartition(":")
    if where.startswith("/"):
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        clamd.settimeout(SECONDS)
        try:
            clamd.connect(where)
        except OSError:
            clamd.close()
            raise
        return clamd
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _answer(clamd: socket.socket) -> bytes:
    answer = b""
    while len(answer) < LONGEST_ANSWER and not answer.endswith(b"\0"):
        piece = clamd.recv(LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").strip()
