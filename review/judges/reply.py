"""The bytes that a chat server answers with, whole or as server-sent events."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["NoChatReplyError", "streamed", "whole"]


class NoChatReplyError(ValueError):
    """An answer that is none of the chat API."""


def whole(body: bytes) -> tuple[str, dict[str, Any], bool]:
    """Text, usage, and whether the answer was cut off. Raises NoChatReplyError."""
    try:
        data = json.loads(body)
        choice = data["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, RecursionError, KeyError, IndexError, TypeError):
        raise NoChatReplyError("its answer has no choices with a message") from None
    if content is None:
        content = ""
    if not isinstance(content, str):
        raise NoChatReplyError("its answer's content is no text")
    usage = data.get("usage")
    return content, usage if isinstance(usage, dict) else {}, choice.get("finish_reason") == "length"


def streamed(body: bytes) -> tuple[str, dict[str, Any], bool]:
    """The same of server-sent events. Raises NoChatReplyError."""
    pieces: list[str] = []
    usage: dict[str, Any] = {}
    cut = ended = False
    for line in body.decode("utf-8", "replace").splitlines():
        data = line.removeprefix("data:").strip()
        if not line.startswith("data:") or not data:
            continue
        if data == "[DONE]":
            ended = True
            break
        try:
            event = json.loads(data)
            if isinstance(event.get("usage"), dict):
                usage = event["usage"]
            for choice in event.get("choices", ())[:1]:
                piece = choice.get("delta", {}).get("content")
                pieces.append(piece if isinstance(piece, str) else "")
                ended = ended or choice.get("finish_reason") is not None
                cut = cut or choice.get("finish_reason") == "length"
        except (ValueError, RecursionError, AttributeError, TypeError):
            raise NoChatReplyError("a piece of its answer is none") from None
    if not pieces:
        raise NoChatReplyError("its answer has no pieces")
    return "".join(pieces), usage, cut or not ended
