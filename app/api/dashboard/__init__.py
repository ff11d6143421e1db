"""The dashboard's JSON for scripts on our own pages: a session's cookie and its X-CSRF-Token open it."""

from app.api.dashboard.routes import blueprint

__all__ = ["blueprint"]
