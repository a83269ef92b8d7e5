"""What goes wrong in a browser without anybody seeing it."""

import re

from playwright.sync_api import BrowserContext


class Troubles:
    """Errors in the console and in scripts, failed answers, and requests to elsewhere."""

    def __init__(self, base_url: str) -> None:
        self._here = (f"{base_url}/", "data:", "blob:")
        self._texts: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._texts.append(f"script: {error.error}"))
        context.on("response", self._on_response)
        context.on("request", self._on_request)

    def unexpected(self, allowed: list[str]) -> list[str]:
        """The troubles that none of the regular expressions allows."""
        return [text for text in self._texts if not any(re.search(one, text) for one in allowed)]

    def _on_console(self, message):
        if message.type == "error":
            self._texts.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _on_response(self, response):
        if response.status >= 500:
            self._texts.append(f"response: {response.status} {response.url}")

    def _on_request(self, request):
        if not request.url.startswith(self._here):
            self._texts.append(f"request to elsewhere: {request.url}")
