"""One mail address in the form it is stored and compared in; the only user of email-validator."""

import email_validator

from app.core.errors import Invalid

# A house may mail itself: names like status.localhost or acme.test are refused by nobody but this list.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


def one_address(text: str) -> str:
    """Exactly one address, in lower case, its domain in ASCII; raises Invalid("email")."""
    try:
        checked = email_validator.validate_email(
            text.strip(" "),
            check_deliverability=False,
            globally_deliverable=False,
            allow_smtputf8=False,
            strict=True,
        )
    except email_validator.EmailNotValidError:
        raise Invalid("email", "Give one e-mail address, like name@example.com.") from None
    return (checked.ascii_email or checked.normalized).lower()
