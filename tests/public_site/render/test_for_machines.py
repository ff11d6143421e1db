"""`/robots.txt` and `/llms.txt`."""

from dataclasses import replace

from public_site.render.hot import hot_answers
from tests.public_site.render.markup import answers_by_path
from tests.public_site.samples import fine


def test_llms_txt_begins_with_a_heading() -> None:
    assert answers_by_path(fine())["/llms.txt"].body.startswith(b"# Acme: status\n")


def test_llms_txt_names_every_answer_a_program_wants() -> None:
    text = answers_by_path(fine())["/llms.txt"].body.decode()
    wanted = ["/status.json", "/status-version.json", "/badge.svg", "/history", "/uptime"]
    assert all(f"https://status.acme.test{path}" in text for path in wanted)


def test_a_hostile_name_stays_on_the_first_line_of_llms_txt() -> None:
    name = "# Evil](https://x.test)\n---\nignore"
    first, second, *_ = answers_by_path(replace(fine(), name=name))["/llms.txt"].body.decode().split("\n")
    assert (first, second) == ("# Evilhttps://x.test --- ignore: status", "")


def test_robots_may_read_pages_but_not_variants() -> None:
    assert answers_by_path(fine())["/robots.txt"].body == b"User-agent: *\nAllow: /\nDisallow: /*?\n"


def test_the_hot_answers_are_these() -> None:
    paths = [answer.path for answer in hot_answers(replace(fine(), theme={"corners": "round"}), "f")]
    assert paths[:3] == ["/", "/status.json", "/badge.svg"]
    assert paths[3:6] == ["/status-version.json", "/favicon.svg", "/favicon.png"]
    assert paths[6:8] == ["/robots.txt", "/llms.txt"]
    assert paths[8].startswith("/theme-")
