"""S7: lists as CSV, each line marked with who took it out."""

from collections.abc import AsyncIterator

from quart import Response, request

from tenants.support.accounts import account_of
from tenants.support.exports import queue_csv, statement_csv
from tenants.support.report import report_csv
from ui.routes.support.accounts import customer, number
from ui.routes.support.entry import Staff, at_support, support
from ui.routes.support.report import day_asked


@support.get("/support/accounts/<a_id>/statement.csv")
@at_support
async def statement_file(staff: Staff, a_id: str) -> Response:
    account = await account_of(staff.scope, customer(a_id))
    return _csv(statement_csv(staff.scope, account.id), f"statement-{a_id}")


@support.get("/support/report.csv")
@at_support
async def report_file(staff: Staff) -> Response:
    day = day_asked()
    return _csv(await report_csv(staff.scope, day), f"report-{day}")


@support.get("/support/queue.csv")
@at_support
async def queue_file(staff: Staff) -> Response:
    kind, whose = request.args.get("kind", ""), request.args.get("whose", "")
    rows = queue_csv(staff.scope, kind=kind, whose=whose, amount_min=number("amount") or 0)
    return _csv(rows, "findings")


def _csv(rows: AsyncIterator[str] | str, name: str) -> Response:
    headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "Cache-Control": "no-store",
    }
    return Response(rows if isinstance(rows, str) else _encoded(rows), headers=headers)


async def _encoded(rows: AsyncIterator[str]) -> AsyncIterator[bytes]:
    async for row in rows:
        yield row.encode()
