"""What goes wrong in a browser without anybody looking: errors of scripts, and requests that leave the site."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError, WebSocket


class NewPage(Protocol):
    """Opens an empty page in a browser context of its own."""

    def __call__(self, *, dark: bool = False, scripts: bool = True, width: int = 1280, height: int = 800) -> Page:
        """With the theme that the reader prefers, with scripts on or off, and a window of some size (CSS pixels)."""


@contextmanager
def watched_pages(browser: Browser, root: Path) -> Iterator[NewPage]:
    """What opens pages; at the end, none may have had an error or asked for anything outside a folder."""
    opened = []

    def open_page(*, dark: bool = False, scripts: bool = True, width: int = 1280, height: int = 800) -> Page:
        new = browser.new_context(
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            viewport={"width": width, "height": height},
        )
        opened.append((new, Watch(new, root)))
        return new.new_page()

    try:
        yield open_page
    finally:
        for context, _ in opened:
            # An answer from each page comes after whatever it had to tell before.
            for page in context.pages:
                page.evaluate("0")
            context.close()
    faults = [fault for _, watch in opened for fault in watch.faults]
    assert not faults, "\n".join(faults)


class Watch:
    """Notes each fault in the pages of a browser context, from before the first is opened."""

    def __init__(self, context: BrowserContext, root: Path) -> None:
        self.faults: list[str] = []
        """In order; the test that opened the pages must end with none."""
        self._root = root.resolve()
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("page", lambda page: page.on("websocket", self._socket))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console error: {message.text} ({message.location['url']})")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"page error: {error.error}")

    def _request(self, request: Request) -> None:
        if not allowed(request.url, self._root):
            self.faults.append(f"request: {request.url}")

    def _socket(self, socket: WebSocket) -> None:
        self.faults.append(f"request: {socket.url}")


def allowed(url: str, root: Path) -> bool:
    """Whether an address is one of a file below a folder, or of what stands in the page itself."""
    parts = urlsplit(url)
    if parts.scheme in {"data", "blob"}:
        return True
    path = Path(unquote(parts.path)).resolve()
    return parts.scheme == "file" and parts.netloc == "" and path.is_relative_to(root)
