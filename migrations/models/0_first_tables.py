"""First tables."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE "account" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "password_hash" VARCHAR(255) NOT NULL,
    "standing" VARCHAR(16) NOT NULL,
    "staff_role" VARCHAR(8) NOT NULL,
    "email_verified_at" BIGINT,
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    CONSTRAINT "check_account_1" CHECK ("staff_role" IN ('', 'read', 'post', 'admin'))
) /* One e-mail address that can sign in and own pages. */;
CREATE TABLE "attempt" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "act" VARCHAR(8) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "network" VARCHAR(64) NOT NULL,
    "at" BIGINT NOT NULL
) /* One thing tried on an address from a network: a password, a sign-up, a letter asked for. */;
CREATE INDEX "idx_attempt_email_b54e14" ON "attempt" ("email");
CREATE INDEX "idx_attempt_network_3d6623" ON "attempt" ("network");
CREATE INDEX "idx_attempt_at_5d209a" ON "attempt" ("at");
CREATE TABLE "invitation" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL,
    "role" VARCHAR(8) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_invitation_account_4e1c50" UNIQUE ("account_id", "email"),
    CONSTRAINT "check_invitation_1" CHECK ("role" IN ('owner', 'editor', 'viewer'))
) /* A role offered to an address; the letter carries its signed id, accepting takes it away. */;
CREATE INDEX "idx_invitation_account_daab9c" ON "invitation" ("account_id");
CREATE TABLE "member" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "role" VARCHAR(8) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "person_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_member_account_d9888f" UNIQUE ("account_id", "person_id"),
    CONSTRAINT "check_member_1" CHECK ("role" IN ('owner', 'editor', 'viewer'))
) /* A person's role in somebody else's account. */;
CREATE INDEX "idx_member_account_0eb639" ON "member" ("account_id");
CREATE INDEX "idx_member_person__15c28e" ON "member" ("person_id");
CREATE TABLE "session" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "token_sha256" VARCHAR(64) NOT NULL UNIQUE,
    "created_at" BIGINT NOT NULL,
    "seen_at" BIGINT NOT NULL,
    "ends_at" BIGINT NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    "user_agent" VARCHAR(256) NOT NULL,
    "account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE
) /* A sign-in; the cookie holds the token, this row its SHA-256. */;
CREATE INDEX "idx_session_account_2a0f19" ON "session" ("account_id");
CREATE TABLE "audit_entry" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "account_id" CHAR(36) NOT NULL,
    "page_id" CHAR(36),
    "at" BIGINT NOT NULL,
    "actor_kind" VARCHAR(8) NOT NULL,
    "actor_id" VARCHAR(32) NOT NULL,
    "actor_name" VARCHAR(254) NOT NULL,
    "act" VARCHAR(40) NOT NULL,
    "target" VARCHAR(64) NOT NULL,
    "detail" JSON NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    CONSTRAINT "check_audit_entry_1" CHECK ("actor_kind" IN ('person', 'key', 'system', 'operator'))
) /* Who did what to what, written in the transaction of the act. */;
CREATE INDEX "idx_audit_entry_account_67aeb0" ON "audit_entry" ("account_id");
CREATE INDEX "idx_audit_entry_page_id_b215fa" ON "audit_entry" ("page_id");
CREATE TABLE "once_claim" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subject" VARCHAR(64) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "body_sha256" VARCHAR(64) NOT NULL,
    "outcome" VARCHAR(64),
    "lease_until" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    CONSTRAINT "uid_once_claim_subject_cafaaf" UNIQUE ("subject", "key")
) /* An Idempotency-Key: claimed before the act, filled in the act's own transaction. */;
CREATE INDEX "idx_once_claim_created_a5300e" ON "once_claim" ("created_at");
CREATE TABLE "page" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "slug" VARCHAR(63) NOT NULL UNIQUE,
    "labels" JSON NOT NULL,
    "theme" JSON NOT NULL,
    "time_zone" VARCHAR(64) NOT NULL,
    "show_uptime" INT NOT NULL,
    "show_footer" INT NOT NULL,
    "count_manual" INT NOT NULL,
    "weights" JSON NOT NULL,
    "is_public" INT NOT NULL,
    "suspended" INT NOT NULL,
    "expires_at" BIGINT,
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_page_1" CHECK ("version" >= 1)
) /* One status page; `version` rises with every change and orders its publishing. */;
CREATE INDEX "idx_page_account_91db9b" ON "page" ("account_id");
CREATE TABLE "host" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "host" VARCHAR(253) NOT NULL UNIQUE,
    "kind" VARCHAR(9) NOT NULL,
    "state" VARCHAR(9) NOT NULL,
    "claim_token" VARCHAR(64) NOT NULL,
    "checked_at" BIGINT,
    "tombstone_until" BIGINT,
    "created_at" BIGINT NOT NULL,
    "account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "page_id" CHAR(36) REFERENCES "page" ("id") ON DELETE SET NULL
) /* A bare lower-case name. Subdomains are verified at birth, own domains by their claim. */;
CREATE INDEX "idx_host_account_45456c" ON "host" ("account_id");
CREATE INDEX "idx_host_page_id_3ec1d1" ON "host" ("page_id");
CREATE TABLE "component" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "position" INT NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "folded_name" VARCHAR(300) NOT NULL,
    "status" VARCHAR(11) NOT NULL,
    "pinned" VARCHAR(11),
    "show_uptime" INT NOT NULL,
    "monitor_id" CHAR(36),
    "since" BIGINT NOT NULL,
    "page_id" CHAR(36) NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
    "parent_id" CHAR(36) REFERENCES "component" ("id") ON DELETE SET NULL,
    CONSTRAINT "check_component_1" CHECK ("kind" IN ('category', 'leaf')),
    CONSTRAINT "check_component_2" CHECK ("status" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage')),
    CONSTRAINT "check_component_3" CHECK ("pinned" IS NULL OR "pinned" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage'))
) /* A leaf has `status`; a category shows its worst child or `pinned`. */;
CREATE INDEX "idx_component_page_id_09fd35" ON "component" ("page_id");
CREATE INDEX "idx_component_parent__e0fc81" ON "component" ("parent_id");
CREATE TABLE "day_roll" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "day" INT NOT NULL,
    "by_hand" INT NOT NULL,
    "maintenance_ms" BIGINT NOT NULL,
    "degraded_ms" BIGINT NOT NULL,
    "partial_ms" BIGINT NOT NULL,
    "outage_ms" BIGINT NOT NULL,
    "component_id" CHAR(36) NOT NULL REFERENCES "component" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_day_roll_compone_85e8ba" UNIQUE ("component_id", "day", "by_hand"),
    CONSTRAINT "check_day_roll_1" CHECK ("maintenance_ms" >= 0 AND "degraded_ms" >= 0 AND "partial_ms" >= 0 AND "outage_ms" >= 0)
) /* Milliseconds that closed spans held a component in each status on one day of its page's zone. */;
CREATE TABLE "status_span" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "status" VARCHAR(11) NOT NULL,
    "source" VARCHAR(8) NOT NULL,
    "incident_id" CHAR(36),
    "from_at" BIGINT NOT NULL,
    "to_at" BIGINT,
    "component_id" CHAR(36) NOT NULL REFERENCES "component" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_status_span_1" CHECK ("status" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage')),
    CONSTRAINT "check_status_span_2" CHECK ("source" IN ('incident', 'manual', 'monitor'))
) /* A component was not operational from `from_at` to `to_at` (open while null), in ms. */;
CREATE INDEX "idx_status_span_inciden_3788af" ON "status_span" ("incident_id");
CREATE INDEX "idx_status_span_compone_35e036" ON "status_span" ("component_id");
CREATE INDEX "idx_status_span_compone_89b6a3" ON "status_span" ("component_id", "to_at");
CREATE TABLE "incident" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(11) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL,
    "state" VARCHAR(13) NOT NULL,
    "impact" VARCHAR(8) NOT NULL,
    "statly_severity" VARCHAR(16),
    "hive_severity" VARCHAR(16),
    "started_at" BIGINT,
    "scheduled_start" BIGINT,
    "scheduled_end" BIGINT,
    "resolved_at" BIGINT,
    "promised_next_at" BIGINT,
    "dropped_references" JSON NOT NULL,
    "touched" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL,
    "account_id" CHAR(36) NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "page_id" CHAR(36) REFERENCES "page" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_incident_1" CHECK ("kind" IN ('incident', 'maintenance')),
    CONSTRAINT "check_incident_2" CHECK ("state" IN ('investigating', 'identified', 'in_progress', 'monitoring', 'resolved')),
    CONSTRAINT "check_incident_3" CHECK ("impact" IN ('none', 'minor', 'major', 'critical')),
    CONSTRAINT "check_incident_4" CHECK ("scheduled_end" > "scheduled_start")
) /* `started_at` is null while a maintenance waits for its window; `touched` is the page version of its last change. */;
CREATE INDEX "idx_incident_account_c69b32" ON "incident" ("account_id");
CREATE INDEX "idx_incident_page_id_a7dd02" ON "incident" ("page_id");
CREATE INDEX "idx_incident_page_id_a263c0" ON "incident" ("page_id", "resolved_at");
CREATE INDEX "idx_incident_page_id_f68fe8" ON "incident" ("page_id", "touched");
CREATE TABLE "affected" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "component_name" VARCHAR(100) NOT NULL,
    "worst" VARCHAR(11) NOT NULL,
    "current" VARCHAR(11) NOT NULL,
    "component_id" CHAR(36) REFERENCES "component" ("id") ON DELETE SET NULL,
    "incident_id" CHAR(36) NOT NULL REFERENCES "incident" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_affected_inciden_b20162" UNIQUE ("incident_id", "component_id"),
    CONSTRAINT "check_affected_1" CHECK ("worst" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage')),
    CONSTRAINT "check_affected_2" CHECK ("current" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage'))
) /* A component that an incident touched; the name stays when the component goes. */;
CREATE INDEX "idx_affected_compone_e1fc97" ON "affected" ("component_id");
CREATE TABLE "incident_update" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "state" VARCHAR(13) NOT NULL,
    "body" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "edited_at" BIGINT,
    "earlier" JSON NOT NULL,
    "incident_id" CHAR(36) NOT NULL REFERENCES "incident" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_incident_update_1" CHECK ("state" IN ('investigating', 'identified', 'in_progress', 'monitoring', 'resolved'))
) /* One line of the timeline; `earlier` keeps the wordings it had before: [{body, until}]. */;
CREATE INDEX "idx_incident_up_inciden_0c3b47" ON "incident_update" ("incident_id");
CREATE TABLE "page_key" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "sha256" VARCHAR(64) NOT NULL UNIQUE,
    "last4" VARCHAR(4) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" VARCHAR(254) NOT NULL,
    "disabled_at" BIGINT,
    "last_used_at" BIGINT,
    "last_used_from" VARCHAR(64) NOT NULL,
    "page_id" CHAR(36) NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE
) /* Reads and writes exactly one page. */;
CREATE INDEX "idx_page_key_page_id_4dd847" ON "page_key" ("page_id");
CREATE TABLE "job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(160) NOT NULL UNIQUE,
    "kind" VARCHAR(40) NOT NULL,
    "payload" JSON NOT NULL,
    "run_at" BIGINT NOT NULL,
    "lease_until" BIGINT NOT NULL,
    "attempts" INT NOT NULL,
    "done_at" BIGINT,
    "failed_at" BIGINT,
    "last_error" VARCHAR(500) NOT NULL,
    CONSTRAINT "check_job_1" CHECK ("attempts" >= 0)
) /* `key` makes enqueueing idempotent; times are epoch milliseconds. */;
CREATE INDEX "idx_job_done_at_235829" ON "job" ("done_at", "run_at");
CREATE TABLE "entitlement" (
    "account_id" CHAR(36) NOT NULL PRIMARY KEY,
    "plan" VARCHAR(8) NOT NULL,
    "starts_at" BIGINT NOT NULL,
    "ends_at" BIGINT,
    CONSTRAINT "check_entitlement_1" CHECK ("plan" IN ('free', 'prime', 'pro', 'business'))
) /* The plan of one account, until `ends_at` (null: open end). */;
CREATE TABLE "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);
""",
    "postgres": """
CREATE TABLE "account" (
    "id" UUID NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL UNIQUE,
    "password_hash" VARCHAR(255) NOT NULL,
    "standing" VARCHAR(16) NOT NULL,
    "staff_role" VARCHAR(8) NOT NULL,
    "email_verified_at" BIGINT,
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    CONSTRAINT "check_account_1" CHECK ("staff_role" IN ('', 'read', 'post', 'admin'))
);
COMMENT ON TABLE "account" IS 'One e-mail address that can sign in and own pages.';
CREATE TABLE "attempt" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "act" VARCHAR(8) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "network" VARCHAR(64) NOT NULL,
    "at" BIGINT NOT NULL
);
CREATE INDEX "idx_attempt_email_b54e14" ON "attempt" ("email");
CREATE INDEX "idx_attempt_network_3d6623" ON "attempt" ("network");
CREATE INDEX "idx_attempt_at_5d209a" ON "attempt" ("at");
COMMENT ON TABLE "attempt" IS 'One thing tried on an address from a network: a password, a sign-up, a letter asked for.';
CREATE TABLE "invitation" (
    "id" UUID NOT NULL PRIMARY KEY,
    "email" VARCHAR(254) NOT NULL,
    "role" VARCHAR(8) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_invitation_account_4e1c50" UNIQUE ("account_id", "email"),
    CONSTRAINT "check_invitation_1" CHECK ("role" IN ('owner', 'editor', 'viewer'))
);
CREATE INDEX "idx_invitation_account_daab9c" ON "invitation" ("account_id");
COMMENT ON TABLE "invitation" IS 'A role offered to an address; the letter carries its signed id, accepting takes it away.';
CREATE TABLE "member" (
    "id" UUID NOT NULL PRIMARY KEY,
    "role" VARCHAR(8) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "person_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_member_account_d9888f" UNIQUE ("account_id", "person_id"),
    CONSTRAINT "check_member_1" CHECK ("role" IN ('owner', 'editor', 'viewer'))
);
CREATE INDEX "idx_member_account_0eb639" ON "member" ("account_id");
CREATE INDEX "idx_member_person__15c28e" ON "member" ("person_id");
COMMENT ON TABLE "member" IS 'A person''s role in somebody else''s account.';
CREATE TABLE "session" (
    "id" UUID NOT NULL PRIMARY KEY,
    "token_sha256" VARCHAR(64) NOT NULL UNIQUE,
    "created_at" BIGINT NOT NULL,
    "seen_at" BIGINT NOT NULL,
    "ends_at" BIGINT NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    "user_agent" VARCHAR(256) NOT NULL,
    "account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_session_account_2a0f19" ON "session" ("account_id");
COMMENT ON TABLE "session" IS 'A sign-in; the cookie holds the token, this row its SHA-256.';
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "account_id" UUID NOT NULL,
    "page_id" UUID,
    "at" BIGINT NOT NULL,
    "actor_kind" VARCHAR(8) NOT NULL,
    "actor_id" VARCHAR(32) NOT NULL,
    "actor_name" VARCHAR(254) NOT NULL,
    "act" VARCHAR(40) NOT NULL,
    "target" VARCHAR(64) NOT NULL,
    "detail" JSONB NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    CONSTRAINT "check_audit_entry_1" CHECK ("actor_kind" IN ('person', 'key', 'system', 'operator'))
);
CREATE INDEX "idx_audit_entry_account_67aeb0" ON "audit_entry" ("account_id");
CREATE INDEX "idx_audit_entry_page_id_b215fa" ON "audit_entry" ("page_id");
COMMENT ON TABLE "audit_entry" IS 'Who did what to what, written in the transaction of the act.';
CREATE TABLE "once_claim" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "subject" VARCHAR(64) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "body_sha256" VARCHAR(64) NOT NULL,
    "outcome" VARCHAR(64),
    "lease_until" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    CONSTRAINT "uid_once_claim_subject_cafaaf" UNIQUE ("subject", "key")
);
CREATE INDEX "idx_once_claim_created_a5300e" ON "once_claim" ("created_at");
COMMENT ON TABLE "once_claim" IS 'An Idempotency-Key: claimed before the act, filled in the act''s own transaction.';
CREATE TABLE "page" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "slug" VARCHAR(63) NOT NULL UNIQUE,
    "labels" JSONB NOT NULL,
    "theme" JSONB NOT NULL,
    "time_zone" VARCHAR(64) NOT NULL,
    "show_uptime" BOOL NOT NULL,
    "show_footer" BOOL NOT NULL,
    "count_manual" BOOL NOT NULL,
    "weights" JSONB NOT NULL,
    "is_public" BOOL NOT NULL,
    "suspended" BOOL NOT NULL,
    "expires_at" BIGINT,
    "version" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_page_1" CHECK ("version" >= 1)
);
CREATE INDEX "idx_page_account_91db9b" ON "page" ("account_id");
COMMENT ON TABLE "page" IS 'One status page; `version` rises with every change and orders its publishing.';
CREATE TABLE "host" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "host" VARCHAR(253) NOT NULL UNIQUE,
    "kind" VARCHAR(9) NOT NULL,
    "state" VARCHAR(9) NOT NULL,
    "claim_token" VARCHAR(64) NOT NULL,
    "checked_at" BIGINT,
    "tombstone_until" BIGINT,
    "created_at" BIGINT NOT NULL,
    "account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "page_id" UUID REFERENCES "page" ("id") ON DELETE SET NULL
);
CREATE INDEX "idx_host_account_45456c" ON "host" ("account_id");
CREATE INDEX "idx_host_page_id_3ec1d1" ON "host" ("page_id");
COMMENT ON TABLE "host" IS 'A bare lower-case name. Subdomains are verified at birth, own domains by their claim.';
CREATE TABLE "component" (
    "id" UUID NOT NULL PRIMARY KEY,
    "position" INT NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "folded_name" VARCHAR(300) NOT NULL,
    "status" VARCHAR(11) NOT NULL,
    "pinned" VARCHAR(11),
    "show_uptime" BOOL NOT NULL,
    "monitor_id" UUID,
    "since" BIGINT NOT NULL,
    "page_id" UUID NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
    "parent_id" UUID REFERENCES "component" ("id") ON DELETE SET NULL,
    CONSTRAINT "check_component_1" CHECK ("kind" IN ('category', 'leaf')),
    CONSTRAINT "check_component_2" CHECK ("status" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage')),
    CONSTRAINT "check_component_3" CHECK ("pinned" IS NULL OR "pinned" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage'))
);
CREATE INDEX "idx_component_page_id_09fd35" ON "component" ("page_id");
CREATE INDEX "idx_component_parent__e0fc81" ON "component" ("parent_id");
COMMENT ON TABLE "component" IS 'A leaf has `status`; a category shows its worst child or `pinned`.';
CREATE TABLE "day_roll" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "day" INT NOT NULL,
    "by_hand" BOOL NOT NULL,
    "maintenance_ms" BIGINT NOT NULL,
    "degraded_ms" BIGINT NOT NULL,
    "partial_ms" BIGINT NOT NULL,
    "outage_ms" BIGINT NOT NULL,
    "component_id" UUID NOT NULL REFERENCES "component" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_day_roll_compone_85e8ba" UNIQUE ("component_id", "day", "by_hand"),
    CONSTRAINT "check_day_roll_1" CHECK ("maintenance_ms" >= 0 AND "degraded_ms" >= 0 AND "partial_ms" >= 0 AND "outage_ms" >= 0)
);
COMMENT ON TABLE "day_roll" IS 'Milliseconds that closed spans held a component in each status on one day of its page''s zone.';
CREATE TABLE "status_span" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "status" VARCHAR(11) NOT NULL,
    "source" VARCHAR(8) NOT NULL,
    "incident_id" UUID,
    "from_at" BIGINT NOT NULL,
    "to_at" BIGINT,
    "component_id" UUID NOT NULL REFERENCES "component" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_status_span_1" CHECK ("status" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage')),
    CONSTRAINT "check_status_span_2" CHECK ("source" IN ('incident', 'manual', 'monitor'))
);
CREATE INDEX "idx_status_span_inciden_3788af" ON "status_span" ("incident_id");
CREATE INDEX "idx_status_span_compone_35e036" ON "status_span" ("component_id");
CREATE INDEX "idx_status_span_compone_89b6a3" ON "status_span" ("component_id", "to_at");
COMMENT ON TABLE "status_span" IS 'A component was not operational from `from_at` to `to_at` (open while null), in ms.';
CREATE TABLE "incident" (
    "id" UUID NOT NULL PRIMARY KEY,
    "kind" VARCHAR(11) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL,
    "state" VARCHAR(13) NOT NULL,
    "impact" VARCHAR(8) NOT NULL,
    "statly_severity" VARCHAR(16),
    "hive_severity" VARCHAR(16),
    "started_at" BIGINT,
    "scheduled_start" BIGINT,
    "scheduled_end" BIGINT,
    "resolved_at" BIGINT,
    "promised_next_at" BIGINT,
    "dropped_references" JSONB NOT NULL,
    "touched" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL,
    "account_id" UUID NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "page_id" UUID REFERENCES "page" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_incident_1" CHECK ("kind" IN ('incident', 'maintenance')),
    CONSTRAINT "check_incident_2" CHECK ("state" IN ('investigating', 'identified', 'in_progress', 'monitoring', 'resolved')),
    CONSTRAINT "check_incident_3" CHECK ("impact" IN ('none', 'minor', 'major', 'critical')),
    CONSTRAINT "check_incident_4" CHECK ("scheduled_end" > "scheduled_start")
);
CREATE INDEX "idx_incident_account_c69b32" ON "incident" ("account_id");
CREATE INDEX "idx_incident_page_id_a7dd02" ON "incident" ("page_id");
CREATE INDEX "idx_incident_page_id_a263c0" ON "incident" ("page_id", "resolved_at");
CREATE INDEX "idx_incident_page_id_f68fe8" ON "incident" ("page_id", "touched");
COMMENT ON TABLE "incident" IS '`started_at` is null while a maintenance waits for its window; `touched` is the page version of its last change.';
CREATE TABLE "affected" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "component_name" VARCHAR(100) NOT NULL,
    "worst" VARCHAR(11) NOT NULL,
    "current" VARCHAR(11) NOT NULL,
    "component_id" UUID REFERENCES "component" ("id") ON DELETE SET NULL,
    "incident_id" UUID NOT NULL REFERENCES "incident" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_affected_inciden_b20162" UNIQUE ("incident_id", "component_id"),
    CONSTRAINT "check_affected_1" CHECK ("worst" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage')),
    CONSTRAINT "check_affected_2" CHECK ("current" IN ('operational', 'maintenance', 'degraded', 'partial', 'outage'))
);
CREATE INDEX "idx_affected_compone_e1fc97" ON "affected" ("component_id");
COMMENT ON TABLE "affected" IS 'A component that an incident touched; the name stays when the component goes.';
CREATE TABLE "incident_update" (
    "id" UUID NOT NULL PRIMARY KEY,
    "state" VARCHAR(13) NOT NULL,
    "body" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "edited_at" BIGINT,
    "earlier" JSONB NOT NULL,
    "incident_id" UUID NOT NULL REFERENCES "incident" ("id") ON DELETE CASCADE,
    CONSTRAINT "check_incident_update_1" CHECK ("state" IN ('investigating', 'identified', 'in_progress', 'monitoring', 'resolved'))
);
CREATE INDEX "idx_incident_up_inciden_0c3b47" ON "incident_update" ("incident_id");
COMMENT ON TABLE "incident_update" IS 'One line of the timeline; `earlier` keeps the wordings it had before: [{body, until}].';
CREATE TABLE "page_key" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "sha256" VARCHAR(64) NOT NULL UNIQUE,
    "last4" VARCHAR(4) NOT NULL,
    "created_at" BIGINT NOT NULL,
    "created_by" VARCHAR(254) NOT NULL,
    "disabled_at" BIGINT,
    "last_used_at" BIGINT,
    "last_used_from" VARCHAR(64) NOT NULL,
    "page_id" UUID NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_page_key_page_id_4dd847" ON "page_key" ("page_id");
COMMENT ON TABLE "page_key" IS 'Reads and writes exactly one page.';
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(160) NOT NULL UNIQUE,
    "kind" VARCHAR(40) NOT NULL,
    "payload" JSONB NOT NULL,
    "run_at" BIGINT NOT NULL,
    "lease_until" BIGINT NOT NULL,
    "attempts" INT NOT NULL,
    "done_at" BIGINT,
    "failed_at" BIGINT,
    "last_error" VARCHAR(500) NOT NULL,
    CONSTRAINT "check_job_1" CHECK ("attempts" >= 0)
);
CREATE INDEX "idx_job_done_at_235829" ON "job" ("done_at", "run_at");
COMMENT ON TABLE "job" IS '`key` makes enqueueing idempotent; times are epoch milliseconds.';
CREATE TABLE "entitlement" (
    "account_id" UUID NOT NULL PRIMARY KEY,
    "plan" VARCHAR(8) NOT NULL,
    "starts_at" BIGINT NOT NULL,
    "ends_at" BIGINT,
    CONSTRAINT "check_entitlement_1" CHECK ("plan" IN ('free', 'prime', 'pro', 'business'))
);
COMMENT ON TABLE "entitlement" IS 'The plan of one account, until `ends_at` (null: open end).';
CREATE TABLE "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);
""",
}

DOWNGRADE = {
    "sqlite": """
DROP TABLE "aerich";
DROP TABLE "entitlement";
DROP TABLE "job";
DROP TABLE "page_key";
DROP TABLE "incident_update";
DROP TABLE "affected";
DROP TABLE "incident";
DROP TABLE "status_span";
DROP TABLE "day_roll";
DROP TABLE "component";
DROP TABLE "host";
DROP TABLE "page";
DROP TABLE "once_claim";
DROP TABLE "audit_entry";
DROP TABLE "session";
DROP TABLE "member";
DROP TABLE "invitation";
DROP TABLE "attempt";
DROP TABLE "account";
""",
    "postgres": """
DROP TABLE "aerich";
DROP TABLE "entitlement";
DROP TABLE "job";
DROP TABLE "page_key";
DROP TABLE "incident_update";
DROP TABLE "affected";
DROP TABLE "incident";
DROP TABLE "status_span";
DROP TABLE "day_roll";
DROP TABLE "component";
DROP TABLE "host";
DROP TABLE "page";
DROP TABLE "once_claim";
DROP TABLE "audit_entry";
DROP TABLE "session";
DROP TABLE "member";
DROP TABLE "invitation";
DROP TABLE "attempt";
DROP TABLE "account";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW2T27YR/iuY+5JkRvb4dCfZiTudOTtOc4nj6/il7Uyb4UEkdEKPAlQCjKym/u8FQF"
    "J8AymCEiWKwRe/kFiQegAudp9dLH6/WFIP+ezpjevSkPCL78DvFwQukfhH8dYIXMDVKr0h"
    "L3A481VbmGk0YzyAruxrDn2GxCUPMTfAK44pkY3vCALoyRJiH0DPCxBjgC8gBy4kgOEHAj"
    "ABkHiArglYwQfEnsp+PeqKjjF5aN9FSPB/QuRw+oD4AgWio3/+Ki5j4qHPiCX/XT06c4x8"
    "LwcG9mQH6rrDNyt17dOn2+9/UC3l680cl/rhkqStVxu+oGTbPAyx91TKyHsPiKAAcuRlYC"
    "Kh78eAJpeiNxYXeBCi7at66QUPzWHoS7Av/jQPiSsxBmKcnro0QE+xx54StHaw9+f4HTPt"
    "Hefd3Ufnw5uPjnNRGiT5LgXQ40suJXKAMeESsd+/RP2myKirF/IBr3+8ef/11fQbhQVl/C"
    "FQNxVuF1+UIOQwElXop3AjObRlxF8vYKBHfCtQAF28ajdwJwB1AOnFEn52fEQe+EL8dzy5"
    "rsH4bzfvFcyilcKZik8v+iTfxbfG0T2Jd4rvCjK2poHnLCBbmOBcEjwM3smFFPBUd5wA8U"
    "kjxCc1iE+KiDMu9JF8BwOwszLHw/nigVKvK3WRR/py2gDoy2klzvJWCeb53AmoaGkGdEbq"
    "iFAfB+YXDVB+UQnyiyLGStc6v6EAiw49B/Iy1K/wwy3hNaq6KF7AHEe2xA7MY6XcGy3yIF"
    "/iybfj8dXV8/Gzq+mLyfXz55MXz16ItuqFy7ee1wzNq9u/3L77mB8WeSE/GgJIJl/UaAwy"
    "Qq2QbzXbLweFuxsgiY/x9M/LHQ/9QUx8aZ/PHzMmo7wwg+7jGgqbJHcnY7uT3zCH8kcxzV"
    "DFwj/8/B75qpFmWGJX6Hbb0RkO0pdkIiZXYwWam9RLtJwJ1bAfTL+oTgYO0QKvLEw1MDHh"
    "k+//xX2IehkqSIqa2A+hv4ouhgrPgjK+Jzw/ii6GCg8mLvYQ2Rei27ibIcEkzQI6plWGQv"
    "nWcrwsXoFEfFpe/Gz5pIQQ5RwtV3quNL41quVKM40acaV8ITAQv0t4S0Cye2TLec4DugQQ"
    "EMTXNHj8Tvwz4WdG4t+SCH0SruQ/fSQeGgDIHkUfcxroGdWuHnRg3rXOutYyrxqrOnYd+8"
    "sBHtGnqaZh5dQswV9No8TNB0gJdsGgnJDeLmNbDicch5rqhN2O1ZQJwBmRoUE8bYLwtBrg"
    "aQlfU8qjW6pjmGrZgOno0tjJUB4aeydPiFSbPDjfbqfVcwMkFw/ofI4CYUdwmrFFXgozBS"
    "V2hgsDYa0wgDlTVohojKVJ4rpIdCaNGfiobgO4hpuy1dPlgzRWzz+zgfJIp/9qI9A2At13"
    "86eTVdo0SHf88Ny5mpc2NHHi2FCs5R0znZ2XOqTuPq3R1F5Bl4ygEsRlfH8Qy45YoH9GG4"
    "XyLZFZFK5Oc5QT3M4S1xL7JS4HcL01IQrzSgAgfjbikba9+fD65vs3F19OY13GIRCNZZkG"
    "R6qtymXapoFFuUIBo+QrFll8mABGl2hGvQ0Q/SJxPYZJZyQaye6y+6LOrOHXU8PPmiXWLL"
    "FmiTVLatVHJoSrtLkhpDkhi6g19I5n6JXnrkV2N7K5D7ZPFnSSIKMxoTO5M9U2NMs0amBE"
    "q0gvJhE16lL6iBFYUPGi6gKnj4iMZBhZWsprRZZ++PHmyXgy1VnV+3VmN/P0SYHXWdRqJB"
    "22gGLoTCzrotzgtvYcPjJnTewTm9gMiSlrin5GyELfGnpEPGa+GSUVstC3dyyjiKmJcs+I"
    "DG6/1eH1eshQ4AgLUOcHVWOclxoczMIsaBSVrN4/qO5ZjsR69H31O/sburkJPczfEB5sLn"
    "SJ0OndUW0utGznoG3DnS7o3xcUeNgDa1ntgVP19wisA8w5UlUflOsYQMJg5D7Rubok/ld2"
    "QfftzOY199o+qctrtkr+4ES40BOmNHgqsgeau3eBnx+Y/cqw/SN4MC6ngfMofrORE5OTsh"
    "HgXRHgCC+dktiFsVZLnL8LczVuAPDVuBJheUsHsfqfMciJ1OBg7iR/1W6OitG9ftYA3Otn"
    "ldjKW3loOQyESW0UK9hKDG7yHp5N8hDXJrf/9OHunR7eVKIAr4ddDv4HfNzdNutMLGwWYp"
    "9jwp7Kx54iCiYRkj0vGfuPn4X5619u/lEcgddv714VbT3ZwSvLnnY/33uyf+qOuOi1D/Hy"
    "QsOSpDdHdSQJFc0cd9tud5iegFsPLVeUI+JunvyMNt8BJY48MENzGqCExRiBOfZ9uZeJJJ"
    "e+YqpoZob10ITuO3iANmuWhbN/o2jdfESb/VJmLbtyLHYlM2pN9VlGZIAG0uFXcPk1GMAb"
    "Nx8gtJ3U6pSZ/S3yVQpiA0T78BOZhtylZr5qRqQVxH2rGtkxwj6CDDkh4TqLv25RLAhacr"
    "E1udjvrKxhGig9sf9VeTaN6Z+Ubau2+ldJi0Y1ohiHPGSq1v1LcB+Xd70HAWaIgTXmC4DE"
    "xQ1wF5A8oKg2fuCJZiqvdhXOhAcvqz/pC0MdtHebuNuvqFO1IW/KIh+fPz7aunz5rAnJKV"
    "pV1yp/VqI5mR+a1YOP2w8vEfqqidVzVW31XJWsHjiLFWpTijOVsBTnwSlOoeh1qqR6NLYC"
    "djAOPxh4iZz/UmKk23NCR+ScP318fU60c069L+jaCVcSOY3dT6lwsEiFos9LFuCeCdGu8E"
    "7WgONO81d3d29z0/zVbcGof/fpl1dvxAKr4BeNMK/wtRR0c0p5VBnCFPRU0oLeHPQoL044"
    "QSHUkQx1qBdFjwj79srZ4r5G+GGhq/9cvbBmROzSevClFTNHebuu4VeQk7OfgIm+D9kKiV"
    "+oi/jVavusnEXcAHH0eYXFJ2C+1S4nZw98assm2wOfLIv/h5z4dteG3Zo3lK15pzjkpmer"
    "ZxXQBc9yuaJk/0NuXif9nKG2bQTU8Q8DOsfp9Ig2Bzhv6+conWoo06jL+LdSTZr4d6Kyqu"
    "Pfi6RFg7JUMxgg4NM1Cp64kCEgH/YUfAhnHl2KX8qAvJ+cOAsgBzMc8MVIJaImTWYbmaGK"
    "gyiTVVevqqOn2F3EvbY/q8PjyQxtGkJJ2g8ufDueNInfilY1SZilCK7pXswB78L8tgG631"
    "Zi+63mjHRuejw6H2pix4GxVWrdUZXrTBAuiNk9PQWcNZXuFsh9bMPG5OQsC9mWjOF0KQwz"
    "4VK1SS3WCNuRsLzkmQ6A5SVtNZnegWlJ3pNUVI+T9vfEteGh7r2cq7trqaffaQ5Q8Xzw7t"
    "Pbt6eqaJdSxBq+KscfV5NWbq5ZA+bKR3AOFpCB+2iPxf1LAIErhvyBBhsgU9KiPRRrGjAO"
    "3AX25dYKcL/ChCDvXkdTHaJLu0ejT7p8VENCieaYa9MBKg2/rMiQzL7x5fXz6xdX0+uttb"
    "e9UmfklQ06Sz11VQDM7ijqdkfRnPqecOlMYS6IDRDtq0ZoX9WgfaXZv6XWV1MmNTx22R66"
    "kn0K+KIM6yNM7csmM/uyemJfFpGObBMTpFOJ4RUJODy+dqvKCRJpl5TgqnqY1RZzXqpTpu"
    "MU6Ql78kYMx451cx50KzIkW/jIFOjJ6Lp+8kp7k58BMuaTc0KWAK0jQI/L0vVziram6Sp4"
    "z0B7No0xpiZ5mr2cqQ1wzXynxgRoNgCOfS/QpRl0lRfbT4OhPuEzoL6uDIQJRN/DzXvRyx"
    "naAo0QYitI9kTog/JqP4iOhgoSnM+Ry7WbDA1wusn0MpBvrcuATPLhacIxmW+yOhjjwY0T"
    "JK12xmJ+wb6PGRI/UR1ACzlwfcqQB9QHAhbilWUcJdGXsqItgu4iqY0lTwciCIhnylOCVN"
    "kr8au+YkDWzCiHaTp92r/Iv8i9uHcPcHSW7krAgMQvdWVZLkyg/xJIhx0wxGVG8kIW7JIR"
    "I6hO2o17pGsyAso5Up0zsBRPI1S8qQyJiibVdXtzYTDxIvKv2caRz7FFfPvkwVXHleJRax"
    "hSilsPyYM+WDQpmfjlyVzHq2WkjsipncaTOySnJp+HiHQynKXOrKlRIGXZ483nZwNQJtkD"
    "Jh4CKCNKpkNQELT4t6XjAo6hbwx/Xs6i3w59GnLJnZiCnxOz2LdMhk4sT0P2tCjXLSXdl4"
    "W3PYWas/CPyPn1FNydrF9xfvXpKN8MfaNxtfPkTrW3HXmmDksaNkh+TN3btXA+pWuZSVUA"
    "84Auwb3804H8Xp7Pe8+p+ufXohkB6wX2kfot34ykf7xkumzITp6xOz2y4AOrTiPX1/q6vf"
    "N1zyOP55zTS2gY6MLyNQBvJQYI8IGTKpPSH4YmT0HMhozzmZTRmmCmljNCQ6LCjr611Bj4"
    "rYjdRjpsz+k8FMl5Ok59zJbos9+0DedqvKZsqLfaZ8qGlc0cJhUyhAQki7hwXUJ3gbyXKt"
    "4nX0aGCjdMeDAoOnozlX2gaIerdJDetZFBnKkvln4KNibYoyWh2k9KP0bTDSZlyQGa9Z3s"
    "6FG7NE2g3goMEeGDe6ZuGOgzF2vmcipiIW4C8ekNyyE6qCf3+vs2jzsx17P2yp7WukFp1Z"
    "5Cu9NaL0yu3Xnjp/KGeqkQ9nOGTl0+Yzu9Nd5QdupXe0PZb223NySrWwRR/SqV5yhfJ47X"
    "QJBJ5QFrKLMZ5zSIql6IIabrlzLOo1yaNEdS/CwQH5OQpED6UFXIkIealh2mU7xAk8BTsr"
    "tF6Djq/xYV+BKN0hvxgw3DUbaGR2c1PPpfbyL3bZ6jEcox9w3PO4wFBmjjjxs5quMaR3Vc"
    "dlSzb1bC+SP6XJnxlxMbQOXTGmg/vvmHIl2qzxxbbuI7b+/e/SVpXjyIzJbzrdYcTSpRX1"
    "YXor4s1aHGy5W0QwzwTSWOOJtJfDTr2UWv5Wz0Nw6TJ8hjrtl0UD+RC6IDLPYxbTKjp9Uz"
    "elpEfIF/Q63wLglatHejnXoJZqGLvJyNa7eNazPp64S+QFIhajgIZWE7EvuPBNJuh2o0Dk"
    "jr+thRaDwKWVrAaAwKgnYEWu/OCegSM1lvT3hFxsOgk7Zj0XqnWkBXKwFmgOYoQMRFRodp"
    "66X7ca62fN5gztVOKEujLyUjZLdT2bMlznIAwpXXagDycnYAWg+APdzj8KkL9nCP7hIW7O"
    "Ee9nCPPlcNbFLa7ujVtvq21DWqSRYt8Qc67/mT6mxIUB0j1yVGrSbjJcV1d96LE6aNd6a/"
    "3BEkXErxB52r7BFZz0v+/yW4RzDwMQruwSNCqyi3ZK3qfj3Ig1/AAnpghuZCbcmPbka9zQ"
    "ioY/i+/FpOcunuMfaImT5ZFFKwbnu0DTB3FmCWn0YZ3eqMiaS9TZUwTpUw9aKt97yn94w8"
    "3Ia9yIlZcrs1+tEKbcJoZ0QsjX1wGvsc9mycPQPS2y0bffTXG+3YOM2GAsmTiKG60HhXya"
    "1RnVulqIjHuNVOf+o9gh4DshDyOhCLDwPos2jvb1SdZdlV2TdqJmL9nD7pjVGNn2MPJ+x2"
    "KzNbwPFkauRIbiUOg/Fp9/DnEJ5eNwB4el2Jr7yVh1fuFbo2QXcrMMAJ3ATdanBL2No4eE"
    "8SEWZGCct5qQEQJoV9PJMm01y0qt7HMylNdQ8z+dPN53pB0Lrtbee61MtOyFoMQVHSjsH+"
    "YyBr+pmuqnnJwemdw9su9vxIe9zhaYmQPRIXuiRBfqKzCw0BIi+P6siPf8cNdpdReESbe7"
    "CEj5K/IGLEQiTgBNhDyxXliPDoqCgGYIAAWlF3AZaZs6s0ZREO0GGTMgceJShe5oKQ2PLa"
    "p147a8obICOjPW4+OI//ctqIU5nWcCrTEqfS/9IRx3P5m8B7XY3udQncFdz4FGrwrY6fZU"
    "T6ET+Tjx1M/CxW9Ea6PJWx9Et7dwhBhhyVvmXokeYF7T6clrsQOBfmE9cke9bkrqQig4H9"
    "YIcyZqxHA4YrFbLMStupPIe4DbuYE7Po78VroSCgmqygHZzWVmpwfNakUbRzUhPtnETRzh"
    "IJcxrS4A1R1cuWFdUYs7dHdSQCKjTcSSZ8lGUMfajKF8okiHiHTZz4De6RcPCj07XkG38H"
    "1Blb4uI3ZRphv672SLro24Y/oyQM9ST5x/WZ5V7IoTbRSEn7I+qieYDOtsJWwFm7AkTM+k"
    "77LrmxpjIDPyNkjR0T5HuyBN+gALsL3eob36ldeGHaZteaWz0EB048/KOQ5Xu6mNVLXFza"
    "2WSVy4gMkLAdTyaN0lcmNekrk+JiJz8qA4Tj5gNEt5MUTvFErk2tr2bEMyLHZ8RPE6o/GP"
    "d90sXsy/8BpUNkHA=="
)
