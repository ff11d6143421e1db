"""Own domains go live by their proof, and "found now" says in words what is in the way."""

from dataclasses import dataclass

import pytest

from app.core.errors import Conflict, NotFound
from tenants.domains.issuer import set_issuer
from tenants.domains.models import Claim, Host
from tenants.domains.mount import mount_host
from tenants.domains.proof import check_host, domains_of
from tenants.domains.verdict import Verdict
from tenants.pages.models import AuditEntry
from tenants.pages.reading import host_of
from tests.factories import OPERATOR
from tests.fakes import RecordingPublisher
from tests.tenants.domains.conftest import HOST, PROOF, Internet


async def test_a_claim_goes_live_when_its_record_is_seen(net: Internet, recorder: RecordingPublisher) -> None:
    before = len(recorder.published)
    await net.ada_is_live()
    assert await host_of(net.ada.page) == HOST
    assert len(recorder.published) == before + 2  # claimed, then mounted
    assert await AuditEntry.filter(act="host.prove").count() == 1


async def test_looking_again_changes_nothing(net: Internet) -> None:
    await net.ada_is_live()
    assert (await net.ada.checks()).state == "verified"
    assert await AuditEntry.filter(act="host.prove").count() == 1


async def test_what_was_found_is_kept_for_the_next_to_look(net: Internet) -> None:
    await net.ada_is_live()
    (domain,) = await domains_of(net.ada.scope, net.ada.page.id)
    assert (domain.checked_at, domain.misses) == (net.clock(), 0)
    assert [found.says for found in domain.findings] == ["matches", "matches"]


async def test_a_host_that_the_operator_vouches_for_has_no_records(net: Internet) -> None:
    await net.ada.claims()
    await mount_host(OPERATOR, net.ada.page.id, HOST, verified=True)
    (domain,) = await domains_of(net.ada.scope, net.ada.page.id)
    assert (domain.state, domain.records) == ("verified", ())
    with pytest.raises(NotFound):
        await net.ada.checks()


async def test_only_what_the_page_claims_is_looked_at(net: Internet) -> None:
    with pytest.raises(NotFound):
        await check_host(net.ada.scope, net.ada.page.id, HOST)
    assert [zone.asked for zone in net.zones] == [0, 0]


async def test_ten_claims_wait_and_no_more(net: Internet) -> None:
    for number in range(10):
        await net.ada.claims(f"status{number}.acme.example")
    with pytest.raises(Conflict):
        await net.ada.claims("one.more.example")


async def test_ten_domains_go_live_in_a_day_and_no_more(net: Internet) -> None:
    """A mounted one does not wait, so there is room for the next."""
    for number in range(10):
        await mount_host(OPERATOR, net.ada.page.id, f"status{number}.acme.example", verified=True)
    net.put(PROOF, "TXT", await net.ada.claims())
    with pytest.raises(Conflict):
        await net.ada.checks()
    net.clock.forward(days=1)
    assert (await net.ada.checks()).state == "verified"


@dataclass(frozen=True)
class Case:
    """Records that stand in the DNS, and what is said of one type of record then."""

    kind: str
    verdict: Verdict
    says: str
    records: tuple[tuple[str, str, str], ...] = ()


TARGET = "the target"
TWICE = f"{HOST}.acme.example"
SEEN = {
    "nothing": Case("CNAME", Verdict.MISSING, "does not exist yet"),
    "the right target": Case("CNAME", Verdict.MATCHES, "matches", ((HOST, "CNAME", TARGET),)),
    "another target": Case("CNAME", Verdict.DIFFERS, "leads to x.example", ((HOST, "CNAME", "x.example"),)),
    "an address": Case("CNAME", Verdict.DIFFERS, "(A record)", ((HOST, "A", "203.0.113.9"),)),
    "a proxy": Case("CNAME", Verdict.DIFFERS, "proxy", ((HOST, "A", "104.16.0.9"),)),
    "only mail": Case("CNAME", Verdict.MISSING, "no CNAME", ((HOST, "MX", "10 mail.example."),)),
    "a doubled name": Case("CNAME", Verdict.DIFFERS, f"It is at {TWICE}", ((TWICE, "CNAME", TARGET),)),
    "an alias by address": Case(
        "CNAME", Verdict.MATCHES, "by address", ((HOST, "A", "192.0.2.7"), (TARGET, "A", "192.0.2.7"))
    ),
    "no proof": Case("TXT", Verdict.MISSING, "Nothing is at"),
    "another proof": Case("TXT", Verdict.DIFFERS, "claim=x", ((PROOF, "TXT", "claim=x"),)),
    "a doubled proof": Case(
        "TXT", Verdict.MISSING, "adds the domain", ((f"{PROOF}.acme.example", "TXT", "claim=x"),)
    ),
    "a proof along a CNAME": Case(
        "TXT", Verdict.DIFFERS, "is a CNAME", ((PROOF, "CNAME", "x.example"), ("x.example", "TXT", "v"))
    ),
    "another issuer": Case(
        "CAA",
        Verdict.DIFFERS,
        'CAA 0 issue "ours.example"',
        (("acme.example", "CAA", '0 issue "other.example"'),),
    ),
    "a stray IPv6 address": Case(
        "AAAA", Verdict.DIFFERS, "2001:db8::9", ((HOST, "A", "192.0.2.7"), (HOST, "AAAA", "2001:db8::9"))
    ),
}


@pytest.mark.parametrize("case", SEEN)
async def test_found_now_explains(net: Internet, case: str) -> None:
    expected = SEEN[case]
    set_issuer("ours.example")
    await net.ada.claims()
    for name, kind, value in expected.records:
        net.put(*(net.ada.target if each == TARGET else each for each in (name, kind, value)))
    found = (await net.ada.checks()).found(expected.kind)
    assert found is not None
    assert (found.verdict, expected.says in found.says) == (expected.verdict, True), found.says


async def test_a_record_that_not_all_see_is_still_spreading(net: Internet) -> None:
    net.zones[0].put(PROOF, "TXT", await net.ada.claims())
    net.zones[0].put(HOST, "CNAME", net.ada.target)
    domain = await net.ada.checks()
    assert domain.state == "pending"
    assert [found.verdict for found in domain.findings] == [Verdict.SPREADING, Verdict.SPREADING]


@pytest.mark.parametrize(("trouble", "says"), [("fails", "DNSSEC"), ("silent", "nothing about your records")])
async def test_without_an_answer_nothing_is_said_of_the_records(
    net: Internet, trouble: str, says: str
) -> None:
    await net.ada.claims()
    for zone in net.zones:
        setattr(zone, trouble, True)
    findings = (await net.ada.checks()).findings
    assert {found.verdict for found in findings} == {Verdict.UNKNOWN}
    assert all(says in found.says for found in findings)


@pytest.mark.parametrize("allowed", ['0 issue "ours.example"', '0 iodef "mailto:a@b.example"'])
async def test_an_issuer_that_may_is_nothing_to_speak_of(net: Internet, allowed: str) -> None:
    set_issuer("ours.example")
    net.put("acme.example", "CAA", allowed)
    await net.ada.claims()
    assert (await net.ada.checks()).in_the_way == ()


async def test_a_claim_taken_back_while_the_dns_was_asked_is_not_bound(net: Internet) -> None:
    net.put(PROOF, "TXT", await net.ada.claims())
    await Claim.all().update(token="another")
    await net.ada.checks()
    assert not await Host.exists(host=HOST)
