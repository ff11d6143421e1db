"""The Reporting API of seed 000: an external monitor drives one page with that page's key."""

from app.api.reporting.routes import blueprint

__all__ = ["blueprint"]
