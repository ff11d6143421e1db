"""Contract §7: every knob in one object, and a bad value stops the start with the setting's name."""

import stat
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from app.core.secret_file import secret_in
from app.settings import BadSetting, Settings, env_name, unknown_names

KEY = "a key of more than thirty-two bytes"


def read(tmp_path: Path, **environ: str) -> Settings:
    given = {"HEP_DATA_DIR": str(tmp_path)} | {f"HEP_{name}": value for name, value in environ.items()}
    return Settings.from_env(given)


def test_the_defaults_are_those_of_the_contract(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert (settings.console_url, settings.page_suffix) == ("http://localhost:8000", "localhost")
    assert (settings.fast_path, settings.cache_mb) == ("on", 64)
    assert (settings.key_writes_per_minute, settings.key_reads_per_minute) == (60, 120)
    assert settings.database_url == f"sqlite:///{tmp_path}/hep-status.db"
    assert settings.bind == "127.0.0.1:8000"


def test_the_data_dir_is_var_unless_told_otherwise() -> None:
    assert Settings(secret_key=KEY).data_dir == Path.cwd() / "var"


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        read(tmp_path).workers = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONSOLE_URL", "console.example.com"),
        ("CONSOLE_URL", "ftp://console.example.com"),
        ("CONSOLE_URL", "https://console.example.com/status"),
        ("CONSOLE_URL", "https://user@console.example.com"),
        ("CONSOLE_URL", "https://exa mple.com"),
        ("CONSOLE_URL", "https://console.example.com:99999"),
        ("CONSOLE_URL", "http://console.example.com"),
        ("PAGE_SUFFIX", "https://pages.example.com"),
        ("PAGE_SUFFIX", "pages.example.com:443"),
        ("PAGE_SUFFIX", ".example.com"),
        ("PAGE_SUFFIX", "10.0.0.1"),
        ("DATABASE_URL", "mysql://localhost/hep"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "postgresql://db:five/hep"),
        ("SECRET_KEY", "short"),
        ("BIND", "8000"),
        ("WORKERS", "0"),
        ("WORKERS", "two"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TRUSTED_PROXIES", "proxy.example.com"),
        ("FAST_PATH", "maybe"),
        ("CACHE_MB", "-1"),
        ("SMTP_URL", "mail.example.com:25"),
        ("SMTP_URL", "smtp://mail.example.com:99999"),
        ("MAIL_FROM", "Status <status@example.com>"),
        ("MAIL_FROM", "status"),
        ("REDIS_URL", "http://localhost"),
        ("KEY_WRITES_PER_MINUTE", "sixty"),
        ("DEADLINE_SECONDS", "1.5"),
        ("TOPUPS", "paypal"),
        ("STRIPE_SECRET_KEY", "pk_live_public"),
        ("STRIPE_WEBHOOK_SECRETS", "whsec_a,secret_b"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_stops_the_start_with_the_settings_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=f"^HEP_{name}: ") as stopped:
        read(tmp_path, **{name: value})
    assert stopped.value.name == f"HEP_{name}"


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost",
        "http://a.localhost:81",
        "http://127.0.0.1:8000",
        "http://127.9.9.9",
        "http://[::1]:8000",
    ],
)
def test_http_is_for_this_machine_only(tmp_path: Path, url: str) -> None:
    assert read(tmp_path, CONSOLE_URL=url).on_localhost


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTPS://Status.Example.COM/", "https://status.example.com"),
        ("https://status.example.com:443", "https://status.example.com"),
        ("http://localhost:80", "http://localhost"),
        ("https://status.example.com:8443", "https://status.example.com:8443"),
    ],
)
def test_the_consoles_address_is_kept_in_one_form(tmp_path: Path, url: str, normal: str) -> None:
    assert read(tmp_path, CONSOLE_URL=url, SECRET_KEY=KEY).console_url == normal


def test_a_secret_is_made_once_and_is_private_while_the_console_is_on_localhost(tmp_path: Path) -> None:
    first = read(tmp_path).secret_key
    assert read(tmp_path).secret_key == first
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_secret_is_required_on_any_other_host(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"^HEP_SECRET_KEY: is required"):
        read(tmp_path, CONSOLE_URL="https://status.example.com")


def test_a_secret_that_somebody_else_made_meanwhile_is_kept(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("theirs\n")
    assert secret_in(tmp_path) == "theirs"


@pytest.mark.parametrize("name", ["SECRET_KEY", "METRICS_TOKEN"])
def test_secrets_may_stand_in_files(tmp_path: Path, name: str) -> None:
    (tmp_path / "given").write_text(f"{KEY}\n")
    settings = read(tmp_path, **{f"{name}_FILE": str(tmp_path / "given")})
    assert getattr(settings, name.lower()) == KEY


def test_a_secrets_file_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"^HEP_SMTP_URL: "):
        read(tmp_path, SMTP_URL_FILE=str(tmp_path / "absent"))


def test_no_secret_is_in_the_printed_object(tmp_path: Path) -> None:
    secrets = {"SECRET_KEY": KEY, "SMTP_URL": f"smtp://me:{KEY[:9]}@mail", "METRICS_TOKEN": KEY}
    assert KEY[:9] not in repr(read(tmp_path, **secrets))


@pytest.mark.parametrize("url", ["mysql://me:hunter2@db/hep", "postgresql://me:hunter2/x@db/hep"])
def test_a_bad_url_is_not_repeated_since_it_may_hold_a_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadSetting) as stopped:
        read(tmp_path, DATABASE_URL=url)
    assert "hunter2" not in str(stopped.value)


def test_every_setting_says_what_it_holds() -> None:
    assert all(len(knob.metadata["holds"]) > 10 for knob in fields(Settings))


def test_a_misspelt_setting_is_found() -> None:
    given = {"HEP_CONSLE_URL": "x", "HEP_SECRET_KEY_FILE": "x", "HEP_WORKERS": "1", "HOME": "/"}
    assert unknown_names(given) == ["HEP_CONSLE_URL"]


@pytest.mark.parametrize(
    ("console", "suffix", "warned"),
    [
        ("https://console.example.com", "example.com", True),
        ("https://example.com", "pages.example.com", True),
        ("https://hep.gg", "hepstatus.net", False),
        ("http://localhost:8000", "localhost", False),
    ],
)
def test_one_registrable_domain_for_console_and_pages_is_worth_a_caution(
    tmp_path: Path, console: str, suffix: str, warned: bool
) -> None:
    settings = read(tmp_path, CONSOLE_URL=console, PAGE_SUFFIX=suffix, SECRET_KEY=KEY)
    assert any("registrable" in caution for caution in settings.cautions()) is warned


def test_names_of_settings_follow_their_fields() -> None:
    assert (
        env_name(next(knob for knob in fields(Settings) if knob.name == "console_url")) == "HEP_CONSOLE_URL"
    )


STRIPE = {"STRIPE_SECRET_KEY": "sk_test_x", "STRIPE_WEBHOOK_SECRETS": "whsec_a, whsec_b,"}
ELSEWHERE = {"CONSOLE_URL": "https://status.example.com", "SECRET_KEY": KEY}


@pytest.mark.parametrize(
    ("environ", "by"),
    [
        ({}, "dev"),
        (ELSEWHERE, "off"),
        (STRIPE, "stripe"),
        (STRIPE | ELSEWHERE, "stripe"),
        ({"TOPUPS": "dev"}, "dev"),
        ({"TOPUPS": "off"} | STRIPE, "off"),
        ({"TOPUPS": "stripe"} | STRIPE, "stripe"),
    ],
)
def test_who_takes_the_money(tmp_path: Path, environ: dict[str, str], by: str) -> None:
    assert read(tmp_path, **environ).topups_by == by


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"TOPUPS": "dev"} | ELSEWHERE, "TOPUPS"),
        ({"TOPUPS": "dev"} | STRIPE, "TOPUPS"),
        ({"TOPUPS": "stripe"}, "TOPUPS"),
        ({"STRIPE_SECRET_KEY": "sk_test_x"}, "STRIPE_WEBHOOK_SECRETS"),
        ({"STRIPE_WEBHOOK_SECRETS": "whsec_a"}, "STRIPE_SECRET_KEY"),
    ],
)
def test_money_is_not_half_set_up_nor_pretended_in_public(
    tmp_path: Path, environ: dict[str, str], name: str
) -> None:
    with pytest.raises(BadSetting, match=f"^HEP_{name}: "):
        read(tmp_path, **environ)


@pytest.mark.parametrize(
    ("key", "live"),
    [("sk_live_x", True), ("rk_live_x", True), ("sk_test_live_", False), ("rk_test_x", False)],
)
def test_the_key_says_whether_money_is_real(tmp_path: Path, key: str, live: bool) -> None:
    settings = read(tmp_path, **STRIPE | {"STRIPE_SECRET_KEY": key})
    assert settings.stripe_live is live
    assert settings.stripe_webhook_secrets == ("whsec_a", "whsec_b")
    assert key not in repr(settings)
    assert "whsec_a" not in repr(settings)


@pytest.mark.parametrize("name", ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRETS"])
def test_a_bad_stripe_secret_is_not_repeated(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSetting) as stopped:
        read(tmp_path, **{name: "hunter2"})
    assert "hunter2" not in str(stopped.value)
