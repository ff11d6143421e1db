"""What a page should say, in forty lines that import nothing of ours."""

from dataclasses import dataclass, field

ORDER = ("operational", "maintenance", "degraded", "partial", "outage")
WORDS = {
    "operational": "Online",
    "maintenance": "Maintenance",
    "degraded": "Degraded",
    "partial": "Partial Outage",
    "outage": "Outage",
}


@dataclass
class Part:
    """A leaf has a status; a group has parts and perhaps a pin."""

    id: str
    name: str
    is_group: bool
    status: str = "operational"
    pinned: str | None = None
    parts: list["Part"] = field(default_factory=list)

    @property
    def shown(self) -> str:
        if not self.is_group:
            return self.status
        return self.pinned or max((part.shown for part in self.parts), key=ORDER.index, default="operational")

    def leaves(self) -> list["Part"]:
        return [leaf for part in self.parts for leaf in part.leaves()] if self.is_group else [self]

    def all(self) -> list["Part"]:
        return [self] + [below for part in self.parts for below in part.all()]


@dataclass
class Trouble:
    """An incident: what it is called, where it stands, and every leaf it ever touched."""

    id: str
    title: str
    state: str
    impact: str
    text: str | None
    touched: set[str] = field(default_factory=set)


@dataclass
class Model:
    """A page: its tree under a nameless root, and its open incidents, oldest first."""

    root: Part = field(default_factory=lambda: Part("", "", is_group=True))
    troubles: list[Trouble] = field(default_factory=list)

    def leaves(self) -> list[Part]:
        return self.root.leaves()

    def indicator(self) -> str:
        return max((leaf.status for leaf in self.leaves()), key=ORDER.index, default="operational")

    def headline(self) -> str:
        if self.indicator() != "operational":
            return WORDS[self.indicator()]
        if self.troubles:
            number = len(self.troubles)
            return f"{number} open incident" + ("s" if number > 1 else "")
        return "All Systems Operational" if self.leaves() else "Nothing to report yet"

    def set(self, leaf_id: str, status: str) -> None:
        next(leaf for leaf in self.leaves() if leaf.id == leaf_id).status = status

    def free(self, trouble: Trouble) -> None:
        """Resolved: gone from the page, and everything it ever touched is operational."""
        self.troubles.remove(trouble)
        for leaf in self.leaves():
            if leaf.id in trouble.touched:
                leaf.status = "operational"
