"""The books."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
ALTER TABLE "account" ADD "in_debt_since" BIGINT;
ALTER TABLE "session" ADD "sudo_at" BIGINT;
ALTER TABLE "session" ADD "support_seen_at" BIGINT;
ALTER TABLE "session" ADD "viewing_id" CHAR(36);
ALTER TABLE "session" ADD "viewing_until" BIGINT;
CREATE TABLE "entitlement_event" (
"id" BIGINT NOT NULL PRIMARY KEY,
"account_id" CHAR(36) NOT NULL,
"plan" VARCHAR(8) NOT NULL,
"starts_at" BIGINT NOT NULL,
"ends_at" BIGINT,
"source" VARCHAR(16) NOT NULL,
"actor" VARCHAR(100) NOT NULL,
"created_at" BIGINT NOT NULL,
"seal" VARCHAR(64) NOT NULL,
CONSTRAINT "check_entitlement_event_1" CHECK ("plan" IN ('free', 'prime', 'pro', 'business'))
) /* A plan given to an account; the last one that has begun decides. Only ever added to. */;
CREATE INDEX "idx_entitlement_account_e69929" ON "entitlement_event" ("account_id", "id");
CREATE TABLE "finding" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"key" VARCHAR(160) NOT NULL UNIQUE,
"kind" VARCHAR(24) NOT NULL,
"owner_id" CHAR(36),
"tx_seq" BIGINT,
"amount" BIGINT NOT NULL,
"sentence" VARCHAR(500) NOT NULL,
"found_at" BIGINT NOT NULL,
"claimed_by" CHAR(36),
"claimed_at" BIGINT,
"closed_at" BIGINT,
"closing_note" VARCHAR(500) NOT NULL
) /* Something odd about one purchase, for a person of support to look at. */;
CREATE INDEX "idx_finding_owner_i_27df07" ON "finding" ("owner_id");
CREATE TABLE "ledger_account" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"code" VARCHAR(80) NOT NULL UNIQUE,
"kind" VARCHAR(16) NOT NULL,
"unit" VARCHAR(3) NOT NULL,
"owner_id" CHAR(36),
"floor" BIGINT,
"ceiling" BIGINT,
"priority" INT NOT NULL,
"effective_at" BIGINT,
"expires_at" BIGINT,
"balance" BIGINT NOT NULL,
"last_seq" BIGINT NOT NULL,
CONSTRAINT "check_ledger_account_1" CHECK ("floor" IS NULL OR "balance" >= "floor"),
CONSTRAINT "check_ledger_account_2" CHECK ("ceiling" IS NULL OR "balance" <= "ceiling")
) /* Where units lie: a wallet, a lot, or an account of the house. Its balance is that of its last entry. */;
CREATE INDEX "idx_ledger_acco_owner_i_5ba160" ON "ledger_account" ("owner_id");
CREATE TABLE "ledger_anchor" (
"day" VARCHAR(10) NOT NULL PRIMARY KEY,
"seq" BIGINT NOT NULL,
"hash" VARCHAR(64) NOT NULL,
"mac" VARCHAR(64) NOT NULL
) /* Where the head stood on a day (`2026-11-22`), with a MAC whose key is not in the database. */;
CREATE TABLE "ledger_check" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"scope" VARCHAR(12) NOT NULL,
"started_at" BIGINT NOT NULL,
"ended_at" BIGINT,
"seq" BIGINT NOT NULL,
"entries" BIGINT NOT NULL,
"findings" JSON NOT NULL
) /* One run of the audit: how far it looked, and what it found. */;
CREATE TABLE "ledger_head" (
"id" INT NOT NULL PRIMARY KEY,
"seq" BIGINT NOT NULL,
"hash" VARCHAR(64) NOT NULL,
"at" BIGINT NOT NULL,
"events" BIGINT NOT NULL,
"frozen_reason" VARCHAR(500) NOT NULL,
"seal" VARCHAR(64) NOT NULL,
CONSTRAINT "check_ledger_head_1" CHECK ("id" = 1)
) /* The one row that every posting locks first: how far the books have come, and whether they are stopped. */;
CREATE TABLE "ledger_tx" (
"seq" BIGINT NOT NULL PRIMARY KEY,
"kind" VARCHAR(16) NOT NULL,
"key" VARCHAR(255) NOT NULL UNIQUE,
"asked" TEXT NOT NULL,
"at" BIGINT NOT NULL UNIQUE,
"effective_at" BIGINT NOT NULL,
"actor_kind" VARCHAR(8) NOT NULL,
"actor_id" VARCHAR(64) NOT NULL,
"reason" VARCHAR(500) NOT NULL,
"owner_id" CHAR(36),
"ref_kind" VARCHAR(16) NOT NULL,
"ref_id" VARCHAR(80) NOT NULL,
"reverses" BIGINT UNIQUE,
"legs" INT NOT NULL,
"prev_hash" VARCHAR(64) NOT NULL,
"hash" VARCHAR(64) NOT NULL,
CONSTRAINT "check_ledger_tx_1" CHECK ("legs" >= 2)
) /* One act in the books, sealed by a hash over itself and the one before. Never changed, never removed. */;
CREATE INDEX "idx_ledger_tx_owner_i_967add" ON "ledger_tx" ("owner_id");
CREATE INDEX "idx_ledger_tx_ref_kin_62b6da" ON "ledger_tx" ("ref_kind", "ref_id");
CREATE TABLE "payment" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"owner_id" CHAR(36) NOT NULL,
"key" VARCHAR(300) NOT NULL UNIQUE,
"provider" VARCHAR(8) NOT NULL,
"session_id" VARCHAR(255) UNIQUE,
"intent_id" VARCHAR(255),
"event_id" VARCHAR(255) UNIQUE,
"pack" VARCHAR(16) NOT NULL,
"tokens" BIGINT NOT NULL,
"amount_minor" BIGINT NOT NULL,
"currency" VARCHAR(3) NOT NULL,
"state" VARCHAR(12) NOT NULL,
"created_at" BIGINT NOT NULL,
"settled_at" BIGINT,
"tx_seq" BIGINT UNIQUE,
"seal" VARCHAR(64) NOT NULL,
CONSTRAINT "check_payment_1" CHECK ("state" IN ('pending', 'paid', 'failed', 'suspense', 'disputed', 'lost', 'refunded'))
) /* Money asked for at a provider; the tokens and the price are those of our own table at that moment. */;
CREATE INDEX "idx_payment_owner_i_193aaf" ON "payment" ("owner_id");
CREATE INDEX "idx_payment_intent__3ee67e" ON "payment" ("intent_id");
CREATE TABLE "payment_event" (
"id" VARCHAR(64) NOT NULL PRIMARY KEY,
"kind" VARCHAR(48) NOT NULL,
"payment_id" CHAR(36),
"intent_id" VARCHAR(255),
"told" JSON NOT NULL,
"created_at" BIGINT NOT NULL,
"received_at" BIGINT NOT NULL,
"done_at" BIGINT
) /* What a provider told us, once an event; `done_at` is null while its payment is not known yet. */;
CREATE INDEX "idx_payment_eve_payment_69f60c" ON "payment_event" ("payment_id");
CREATE INDEX "idx_payment_eve_intent__d45135" ON "payment_event" ("intent_id");
CREATE TABLE "slot" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"owner_id" CHAR(36) NOT NULL,
"page_id" CHAR(36) UNIQUE,
"state" VARCHAR(8) NOT NULL,
"auto_renew" INT NOT NULL,
"opened_at" BIGINT NOT NULL,
"ends_at" BIGINT NOT NULL,
"lapsed_at" BIGINT,
CONSTRAINT "check_slot_1" CHECK ("state" IN ('active', 'grace', 'lapsed', 'ended'))
) /* A bought right to one more page, 30 days at a time. */;
CREATE INDEX "idx_slot_owner_i_3a95f7" ON "slot" ("owner_id");
CREATE INDEX "idx_slot_ends_at_3f2d38" ON "slot" ("ends_at");
CREATE TABLE "support_note" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"owner_id" CHAR(36) NOT NULL,
"author_id" CHAR(36) NOT NULL,
"text" VARCHAR(2000) NOT NULL,
"at" BIGINT NOT NULL
) /* What a person of support wrote down about an account. Only ever added to. */;
CREATE INDEX "idx_support_not_owner_i_c65368" ON "support_note" ("owner_id");
CREATE TABLE "two_person" (
"id" CHAR(36) NOT NULL PRIMARY KEY,
"owner_id" CHAR(36) NOT NULL,
"kind" VARCHAR(16) NOT NULL,
"asked" JSON NOT NULL,
"reason" VARCHAR(500) NOT NULL,
"asked_by" CHAR(36) NOT NULL,
"asked_at" BIGINT NOT NULL,
"ends_at" BIGINT NOT NULL,
"decided_by" CHAR(36),
"decided_at" BIGINT,
"state" VARCHAR(10) NOT NULL,
"tx_seq" BIGINT,
CONSTRAINT "check_two_person_1" CHECK ("state" IN ('waiting', 'agreed', 'refused', 'withdrawn'))
) /* An act of staff that a second person has to agree to before it is posted. */;
CREATE INDEX "idx_two_person_owner_i_d771d0" ON "two_person" ("owner_id");
CREATE TABLE "ledger_entry" (
"id" BIGINT NOT NULL PRIMARY KEY,
"aseq" BIGINT NOT NULL,
"amount" BIGINT NOT NULL,
"balance_after" BIGINT NOT NULL,
"account_id" BIGINT NOT NULL REFERENCES "ledger_account" ("id") ON DELETE RESTRICT,
"tx_id" BIGINT NOT NULL REFERENCES "ledger_tx" ("seq") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT "uid_ledger_entr_account_7317fa" UNIQUE ("account_id", "aseq"),
CONSTRAINT "uid_ledger_entr_account_9064a1" UNIQUE ("account_id", "tx_id"),
CONSTRAINT "check_ledger_entry_1" CHECK ("aseq" >= 1)
) /* One leg. Its id is `seq << 8 | line`, so a transaction's legs lie side by side. */;
CREATE TABLE "slot_period" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"n" INT NOT NULL,
"starts_at" BIGINT NOT NULL,
"ends_at" BIGINT NOT NULL,
"tx_seq" BIGINT NOT NULL UNIQUE,
"settled_seq" BIGINT UNIQUE,
"seal" VARCHAR(64) NOT NULL,
"slot_id" CHAR(36) NOT NULL REFERENCES "slot" ("id") ON DELETE RESTRICT,
CONSTRAINT "uid_slot_period_slot_id_a9e179" UNIQUE ("slot_id", "n"),
CONSTRAINT "check_slot_period_1" CHECK ("ends_at" > "starts_at"),
CONSTRAINT "check_slot_period_2" CHECK ("n" >= 1)
) /* One paid stretch of a slot: the posting that paid it, and the one that settled it (served or refunded). */;
CREATE INDEX "idx_slot_period_ends_at_d74faa" ON "slot_period" ("ends_at");
INSERT INTO "entitlement_event" ("id", "account_id", "plan", "starts_at", "ends_at", "source", "actor", "created_at", "seal")
    SELECT ROW_NUMBER() OVER (ORDER BY "starts_at", "account_id"), "account_id", "plan", "starts_at", "ends_at", 'migration', '', "starts_at", '' FROM "entitlement";
DROP TABLE "entitlement";
CREATE TRIGGER ledger_account_opens_empty BEFORE INSERT ON ledger_account BEGIN
    SELECT RAISE(ABORT, 'an account opens empty') WHERE NEW.balance <> 0 OR NEW.last_seq <> 0;
END;
CREATE TRIGGER ledger_account_follows_its_entries BEFORE UPDATE ON ledger_account BEGIN
    SELECT RAISE(ABORT, 'an account keeps what it was opened with') WHERE NEW.id IS NOT OLD.id OR NEW.code IS NOT OLD.code OR NEW.kind IS NOT OLD.kind OR NEW.unit IS NOT OLD.unit OR NEW.owner_id IS NOT OLD.owner_id OR NEW.floor IS NOT OLD.floor OR NEW.ceiling IS NOT OLD.ceiling OR NEW.priority IS NOT OLD.priority OR NEW.effective_at IS NOT OLD.effective_at OR NEW.expires_at IS NOT OLD.expires_at;
    SELECT RAISE(ABORT, 'a balance moves by an entry alone') WHERE NEW.last_seq <> OLD.last_seq + 1 OR NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.account_id = NEW.id AND e.aseq = NEW.last_seq
        AND e.balance_after = NEW.balance);
END;
CREATE TRIGGER ledger_entry_fits BEFORE INSERT ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'an entry moves something') WHERE NEW.amount = 0;
    SELECT RAISE(ABORT, 'an entry lies with its transaction') WHERE NEW.id / 256 <> NEW.tx_id;
    SELECT RAISE(ABORT, 'the transaction is sealed') WHERE EXISTS (SELECT 1 FROM ledger_tx t WHERE t.seq = NEW.tx_id);
    SELECT RAISE(ABORT, 'an entry continues its account') WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.id = NEW.account_id
        AND a.last_seq + 1 = NEW.aseq AND a.balance + NEW.amount = NEW.balance_after);
END;
CREATE TRIGGER ledger_tx_closes_its_legs BEFORE INSERT ON ledger_tx BEGIN
    SELECT RAISE(ABORT, 'a transaction follows the head of open books') WHERE NOT EXISTS (SELECT 1 FROM ledger_head h WHERE h.id = 1 AND h.seq + 1 = NEW.seq AND h.hash = NEW.prev_hash
        AND h.at < NEW.at AND h.frozen_reason = '');
    SELECT RAISE(ABORT, 'a transaction has all its legs') WHERE NEW.legs < 2 OR NEW.legs <> (SELECT COUNT(*) FROM ledger_entry e WHERE e.id >= NEW.seq * 256 AND e.id < NEW.seq * 256 + 256);
    SELECT RAISE(ABORT, 'the legs of each unit add up to nothing') WHERE EXISTS (SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
        WHERE e.id >= NEW.seq * 256 AND e.id < NEW.seq * 256 + 256 GROUP BY a.unit HAVING SUM(e.amount) <> 0);
END;
CREATE TRIGGER ledger_head_follows_the_transactions BEFORE UPDATE ON ledger_head BEGIN
    SELECT RAISE(ABORT, 'the head moves by a transaction alone') WHERE (NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NEW.at <> OLD.at) AND (NEW.seq <> OLD.seq + 1 OR NOT EXISTS (SELECT 1 FROM ledger_tx t WHERE t.seq = NEW.seq AND t.hash = NEW.hash AND t.at = NEW.at));
    SELECT RAISE(ABORT, 'the head counts entitlements that are there') WHERE NEW.events <> OLD.events AND (NEW.events <> OLD.events + 1 OR NOT EXISTS (SELECT 1 FROM entitlement_event e WHERE e.id = NEW.events));
END;
CREATE TRIGGER entitlement_event_is_counted BEFORE INSERT ON entitlement_event BEGIN
    SELECT RAISE(ABORT, 'entitlements are numbered without gap') WHERE NOT EXISTS (SELECT 1 FROM ledger_head h WHERE h.id = 1 AND h.events + 1 = NEW.id);
END;
CREATE TRIGGER slot_period_settles_once BEFORE UPDATE ON slot_period BEGIN
    SELECT RAISE(ABORT, 'a paid period changes once, when it is settled') WHERE NEW.id IS NOT OLD.id OR NEW.slot_id IS NOT OLD.slot_id OR NEW.n IS NOT OLD.n OR NEW.starts_at IS NOT OLD.starts_at OR NEW.ends_at IS NOT OLD.ends_at OR NEW.tx_seq IS NOT OLD.tx_seq OR OLD.settled_seq IS NOT NULL;
END;
CREATE TRIGGER ledger_entry_moves_its_account AFTER INSERT ON ledger_entry BEGIN
    UPDATE ledger_account SET balance = NEW.balance_after, last_seq = NEW.aseq WHERE id = NEW.account_id;
END;
CREATE TRIGGER ledger_tx_moves_the_head AFTER INSERT ON ledger_tx BEGIN
    UPDATE ledger_head SET seq = NEW.seq, hash = NEW.hash, at = NEW.at WHERE id = 1;
END;
CREATE TRIGGER entitlement_event_moves_the_count AFTER INSERT ON entitlement_event BEGIN
    UPDATE ledger_head SET events = NEW.id WHERE id = 1;
END;
CREATE TRIGGER ledger_tx_stays BEFORE UPDATE ON ledger_tx BEGIN
    SELECT RAISE(ABORT, 'this is only ever added to');
END;
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'this is only ever added to');
END;
CREATE TRIGGER ledger_anchor_stays BEFORE UPDATE ON ledger_anchor BEGIN
    SELECT RAISE(ABORT, 'this is only ever added to');
END;
CREATE TRIGGER entitlement_event_stays BEFORE UPDATE ON entitlement_event BEGIN
    SELECT RAISE(ABORT, 'an entitlement changes once, when it is sealed') WHERE OLD.seal <> '' OR NEW.id IS NOT OLD.id OR NEW.account_id IS NOT OLD.account_id OR NEW.plan IS NOT OLD.plan OR NEW.starts_at IS NOT OLD.starts_at OR NEW.ends_at IS NOT OLD.ends_at OR NEW.source IS NOT OLD.source OR NEW.actor IS NOT OLD.actor OR NEW.created_at IS NOT OLD.created_at;
END;
CREATE TRIGGER support_note_stays BEFORE UPDATE ON support_note BEGIN
    SELECT RAISE(ABORT, 'this is only ever added to');
END;
CREATE TRIGGER ledger_tx_is_kept BEFORE DELETE ON ledger_tx BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER ledger_anchor_is_kept BEFORE DELETE ON ledger_anchor BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER entitlement_event_is_kept BEFORE DELETE ON entitlement_event BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER support_note_is_kept BEFORE DELETE ON support_note BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER ledger_account_is_kept BEFORE DELETE ON ledger_account BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER ledger_head_is_kept BEFORE DELETE ON ledger_head BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER slot_is_kept BEFORE DELETE ON slot BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER slot_period_is_kept BEFORE DELETE ON slot_period BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
CREATE TRIGGER two_person_is_kept BEFORE DELETE ON two_person BEGIN
    SELECT RAISE(ABORT, 'this is never removed');
END;
""",
    "postgres": """
ALTER TABLE "account" ADD "in_debt_since" BIGINT;
ALTER TABLE "session" ADD "sudo_at" BIGINT;
ALTER TABLE "session" ADD "support_seen_at" BIGINT;
ALTER TABLE "session" ADD "viewing_id" UUID;
ALTER TABLE "session" ADD "viewing_until" BIGINT;
CREATE TABLE "entitlement_event" (
"id" BIGINT NOT NULL PRIMARY KEY,
"account_id" UUID NOT NULL,
"plan" VARCHAR(8) NOT NULL,
"starts_at" BIGINT NOT NULL,
"ends_at" BIGINT,
"source" VARCHAR(16) NOT NULL,
"actor" VARCHAR(100) NOT NULL,
"created_at" BIGINT NOT NULL,
"seal" VARCHAR(64) NOT NULL,
CONSTRAINT "check_entitlement_event_1" CHECK ("plan" IN ('free', 'prime', 'pro', 'business'))
);
CREATE INDEX "idx_entitlement_account_e69929" ON "entitlement_event" ("account_id", "id");
COMMENT ON TABLE "entitlement_event" IS 'A plan given to an account; the last one that has begun decides. Only ever added to.';
CREATE TABLE "finding" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"key" VARCHAR(160) NOT NULL UNIQUE,
"kind" VARCHAR(24) NOT NULL,
"owner_id" UUID,
"tx_seq" BIGINT,
"amount" BIGINT NOT NULL,
"sentence" VARCHAR(500) NOT NULL,
"found_at" BIGINT NOT NULL,
"claimed_by" UUID,
"claimed_at" BIGINT,
"closed_at" BIGINT,
"closing_note" VARCHAR(500) NOT NULL
);
CREATE INDEX "idx_finding_owner_i_27df07" ON "finding" ("owner_id");
COMMENT ON TABLE "finding" IS 'Something odd about one purchase, for a person of support to look at.';
CREATE TABLE "ledger_account" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"code" VARCHAR(80) NOT NULL UNIQUE,
"kind" VARCHAR(16) NOT NULL,
"unit" VARCHAR(3) NOT NULL,
"owner_id" UUID,
"floor" BIGINT,
"ceiling" BIGINT,
"priority" INT NOT NULL,
"effective_at" BIGINT,
"expires_at" BIGINT,
"balance" BIGINT NOT NULL,
"last_seq" BIGINT NOT NULL,
CONSTRAINT "check_ledger_account_1" CHECK ("floor" IS NULL OR "balance" >= "floor"),
CONSTRAINT "check_ledger_account_2" CHECK ("ceiling" IS NULL OR "balance" <= "ceiling")
);
CREATE INDEX "idx_ledger_acco_owner_i_5ba160" ON "ledger_account" ("owner_id");
COMMENT ON TABLE "ledger_account" IS 'Where units lie: a wallet, a lot, or an account of the house. Its balance is that of its last entry.';
CREATE TABLE "ledger_anchor" (
"day" VARCHAR(10) NOT NULL PRIMARY KEY,
"seq" BIGINT NOT NULL,
"hash" VARCHAR(64) NOT NULL,
"mac" VARCHAR(64) NOT NULL
);
COMMENT ON TABLE "ledger_anchor" IS 'Where the head stood on a day (`2026-11-22`), with a MAC whose key is not in the database.';
CREATE TABLE "ledger_check" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"scope" VARCHAR(12) NOT NULL,
"started_at" BIGINT NOT NULL,
"ended_at" BIGINT,
"seq" BIGINT NOT NULL,
"entries" BIGINT NOT NULL,
"findings" JSONB NOT NULL
);
COMMENT ON TABLE "ledger_check" IS 'One run of the audit: how far it looked, and what it found.';
CREATE TABLE "ledger_head" (
"id" INT NOT NULL PRIMARY KEY,
"seq" BIGINT NOT NULL,
"hash" VARCHAR(64) NOT NULL,
"at" BIGINT NOT NULL,
"events" BIGINT NOT NULL,
"frozen_reason" VARCHAR(500) NOT NULL,
"seal" VARCHAR(64) NOT NULL,
CONSTRAINT "check_ledger_head_1" CHECK ("id" = 1)
);
COMMENT ON TABLE "ledger_head" IS 'The one row that every posting locks first: how far the books have come, and whether they are stopped.';
CREATE TABLE "ledger_tx" (
"seq" BIGINT NOT NULL PRIMARY KEY,
"kind" VARCHAR(16) NOT NULL,
"key" VARCHAR(255) NOT NULL UNIQUE,
"asked" TEXT NOT NULL,
"at" BIGINT NOT NULL UNIQUE,
"effective_at" BIGINT NOT NULL,
"actor_kind" VARCHAR(8) NOT NULL,
"actor_id" VARCHAR(64) NOT NULL,
"reason" VARCHAR(500) NOT NULL,
"owner_id" UUID,
"ref_kind" VARCHAR(16) NOT NULL,
"ref_id" VARCHAR(80) NOT NULL,
"reverses" BIGINT UNIQUE,
"legs" INT NOT NULL,
"prev_hash" VARCHAR(64) NOT NULL,
"hash" VARCHAR(64) NOT NULL,
CONSTRAINT "check_ledger_tx_1" CHECK ("legs" >= 2)
);
CREATE INDEX "idx_ledger_tx_owner_i_967add" ON "ledger_tx" ("owner_id");
CREATE INDEX "idx_ledger_tx_ref_kin_62b6da" ON "ledger_tx" ("ref_kind", "ref_id");
COMMENT ON TABLE "ledger_tx" IS 'One act in the books, sealed by a hash over itself and the one before. Never changed, never removed.';
CREATE TABLE "payment" (
"id" UUID NOT NULL PRIMARY KEY,
"owner_id" UUID NOT NULL,
"key" VARCHAR(300) NOT NULL UNIQUE,
"provider" VARCHAR(8) NOT NULL,
"session_id" VARCHAR(255) UNIQUE,
"intent_id" VARCHAR(255),
"event_id" VARCHAR(255) UNIQUE,
"pack" VARCHAR(16) NOT NULL,
"tokens" BIGINT NOT NULL,
"amount_minor" BIGINT NOT NULL,
"currency" VARCHAR(3) NOT NULL,
"state" VARCHAR(12) NOT NULL,
"created_at" BIGINT NOT NULL,
"settled_at" BIGINT,
"tx_seq" BIGINT UNIQUE,
"seal" VARCHAR(64) NOT NULL,
CONSTRAINT "check_payment_1" CHECK ("state" IN ('pending', 'paid', 'failed', 'suspense', 'disputed', 'lost', 'refunded'))
);
CREATE INDEX "idx_payment_owner_i_193aaf" ON "payment" ("owner_id");
CREATE INDEX "idx_payment_intent__3ee67e" ON "payment" ("intent_id");
COMMENT ON TABLE "payment" IS 'Money asked for at a provider; the tokens and the price are those of our own table at that moment.';
CREATE TABLE "payment_event" (
"id" VARCHAR(64) NOT NULL PRIMARY KEY,
"kind" VARCHAR(48) NOT NULL,
"payment_id" UUID,
"intent_id" VARCHAR(255),
"told" JSONB NOT NULL,
"created_at" BIGINT NOT NULL,
"received_at" BIGINT NOT NULL,
"done_at" BIGINT
);
CREATE INDEX "idx_payment_eve_payment_69f60c" ON "payment_event" ("payment_id");
CREATE INDEX "idx_payment_eve_intent__d45135" ON "payment_event" ("intent_id");
COMMENT ON TABLE "payment_event" IS 'What a provider told us, once an event; `done_at` is null while its payment is not known yet.';
CREATE TABLE "slot" (
"id" UUID NOT NULL PRIMARY KEY,
"owner_id" UUID NOT NULL,
"page_id" UUID UNIQUE,
"state" VARCHAR(8) NOT NULL,
"auto_renew" BOOL NOT NULL,
"opened_at" BIGINT NOT NULL,
"ends_at" BIGINT NOT NULL,
"lapsed_at" BIGINT,
CONSTRAINT "check_slot_1" CHECK ("state" IN ('active', 'grace', 'lapsed', 'ended'))
);
CREATE INDEX "idx_slot_owner_i_3a95f7" ON "slot" ("owner_id");
CREATE INDEX "idx_slot_ends_at_3f2d38" ON "slot" ("ends_at");
COMMENT ON TABLE "slot" IS 'A bought right to one more page, 30 days at a time.';
CREATE TABLE "support_note" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"owner_id" UUID NOT NULL,
"author_id" UUID NOT NULL,
"text" VARCHAR(2000) NOT NULL,
"at" BIGINT NOT NULL
);
CREATE INDEX "idx_support_not_owner_i_c65368" ON "support_note" ("owner_id");
COMMENT ON TABLE "support_note" IS 'What a person of support wrote down about an account. Only ever added to.';
CREATE TABLE "two_person" (
"id" UUID NOT NULL PRIMARY KEY,
"owner_id" UUID NOT NULL,
"kind" VARCHAR(16) NOT NULL,
"asked" JSONB NOT NULL,
"reason" VARCHAR(500) NOT NULL,
"asked_by" UUID NOT NULL,
"asked_at" BIGINT NOT NULL,
"ends_at" BIGINT NOT NULL,
"decided_by" UUID,
"decided_at" BIGINT,
"state" VARCHAR(10) NOT NULL,
"tx_seq" BIGINT,
CONSTRAINT "check_two_person_1" CHECK ("state" IN ('waiting', 'agreed', 'refused', 'withdrawn'))
);
CREATE INDEX "idx_two_person_owner_i_d771d0" ON "two_person" ("owner_id");
COMMENT ON TABLE "two_person" IS 'An act of staff that a second person has to agree to before it is posted.';
CREATE TABLE "ledger_entry" (
"id" BIGINT NOT NULL PRIMARY KEY,
"aseq" BIGINT NOT NULL,
"amount" BIGINT NOT NULL,
"balance_after" BIGINT NOT NULL,
"account_id" BIGINT NOT NULL REFERENCES "ledger_account" ("id") ON DELETE RESTRICT,
"tx_id" BIGINT NOT NULL REFERENCES "ledger_tx" ("seq") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT "uid_ledger_entr_account_7317fa" UNIQUE ("account_id", "aseq"),
CONSTRAINT "uid_ledger_entr_account_9064a1" UNIQUE ("account_id", "tx_id"),
CONSTRAINT "check_ledger_entry_1" CHECK ("aseq" >= 1)
);
COMMENT ON TABLE "ledger_entry" IS 'One leg. Its id is `seq << 8 | line`, so a transaction''s legs lie side by side.';
CREATE TABLE "slot_period" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"n" INT NOT NULL,
"starts_at" BIGINT NOT NULL,
"ends_at" BIGINT NOT NULL,
"tx_seq" BIGINT NOT NULL UNIQUE,
"settled_seq" BIGINT UNIQUE,
"seal" VARCHAR(64) NOT NULL,
"slot_id" UUID NOT NULL REFERENCES "slot" ("id") ON DELETE RESTRICT,
CONSTRAINT "uid_slot_period_slot_id_a9e179" UNIQUE ("slot_id", "n"),
CONSTRAINT "check_slot_period_1" CHECK ("ends_at" > "starts_at"),
CONSTRAINT "check_slot_period_2" CHECK ("n" >= 1)
);
CREATE INDEX "idx_slot_period_ends_at_d74faa" ON "slot_period" ("ends_at");
COMMENT ON TABLE "slot_period" IS 'One paid stretch of a slot: the posting that paid it, and the one that settled it (served or refunded).';
INSERT INTO "entitlement_event" ("id", "account_id", "plan", "starts_at", "ends_at", "source", "actor", "created_at", "seal")
    SELECT ROW_NUMBER() OVER (ORDER BY "starts_at", "account_id"), "account_id", "plan", "starts_at", "ends_at", 'migration', '', "starts_at", '' FROM "entitlement";
DROP TABLE "entitlement";
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'check_violation'; END $$;
CREATE FUNCTION ledger_account_opens_empty() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.balance <> 0 OR NEW.last_seq <> 0 THEN
        RAISE EXCEPTION 'an account opens empty' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_account_opens_empty BEFORE INSERT ON ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_account_opens_empty();
CREATE FUNCTION ledger_account_follows_its_entries() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.id IS DISTINCT FROM OLD.id OR NEW.code IS DISTINCT FROM OLD.code OR NEW.kind IS DISTINCT FROM OLD.kind OR NEW.unit IS DISTINCT FROM OLD.unit OR NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.floor IS DISTINCT FROM OLD.floor OR NEW.ceiling IS DISTINCT FROM OLD.ceiling OR NEW.priority IS DISTINCT FROM OLD.priority OR NEW.effective_at IS DISTINCT FROM OLD.effective_at OR NEW.expires_at IS DISTINCT FROM OLD.expires_at THEN
        RAISE EXCEPTION 'an account keeps what it was opened with' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.last_seq <> OLD.last_seq + 1 OR NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.account_id = NEW.id AND e.aseq = NEW.last_seq
        AND e.balance_after = NEW.balance) THEN
        RAISE EXCEPTION 'a balance moves by an entry alone' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_account_follows_its_entries BEFORE UPDATE ON ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_account_follows_its_entries();
CREATE FUNCTION ledger_entry_fits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.amount = 0 THEN
        RAISE EXCEPTION 'an entry moves something' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.id / 256 <> NEW.tx_id THEN
        RAISE EXCEPTION 'an entry lies with its transaction' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM ledger_tx t WHERE t.seq = NEW.tx_id) THEN
        RAISE EXCEPTION 'the transaction is sealed' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.id = NEW.account_id
        AND a.last_seq + 1 = NEW.aseq AND a.balance + NEW.amount = NEW.balance_after) THEN
        RAISE EXCEPTION 'an entry continues its account' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_fits BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_fits();
CREATE FUNCTION ledger_tx_closes_its_legs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_head h WHERE h.id = 1 AND h.seq + 1 = NEW.seq AND h.hash = NEW.prev_hash
        AND h.at < NEW.at AND h.frozen_reason = '') THEN
        RAISE EXCEPTION 'a transaction follows the head of open books' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.legs < 2 OR NEW.legs <> (SELECT COUNT(*) FROM ledger_entry e WHERE e.id >= NEW.seq * 256 AND e.id < NEW.seq * 256 + 256) THEN
        RAISE EXCEPTION 'a transaction has all its legs' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
        WHERE e.id >= NEW.seq * 256 AND e.id < NEW.seq * 256 + 256 GROUP BY a.unit HAVING SUM(e.amount) <> 0) THEN
        RAISE EXCEPTION 'the legs of each unit add up to nothing' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_tx_closes_its_legs BEFORE INSERT ON ledger_tx FOR EACH ROW EXECUTE FUNCTION ledger_tx_closes_its_legs();
CREATE FUNCTION ledger_head_follows_the_transactions() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash OR NEW.at <> OLD.at) AND (NEW.seq <> OLD.seq + 1 OR NOT EXISTS (SELECT 1 FROM ledger_tx t WHERE t.seq = NEW.seq AND t.hash = NEW.hash AND t.at = NEW.at)) THEN
        RAISE EXCEPTION 'the head moves by a transaction alone' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.events <> OLD.events AND (NEW.events <> OLD.events + 1 OR NOT EXISTS (SELECT 1 FROM entitlement_event e WHERE e.id = NEW.events)) THEN
        RAISE EXCEPTION 'the head counts entitlements that are there' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_head_follows_the_transactions BEFORE UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_head_follows_the_transactions();
CREATE FUNCTION entitlement_event_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_head h WHERE h.id = 1 AND h.events + 1 = NEW.id) THEN
        RAISE EXCEPTION 'entitlements are numbered without gap' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entitlement_event_is_counted BEFORE INSERT ON entitlement_event FOR EACH ROW EXECUTE FUNCTION entitlement_event_is_counted();
CREATE FUNCTION slot_period_settles_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.id IS DISTINCT FROM OLD.id OR NEW.slot_id IS DISTINCT FROM OLD.slot_id OR NEW.n IS DISTINCT FROM OLD.n OR NEW.starts_at IS DISTINCT FROM OLD.starts_at OR NEW.ends_at IS DISTINCT FROM OLD.ends_at OR NEW.tx_seq IS DISTINCT FROM OLD.tx_seq OR OLD.settled_seq IS NOT NULL THEN
        RAISE EXCEPTION 'a paid period changes once, when it is settled' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER slot_period_settles_once BEFORE UPDATE ON slot_period FOR EACH ROW EXECUTE FUNCTION slot_period_settles_once();
CREATE FUNCTION ledger_entry_moves_its_account() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE ledger_account SET balance = NEW.balance_after, last_seq = NEW.aseq WHERE id = NEW.account_id;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_moves_its_account AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_moves_its_account();
CREATE FUNCTION ledger_tx_moves_the_head() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE ledger_head SET seq = NEW.seq, hash = NEW.hash, at = NEW.at WHERE id = 1;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_tx_moves_the_head AFTER INSERT ON ledger_tx FOR EACH ROW EXECUTE FUNCTION ledger_tx_moves_the_head();
CREATE FUNCTION entitlement_event_moves_the_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE ledger_head SET events = NEW.id WHERE id = 1;
    RETURN NULL;
END $$;
CREATE TRIGGER entitlement_event_moves_the_count AFTER INSERT ON entitlement_event FOR EACH ROW EXECUTE FUNCTION entitlement_event_moves_the_count();
CREATE TRIGGER ledger_tx_stays BEFORE UPDATE ON ledger_tx FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE TRIGGER ledger_anchor_stays BEFORE UPDATE ON ledger_anchor FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE FUNCTION entitlement_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.seal <> '' OR NEW.id IS DISTINCT FROM OLD.id OR NEW.account_id IS DISTINCT FROM OLD.account_id OR NEW.plan IS DISTINCT FROM OLD.plan OR NEW.starts_at IS DISTINCT FROM OLD.starts_at OR NEW.ends_at IS DISTINCT FROM OLD.ends_at OR NEW.source IS DISTINCT FROM OLD.source OR NEW.actor IS DISTINCT FROM OLD.actor OR NEW.created_at IS DISTINCT FROM OLD.created_at THEN
        RAISE EXCEPTION 'an entitlement changes once, when it is sealed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entitlement_event_stays BEFORE UPDATE ON entitlement_event FOR EACH ROW EXECUTE FUNCTION entitlement_event_stays();
CREATE TRIGGER support_note_stays BEFORE UPDATE ON support_note FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE TRIGGER ledger_tx_is_kept BEFORE DELETE ON ledger_tx FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER ledger_tx_is_not_emptied BEFORE TRUNCATE ON ledger_tx FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER ledger_entry_is_not_emptied BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER ledger_anchor_is_kept BEFORE DELETE ON ledger_anchor FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER ledger_anchor_is_not_emptied BEFORE TRUNCATE ON ledger_anchor FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER entitlement_event_is_kept BEFORE DELETE ON entitlement_event FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER entitlement_event_is_not_emptied BEFORE TRUNCATE ON entitlement_event FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER support_note_is_kept BEFORE DELETE ON support_note FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER support_note_is_not_emptied BEFORE TRUNCATE ON support_note FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER ledger_account_is_kept BEFORE DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER ledger_account_is_not_emptied BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER ledger_head_is_kept BEFORE DELETE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER ledger_head_is_not_emptied BEFORE TRUNCATE ON ledger_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER slot_is_kept BEFORE DELETE ON slot FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER slot_is_not_emptied BEFORE TRUNCATE ON slot FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER slot_period_is_kept BEFORE DELETE ON slot_period FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER slot_period_is_not_emptied BEFORE TRUNCATE ON slot_period FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER payment_is_not_emptied BEFORE TRUNCATE ON payment FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
CREATE TRIGGER two_person_is_kept BEFORE DELETE ON two_person FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is never removed');
CREATE TRIGGER two_person_is_not_emptied BEFORE TRUNCATE ON two_person FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse('is never emptied');
""",
}

DOWNGRADE = {
    "sqlite": """
ALTER TABLE "session" DROP COLUMN "sudo_at";
ALTER TABLE "account" DROP COLUMN "in_debt_since";
ALTER TABLE "session" DROP COLUMN "support_seen_at";
ALTER TABLE "session" DROP COLUMN "viewing_id";
ALTER TABLE "session" DROP COLUMN "viewing_until";
DROP TABLE IF EXISTS "ledger_entry";
DROP TABLE IF EXISTS "ledger_head";
DROP TABLE IF EXISTS "slot_period";
DROP TABLE IF EXISTS "ledger_account";
DROP TABLE IF EXISTS "slot";
DROP TABLE IF EXISTS "ledger_check";
DROP TABLE IF EXISTS "support_note";
DROP TABLE IF EXISTS "two_person";
DROP TABLE IF EXISTS "ledger_anchor";
DROP TABLE IF EXISTS "entitlement_event";
DROP TABLE IF EXISTS "finding";
DROP TABLE IF EXISTS "ledger_tx";
DROP TABLE IF EXISTS "payment_event";
DROP TABLE IF EXISTS "payment";
""",
    "postgres": """
ALTER TABLE "session" DROP COLUMN "sudo_at";
ALTER TABLE "account" DROP COLUMN "in_debt_since";
ALTER TABLE "session" DROP COLUMN "support_seen_at";
ALTER TABLE "session" DROP COLUMN "viewing_id";
ALTER TABLE "session" DROP COLUMN "viewing_until";
DROP TABLE IF EXISTS "ledger_entry";
DROP TABLE IF EXISTS "ledger_head";
DROP TABLE IF EXISTS "slot_period";
DROP TABLE IF EXISTS "ledger_account";
DROP TABLE IF EXISTS "slot";
DROP TABLE IF EXISTS "ledger_check";
DROP TABLE IF EXISTS "support_note";
DROP TABLE IF EXISTS "two_person";
DROP TABLE IF EXISTS "ledger_anchor";
DROP TABLE IF EXISTS "entitlement_event";
DROP TABLE IF EXISTS "finding";
DROP TABLE IF EXISTS "ledger_tx";
DROP TABLE IF EXISTS "payment_event";
DROP TABLE IF EXISTS "payment";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXWuTmzbb/iua/dJ2xtnJeg9Nk847s0m37T5Nsp0c3namT4eVQV70LEYUiTh++va/v5"
    "IAm4PACIONib7kALoBXxLivq/79PfJgjjIo6fXtk0in508B3+f+HCB+D+KpybgBAbB5oQ4"
    "wODMk2NhZtCMshDa4lpz6FHEDzmI2iEOGCa+GHznI4CeLCD2AHScEFEKmAsZsKEPKH7wAf"
    "YB9B1Alj4I4AOip+K6DrH5hbH/0P4SkY//ipDFyANiLgr5hf74kx/GvoM+I5r+N3i05hh5"
    "Tg4M7IgLyOMWWwXy2MePtz/8KEeKx5tZNvGihb8ZHayYS/z18CjCzqmQEecekI9CyJCTgc"
    "mPPC8BND0UPzE/wMIIrR/V2Rxw0BxGngD75Pt55NsCY8Dn6dQmITrFDj310dLCzv8kz5gZ"
    "b1lv7z5Y728+WNZJaZLEsxRATw7ZxBcTjH0mEPv7n/i6G2Tk0RNxg1c/X7/7+vzqG4kFoe"
    "whlCclbif/SEHIYCwq0d/AjcTUlhF/5cJQjfhaoAA6f9R+4E4B6gHSkwX8bHnIf2Au/+/0"
    "8qIG4/+9fidh5qMkzoS/evEr+TY5NY3PCbw3+AaQ0iUJHcuF1NXBuSTYDd7pgQ3gm73jAI"
    "hfNkL8sgbxyyLilPH9SDyDBthZmf3hfPJAiNPXdpFH+uyqAdBnV5U4i1N5mLHPn3nGLIp9"
    "G5Wxfokfbn1WsWkXRQuQ4/j7tgXyZKMYzMp+EA/x5Lvp9Pz82+nT86tnlxfffnv57OkzPl"
    "Y+cPnUtzWT8vL2p9u3H/LzIQ6UFvt8boXEU0xB7XLPSO1xwe9nsT9rsNafVS71Z8WVLr94"
    "1icUYn5Bx4JMb7Urxc2Kb7viOZBUPKjWHGSEWiHfarWfjQp3O0QCH+3ln5fbH/qjWPjCSp"
    "o/ZhR3cWAG7ccl5Jph7kz2y/wJMyh+FFVMVSL84y/vkCcHKaYlMUhv1xc6wkn6J12I6dFk"
    "A80t6gVazPjWsBtMb+RFRg6RiwMDUw1MFFG6+xv3Pr7KWEGSBNFuCP3KLzFWeFxC2Y7w/M"
    "wvMVZ4uLWIHeTvCtFtcpkxwSTUAjIlVYpC+dRiuigegT5/tZzk3uJOKS3NGFoEasY6OTWp"
    "Zawzgxox1szlGPDfxa0lIDhWf808z0OyABD4iC1J+Pic/zNlySb834KOfhIF4p8e4jcNAa"
    "SP/BpzEqp57b5u1DH7XUulqPhvhVadmI7DZWL3aNNUk+FiaZbgr6ZRkuEjJGb7YFAO6GQo"
    "Y1t26uyHmurFx5BsUzoAZ0TGBvFVE4SvqgG+KuGrS3n0S3WMc1vWYDr6VHYylIdC38kTIt"
    "UqD86P26r1XAPBxQMyn6OQ6xGMZHSRF1xNQameYcOQaysUYEalFsIHY6GS2DbiFxPKDHyU"
    "pwFcwlVZ6+nzRgqt549suEK8p/9p4gBMHMDQ1Z9evtK6Trr9u+eOVb00rokD+4aSXd7S27"
    "PzUl3u3YdVmtpv0CUlqARxGd8f+WeHf6B/QSuJ8q0vYlmUYRXlMMOjxLXEfvHDIVyuVYjC"
    "uiIi2IRrNfFue/3+1fUPNyf/HEa7TFwgCs1y4xyp1ioXmzENNMoAhZT4X9FY48M+oGSBZs"
    "RZAX5dxI8nMKmURC3ZbXpffDGj+A1U8TNqiVFLjFpi1JLa7SPjwpW7uSakOSGDqFH09qfo"
    "ldeuQXY7srkXdkgadBogo1ChM7Ez1To0zQxqoERLTy/2Y2rUJuQRI+AS/qDyACOPyJ8IN7"
    "LQlJeSLH3/8/WT6eWVSqve7WImpWpIG3idRi1n0qIu5FOno1kX5UaXYNW9Z86o2IfOP0F8"
    "yeqinxEy0LeGHvkO1U9G2QgZ6NsblrHHVGdzz4iMLt+q+309oii0uAaosoOqMc5LjQ5mrh"
    "Y08kpWZ3HKc4UNPHKI/ga+ETKJbK0/nVEQkJBZ7T6hZWEzE61TCjFa8qfSJLXyUjvYSwOb"
    "g254whSdyGequJLaZM2iqFnZhgE3fO3gcT1ix/x15GB247NwdaJKc9mcndRmuohxFloP3E"
    "ow/uYS4GAHLEVFJUbk3xOwDDFjSFZWksRgCH0KY3KMzOUh/r8ywbjrxUzWyqA39bqsFbPJ"
    "d+7m5PuErpNzI9KrMnh8YA4rf+KLUPsYCa1H/pu1KKqclInvKZAnpfieGC/VJrENY+Uucf"
    "wE1fm0AcDn00qExSkVxPJ/2iCnUqODuZfsBJP6mqB78bQBuBdPK7EVp/LQMhhylVrLE7yW"
    "GN3i7d5X4CCmTF361/u7t2p4NxIFeB1sM/B/wMP9FdHIRDrMIuwx7NNTcdtDxDgIhMSVF5"
    "T+5WVh/vrN9e/FGXj1+u5lUdcTF3hpfGP9r/eBZMfe+TZ65UG8OFGwJJuTkzqShPBhlr0e"
    "tz0Iywe3DloEhCHfXj35Ba2eAymOHDBDcxKilMWYgDn2PJGp6qeHvqKyMHWG9VAEZvVwA2"
    "VOBI1m/0Hxd/MRrXZLiDDsyr7YlcysNd3PMiIjVJC6/4KLt0ED3mT4CKHtpR62yNtqEY1Y"
    "EBsh2t0vZBIxm+jZqhmRVhAPzc3ZM8IeghS1cSoXBA252JpcHHbM7TgVlIHo/7L4pkL1T4"
    "tyVmv9QTqiUQVAyiCLqOwn8wLcJ8W770GIKaJgiZkLED+4ArYL/QcU958JHT5MZk0E0Yxb"
    "8KK2n7rsX6dXN2kZw/I6VSvyuizy/vnjvX2Xz542ITn5qOp+IE9LNCf1Ir2eK8n48aW5nD"
    "fRes6rtZ7zktYDZ8mG2pTi3EgYirNzipNv9KqtpHo21gJmMrqfDLxA1n+Jr7W354T2yDl/"
    "/PDqmGjn3PbukqUVBQI5hd5PCDew/IqNPi9ZgHvGRfvCO/0G7HeZv7y7e51b5i9vC0r924"
    "9vXt7wD6yEnw/CrMLWktDNCWFx3R9d0DeSBvTmoMdxcdwIiqCKZKhDvSi6R9jXR44W9yXC"
    "D66qun/1hzUjYj6tnX9aMbWktWtrvgU5OfMK6Oz3EQ0Q/4Uqj1/tbp+VM4hrII4+B5i/Av"
    "qJ1Dk5k6HUOvfOtPMzLP6XuPBN1oZJzRtLat4hWpgN7OtZBXTBslwExN+9hdmr9DpHuNs2"
    "Amr/rd6OcTk9olUH3RR/icOpxrKM+vR/y61J4f9Ot6xq/7ebjmhQdHAGQwQ8skThExtSBM"
    "TNTsH7aOaQBf+lFIjzaT9xABmY4ZC5ExmImg6ZrUSEKg7jSFZVNcKe7mKyiAetf1a7x9MV"
    "2tSFko4fnft2etnEf8tH1QRhljy4urmYI87C/K4But9VYvtdyS/FOBA60K4FDLbbsJXbui"
    "XrkuogXBAzOT0FnBV1TF1kP7ZhY3JyhoVsS8YwsuCKGTep2oQWK4TNTBhe8kgnwPCSpprM"
    "4MA0JO9B+mUkQfs74ppmBxzjWt3eKWPznuYA5fcHbz++fn2oinYbiljBV+X442rSys4Na8"
    "BceQjOgQspuI9zLO5fAAhsPuUPJFwBEZIW51AsSUgZsF3sidQKcB9g30fOvYqm6uKSJkdj"
    "SHv5pIaE4sMxU4YDVCp+WZExqX3Ts4tvL56dX12stb31kTolr6zQGeqprwJgJqOo34yiOf"
    "EcbtLpwlwQGyHa543QPq9B+1yRvyW/r7pMarTvsj0kENfk8MUR1ntY2mdNVvZZ9cI+KyId"
    "6yY6SG8kxlckoHt8TarKAQJpF8THVfUwqzXmvJRpolBYyDgxrJvzoGuRMenCe6ZAD0bXDZ"
    "NX2pn8DJE2n5wTMgRoHQG6X5ZumEu0NU1XwXuGys5j2pjqxGkOcqU2wDXznmoToFkHOPac"
    "UBVm0Fdc7DAVhvqAz5B4qjIQOhD9AFfv+FWOUBdohBANoL8jQu+lVfueX2isIMH5HNlMmW"
    "SogdN15iojedf6dMikL57CHZN5J6udMQ5cWWE6aqsv5g32PEwR/4myvThkwPYIRQ6QLwhw"
    "+SMLP0q6X4qKtgjablobS3QH8hHg9xRdgmTZK/6rvqJA1Mwou2l6vdu//X/79/zcPcBxp/"
    "SAw4D4L7VFWS7sQ+8FEAY7oIiJiGRXFOwSHiMo+6gnVyRLfwKkcSQvTsGC380n/EmFS5QP"
    "qa7bm3OD8QcRf81WlriPKeI7JAuu2q+UzFpDl1IyekwWdGfepHThlxdzHa+Wkdojp3YYS6"
    "5LTk3cD/nCyLAWKrWmZgMpy+5vPT8dwWaSbTDxEELhUdKdgoKgwb8tHRcyDD1t+PNyBv12"
    "6JOICe5EF/ycmMG+ZTB0qnlqsqdFuX4p6aF8eNtTqDkNf4+c30DB3cr6FdfXkFr5Zugbha"
    "mdJ3eqre3YMrVoOrBB8OPGvF1y41OYlplQBTAPyQLciz8tyO5Ff957RuQ/v+bDfLB0sYfk"
    "b/lmIuzjBVVFQ/Zyj+3hkQUbWF40Nn2NrTs4W/c44niOObyERKHKLV8D8FpihAB3HFSZlv"
    "7QVHkKYsZlnI+kjL8JettyRmhMVNjeU0u1gV+LmDTScVtOx7GRHKfhNMRoiSHbTWt3rsJq"
    "yrp6q22mrFtZz2CSLkPog/Qjzk2XyHaR80L6+8TDCFfhinILBsWtNzeyDwRtMZU6ubrSM4"
    "gz9cU2r4LxCQ7ok1BtJ21eRt0Ek7LkCNX6XjJ6ZJamDtRrgTEi3LllakehOnKxZi1vRAzE"
    "TSA+vGI5RgP14Fb/0NZxL+p6Vl/ZUVvXKK06UGi3auuFxbU9bvxQ1tAgN4TdjKFDl89YL2"
    "+FNZRd+tXWUPZd224NieoWYVy/SsY5isdJ/DUQZEJ5wBJiRl8Ix460YTZBkfx3gKQvQhrz"
    "6EFZEkN0MS1bSHu5YxPXUpq/wncx4n2KS3jxQZsTyY01HU6mSkdvVTqGX1Ei9/Ydo5rJMP"
    "M0OxomAiPU4qeNTNFpjSk6LZui2Scr4fwBfa6M6cuJjaC2aQ20H25+l7RKdVexxSo58/ru"
    "7U/p8GKrMVOwt3rnaFJr+qy61PRZqdI0XgRC09DAdyOxx9XsJ81Xj84/LVajt7Ko6BGPmS"
    "KtoH4hF0RHWM7jqsmKvqpe0VdFxF38CbXCuyRo0N6O9sYs0HNO5OWM57qt55oKWyfyOJIS"
    "Uc1JKAubmdh9JpAy4anRPCCl6WNmofEsZGkBrTkoCJoZaJ1/E5IFpqKiHreKtKdBJW3mon"
    "UuWkiCgIMZojkKkW8jrXbZaulhdM4W9xtN5+yUstR6UzJCJmHKdI84ygmIAqfVBOTlzAS0"
    "ngDTvqP74ATTvqO/kATTvsO07xhyXcAmxev2Xk9raJ+6RlXH4k98Rx2dP8qLjQmqfUSzJK"
    "jVxLRscN0e2WJFm8FbA1zufMRNSv4HmcvoEVGxS/z/BbhHMPQwCu/BI0JBHFuylJW9HkRr"
    "F+BCB8zQnG9b4qWbEWc1AbLR3j9/lqNa+ruNaSIzJI1CCNYlQBsHc28OZvFqlNGtjphIx5"
    "tQCe1QCV0r2ljPO1rPyMFt2IucmCG3W6Mff6F1GO2MiKGxO6exjyEr4+gZkMEmZQzRXm+U"
    "k3GYlAHBk/CpOlFYV+mpSZ1ZJamIx2TUVnvqHYIOBaLU8TLkHx8K0Gc+3lvJSsriUmXbqJ"
    "mIsXOGtG9Mauwc036w32Rl6sLp5ZWWIbmW6Abjw2bp5xC+umgA8NVFJb7iVB5ekSt0oYPu"
    "WmCEC7gJutXglrA1fvCBBCLMtAKW81IjIEwKeTyXTZY5H1Wdx3NZWuoOpuKn66/1gqAx29"
    "uudbEvWxFtMQVFSTMHu8+BqNqn+1XNS45u3+ledzEdIk1Dw8MSITsELvRJgvyLzE4UBIg4"
    "PKkjP/6TDNheKOERre7BAj4K/sLnMxYhDifADloEhCGfxc2gKIAhAiggtgsWme5UijoIHV"
    "ywSZkDh/go+cyFkW8KaB/621lT3gBpKe3J8NFZ/GdXjTiVqxpO5arEqQy/dMT+TP4m8F5U"
    "o3tRAjeAK49ABb7V/rOMyDD8Z+K2o/GfJRu91l6+kTH0S3tzCEGKLBm+pWmR5gVNHk7LLA"
    "TGuPrEFMGeNbErG5HRwN5Z28WM9qjBcG2EDLPSdinPIW7DLubEDPo78VooDIkiKmgLp7WW"
    "Gh2fddnI23lZ4+28jL2dJRLmMKTBjS+rly24sX3zqaLoYmnMpI5OQJvRFvrUuArjNQg86I"
    "MH/EkUgieiaHySdBPXipflDUW0hCwpL3pMz9BD5AMHiagUegrufG8FRMEZAB0HOfwaqtL0"
    "/dykCQmRTyHCujUVu+Aghm8FD4KEGH4e5yHSZlpF0GQMZA8qiv1Vf0fS8SNkH7qvihYy2q"
    "5oFDX27q5qEvIdffAzQkZBbYv8cTQDPInbhMb68D6o466r0nG1Tc8EWAuMTvvvJdbRBIwd"
    "eh9BUEFV1uwiyfgRqibdhGsMxLb9kUMa//SSSZuemtRZsvPMoK3263uy4LafcF8TxwFwRq"
    "LYkgz4F4cbklxiTrjVCPjHgMZF+2kUBCQULdGAR8gjgKxssHZ21Y5TC4xHfF/GqPGIG4/4"
    "PuKDG4UH10QHl+L0yJLDocmhZGVM7aYcnOyzRdFfejvxRsYYma3dqQt1jazaWgBrmdF4U/"
    "eukoseSJrGfUZmhDt0Z56nnIeVL9QWDtaMlLE72ycqeRAvKhKVarpZ5qR6/UoeoZshRUeb"
    "TMnJmc9l+zVN2mQj5cQM+rugz5/K8oleFa6i3OiI27GFbbxGzgMK07KrCoIrP2BSR3N5cq"
    "iVqQa7ne36zUUhAnymReNJjJ4DCJbQ8xCb8H95hP8laKl1dEVaEtAlEUWn4JZLzaAnW1zK"
    "jpaQ5bpYckUuXJXJsH3d1HBlg97uqrkymy9urW0vGT86tuxZk93uWfVm98xQZfv0sIotTQ"
    "fcdPwIwW1SMrO6YmapYKYhITu1ruYeUYUC1HIFqYjR6ltr9Qh7iR9Sw6LaCBnk2yIfhJio"
    "O19W4p4VGQ3721kuDZKF9kVvUO2IuYKkWdStAxY/B5hv8fozkJMz+LfFPzFC9cDPCI1mVz"
    "lEPpO2DzUrZZBvjrwGUZaNpeaPv2ufkpj6uhF0zhGaQ1VFaHptUpKwhb7tkvCkmk2Mz0+a"
    "kImboQ25RMnUIegAyghxgKgSCxy4Al/fT59Or56cnT2ZTu+/mYAlZi4/9eb6FVi6hCLwiF"
    "aCz/MJA9iXlxH80AxSRRnefm+1A2/Ib69DACTDR8dbnTULr66Jrv5mW4MS3f1/71v/6PQd"
    "F1JXZ3Gn40fIbnVfDW8BbR1sk+EG2mFHrsff21cush+rP8fx6SZfY3s9slGvsDDyU98ZjB"
    "zMngOXLLlAKHp1iaBy5EziWvbCh8aPyXggdUOwHa5l3HCD3uBrvrE2CfQi91KBEe5LZ9Mm"
    "Ks20WqWZKvN9W8TY5OWMQtOeQOM/tkWjqoyUIc/aBwYPXX8/fuomv9arGJnapb4WMri3LH"
    "0V5x4qgK8uKJmVGUZFyaPvyDYoeyCmNCvtgTXjudUeQOuRzXoHo4c4fA47gv6651sq+P57"
    "8EwuKB/dTwAlAPLvE/QplCvgKyqEZJQeoNhBYLaSf1c0De72+gq74Y9sr3soPgkc7txB9j"
    "mux3RI62L4ZN0gzAuorQNAQ+Lt+j06ljS40QGfOH4tOGeq9qwNfMYbUTMN7dd/TU242neg"
    "riqcmYDmE8A+a2O/FjGw7+a6L70G5XnQbhFTSlA5sumo8tNPCs1i8htArl/Mu5v3H97dvu"
    "KQ5xd6Z+h++DxiYNdvdwWmh7TUfkYwbzKUz04a2GluOnCrmfbBRbIuUEiWcWaTqFG7AsKk"
    "FcWDPGI/UjDHIc04YIRPZkbIo2yvkzphpMkkTq1k0x3KSBAghW9nHzfs2AH0xdhnO0brmu"
    "CJAak9Jniix+AJXReO8Zzt6k0Q9eB1nQlrGeNLaOlLCMl/kW+FCFKiVYO7JGjqAjQpqmPq"
    "iY45KosbVZWafWxwbdXrYxOvmfOFD0iDjaXuPAFiuSBHuDygaFHhAiL6UWBGkTeXSjVLdP"
    "MZmnO78RS8lQ0rbBf6DyLaypf/DdGCy1VEbe3jpk16ZoRobqWZ5OLftV0zDqudDkHxP3Sp"
    "UlMjoL8aAaYObFyn9PKyAbJ8VHWlUnGuYAfQR6RYuR/Q50qHYiIwiqVbA+iHm9/lNlAdSL"
    "FYJWde3739KR1ejK4Yjtn1xWzTg8m5HtpqP5T/kJHQ0v1C5qVGsdn02gopxktF/m7DWMkB"
    "jwHh7lkzfR7hEATC3gDuhUIwdYs6rVuUtSObL9r5mHfe7i2UxEDXhHi0G2/3NfhCwaFQ3W"
    "D8rFQneSdfoAotgo01HMrp8DHpy52VgAr4grR03Zo5oRFuFt1racZxfDgnhCloc+iCNr/C"
    "1aKim3l6alLnqAkyg7a6ad4QX0QvCU4wbsfGREe2kHzCDgrjxuKMPCKfrh0lQYhtJOOdmC"
    "wsQ+aARCHgGjyQjyAuIaOqFkQ8RtlJs59bdhyAVW26dN8ze7uSkslXk3cSf1wcIlltqx1T"
    "7XE5oJnYYJs5PjvROFniIsyNKI3zGkrjvExppLuTntq3kRmhYtJ1I3hEKX8eTSM8L9UK5W"
    "FZiP37C7FoNKbOBarGOSfUCcyH3XH3gLMM/dOEOStjFnMDkAMY14ZqvCcn40e4H3fPicZK"
    "uB5ht5EZE390kHxla4F93YYFRUkzCa0nwY7CEPm2lk6dlRnhFtNxfxPKoF6nt7XACLHtvt"
    "SaHSLYptRaXs7sIK13EIoY89rUusvJmXJrbfEfQNfxL9DdaBJIxplAkrgebj7Vuybi85MG"
    "/gkLfWrspfjNzTkJACOeAyI6AUR0xIQ+kNd6Ae4d4ouAz3tZ6p7/ALB0sYdko8zktmkR/E"
    "dfuA9WSOGg6P1uHfsmanibDgNUBsQldOVxNukgDcC+aML0XlRTvRclrjfdAPR8P3kpEyRo"
    "WN0DEI7iU1CGuLqsaTp+/yVND7NkOyteaizZAen0IbIR/tRiBgqCZgpaT0GiaurBnxEyNI"
    "IO8gOxud57RGlryeOTOhuLpiO2mlbXYEaiB5eBEIs/GZGZ8AsSIm7DPHCB86eiwRiNw7QY"
    "XigKIbe8hgnRGoQWaUK09qWli5dB2+pZi3Ro8hzUlu8GS+M96jEVNWLECjkgS4W+QYiHoF"
    "/hf84JFoCecckjRLpOgbi7e52zdl7eFksIfHzz8ubd12cSez4Iswr9jgQcFX0FOydm1OvW"
    "6jXynRZNxTdCfUE/fn+RBwPaYuHnxIxx05Nxk1FdUIiJs2MykLBbfpUXOsKN6SC5QBnEKu"
    "zADZ711qAVbAY2Kt4WQCy6TIeI2a7IuIFAXOZ5nJCTlEqWSTdyIGaTXCk1eYai8BNyABHF"
    "07g15CAxTl21rde7KbvqpCayf/jmOaY1Z5MSbYqyHZXIqzaho9aHOkthlp009XWdnNiYgD"
    "WK5qi3k4OGg325u3g5CrJFhdOcoInHM/F4AwkbyoArFGs9Qjcj0i89PhSSbAunW7JG8+iW"
    "odXuJ5R6y44T0q29hDILalDdhN5HQUBC9pbIxynbrpnTk1rjNR5o+enIxtGiKKTEF8Zkcg"
    "mwDPk1gCNCMeGMREzEciY9rk7Bne+tZCcgAB1hOzJSHRnayZU7dn8aQ3Rfhqhxi3bryoMR"
    "x0MX0JyQ+ZIWjR30WfHprNb60vEj1PqmTxtVBBHDqiNBn5ZrgpgGTMPyVfSpy3xYkl/lN1"
    "+lyWxO1uoxbEmsYDNue2CWL1uZCCWDwfk85rghoIhPhpOqIC6kItwK8q1AVM1KOpgALBNP"
    "xB6h6pLS6ZVNENcgtn6jreytzpZJDeqv5khFN5PqBIuqbiYmw+K5RoaFKYvff1l8uVKtma"
    "KgSI2Rk5ExNo4SUG01PCNllPHR+TG/AOgdZGNHeyvJS/WaPnuEe0mKjnaGVU7OxCG29lKa"
    "aP6MWt1E+zirVj7OSrrHAErhHBrhL42yukYhtt0TBV+VnJnUkVVwM2YbUVU9BR1TQ1+Kd2"
    "vHUL9qJkj00sF6Zl5GZIQbbT8NWflLpYFwMnyE6J41sqLPaqzos7IVze/IkrJRTSmijIgh"
    "iTRJooN+zP75fzIFbu8="
)
