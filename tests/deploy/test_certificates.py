"""The real Caddy with the sample that we hand out: certificates on demand, for proved hosts and no others."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.deploy.servers_in_front import caddy_with_certificates, free_port
from tests.evidence import Sheets, Size
from tests.installation import Installation

OWN = "status.acme.example"


@dataclass(frozen=True)
class Front:
    """Caddy before a served installation with one page; `root` is the authority that a client trusts."""

    installation: Installation
    page_id: str
    port: int
    root: Path

    def get(self, host: str, path: str = "/") -> httpx.Response:
        """Over TLS, as a client that resolved the host to this machine. Raises httpx.ConnectError."""
        trusting = ssl.create_default_context(cafile=self.root)
        with httpx.Client(verify=trusting) as client:
            url = f"https://127.0.0.1:{self.port}{path}"
            return client.get(url, headers={"Host": host}, extensions={"sni_hostname": host})


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder, ask_port = tmp_path_factory.mktemp("front"), free_port()
    installation = Installation(folder / "data", extra={"HEP_ASK_BIND": f"127.0.0.1:{ask_port}"})
    (folder / "data").mkdir()
    page = installation.found_page()
    published = folder / "data" / "published"
    with (
        installation.serving(workers=2) as server,
        caddy_with_certificates(folder / "caddy", published, server.port, ask_port) as (port, root),
    ):
        yield Front(installation, page.page_id, port, root)


def test_a_page_opens_on_its_own_domain_by_a_certificate_made_on_demand(front: Front) -> None:
    with pytest.raises(httpx.ConnectError):
        front.get(OWN)
    front.installation.run("page", "mount", front.page_id, OWN, "--verified")
    answer = front.get(OWN)
    assert (answer.status_code, "<title>" in answer.text) == (200, True)
    assert front.get(OWN, "/status.json").json()["page"]["url"] == f"http://{OWN}:8000/"


def test_a_claim_without_proof_gets_no_handshake(front: Front) -> None:
    front.installation.run("page", "mount", front.page_id, "pending.acme.example")
    with pytest.raises(httpx.ConnectError):
        front.get("pending.acme.example")


def test_made_up_hosts_get_none_either(front: Front, size: Size, evidence: Sheets) -> None:
    count = size(ci=30, full=1000)
    for number in range(count):
        with pytest.raises(httpx.ConnectError):
            front.get(f"host{number}.example")
    made = [path.name for path in front.root.parents[3].rglob("*.crt")]
    assert not [name for name in made if name.startswith("host")]
    evidence("certificates-on-demand")(f"{count} handshakes for made-up hosts, 0 certificates")
