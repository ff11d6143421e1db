"""What a key's calls were refused for, noted for those who look after the key."""

from quart import Response, g

from app.serving.masking import masked
from tenants.keys.refused import note_refused_call


async def note_refused(answer: Response) -> Response:
    """Note a refusal (400 to 499) of a call whose key is known, without any secret that was sent."""
    if 400 <= answer.status_code < 500 and g.get("key_id"):
        told = await answer.get_json(force=True, silent=True)
        sentence = told.get("error", "") if isinstance(told, dict) else ""
        note_refused_call(g.key_id, answer.status_code, masked(sentence))
    return answer
