"""An OpenID Connect provider for tests: three people, no passwords, tokens signed with a key made at start."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

__all__ = ["PEOPLE", "Provider"]

PEOPLE = {"vera": "Vera Viewer", "rob": "Rob Reviewer", "lea": "Lea Lead"}


class Provider:
    """Runs in a thread; `url` is the issuer. Use as a context manager."""

    def __init__(self, client: str, secret: str) -> None:
        self.client, self.secret = client, secret
        self.key = RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": "test"}, auto_kid=False)
        self.codes: dict[str, tuple[str, str | None]] = {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.get(self)

            def do_POST(self) -> None:
                provider.post(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self.server.server_address[1]}"

    def __enter__(self) -> Provider:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def get(self, request: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(request.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._json(
                request,
                {
                    "issuer": self.url,
                    "authorization_endpoint": f"{self.url}/authorize",
                    "token_endpoint": f"{self.url}/token",
                    "userinfo_endpoint": f"{self.url}/userinfo",
                    "jwks_uri": f"{self.url}/jwks",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                    "code_challenge_methods_supported": ["S256"],
                },
            )
        elif parts.path == "/jwks":
            self._json(request, {"keys": [self.key.as_dict(private=False)]})
        elif parts.path == "/authorize" and asked.get("client_id") == self.client:
            links = []
            for person, name in PEOPLE.items():
                code = secrets.token_urlsafe()
                self.codes[code] = person, asked.get("nonce")
                links.append(f'<a href="{asked["redirect_uri"]}?code={code}&state={quote(asked["state"])}">{name}</a>')
            self._send(request, 200, "text/html", " ".join(links).encode())
        else:
            self._send(request, 404, "text/plain", b"no")

    def post(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0))).decode()
        told = {name: values[0] for name, values in parse_qs(body).items()}
        basic = base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()
        known = request.headers.get("Authorization") == f"Basic {basic}" or told.get("client_secret") == self.secret
        if request.path != "/token" or not known or told.get("code") not in self.codes:
            self._send(request, 400, "application/json", b'{"error": "invalid_grant"}')
            return
        person, nonce = self.codes.pop(told["code"])
        claims: dict[str, Any] = {
            "iss": self.url,
            "aud": self.client,
            "sub": person,
            "email": f"{person}@example.org",
            "email_verified": True,
            "name": PEOPLE[person],
            "iat": int(time.time()),
            "exp": int(time.time()) + 3600,
        }
        if nonce is not None:
            claims["nonce"] = nonce
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)
        self._json(request, {"access_token": "x", "token_type": "Bearer", "expires_in": 3600, "id_token": token})

    def _json(self, request: BaseHTTPRequestHandler, value: object) -> None:
        self._send(request, 200, "application/json", json.dumps(value).encode())

    def _send(self, request: BaseHTTPRequestHandler, status: int, kind: str, data: bytes) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)
