"""What the tests of the page share: names that attack it, and a visit that sees what goes wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HOSTILE = "</script><img src=x onerror=alert(1)>"


def with_names(turtle: str, name: str) -> str:
    """The release with every label, title, spelling and wording replaced by one name."""
    written = json.dumps(name)
    return re.sub(r'"[^"\\]*[A-Za-z\u4e00-\u9fff][^"\\]*"(?=@| [;.,])', lambda _: written, turtle)


class Visit:
    """A page opened from disk, the requests that it made, and what went wrong in it."""

    def __init__(self, browser: Any, file: Path, **context: Any) -> None:
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.file = file
        self.context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **context})
        self.context.route("**/*", self._route)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("dialog", lambda dialog: (self.wrong.append("a dialog"), dialog.dismiss()))

    def _route(self, route: Any) -> None:
        if route.request.url.startswith(self.file.as_uri()):
            route.continue_()
        else:
            self.asked.append(route.request.url)
            route.abort()

    def open(self, address: str = "") -> Any:
        """Load the page at an address within it."""
        self.page.goto(self.file.as_uri() + address)
        self.page.wait_for_selector("#canvas canvas")
        return self.page
