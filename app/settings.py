"""Every knob of the program, in one frozen object; the only reader of the environment (contract §7)."""

import os
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlsplit

from app.core.hostnames import is_address
from app.core.parsing import (
    Network,
    address_and_port,
    bare_domain,
    database_url,
    mail_address,
    networks,
    one_of,
    origin,
    prefixed,
    resolver_address,
    several,
    two_or_more,
    url_with,
    whole_number,
)
from app.core.secret_file import secret_in

PREFIX = "HEP_"
METRICS_DIR, METRICS_PLACE = "PROMETHEUS_MULTIPROC_DIR", "PROMETHEUS_MULTIPROC_PLACE"
SECRET_BYTES_MIN = 32
_LOOPBACK = frozenset({"127.0.0.1", "[::1]"})


class BadSetting(Exception):
    """A setting that stops the start; the message begins with its name."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"{name}: {sentence}")
        self.name = name


def knob(parse: Callable[[str], Any], default: str, holds: str, *, secret: bool = False) -> Any:
    """One setting: how its text is read, its text when unset, what it holds; secrets also as NAME_FILE."""
    about = {"parse": parse, "default": default, "holds": holds, "secret": secret}
    return field(default=parse(default), metadata=about, repr=not secret)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings, checked; an empty `database_url` or `bind` follows from the data dir or the console."""

    console_url: str = knob(
        origin,
        "http://localhost:8000",
        "Address of the console, `scheme://host[:port]` without a path. Scheme and port are those of every"
        " page's address too. `http` only for localhost, `*.localhost` and loopback addresses.",
    )
    page_suffix: str = knob(bare_domain, "localhost", "Bare domain of the pages: `<slug>.<suffix>`.")
    data_dir: Path = knob(  # noqa: RUF009  a Path is frozen too
        lambda text: Path(text).absolute(),
        "var",
        "Folder of the database file, the published pages, mail files and the generated secret.",
    )
    database_url: str = knob(
        database_url,
        "",
        "`sqlite:///path` or `postgresql://user:password@host/name`; unset: `hep-status.db` in the data dir.",
        secret=True,
    )
    secret_key: str = knob(
        str,
        "",
        "At least 32 bytes that sign links and forms. Made in the data dir while the console is on"
        " localhost, required otherwise.",
        secret=True,
    )
    bind: str = knob(
        address_and_port,
        "",
        "Address and port that `serve` listens on; unset: 127.0.0.1 and the console's port, or 8000.",
    )
    workers: int = knob(whole_number(1, 64), "1", "Worker processes that `serve` runs.")
    trusted_proxies: tuple[Network, ...] = knob(
        networks,
        "",
        "Comma-separated CIDRs; only from these are X-Forwarded-For and X-Forwarded-Proto believed.",
    )
    fast_path: str = knob(
        one_of("on", "middleware", "off"),
        "on",
        "How visits of published pages are answered: `on` before the HTTP parser, `middleware` before the"
        " web framework, `off` by the web framework.",
    )
    cache_mb: int = knob(whole_number(1, 65_536), "64", "Memory a worker keeps prepared answers in, in MiB.")
    smtp_url: str = knob(
        url_with("smtp", "smtps"),
        "",
        "`smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`; unset: mails become files in the"
        " data dir.",
        secret=True,
    )
    mail_from: str = knob(mail_address, "status@localhost", "Sender of all mails.")
    redis_url: str = knob(
        url_with("redis", "rediss", "unix"),
        "",
        "Redis or Valkey that workers and nodes share rate limits in; unset: each worker counts for itself.",
        secret=True,
    )
    key_writes_per_minute: int = knob(
        whole_number(0, 1_000_000), "60", "Writes a page key may make in a moving minute; 0 is no limit."
    )
    key_reads_per_minute: int = knob(
        whole_number(0, 1_000_000), "120", "Reads a page key may make in a moving minute; 0 is no limit."
    )
    topups: str = knob(
        one_of("auto", "stripe", "dev", "off"),
        "auto",
        "How tokens are bought: `stripe`, `dev` (a page of ours and no money; only with the console on"
        " localhost and no Stripe key), `off`, or `auto`: the first of these that is possible.",
    )
    stripe_secret_key: str = knob(
        prefixed("sk_live_", "sk_test_", "rk_live_", "rk_test_"),
        "",
        "Stripe's secret or restricted key; its mode, live or test, is the one whose events are taken.",
        secret=True,
    )
    stripe_webhook_secrets: tuple[str, ...] = knob(
        several(prefixed("whsec_")),
        "",
        "Comma-separated signing secrets of the webhook endpoint; several while one replaces another.",
        secret=True,
    )
    dns_resolvers: tuple[str, ...] = knob(
        two_or_more(resolver_address),
        "1.1.1.1, 9.9.9.9",
        "Comma-separated resolvers, each `address` or `address:port`, IPv6 in brackets: at least two, since a"
        " domain is proved when all of them see its record. They learn which domains are looked at.",
    )
    ask_bind: str = knob(
        address_and_port,
        "",
        "Address and port where Caddy asks whether an own domain may have a certificate, such as"
        " 127.0.0.1:8010; only Caddy should reach it. Unset: nobody is answered.",
    )
    certificate_issuer: str = knob(
        lambda text: bare_domain(text) if text else "",
        "letsencrypt.org",
        "Who issues the certificates of own domains, as CAA records name it; owners whose records forbid it"
        " are told what to add.",
    )
    staff_second_step: str = knob(
        one_of("auto", "required", "optional"),
        "auto",
        "Whether the support console opens only for staff with a second step: `required`, `optional`, or"
        " `auto`: required unless the console is on localhost.",
    )
    deadline_seconds: int = knob(
        whole_number(1, 600), "15", "Longest time a request of the console or an API may take; then 503."
    )
    metrics_token: str = knob(
        str, "", "Bearer token that opens /metrics to others than loopback addresses.", secret=True
    )
    log_format: str = knob(one_of("console", "json"), "console", "How log lines look: `console` or `json`.")
    log_level: str = knob(
        one_of("debug", "info", "warning", "error"), "info", "Least severe log line that is written."
    )

    def __post_init__(self) -> None:
        self._require_tls()
        self._require_payable()
        self._fill("database_url", f"sqlite:///{quote(str(self.data_dir.absolute()))}/hep-status.db")
        self._fill("bind", f"127.0.0.1:{self._own_port()}")
        if self.secret_key and len(self.secret_key.encode()) < SECRET_BYTES_MIN:
            raise BadSetting("HEP_SECRET_KEY", f"needs at least {SECRET_BYTES_MIN} bytes.")

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read every knob; makes the data dir and, on localhost, the secret in it. Raises BadSetting."""
        given = os.environ if environ is None else environ
        settings = cls(**{knob_field.name: _value(knob_field, given) for knob_field in fields(cls)})
        settings._make_data_dir()
        if not settings.secret_key:
            if not settings.on_localhost:
                raise BadSetting("HEP_SECRET_KEY", "is required unless the console is on localhost.")
            object.__setattr__(settings, "secret_key", secret_in(settings.data_dir))
        return settings

    @property
    def console_host(self) -> str:
        """The console's host as `host_of_header` gives it."""
        name = urlsplit(self.console_url).hostname or ""
        return f"[{name}]" if ":" in name else name

    @property
    def https(self) -> bool:
        return self.console_url.startswith("https:")

    @property
    def on_localhost(self) -> bool:
        """Whether the console's host is one that only this machine can reach."""
        host = self.console_host
        return host == "localhost" or host.endswith(".localhost") or _is_loopback(host)

    @property
    def staff_need_second_step(self) -> bool:
        """Whether a password alone never opens the support console."""
        return self.staff_second_step == "required" or (
            self.staff_second_step == "auto" and not self.on_localhost
        )

    @property
    def topups_by(self) -> str:
        """Who takes the money for tokens: stripe, dev or off."""
        if self.topups != "auto":
            return self.topups
        if self.stripe_secret_key:
            return "stripe"
        return "dev" if self.on_localhost else "off"

    @property
    def stripe_live(self) -> bool:
        """Whether real money moves."""
        return "_live_" in self.stripe_secret_key[:8]

    @property
    def published_dir(self) -> Path:
        """Where published pages live."""
        return self.data_dir / "published"

    def cautions(self) -> list[str]:
        """Sentences about settings that work but deserve a second look."""
        found = []
        if not self.on_localhost and self.page_suffix == "localhost":
            found.append("HEP_PAGE_SUFFIX is localhost, so nobody else can open a page.")
        if not self.on_localhost and _registrable(self.console_host) == _registrable(self.page_suffix):
            found.append(
                f"The console ({self.console_host}) and the pages (*.{self.page_suffix}) share a registrable"
                " domain: pages can evict the console's cookies. A separate domain is advised."
            )
        return found

    def _require_tls(self) -> None:
        if not self.https and not self.on_localhost:
            raise BadSetting("HEP_CONSOLE_URL", "http is only for localhost; use https.")

    def _require_payable(self) -> None:
        """Money is taken by Stripe with both of its secrets, or pretended where nobody else can come."""
        if bool(self.stripe_secret_key) != bool(self.stripe_webhook_secrets):
            missing = "WEBHOOK_SECRETS" if self.stripe_secret_key else "SECRET_KEY"
            raise BadSetting(f"HEP_STRIPE_{missing}", "is needed too: Stripe works with both.")
        if self.topups == "stripe" and not self.stripe_secret_key:
            raise BadSetting("HEP_TOPUPS", "stripe needs HEP_STRIPE_SECRET_KEY.")
        if self.topups == "dev" and (self.stripe_secret_key or not self.on_localhost):
            raise BadSetting("HEP_TOPUPS", "dev is for a console on localhost without a Stripe key.")

    def _make_data_dir(self) -> None:
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadSetting("HEP_DATA_DIR", f"cannot be made: {error.strerror}.") from error

    def _own_port(self) -> int:
        return (urlsplit(self.console_url).port if self.on_localhost else None) or 8000

    def _fill(self, name: str, value: str) -> None:
        if not getattr(self, name):
            object.__setattr__(self, name, value)


def env_name(knob_field: Field[Any]) -> str:
    """HEP_CONSOLE_URL for `console_url`."""
    return PREFIX + knob_field.name.upper()


def unknown_names(environ: Mapping[str, str] | None = None) -> list[str]:
    """HEP_ variables that are no setting: most likely misspelt."""
    given = os.environ if environ is None else environ
    known = {env_name(knob_field) for knob_field in fields(Settings)}
    return sorted(
        name for name in given if name.startswith(PREFIX) and name.removesuffix("_FILE") not in known
    )


def child_environ(extra: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with `extra`, for a worker process."""
    return {**os.environ, **extra}


def _value(knob_field: Field[Any], environ: Mapping[str, str]) -> Any:
    name = env_name(knob_field)
    try:
        return knob_field.metadata["parse"](_text(knob_field, name, environ))
    except (ValueError, OSError) as error:
        raise BadSetting(name, str(error)) from error


def _text(knob_field: Field[Any], name: str, environ: Mapping[str, str]) -> str:
    if knob_field.metadata["secret"] and (path := environ.get(f"{name}_FILE", "")):
        return Path(path).read_text("utf-8").strip()
    return environ.get(name, "").strip() or str(knob_field.metadata["default"])


def _is_loopback(host: str) -> bool:
    return host in _LOOPBACK or (is_address(host) and host.startswith("127."))


def _registrable(host: str) -> str:
    return ".".join(host.split(".")[-2:])


def shared_metrics_dir() -> str | None:
    """Where the supervisor lets its workers keep counts together; None in a process of its own."""
    return os.environ.get(METRICS_DIR)


def metrics_place() -> str:
    """Which of the supervisor's workers this one is: it counts where the one before it did."""
    return os.environ.get(METRICS_PLACE, str(os.getpid()))
