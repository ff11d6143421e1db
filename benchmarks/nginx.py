"""nginx as a peer: serving our published tree with the sample configuration's idea, and one static file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import command, free_port, running

_CONFIG = """
{user}daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; default_type text/html;
  types {{ text/html html; application/json json; image/svg+xml svg; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{tree_port}; root {published}/hosts/$host; gzip_static on;
    location = / {{ try_files /index.html =404; }}
  }}
  server {{ listen 127.0.0.1:{file_port}; root {folder}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Nginx:
    """Where the published tree and the one file answer."""

    tree_port: int
    file_port: int


@contextmanager
def nginx_serving(published: Path, folder: Path) -> Iterator[Nginx]:
    """One nginx worker, on the servers' core."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file").write_bytes(b"x" * 8192)
    web = Nginx(free_port(), free_port())
    config = folder / "nginx.conf"
    config.write_text(
        _CONFIG.format(
            user="user root; " if os.geteuid() == 0 else "",  # else its worker may not read our folder
            folder=folder,
            published=published,
            tree_port=web.tree_port,
            file_port=web.file_port,
        )
    )
    with running([command("nginx"), "-c", str(config), "-p", str(folder)], web.tree_port):
        yield web
