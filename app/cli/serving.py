"""`hep-status serve` and `worker`."""

import asyncio
import json
import os
import socket

import click
import structlog

from app.cli.telling import Told, outside
from app.cli.world import prepare_database
from app.core.errors import Refusal
from app.core.parsing import address_and_port
from app.serving.counts import make_room
from app.serving.listening import listen_on, raise_file_limit
from app.serving.logs import configure_logs
from app.serving.supervisor import Crew, StartFailed, Supervisor
from app.settings import METRICS_DIR, Settings, child_environ, unknown_names
from app.worker import run_worker

_log = structlog.get_logger("supervisor")


def _place(_ctx: click.Context, _param: click.Parameter, given: str | None) -> str | None:
    """What HEP_BIND would accept; a lone port would otherwise listen on every address."""
    try:
        return address_and_port(given) if given is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{given!r} {error}") from error


@click.command()
@click.option(
    "--bind", metavar="H:P", callback=_place, help="Address and port to listen on [default: HEP_BIND]."
)
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), help="Processes [default: HEP_WORKERS].")
@click.option("--no-jobs", is_flag=True, help="Leave the jobs to `hep-status worker`.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object once it serves.")
def serve(bind: str | None, workers: int | None, no_jobs: bool, as_json: bool) -> None:
    """Serve the console and all pages until SIGTERM."""
    settings = Settings.from_env()
    configure_logs(settings.log_format, settings.log_level)
    raise_file_limit()
    with _listener(bind or settings.bind) as listener:
        asyncio.run(prepare_database(settings))
        arguments = ["-m", "app.asgi", *(["--no-jobs"] if no_jobs else [])]
        size = workers or settings.workers
        crew = Crew(arguments, listener, _environ(settings, size), size)
        try:
            asyncio.run(_supervise(crew, settings, as_json=as_json))
        except* StartFailed:
            raise Refusal("The server did not start; the log above says why.") from None


@click.command()
@outside
async def worker(settings: Settings) -> Told:
    """Run the jobs until SIGTERM, without serving anything."""
    configure_logs(settings.log_format, settings.log_level)
    await prepare_database(settings)
    await run_worker(settings)
    return Told({"stopped": True}, "Stopped.")


async def _supervise(crew: Crew, settings: Settings, *, as_json: bool) -> None:
    def announce() -> None:
        click.echo(_as_object(crew, settings) if as_json else _as_lines(crew, settings))

    await Supervisor(crew, announce).run()


def _listener(bind: str) -> socket.socket:
    try:
        return listen_on(bind)
    except OSError as error:
        raise Refusal(f"Cannot listen on {bind}: {error.strerror or error}.") from error


def _environ(settings: Settings, workers: int) -> dict[str, str]:
    """The workers' environment, with the folder of the counts that they share if there is room for one."""
    folder = settings.data_dir / "metrics"
    if make_room(folder, workers):
        return child_environ({METRICS_DIR: str(folder)})
    _log.warning("no room for shared counts; each worker counts for itself", folder=str(folder))
    return child_environ({})


def _bound(crew: Crew) -> str:
    host, port = crew.listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _as_object(crew: Crew, settings: Settings) -> str:
    told = {"console": settings.console_url, "bind": _bound(crew), "workers": crew.size, "pid": os.getpid()}
    return json.dumps(told)


def _as_lines(crew: Crew, settings: Settings) -> str:
    pages = settings.console_url.replace(settings.console_host, f"<slug>.{settings.page_suffix}", 1)
    lines = [
        "",
        f"  Hep Status  {settings.console_url}",
        f"  Pages       {pages}",
        f"  Listening   {_bound(crew)}, {crew.size} worker{'s' * (crew.size > 1)}",
        *(f"  Note        {caution}" for caution in settings.cautions()),
        *(f"  Note        {name} is no setting." for name in unknown_names()),
        "",
    ]
    return "\n".join(lines)
