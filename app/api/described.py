"""Every API of ours that the OpenAPI document describes."""

from app.api.dashboard.endpoints import DASHBOARD
from app.api.reporting.endpoints import REPORTING

APIS = (REPORTING, DASHBOARD)
