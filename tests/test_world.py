"""The world that fixtures build is the one they promise."""

from app.core.clock import now_ms
from tenants.components.tree import tree_of
from tests.cast import Acme, Cast
from tests.fakes import FakeClock


async def test_acme_has_a_group_of_two_and_a_website(cast: Cast, acme: Acme) -> None:
    tree = await tree_of(cast.owner.scope, acme.page.id)
    assert [node.component.name for node in tree] == ["API", "Website"]
    assert [node.component.name for node in tree[0].children] == ["EU", "US"]


def test_time_stands_still_until_it_is_moved(clock: FakeClock) -> None:
    before = now_ms()
    clock.forward(minutes=2)
    assert now_ms() - before == 120_000
