"""Rules that the database itself keeps, by table. Words are spelt out: history does not follow renames."""

STATUS = "'operational', 'maintenance', 'degraded', 'partial', 'outage'"
STATE = "'investigating', 'identified', 'in_progress', 'monitoring', 'resolved'"

CHECKS: dict[str, tuple[str, ...]] = {
    "account": ("\"staff_role\" IN ('', 'read', 'post', 'admin')",),
    "member": ("\"role\" IN ('owner', 'editor', 'viewer')",),
    "invitation": ("\"role\" IN ('owner', 'editor', 'viewer')",),
    "entitlement_event": ("\"plan\" IN ('free', 'prime', 'pro', 'business')",),
    "page": ('"version" >= 1',),
    "audit_entry": ("\"actor_kind\" IN ('person', 'key', 'system', 'operator')",),
    "component": (
        "\"kind\" IN ('category', 'leaf')",
        f'"status" IN ({STATUS})',
        f'"pinned" IS NULL OR "pinned" IN ({STATUS})',
    ),
    "incident": (
        "\"kind\" IN ('incident', 'maintenance')",
        f'"state" IN ({STATE})',
        "\"impact\" IN ('none', 'minor', 'major', 'critical')",
        '"scheduled_end" > "scheduled_start"',
    ),
    "incident_template": (
        f'"state" IN ({STATE})',
        "\"impact\" IN ('none', 'minor', 'major', 'critical')",
    ),
    "incident_update": (f'"state" IN ({STATE})',),
    "affected": (f'"worst" IN ({STATUS})', f'"current" IN ({STATUS})'),
    "status_span": (
        f'"status" IN ({STATUS})',
        "\"source\" IN ('incident', 'manual', 'monitor')",
    ),
    "day_roll": ('"maintenance_ms" >= 0 AND "degraded_ms" >= 0 AND "partial_ms" >= 0 AND "outage_ms" >= 0',),
    "ledger_account": (
        '"floor" IS NULL OR "balance" >= "floor"',
        '"ceiling" IS NULL OR "balance" <= "ceiling"',
    ),
    "ledger_entry": ('"aseq" >= 1',),
    "ledger_tx": ('"legs" >= 2',),
    "ledger_head": ('"id" = 1',),
    "slot": ("\"state\" IN ('active', 'grace', 'lapsed', 'ended')",),
    "slot_period": ('"ends_at" > "starts_at"', '"n" >= 1'),
    "payment": ("\"state\" IN ('pending', 'paid', 'failed', 'suspense', 'disputed', 'lost', 'refunded')",),
    "two_person": ("\"state\" IN ('waiting', 'agreed', 'refused', 'withdrawn')",),
    "job": ('"attempts" >= 0',),
}
