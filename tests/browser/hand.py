"""What a person's hand does on a page, counted: clicks, or a key where it is a keyboard's."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page


class Hand:
    """``keyboard`` presses Enter on what has the focus, and never the mouse."""

    def __init__(self, page: Page, *, keyboard: bool = False) -> None:
        self.page, self.clicks = page, 0
        self._keyboard = keyboard

    def press(self, role: Any, name: str, *, within: Locator | None = None) -> None:
        """A link or a button that leads to another page."""
        with self.page.expect_navigation():
            self._press((within or self.page).get_by_role(role, name=name).first)

    def fetch(self, name: str) -> BytesIO:
        """A file that a link brings."""
        with self.page.expect_download() as download:
            self._press(self.page.get_by_role("link", name=name, exact=True))
        return BytesIO(download.value.path().read_bytes())

    def choose(self, files: Sequence[Path] | Sequence[FilePayload]) -> None:
        """Choosing files takes a click and their own window."""
        self.clicks += 1
        self.page.locator("input[type=file]").set_input_files(files)

    def type_into(self, name: str, text: str) -> None:
        self.clicks += 1
        self.page.locator(f"[name={name}]").fill(text)

    def tick(self, locator: Locator) -> None:
        self.clicks += 1
        locator.check()

    def _press(self, locator: Locator) -> None:
        self.clicks += 1
        if self._keyboard:
            locator.focus()
            self.page.keyboard.press("Enter")
        else:
            locator.click()
