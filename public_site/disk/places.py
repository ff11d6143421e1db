"""Where published things lie under `var/published` (design §2)."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

PACK_NAME = "page"
ARCHIVE_NAME = "archive"
NOTE_NAME = ".mounted"


@dataclass(frozen=True, slots=True)
class Places:
    """The tree below `root`; nothing is made before `prepare()`."""

    root: Path

    def prepare(self) -> None:
        """Make the folders that everything else expects."""
        for folder in (self.pages, self.hosts, self.beside):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def pages(self) -> Path:
        return self.root / "pages"

    @property
    def hosts(self) -> Path:
        return self.root / "hosts"

    @property
    def static(self) -> Path:
        return self.root / "static"

    @property
    def beside(self) -> Path:
        """Things on their way in or out; on the same file system, never served."""
        return self.root / ".beside"

    @property
    def generation(self) -> Path:
        return self.root / "generation"

    def folder(self, page_id: UUID) -> Path:
        """A page's folder; the last digits of a UUIDv7 are random and spread well."""
        return self.root / f"pages/{_below_pages(page_id)}"

    def pack(self, page_id: UUID) -> Path:
        return self.root / f"pages/{_below_pages(page_id)}/{PACK_NAME}"

    def host_pack(self, host: str) -> Path:
        """The pack that a mounted host leads to."""
        return self.root / f"hosts/{host}/{PACK_NAME}"

    def published_ids(self) -> list[UUID]:
        """Every page that has a folder."""
        return [UUID(folder.name) for folder in self.pages.glob("??/*") if _is_uuid(folder.name)]


def link_to(page_id: UUID) -> str:
    """What a host's link to the page's folder says; relative, so that the whole tree can be moved."""
    return f"../pages/{_below_pages(page_id)}"


def _below_pages(page_id: UUID) -> str:
    return f"{page_id.hex[-2:]}/{page_id}"


def _is_uuid(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
