"""What a page should say, in a hundred lines that import nothing of ours."""

from dataclasses import dataclass, field

ORDER = ("operational", "maintenance", "degraded", "partial", "outage")
WORDS = {
    "operational": "Online",
    "maintenance": "Maintenance",
    "degraded": "Degraded",
    "partial": "Partial Outage",
    "outage": "Outage",
    "all_operational": "All Systems Operational",
}
DEPTH_MAX = 3
CARD_UPDATES = 3


@dataclass
class Part:
    """A leaf has a status, and perhaps a trouble that holds it there; a group has parts and perhaps a pin."""

    id: str
    name: str
    is_group: bool
    status: str = "operational"
    holder: str = ""
    pinned: str | None = None
    parts: list["Part"] = field(default_factory=list)

    @property
    def shown(self) -> str:
        if not self.is_group:
            return self.status
        return self.pinned or max((part.shown for part in self.parts), key=ORDER.index, default="operational")

    @property
    def height(self) -> int:
        """How many groups deep it is."""
        return 1 + max((part.height for part in self.parts), default=0) if self.is_group else 0

    def leaves(self) -> list["Part"]:
        return [leaf for part in self.parts for leaf in part.leaves()] if self.is_group else [self]

    def all(self) -> list["Part"]:
        return [self] + [below for part in self.parts for below in part.all()]


@dataclass
class Trouble:
    """An incident, or with a window a maintenance: where it stands, and every leaf it ever touched.

    `texts` has one for each update, oldest first.
    """

    id: str
    title: str
    state: str
    impact: str
    texts: list[str]
    touched: set[str] = field(default_factory=set)
    window: tuple[int, int] | None = None
    planned: dict[str, str] = field(default_factory=dict)
    begun: bool = True

    @property
    def is_over(self) -> bool:
        return self.state == "resolved"

    @property
    def latest(self) -> str | None:
        return next((text for text in reversed(self.texts) if text), None)

    @property
    def on_card(self) -> list[str]:
        return [text for text in reversed(self.texts[-CARD_UPDATES:]) if text]


@dataclass
class Model:
    """A page: its tree under a nameless root, its words, and all that ever happened, oldest first."""

    root: Part = field(default_factory=lambda: Part("", "", is_group=True))
    troubles: list[Trouble] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=lambda: dict(WORDS))

    def leaves(self) -> list[Part]:
        return self.root.leaves()

    def groups(self) -> list[Part]:
        return [part for part in self.root.all() if part.is_group and part.id]

    def parent_of(self, part: Part) -> Part:
        return next(other for other in self.root.all() if part in other.parts)

    def homes_for(self, part: Part) -> list[Part]:
        """Where a part may stand: not in itself, and not too deep."""
        others = [self.root, *(group for group in self.groups() if group not in part.all())]
        return [group for group in others if self._depth(group) + part.height <= DEPTH_MAX]

    def active(self) -> list[Trouble]:
        """What goes on, newest first."""
        return [each for each in reversed(self.troubles) if each.begun and not each.is_over]

    def waiting(self) -> list[Trouble]:
        """Maintenance ahead, soonest first."""
        return sorted((each for each in self.troubles if not each.begun), key=lambda each: each.window or ())

    def indicator(self) -> str:
        return max((leaf.status for leaf in self.leaves()), key=ORDER.index, default="operational")

    def headline(self) -> str:
        if self.indicator() != "operational":
            return self.words[self.indicator()]
        number = sum(each.window is None for each in self.active())
        if number:
            return f"{number} open incident" + ("s" if number > 1 else "")
        if self.active():
            return self.words["maintenance"]
        return self.words["all_operational"] if self.leaves() else "Nothing to report yet"

    def set(self, leaf_id: str, status: str) -> None:
        """By a monitor, which holds nothing; what is so already stays whose it is."""
        leaf = next(leaf for leaf in self.leaves() if leaf.id == leaf_id)
        if leaf.status != status:
            leaf.status, leaf.holder = status, ""

    def touch(self, trouble: Trouble, touched: dict[str, str]) -> None:
        """By a trouble, which from then on holds what is not operational."""
        trouble.touched |= set(touched)
        for leaf in self.leaves():
            if leaf.id in touched:
                leaf.status = touched[leaf.id]
                leaf.holder = trouble.id if leaf.status != "operational" else ""

    def free(self, trouble: Trouble) -> None:
        """Resolved: gone from what goes on, and everything it ever touched is operational."""
        trouble.state = "resolved"
        trouble.texts.append("")
        if trouble.begun:
            self.touch(trouble, dict.fromkeys(trouble.touched, "operational"))
        trouble.begun = True

    def forget(self, trouble: Trouble) -> None:
        """Deleted: what it still holds is operational."""
        self.troubles.remove(trouble)
        for leaf in self.leaves():
            if leaf.holder == trouble.id:
                leaf.status, leaf.holder = "operational", ""

    def moments(self, now: int) -> list[int]:
        """When windows begin and end from now on."""
        return sorted(at for each in self.troubles for at in each.window or () if at > now)

    def pass_time(self, before: int, now: int) -> None:
        """Windows begin and end; one that nobody was awake for counts as over and touches nothing."""
        for each in [each for each in self.troubles if each.window]:
            start, end = each.window or (0, 0)
            if before < end <= now and not each.is_over:
                self.free(each)
            elif start <= now < end and not each.begun:
                each.state, each.begun = "in_progress", True
                each.texts.append("")
                self.touch(each, each.planned)

    def _depth(self, part: Part) -> int:
        return 0 if part is self.root else 1 + self._depth(self.parent_of(part))
