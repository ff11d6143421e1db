"""A hand at the keyboard that counts what it does: the keystroke-level model of how long people take."""

from dataclasses import dataclass

from playwright.async_api import Locator, expect

# Seconds for a character, for a press, and for the decision before each press or field.
CHARACTER, PRESS, DECISION = 0.28, 1.1, 1.35


@dataclass
class Hand:
    """Counts presses of buttons, links and keys that lead on, fields that were typed into, and seconds."""

    presses: int = 0
    fields: int = 0
    seconds: float = 0

    async def press(self, target: Locator) -> None:
        await target.click()
        self._pressed()

    async def key(self, target: Locator, name: str) -> None:
        """A key that leads on, from the field that has the focus."""
        await expect(target).to_be_focused()
        await target.press(name)
        self._pressed()

    async def type(self, target: Locator, text: str) -> None:
        """Into the field that has the focus already: getting there is a press."""
        await expect(target).to_be_focused()
        await target.press_sequentially(text)
        self.fields += 1
        self.seconds += DECISION + len(text) * CHARACTER

    async def paste(self, target: Locator, text: str) -> None:
        """Choose a field, take all that is in it, and put a list in its place: three presses."""
        await target.fill(text)
        self.fields += 1
        for _ in range(3):
            self._pressed()

    def _pressed(self) -> None:
        self.presses += 1
        self.seconds += DECISION + PRESS
