"""Log lines: one shape for ours and for every library's, each with its request, none with a secret."""

import logging
import sys
from typing import Any

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, Processor, WrappedLogger

from app.serving.masking import masked

_QUIET = ("asyncio", "tortoise", "aiosqlite", "hypercorn", "aerich")


def configure_logs(log_format: str, level: str) -> None:
    """Write all log lines to standard error, as JSON objects or for the eye."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_ending(log_format)],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def cover_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The last step before a line is written, after exceptions became text."""
    covered: dict[str, Any] = masked(event)
    return covered


def _ending(log_format: str) -> list[Processor]:
    if log_format == "json":
        return [_TRACES, cover_secrets, structlog.processors.JSONRenderer()]
    console = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_as_it_is)
    return [structlog.processors.format_exc_info, cover_secrets, console]


def _as_it_is(*_: Any) -> None:
    """Exceptions are text by now."""


# Without the values of local variables: a password that is being checked is one.
_TRACES = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))
_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]
