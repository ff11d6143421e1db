"""What comes back from a resolver, over real packets."""

import pytest

from tenants.domains.resolving import Seen, resolvers
from tests.nameserver import Zone, answering


async def seen(name: str, kind: str, *zones: Zone) -> list[tuple[Seen, tuple[str, ...], str]]:
    async with answering(*zones):
        return [(each.seen, each.values, each.at) for each in await resolvers().ask(name, kind)]


@pytest.fixture
def zone() -> Zone:
    zone = Zone()
    zone.put("acme.example", "TXT", "claim=Aa", "other")
    zone.put("status.acme.example", "CNAME", "Acme.example")
    return zone


async def test_every_resolver_answers_for_itself(zone: Zone) -> None:
    found = await seen("acme.example", "TXT", zone, Zone())
    assert found == [(Seen.FOUND, ("claim=Aa", "other"), "acme.example"), (Seen.ABSENT, (), "")]


async def test_names_come_in_lower_case_without_a_final_dot(zone: Zone) -> None:
    assert await seen("STATUS.acme.example", "CNAME", zone) == [
        (Seen.FOUND, ("acme.example",), "status.acme.example")
    ]


async def test_a_chain_says_where_it_ended(zone: Zone) -> None:
    assert await seen("status.acme.example", "TXT", zone) == [
        (Seen.FOUND, ("claim=Aa", "other"), "acme.example")
    ]


async def test_a_name_without_the_record_is_empty(zone: Zone) -> None:
    assert [each[0] for each in await seen("acme.example", "CAA", zone)] == [Seen.EMPTY]


async def test_servers_that_fail_are_told_from_resolvers_that_are_away(zone: Zone) -> None:
    broken, away = Zone(), Zone()
    broken.fails = away.silent = True
    assert [each[0] for each in await seen("acme.example", "TXT", broken, away)] == [Seen.BROKEN, Seen.SILENT]
