"""Somebody who has a keyboard and no mouse."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

NAME_OF = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels.length ? one.labels[0].innerText : "";
  const by = document.getElementById(one.getAttribute("aria-labelledby"));
  return (label || (by && by.textContent) || one.getAttribute("aria-label") || one.innerText || one.value || "").trim();
}"""


@dataclass(frozen=True, slots=True)
class Keys:
    """Somebody who has a keyboard and no mouse, before a page of the sample's dossier."""

    page: Page
    site: str

    def to(self, words: str, *, back: bool = False) -> None:
        """Press Tab until what is focused is called so, or begins with it; fail where it never is."""
        for _ in range(250):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if str(self.page.evaluate(NAME_OF)).startswith(words):
                return
        pytest.fail(f"{words!r} cannot be reached by Tab on {self.page.url}")

    def push(self, words: str, key: str = "Enter") -> None:
        """Go to a link or a button, and press it."""
        self.to(words)
        self.page.keyboard.press(key)

    def follow(self, words: str) -> None:
        """The same, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.push(words)

    def fill(self, words: str, text: str) -> None:
        """Go to a field, and type over what is in it."""
        self.to(words)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def room(self, words: str) -> None:
        """Go into a room of the dossier by its menu."""
        self.follow(words)
        expect(self.page.locator("nav.rooms [aria-current]")).to_contain_text(words)

    def open(self, query: str) -> None:
        """The first of some findings."""
        self.page.goto(f"{self.site}findings?{query}")
        self.page.keyboard.press("j")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile("/findings/f-"))
