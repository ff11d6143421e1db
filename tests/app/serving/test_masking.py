"""T23: no secret stands in a log."""

import json
import logging

import pytest
import structlog

from app.serving.logs import configure_logs
from app.serving.masking import masked

PASSWORD = "correct horse staple"
KEY = "hyd_status_0123456789abcdefghijABCDEF01"


@pytest.mark.parametrize(
    "text",
    [
        f"got {KEY} from a monitor",
        "Authorization: Bearer SECRET",
        "authorization: basic SECRET",
        "Cookie: theme=dark; __Host-sid=SECRET; x=1",
        "GET /reset/SECRET HTTP/1.1",
        "GET /reset?token=SECRET&x=1",
        "GET /account/confirm/SECRET",
        "POST /account/join/SECRET",
        "postgresql://hep:SECRET@db.example.com/hep",
        "smtps://mailer:SECRET@mail.example.com:465",
        "POST /signin?password=SECRET",
        "sk_live_SECRET",
    ],
)
def test_secrets_in_a_text_are_covered(text: str) -> None:
    covered = masked(text)
    assert "SECRET" not in covered
    assert KEY not in covered
    assert "[masked]" in covered


@pytest.mark.parametrize(
    "name", ["authorization", "Cookie", "password", "new_password", "secret_key", "token", "csrf", "api_key"]
)
def test_whatever_is_logged_under_a_secrets_name_is_covered(name: str) -> None:
    assert "SECRET" not in json.dumps(masked({"headers": {name: "SECRET"}, "other": ["x"]}))


@pytest.mark.parametrize(
    "text", ["GET /dashboard/p_abc/keys", "page 3 of 7", "https://acme.localhost:8000/x", ""]
)
def test_ordinary_text_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_no_line_of_ours_or_of_a_library_shows_a_secret(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs(log_format, "info")
    try:
        structlog.get_logger("ours").info("seen", key=KEY, headers={"cookie": "__Host-sid=SECRET"})
        logging.getLogger("theirs").warning("with %s and %s", KEY, "Bearer SECRET")
        trouble = ValueError(f"bad key {KEY} in postgresql://a:SECRET@b/c")
        logging.getLogger("theirs").error("failed", exc_info=trouble)
    finally:
        logging.getLogger().handlers.clear()
        structlog.reset_defaults()
    written = capsys.readouterr().err
    assert written.count("[masked]") >= 5
    assert KEY not in written
    assert "SECRET" not in written


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_trace_shows_no_value_of_a_variable(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    def sign_in(typed: str) -> None:
        raise ValueError(len(typed))

    configure_logs(log_format, "info")
    try:
        sign_in(PASSWORD)
    except ValueError:
        logging.getLogger("ours").exception("failed")
    finally:
        logging.getLogger().handlers.clear()
        structlog.reset_defaults()
    written = capsys.readouterr().err
    assert "ValueError" in written
    assert PASSWORD not in written


def test_json_lines_are_objects_with_time_level_and_logger(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("json", "info")
    try:
        with structlog.contextvars.bound_contextvars(request_id="abc"):
            logging.getLogger("theirs").warning("hello")
    finally:
        logging.getLogger().handlers.clear()
        structlog.reset_defaults()
    line = json.loads(capsys.readouterr().err)
    assert {
        "event": "hello",
        "level": "warning",
        "logger": "theirs",
        "request_id": "abc",
    }.items() <= line.items()
    assert "timestamp" in line
