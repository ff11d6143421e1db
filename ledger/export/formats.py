"""Every format that the books can be had in, by the name that an operator gives."""

from collections.abc import AsyncIterator, Callable, Mapping

from app.core.errors import Invalid
from ledger.export.acts import Act, acts_of
from ledger.export.beancount import beancount
from ledger.export.journal import hledger, ledger_cli
from ledger.export.log import log
from ledger.export.table import table

LOG = "log"
WRITERS: Mapping[str, Callable[[AsyncIterator[Act]], AsyncIterator[str]]] = {
    "beancount": beancount,
    "hledger": hledger,
    "ledger": ledger_cli,
    "csv": table,
}
FORMATS = (*WRITERS, LOG)


def exported(form: str, month: str | None = None) -> AsyncIterator[str]:
    """The books in pieces of text: all of them, or one month with what was held when it began.

    Raises Invalid(month) for what is no month, and for a month of the log, which rebuilds all or nothing.
    """
    if form != LOG:
        return WRITERS[form](acts_of(month))
    if month is not None:
        raise Invalid("month", "The log is exported whole.")
    return log()
