"""The one description of the database that tortoise and aerich read."""

MODEL_MODULES = [
    "tenants.accounts.models",
    "tenants.pages.models",
    "tenants.domains.models",
    "tenants.components.models",
    "tenants.uptime.models",
    "tenants.incidents.models",
    "tenants.keys.models",
    "tenants.jobs.models",
    "ledger.models",
]
