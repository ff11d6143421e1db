"""`/status.json` and `/status-version.json`: the shapes of contract §3."""

from typing import Any

import msgspec

from app.core.clock import iso_ms
from public_site.answer import JSON, Answer
from public_site.render.hero import hero_of
from public_site.render.words import words_of
from public_site.snapshot import Incident, Snapshot


def status_answer(snapshot: Snapshot, fingerprint: str) -> Answer:
    """Leaves in tree order, unresolved incidents newest first; texts are as written, never HTML."""
    hero, words = hero_of(snapshot), words_of(snapshot.labels)
    status = {
        "page": {"name": snapshot.name, "url": snapshot.url},
        "version": fingerprint,
        "status": {"indicator": hero.indicator, "description": hero.sentence},
        "components": [
            {"id": leaf.id, "name": leaf.name, "status": leaf.status, "label": words.label(leaf.status)}
            for leaf in snapshot.leaves
        ],
        "incidents": [_incident(incident) for incident in snapshot.incidents],
    }
    return Answer("/status.json", msgspec.json.encode(status), JSON, shared=True)


def version_answer(fingerprint: str) -> Answer:
    """What pages poll; both names of the same value (seed 001 and its documentation differ)."""
    body = msgspec.json.encode({"v": fingerprint, "version": fingerprint})
    return Answer("/status-version.json", body, JSON, shared=True)


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "name": incident.title,
        "impact": incident.impact,
        "state": incident.state,
        "startedAt": iso_ms(incident.started_at) if incident.started_at is not None else None,
        "updatedAt": iso_ms(incident.updated_at),
        "latestUpdate": next((update.body for update in incident.updates if update.body), None),
    }
