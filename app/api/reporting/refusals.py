"""Every way the API refuses, in words and by example; seed 000's error table and what contract §2 adds."""

from app.api.endpoint import Refused

REFUSALS = (
    Refused(
        401,
        "No Authorization header",
        "Send the page's key in a header, Authorization: Bearer hyd_status_…",
        "NO_KEY",
    ),
    Refused(401, "Key not recognized, or not sent as a Bearer key", "This key is not known.", "BAD_KEY"),
    Refused(401, "Key disabled", "This key is disabled.", "KEY_DISABLED"),
    Refused(429, "Too many calls in the last minute", "Too many requests. Try again in 12 s."),
    Refused(403, "Page suspended, or the owning account is not in good standing", "This page is suspended."),
    Refused(404, "Component or incident id not on this page", "No such incident."),
    Refused(
        400,
        "Body failed validation",
        "components[3].status: must be one of operational, maintenance, degraded, partial, outage.",
    ),
    Refused(405, "A method that the path does not have", "Only POST works here."),
    Refused(
        409,
        "The Idempotency-Key was used for another request, or its first request still runs",
        "This Idempotency-Key was used for another request within the last 24 hours.",
    ),
    Refused(413, "Body larger than 64 KiB", "The body may have at most 65536 bytes."),
    Refused(500, "A mistake of ours", "Something went wrong on our side, and it has been noted."),
    Refused(503, "Not now; nothing is lost by trying again", "Not now. Try again shortly."),
)
