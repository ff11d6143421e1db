"""Headers that every answer of the console carries unless the route set its own."""

from app.serving.asgi import App, Message, Receive, Scope, Send

CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    b"content-security-policy": CONTENT_SECURITY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    b"cache-control": b"no-store",
}
_OVER_TLS = {b"strict-transport-security": b"max-age=31536000"}


class ConsoleHeaders:
    """Adds what an answer lacks; HSTS only where the console is on https."""

    def __init__(self, app: App, *, https: bool) -> None:
        self._app = app
        self._headers = {**_ALWAYS, **(_OVER_TLS if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                lacking = [pair for pair in self._headers.items() if pair[0] not in present]
                message["headers"] = [*message["headers"], *lacking]
            await send(message)

        await self._app(scope, receive, adding)
