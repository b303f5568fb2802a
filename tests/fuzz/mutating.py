"""Files as a broken disk, a careless program or an attacker makes them of good ones; the same seed gives the same."""

from __future__ import annotations

import random

__all__ = ["mutated"]

#: What readers trip over.
_TOKENS = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b"\t", b'"', b'""', b"'", b"\\", b"\\u0000",
    b"\\ud800", b"[", b"]", b"{", b"}", b"(", b")", b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"&#x110000;", b"&amp", b"=", b":", b",", b"#", b"|", b"---\n",
    b"```", b"~~~", b"%s", b"%(a)s", b"{0}", b"${x}", b"-1", b"1e999", b"NaN", b"9" * 5000, b"true", b"null",
    b"\x1b[2J", b"\x1c", b"\x85", "\u2028".encode(), "\u202e".encode(), "\u0301".encode() * 40,
    b"\xed\xa0\x80",
    "İ".encode(), "ß".encode(), "👩\u200d👩".encode(), b"[" * 3000, b"<b>" * 800, b"> " * 400, b"- " * 400, b"*" * 300,
    b"a." * 500,
)  # fmt: skip


def mutated(seed: int, seeds: list[bytes]) -> bytes:
    """One of the good files with one to six changes."""
    chance = random.Random(seed)  # no secret
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        match chance.randrange(7):
            case 0:
                data[at:at] = chance.choice(_TOKENS)
            case 1:
                del data[at : min(end, at + 40)]
            case 2:
                del data[at:]
            case 3 if data:
                data[at % len(data)] = chance.randrange(256)
            case 4:
                data[at:at] = data[at : min(end, at + 400)] * chance.randint(1, 4)
            case 5:
                other = chance.choice(seeds)
                data[at:end] = other[: chance.randint(0, len(other))]
            case _:
                lines = bytes(data).split(b"\n")
                chance.shuffle(lines)
                data[:] = b"\n".join(lines)
    return bytes(data)
