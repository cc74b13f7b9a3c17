"""Bodies of forms that no browser sends: cut, nested, lying, endless."""

from __future__ import annotations

BOUNDARY = "kestrelboundary"
FORM = "multipart/form-data; boundary=BOUNDARY"


def part(head: str, data: bytes = b"x") -> bytes:
    return f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode("utf-8", "surrogatepass") + data + b"\r\n"


def named(filename: str, more: str = "") -> str:
    return f'Content-Disposition: form-data; name="copy"; filename="{filename}"{more}\r\nContent-Type: application/pdf'


END = f"--{BOUNDARY}--\r\n".encode()
FILE = named("a.pdf")
BODIES: dict[str, tuple[str, bytes]] = {
    "no boundary": ("multipart/form-data", part(FILE) + END),
    "an empty boundary": ("multipart/form-data; boundary=", part(FILE) + END),
    "another boundary": ("multipart/form-data; boundary=other", part(FILE) + END),
    "a boundary of 5,000 signs": (f"multipart/form-data; boundary={'a' * 5_000}", part(FILE) + END),
    "no end": (FORM, part(FILE, b"%PDF-1.7")),
    "nothing at all": (FORM, b""),
    "a part without a head": (FORM, f"--{BOUNDARY}\r\n\r\n".encode() + END),
    "a part without a name": (FORM, part('Content-Disposition: form-data; filename="a.pdf"') + END),
    "a head of 200,000 signs": (FORM, part(FILE + "\r\nX-A: " + "a" * 200_000) + END),
    "a body inside a body": (FORM, part("Content-Type: multipart/mixed; boundary=inner", part(FILE)) + END),
    "two files of one name": (FORM, part(FILE) + part(named("b.png")) + END),
    "a file where a text belongs": (
        FORM,
        part('Content-Disposition: form-data; name="sent_time"; filename="a"') + END,
    ),
    "base64 that is none": (FORM, part(FILE + "\r\nContent-Transfer-Encoding: base64", b"%%%") + END),
    "a name by RFC 5987": (FORM, part(named("a.pdf", "; filename*=utf-8''..%2F..%2Fa.exe")) + END),
    "a name with zero bytes": (FORM, part(named("a\0.pdf")) + END),
    "a name with line breaks": (FORM, part(named("a\r\nSet-Cookie: a=b\r\n.pdf")) + END),
    "a name of 100,000 signs": (FORM, part(named("a" * 100_000 + ".pdf")) + END),
    "3,000 parts": (
        FORM,
        b"".join(part(f'Content-Disposition: form-data; name="a{n}"') for n in range(3_000)) + END,
    ),
    "300 files": (FORM, b"".join(part(named(f"{n}.pdf")) for n in range(300)) + END),
    "a mail": ("message/rfc822", part(FILE) + END),
}
