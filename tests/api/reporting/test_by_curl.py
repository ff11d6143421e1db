"""The commands that people copy, run by curl against a server of its own: seed 000's and our documents'."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.api.reporting import manual
from app.api.reporting.endpoints import ENDPOINTS
from tests.installation import Driven, Installation, Server
from tests.programs import program

SEED_EXAMPLE = """\
curl -X POST https://hep.gg/api/v1/status-api/components/c_api/status \\
  -H "Authorization: Bearer hyd_status_xxx" \\
  -H "Content-Type: application/json" \\
  -d '{ "status": "operational" }'"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def driven(installation: Installation) -> Driven:
    return installation.found_page()


@pytest.fixture(scope="module")
def server(installation: Installation, driven: Driven) -> Iterator[Server]:
    with installation.serving(workers=2) as server:
        yield server


def _run(command: str, server: Server, driven: Driven) -> Any:
    program("curl")
    variables = {"CONSOLE": f"http://localhost:{server.port}", "STATUS_KEY": driven.secret}
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return json.loads(done.stdout)


def _visitors_see(server: Server, driven: Driven) -> Any:
    return _run(f"curl -s http://{driven.host}:{server.port}/status.json", server, driven)


def test_the_seeds_own_example_runs_with_host_key_and_id_replaced(server: Server, driven: Driven) -> None:
    command = (
        SEED_EXAMPLE.replace("https://hep.gg", f"http://localhost:{server.port}")
        .replace("hyd_status_xxx", driven.secret)
        .replace("c_api", driven.components[0])
    )
    assert _run(command, server, driven) == {"ok": True}


def test_a_visitor_sees_the_status_once_the_call_has_answered(server: Server, driven: Driven) -> None:
    for status in ("outage", "operational"):
        example = manual.curl(ENDPOINTS[3]).replace("c_api", driven.components[0])
        assert _run(example.replace("operational", status), server, driven) == {"ok": True}
        assert _visitors_see(server, driven)["components"][0]["status"] == status


def test_the_documents_commands_tell_one_story(server: Server, driven: Driven) -> None:
    read, open_one, update, _ = [manual.curl(endpoint) for endpoint in ENDPOINTS]
    opened = _run(open_one.replace('"API"', '"part 1"'), server, driven)
    assert re.fullmatch(r"i_[a-z2-7]{26}", opened["data"]["id"])
    now = _run(read, server, driven)["data"]
    assert (now["overall"], now["activeIncidents"][0]["id"]) == ("degraded", opened["data"]["id"])
    assert _visitors_see(server, driven)["incidents"][0]["id"] == opened["data"]["id"]
    updated = _run(update.replace("i_123", opened["data"]["id"]), server, driven)
    assert re.fullmatch(r"u_[a-z2-7]{26}", updated["data"]["id"])
    assert _run(read, server, driven)["data"]["overall"] == "operational"
    assert _visitors_see(server, driven)["incidents"] == []


def test_a_disabled_key_is_refused_by_every_worker_at_once(
    installation: Installation, server: Server, driven: Driven
) -> None:
    made = installation.run("key", "create", driven.page_id, "--name", "short-lived")
    held = replace(driven, secret=made["key"])
    read = manual.curl(ENDPOINTS[0])
    assert all(_run(read, server, held)["ok"] for _ in range(4))
    installation.run("key", "disable", made["id"])
    assert {_run(read, server, held)["code"] for _ in range(20)} == {"KEY_DISABLED"}
