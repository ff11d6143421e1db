"""`/incidents/<id>.md` and `.json`: an incident for people who paste, and for programs."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.core.clock import MS_PER_SECOND, iso_ms
from public_site.answer import JSON, MARKDOWN, Answer
from public_site.render.cards import span_of
from public_site.render.times import length_text, moment_text
from public_site.render.words import Words, impact_word, state_word, words_of
from public_site.snapshot import Incident, Snapshot, Touched, Update


def markdown_answer(snapshot: Snapshot, incident: Incident) -> Answer:
    """The story with its texts as they were written, newest first."""
    text = "\n".join(_lines(snapshot, incident))
    return Answer(f"/incidents/{incident.id}.md", text.encode(), MARKDOWN, shared=True)


def json_answer(snapshot: Snapshot, incident: Incident) -> Answer:
    """The names of `/status.json`, with all updates; times in UTC, lengths in seconds."""
    told = {
        "id": incident.id,
        "kind": incident.kind,
        "name": incident.title,
        "url": _address(snapshot, incident),
        "impact": incident.impact,
        "state": incident.state,
        **{name: _iso(getattr(incident, field)) for name, field in _MOMENTS.items()},
        "components": [_component(each) for each in incident.touched],
        "updates": [_update(each) for each in incident.updates],
    }
    return Answer(f"/incidents/{incident.id}.json", msgspec.json.encode(told), JSON, shared=True)


_MOMENTS = {
    "startedAt": "started_at",
    "resolvedAt": "resolved_at",
    "scheduledStart": "scheduled_start",
    "scheduledEnd": "scheduled_end",
    "nextUpdateBy": "promised_next_at",
    "updatedAt": "updated_at",
}


def _address(snapshot: Snapshot, incident: Incident) -> str:
    return f"{snapshot.url.rstrip('/')}/incidents/{incident.id}"


def _iso(at: int | None) -> str | None:
    return iso_ms(at) if at is not None else None


def _component(touched: Touched) -> dict[str, Any]:
    return {
        "id": touched.id,
        "name": touched.name,
        "worst": touched.worst,
        "status": touched.current,
        "heldSeconds": touched.held_ms // MS_PER_SECOND,
    }


def _update(update: Update) -> dict[str, Any]:
    return {
        "id": update.id,
        "state": update.state,
        "body": update.body,
        "at": iso_ms(update.at),
        "editedAt": _iso(update.edited_at),
    }


def _lines(snapshot: Snapshot, incident: Incident) -> Iterator[str]:
    words, zone = words_of(snapshot.labels), snapshot.time_zone
    yield f"# {_one_line(incident.title)}"
    yield ""
    yield f"{state_word(incident, incident.state)} · {impact_word(incident, words)}"
    yield ""
    yield f"- Status page: {_one_line(snapshot.name)}, {_address(snapshot, incident)}"
    yield f"- {span_of(incident, zone).striptags()}"
    if incident.touched:
        yield f"- Affected: {'; '.join(_touched(each, words) for each in incident.touched)}"
    for update in incident.updates:
        yield ""
        yield f"## {state_word(incident, update.state, update.at)}, {moment_text(update.at, zone)}"
        if update.edited_at is not None:
            yield f"\n*Edited {moment_text(update.edited_at, zone)}*"
        if update.body:
            yield f"\n{update.body.strip()}"
    yield ""


def _touched(touched: Touched, words: Words) -> str:
    held = f", {length_text(touched.held_ms)}" if touched.held_ms else ""
    return f"{_one_line(touched.name)} ({words.label(touched.worst)}{held})"


def _one_line(text: str) -> str:
    return " ".join(text.split())
