"""nginx and Caddy as processes of their own, set up by the samples that we hand out."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "deploy"
_MAIN = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/hep-status.conf;
}}
{user}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx_running(folder: Path, published: Path, app_port: int) -> Iterator[int]:
    """The sample of deploy/nginx.conf on a free port; its port."""
    folder.mkdir()
    port = free_port()
    sample = (SAMPLES / "nginx.conf").read_text()
    for ours, theirs in {
        "listen 80": f"listen 127.0.0.1:{port}",
        "127.0.0.1:8000": f"127.0.0.1:{app_port}",
        "/var/lib/hep-status/published": str(published),
        "status.example.com": "console.localhost",
    }.items():
        assert ours in sample
        sample = sample.replace(ours, theirs)
    (folder / "hep-status.conf").write_text(sample)
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=_user_line()))
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    with _process([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield port


@contextmanager
def caddy_running(folder: Path, published: Path, app_port: int) -> Iterator[int]:
    """The sample of deploy/Caddyfile on a free port, without TLS; its port."""
    folder.mkdir()
    port = free_port()
    sample, own_domains, _ = _caddy_sample("auto_https off").partition("# Own domains of pages: ")
    assert own_domains
    config = folder / "Caddyfile"
    config.write_text(sample)
    environ = {
        "HEP_UPSTREAM": f"127.0.0.1:{app_port}",
        "HEP_CONSOLE_ADDRESS": f"http://console.localhost:{port}",
        "HEP_PAGE_ADDRESSES": f"http://:{port}",
        "HEP_PUBLISHED": str(published),
        "HOME": str(folder),
    }
    with _process(_caddy(config), port, environ):
        yield port


@contextmanager
def caddy_with_certificates(
    folder: Path, published: Path, app_port: int, ask_port: int
) -> Iterator[tuple[int, Path]]:
    """The whole sample, its certificates from an authority of Caddy's own: the port for TLS and its root."""
    folder.mkdir()
    port, config = free_port(), folder / "Caddyfile"
    lines = (f"http_port {free_port()}", f"https_port {port}", "local_certs", "skip_install_trust")
    config.write_text(_caddy_sample(*lines))
    environ = {
        "HEP_UPSTREAM": f"127.0.0.1:{app_port}",
        "HEP_ASK_BIND": f"127.0.0.1:{ask_port}",
        "HEP_CONSOLE_ADDRESS": "https://console.localhost",
        "HEP_PAGE_ADDRESSES": "https://*.localhost",
        "HEP_PUBLISHED": str(published),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }
    with _process(_caddy(config), port, environ):
        yield port, folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"


def _caddy(config: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("caddy")), "run", "--config", str(config)]


def _caddy_sample(*lines: str) -> str:
    """The sample with more lines among its global options."""
    sample = (SAMPLES / "Caddyfile").read_text()
    assert "\n{\n" in sample
    return sample.replace("\n{\n", "\n{\n\tadmin off\n" + "".join(f"\t{line}\n" for line in lines), 1)


def _user_line() -> str:
    """Started as root nginx gives its workers to nobody, who may not enter the test's folder."""
    return "user root;" if os.geteuid() == 0 else ""


@contextmanager
def _process(command: list[str], port: int, environ: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL)
    try:
        _await_port(process, port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _await_port(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        assert process.poll() is None, "it ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nobody listens")
