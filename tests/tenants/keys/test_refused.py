"""What calls with a key were refused for: counted, few, and without secrets."""

from app.core.clock import MS_PER_SECOND
from tenants.keys import refused
from tenants.keys.issue import delete_key
from tenants.keys.models import RefusedCall
from tenants.keys.refused import note_refused_call, refused_calls_of, write_refused_calls
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_key
from tests.fakes import FakeClock


async def test_calls_refused_for_one_reason_are_one_line(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    key, begun = (await make_key(acme.page.id)).row, clock.at
    for seconds in (0, 1, 2):
        clock.forward(seconds=seconds)
        note_refused_call(key.id, 400, "title: is required.")
        await write_refused_calls()
    (line,) = (await refused_calls_of(cast.editor.scope, acme.page.id))[key.id]
    assert (line.status, line.reason, line.calls) == (400, "title: is required.", 3)
    assert (line.first_at, line.last_at) == (begun, begun + 3 * MS_PER_SECOND)


async def test_a_crowd_is_written_at_once_and_counted_whole(acme: Acme) -> None:
    key = (await make_key(acme.page.id)).row
    for _ in range(17):
        note_refused_call(key.id, 401, "This key is disabled.")
    await write_refused_calls()
    assert (await RefusedCall.get(key_id=key.id)).calls == 17


async def test_the_newest_ten_reasons_of_a_key_are_kept(acme: Acme, clock: FakeClock) -> None:
    key, other = (await make_key(acme.page.id)).row, (await make_key(acme.page.id, "Other")).row
    note_refused_call(other.id, 400, "Kept.")
    for number in range(25):
        clock.forward(seconds=1)
        note_refused_call(key.id, 400, f"Reason {number}")
    await write_refused_calls()
    kept = await RefusedCall.filter(key_id=key.id).order_by("id")
    assert [each.reason for each in kept] == [f"Reason {number}" for number in range(15, 25)]
    assert await RefusedCall.filter(key_id=other.id).count() == 1


async def test_a_long_reason_is_cut(acme: Acme) -> None:
    key = (await make_key(acme.page.id)).row
    note_refused_call(key.id, 400, "x" * 5_000)
    await write_refused_calls()
    assert len((await RefusedCall.get(key_id=key.id)).reason) == 200


async def test_a_key_that_is_gone_has_none_and_keeps_nobody_else_out(acme: Acme) -> None:
    key, other = (await make_key(acme.page.id)).row, (await make_key(acme.page.id, "Other")).row
    note_refused_call(key.id, 400, "Kept.")
    await write_refused_calls()
    await delete_key(OPERATOR, acme.page.id, key.id)
    note_refused_call(key.id, 400, "Lost.")
    note_refused_call(other.id, 400, "Noted.")
    await write_refused_calls()
    assert [each.reason for each in await RefusedCall.all()] == ["Noted."]


async def test_what_is_gathered_has_a_bound(acme: Acme) -> None:
    key = (await make_key(acme.page.id)).row
    for number in range(1_100):
        note_refused_call(key.id, 400, f"Reason {number}")
    assert len(refused._gathered.seen) == 1_000
    await write_refused_calls()


async def test_another_pages_keys_are_not_told_of(cast: Cast, acme: Acme) -> None:
    foreign = (await make_key(cast.rival_page.id)).row
    note_refused_call(foreign.id, 400, "Theirs.")
    await write_refused_calls()
    assert not await refused_calls_of(cast.owner.scope, acme.page.id)
