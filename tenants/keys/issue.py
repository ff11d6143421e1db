"""The life of a page key: made, rotated, disabled, enabled, deleted. Only its maker ever sees it."""

from dataclasses import dataclass
from uuid import UUID

from app.core.errors import LimitReached, NotFound
from app.core.ids import new_id, public_id
from tenants.keys.models import PageKey
from tenants.keys.secret import digest, new_secret
from tenants.pages.change import Change, change
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope
from tenants.text import NAME_LENGTH_MAX, checked_line

KEYS_PER_PAGE_MAX = 100
_OF_A_SECRET = ("sha256", "last4", "last_used_at", "last_used_from")


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key's row, and the secret that is shown this once."""

    row: PageKey
    secret: str


async def keys_of(scope: Scope, page_id: UUID) -> list[PageKey]:
    """The page's keys, oldest first, without secrets."""
    await page_of(scope, page_id, Permission.KEY_READ)
    return await PageKey.filter(page_id=page_id).order_by("id")


async def create_key(scope: Scope, page_id: UUID, name: str) -> NewKey:
    """A new key for the page. Raises Invalid(name), LimitReached."""
    label = checked_line("name", name, NAME_LENGTH_MAX)
    async with change(scope, page_id, "key.create", Permission.KEY_WRITE) as changing:
        used = await PageKey.filter(page_id=page_id).using_db(changing.db).count()
        if used >= KEYS_PER_PAGE_MAX:
            raise LimitReached("keys", used, KEYS_PER_PAGE_MAX, "Delete one that is not used.")
        key = PageKey(id=new_id(), page_id=page_id, name=label, created_at=changing.at)
        key.created_by = scope.actor.name
        secret = _give_secret(key)
        await key.save(using_db=changing.db, force_create=True)
        changing.target, changing.detail = public_id("k", key.id), {"name": label, "last4": key.last4}
    return NewKey(key, secret)


async def rotate_key(scope: Scope, page_id: UUID, key_id: UUID) -> NewKey:
    """Another secret for the same key, which nobody has used yet; the old one stops now."""
    async with change(scope, page_id, "key.rotate", Permission.KEY_WRITE) as changing:
        key = await _key_in(changing, key_id)
        secret = _give_secret(key)
        key.last_used_at, key.last_used_from = None, ""
        await key.save(using_db=changing.db, update_fields=_OF_A_SECRET)
        changing.detail |= {"last4": key.last4}
    return NewKey(key, secret)


async def disable_key(scope: Scope, page_id: UUID, key_id: UUID) -> PageKey:
    """Refuse the key from the very next request on."""
    async with change(scope, page_id, "key.disable", Permission.KEY_WRITE) as changing:
        key = await _key_in(changing, key_id)
        if key.disabled_at is not None:
            changing.nothing_changed()
            return key
        key.disabled_at = changing.at
        await key.save(using_db=changing.db, update_fields=["disabled_at"])
    return key


async def enable_key(scope: Scope, page_id: UUID, key_id: UUID) -> PageKey:
    """Accept a disabled key again."""
    async with change(scope, page_id, "key.enable", Permission.KEY_WRITE) as changing:
        key = await _key_in(changing, key_id)
        if key.disabled_at is None:
            changing.nothing_changed()
            return key
        key.disabled_at = None
        await key.save(using_db=changing.db, update_fields=["disabled_at"])
    return key


async def delete_key(scope: Scope, page_id: UUID, key_id: UUID) -> None:
    """Forget the key; whoever still sends it is a stranger."""
    async with change(scope, page_id, "key.delete", Permission.KEY_WRITE) as changing:
        key = await _key_in(changing, key_id)
        await key.delete(using_db=changing.db)


async def _key_in(changing: Change, key_id: UUID) -> PageKey:
    key = await PageKey.get_or_none(id=key_id, page_id=changing.page.id, using_db=changing.db)
    if key is None:
        raise NotFound("key")
    changing.target, changing.detail = public_id("k", key.id), {"name": key.name}
    return key


def _give_secret(key: PageKey) -> str:
    secret = new_secret()
    key.sha256, key.last4 = digest(secret), secret[-4:]
    return secret
