"""A server that speaks the OpenAI chat API: a question's messages in, the answer's text and its tokens out.

The key comes from the environment: REVIEW_JUDGE_KEY, and OPENAI_API_KEY for OpenAI's own address alone, so that it goes
to nobody else. Nothing else of the environment is sent: neither organisation nor project, nor what machine this is.
Answers have a limit, are never unpacked, and are not followed to another address.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from review.errors import EngineError, ExtraError, UsageError
from review.extras import install_extra, installed
from review.judges.budget import estimated_tokens
from review.judges.reply import NoChatReplyError, streamed, whole

__all__ = ["KEY", "Answer", "ChatClient", "NoAnswerError", "shown_address"]

#: The variable of the environment with the key.
KEY = "REVIEW_JUDGE_KEY"
_OPENAI, _OPENAI_HOST = "OPENAI_API_KEY", "api.openai.com"
#: Bytes of an answer that are read; more is none.
_MOST = 2 * 1024 * 1024
#: Characters of a server's words in a message.
_SHOWN = 200
#: A shorter secret would be found in any text.
_SECRET = 6
#: The headers that are sent; what the package adds beyond them the server has no need of (but for the one by which the
#: package itself knows that the answer is to be streamed).
_SENT = frozenset(
    ("host", "accept", "accept-encoding", "connection", "content-length", "content-type", "user-agent",
     "transfer-encoding", "x-stainless-raw-response")
)  # fmt: skip


class NoAnswerError(Exception):
    """A question that got no answer, for a reason that another question need not have. `lasting` ones all have it."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer's text, its tokens (estimated where the server does not count), and whether it was cut off."""

    text: str
    tokens_in: int
    tokens_out: int
    cut: bool = False


def shown_address(url: str) -> str:
    """An address as messages and reports show it: without what may be secret in it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"


class ChatClient:
    """Asks one server; usable by several threads, and as a context manager.

    Raises UsageError for an address that is none, or holds a password; ExtraError without the package; EngineError
    where OpenAI's own server is to be asked and there is no key.
    """

    def __init__(self, url: str, *, timeout: float, retries: int, stream: bool = False) -> None:
        self._url = _checked(url)
        self._stream, self._retries = stream, retries
        self._schema = True
        if not installed("openai"):
            raise ExtraError(f"a judge needs openai; install it with: {install_extra('judge')}")
        import httpx2
        import openai

        own = urlsplit(url).hostname == _OPENAI_HOST
        self._key = os.environ.get(KEY, "").strip() or (os.environ.get(_OPENAI, "").strip() if own else "")
        if own and not self._key:
            raise EngineError(f"there is no key: set {KEY} (or {_OPENAI}) in the environment", shown_address(url))
        if not self._key.isascii() or not all(character.isprintable() for character in self._key):
            raise EngineError(f"the key in {KEY} is none: it has characters that no key has")

        def slimmed(request: Any) -> None:
            for name in list(request.headers):
                if name.lower() not in _SENT:
                    del request.headers[name]
            if self._key:
                request.headers["authorization"] = f"Bearer {self._key}"
            request.headers["user-agent"] = "translation-review"
            request.headers["accept-encoding"] = "identity"

        def limited(response: Any) -> None:
            if response.headers.get("content-encoding", "identity").lower() != "identity":
                raise _Packed
            response.stream = _limited_stream(response.stream)

        self._http = httpx2.Client(
            timeout=timeout, follow_redirects=False, event_hooks={"request": [slimmed], "response": [limited]}
        )
        self._client = openai.OpenAI(
            api_key=self._key or "none",
            base_url=url,
            organization="",
            project="",
            max_retries=retries,
            http_client=self._http,
        )

    def __enter__(self) -> ChatClient:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def ask(
        self, model: str, messages: Sequence[dict[str, str]], schema: Any, *, most: int, temperature: float
    ) -> Answer:
        """One answer of at most `most` tokens. Raises NoAnswerError."""
        import httpx2
        import openai

        wanted: dict[str, Any] = {
            "model": model, "messages": list(messages), "max_tokens": most, "temperature": temperature,
        }  # fmt: skip
        if self._schema:
            wanted["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "errors", "strict": True, "schema": schema},
            }
        try:
            return self._asked(wanted, messages)
        except openai.BadRequestError as error:
            said = str(error)
            if "max_tokens" in said and "max_completion_tokens" in said:
                wanted["max_completion_tokens"] = wanted.pop("max_tokens")
                wanted.pop("temperature")
            elif self._schema and any(word in said for word in ("response_format", "json_schema", "schema")):
                self._schema = False  # a server that knows no schemas; the answer is checked all the same
                wanted.pop("response_format")
            else:
                raise NoAnswerError(self._told(error)) from None
        except openai.APIStatusError as error:
            raise self._status(error) from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, _TooLong, _Packed, ValueError) as error:
            raise self._failure(error) from None
        try:
            return self._asked(wanted, messages)
        except openai.APIStatusError as error:
            raise self._status(error) from None
        except (openai.OpenAIError, httpx2.HTTPError, _TooLong, _Packed, ValueError) as error:
            raise self._failure(error) from None

    def _body(self, wanted: dict[str, Any]) -> bytes:
        """The answer's bytes. The package asks again where none came; one that broke off is asked for again here."""
        import httpx2

        completions = self._client.chat.completions.with_streaming_response
        for left in range(self._retries, -1, -1):
            try:
                with completions.create(**wanted, stream=self._stream) as response:
                    return b"".join(response.iter_bytes())
            except (httpx2.NetworkError, httpx2.ProtocolError):
                if not left:
                    raise
        raise AssertionError("the last try returns or raises")

    def _asked(self, wanted: dict[str, Any], messages: Sequence[dict[str, str]]) -> Answer:
        body = self._body(wanted)
        text, usage, cut = streamed(body) if self._stream else whole(body)
        text = self._without_key(text)
        counted = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
        sizes = [
            count if isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 10**9 else None
            for count in counted
        ]
        guess = estimated_tokens("".join(message["content"] for message in messages))
        return Answer(
            text,
            guess if sizes[0] is None else sizes[0],
            estimated_tokens(text) if sizes[1] is None else sizes[1],
            cut,
        )

    def _without_key(self, text: str) -> str:
        return text.replace(self._key, "[key]") if len(self._key) >= _SECRET else text

    def _told(self, error: Any) -> str:
        """What a server said of its refusal, on one line, without the key."""
        body = getattr(error, "body", None)
        said = body.get("message") if isinstance(body, dict) else None
        said = said if isinstance(said, str) else str(getattr(error, "message", error))
        return self._without_key(" ".join(said.split()))[:_SHOWN]

    def _status(self, error: Any) -> NoAnswerError:
        status, said = error.status_code, self._told(error)
        where = shown_address(self._url)
        if status in (401, 403):
            what = "wants a key" if not self._key else "does not take the key"
            return NoAnswerError(f"{where} {what} ({status}); set {KEY} in the environment", lasting=True)
        if status == 404:
            message = f"{where} does not know the model, or is no server of the chat API (404: {said})"
            return NoAnswerError(message, lasting=True)
        if 300 <= status < 400:
            return NoAnswerError(f"{where} sends elsewhere ({status}); give the address that it means", lasting=True)
        if status == 429:
            return NoAnswerError(f"{where} has had enough for now (429: {said})")
        return NoAnswerError(f"{where} answers {status}: {said}")

    def _failure(self, error: BaseException) -> NoAnswerError:
        import openai

        where = shown_address(self._url)
        if isinstance(error, _TooLong) or isinstance(error.__cause__, _TooLong):
            return NoAnswerError(f"the answer of {where} has more than {_MOST // 2**20} MiB")
        if isinstance(error, _Packed) or isinstance(error.__cause__, _Packed):
            return NoAnswerError(f"{where} packs its answers, although it was told not to")
        if isinstance(error, NoChatReplyError):
            return NoAnswerError(f"{where} is no server of the chat API: {error}", lasting=True)
        if isinstance(error, openai.APITimeoutError):
            return NoAnswerError(f"{where} did not answer in time")
        reason = error.__cause__ if isinstance(error, openai.APIConnectionError) and error.__cause__ else error
        said = self._without_key(" ".join(str(reason).split()))[:_SHOWN] or type(reason).__name__
        lasting = "CERTIFICATE" in said.upper() or "SSL" in said.upper() or "refused" in said or "Name or" in said
        return NoAnswerError(f"{where} cannot be reached: {said}", lasting=lasting)


class _TooLong(Exception):  # noqa: N818  # raised within the package's transport
    """More bytes than are read."""


class _Packed(Exception):  # noqa: N818
    """A compressed answer, of which nobody knows how long it is."""


def _limited_stream(stream: Any) -> Any:
    import httpx2

    class Limited(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            count = 0
            for chunk in stream:
                count += len(chunk)
                if count > _MOST:
                    raise _TooLong
                yield chunk

        def close(self) -> None:
            stream.close()

    return Limited()


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UsageError("--judge-url is no address; it wants one such as http://localhost:8000/v1") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("--judge-url wants an address such as http://localhost:8000/v1")
    if parts.username or parts.password:
        raise UsageError(f"--judge-url holds a password; the key comes from the environment ({KEY}) only")
    return url
