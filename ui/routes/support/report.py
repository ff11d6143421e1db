"""S7: the report of one day, today's unless asked."""

from quart import Response, request

from app.core.clock import iso_ms, now_ms
from tenants.support.report import report_of
from ui.routes.support.entry import Staff, at_support, support
from ui.routes.support.words import FINDING_WORDS, STAFF_ACTS, TX_WORDS, examined_sentence, wallet_word


@support.get("/support/report")
@at_support
async def report(staff: Staff) -> Response:
    found = await report_of(staff.scope, day_asked())
    return staff.screen(
        "support/report.html",
        section="report",
        report=found,
        today=today(),
        tx_words=TX_WORDS,
        wallet_word=wallet_word,
        kinds=FINDING_WORDS,
        staff_acts=STAFF_ACTS,
        examined=[examined_sentence(check) for check in found.checks if check.scope != "thaw"],
    )


def day_asked() -> str:
    """The day in the query, 2026-11-22; today in UTC without one."""
    return request.args.get("day", "") or today()


def today() -> str:
    return iso_ms(now_ms())[:10]
