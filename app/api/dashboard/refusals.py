"""Every way the dashboard's JSON refuses, in words and by example."""

from app.api.endpoint import Refused

REFUSALS = (
    Refused(401, "Nobody is signed in", "You are not signed in."),
    Refused(
        403,
        "X-CSRF-Token is missing or of another session, the call comes from another site, the role is too"
        " weak, or the plan allows no more",
        "1 of 1 pages used. Buy a page slot for 480 tokens, or go Prime, which has 2 pages.",
    ),
    Refused(404, "What the path names is absent, or somebody else's", "No such page."),
    Refused(400, "Body or query failed validation", "position: must be 0 or more."),
    Refused(405, "A method that the path does not have", "Only PATCH or DELETE works here."),
    Refused(
        409,
        "The address is taken, or the Idempotency-Key was used for another request or still runs",
        "This address is taken.",
    ),
    Refused(413, "Body larger than 64 KiB", "The body may have at most 65536 bytes."),
    Refused(500, "A mistake of ours", "Something went wrong on our side, and it has been noted."),
    Refused(503, "Not now; nothing is lost by trying again", "Not now. Try again shortly."),
)
