"""The books."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
ALTER TABLE "account" ADD "in_debt_since" BIGINT;
ALTER TABLE "page" ADD "held_for" VARCHAR(8);
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
ALTER TABLE "page" ADD "held_for" VARCHAR(8);
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
ALTER TABLE "page" DROP COLUMN "held_for";
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
ALTER TABLE "page" DROP COLUMN "held_for";
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
    "eJztXWtz27a2/SsYf2k7o3hi+dE06dwZJ03bnCZxJ05uO9PToSESMnFMESwBWtHp7X+/AE"
    "hKfIAUQZESxeBLYovYoLwAgnuv/fr7ZEEc5NHTa9smkc9OnoO/T3y4QPyH4qUJOIFBsLkg"
    "PmBw5smxMDNoRlkIbTHXHHoU8Y8cRO0QBwwTXwy+8RFATxYQewA6TogoBcyFDNjQBxTf+w"
    "D7APoOIEsfBPAe0VMxr0NsPjH279tPEfn4rwhZjNwj5qKQT/THn/xj7DvoM6Lpr8GDNcfI"
    "c3JgYEdMID+32CqQn3369OaHH+VI8fVmlk28aOFvRgcr5hJ/PTyKsHMqZMS1e+SjEDLkZG"
    "DyI89LAE0/ir8x/4CFEVp/VWfzgYPmMPIE2CffzyPfFhgDvk6nNgnRKXboqY+WFnb+J/mO"
    "mfGW9f7mo3X7+qNlnZQWSXyXAujJRzbxxQJjnwnE/v4nnneDjPz0RNzg1c/XH74+v/pGYk"
    "Eouw/lRYnbyT9SEDIYi0r0N3AjsbRlxF+5MFQjvhYogM6/aj9wpwD1AOnJAn62POTfM5f/"
    "Or28qMH4f68/SJj5KIkz4Y9e/Ei+Ty5N42sC7w2+AaR0SULHciF1dXAuCXaDd/rBBvDN2X"
    "EAxC8bIX5Zg/hlEXHK+HkkvoMG2FmZ/eF8ck+I09dxkUf67KoB0GdXlTiLS3mYsc+/84xZ"
    "FPs2KmP9Et+/8VnFoV0ULUCO4/fbFsiTg2IwO/tefIkn302n5+ffTp+eXz27vPj228tnT5"
    "/xsfILly99W7MoL9/89Ob9x/x6iA9Km30+t0LiKZagdrtnpPa44fez2Z812OvPKrf6s+JO"
    "l2886xGFmE/oWJDp7XaluNnxbXc8B5KKL6q1BhmhVsi32u1no8LdDpHAR3v75+X2h/4oNr"
    "6wkuYPGcVdfDCD9sMScs0wdyX7Zn7EDIo/iiqWKhH+8ZcPyJODFMuSGKRv1hMd4SL9k27E"
    "9NPkAM1t6gVazPjRsBtM7+QkI4fIxYGBqQYmiijd/Ym7jWcZK0iSINoNoV/5FGOFxyWU7Q"
    "jPz3yKscLDrUXsIH9XiN4k04wJJqEWkCmpUhTKlxbTRfET6PNHy0nuLe6U0tKMoUWgZqyT"
    "S5NaxjozqBFjzVyOAf+7uLUEBMfqr5nneUgWAAIfsSUJH57zH1OWbMJ/FnT0kygQP3qI3z"
    "QEkD7wOeYkVPPafd2oY/a7lkpR8d8KrToxHYfLxO7Rpqkmw8XWLMFfTaMkw0dIzPbBoBzQ"
    "yVDGtuzU2Q811YuPITmmdADOiIwN4qsmCF9VA3xVwleX8uiX6hjnsazBdPSp7GQoD4W+ky"
    "dEqlUenB+3Veu5BoKLB2Q+RyHXIxjJ6CIvuJqCUj3DhiHXVijAjEothA/GQiWxbcQnE8oM"
    "fJCXAVzCVVnr6fNGCq3nj2y4Qnym/2niAEwcwNDVn17e0rpOuv27545VvTSuiQP7hpJT3t"
    "I7s/NSXZ7dh1Wa2h/QJSWoBHEZ3x/5a4e/oH9BK4nyG1/EsijDKsphhkeJa4n94h+HcLlW"
    "IQr7iohgE67VxKft9e2r6x9en/xzGO0ycYEoNMuNc6Raq1xsxjTQKAMUUuJ/RWOND/uAkg"
    "WaEWcF+LyIf57ApFIStWS36X3xZEbxG6jiZ9QSo5YYtcSoJbXHR8aFK09zTUhzQgZRo+jt"
    "T9Er712D7HZkcw/skDToNEBGoUJnYmeqdWiaGdRAiZaeXuzH1KhNyANGwCX8i8oPGHlA/k"
    "S4kYWmvJRk6e3P10+ml1cqrXq3yUxK1ZAO8DqNWq6kRV3Il05Hsy7KjS7BqnvPnFGxD51/"
    "gviW1UU/I2Sgbw098h2qn4yyETLQtzcsY4+pzuGeERldvlX353pEUWhxDVBlB1VjnJcaHc"
    "xcLWjklazO4pTXCgd45BD9A3wjZBLZWr86oyAgIbPavULLwmYlWqcUYrTk30qT1MpL7WAv"
    "DWwNuuEJU3Qin6niSmqTNYuiZmcbBtzwtYPH9Ygd89eRg9lrn4WrE1Way+bqpDbTRYyz0H"
    "rgVoLxN5cABztgKSoqMSL/n4BliBlDsrKSJAZD6FMYk2NkLj/iv5UJxl0nM1krgz7U67JW"
    "zCHfuZuTnxO6Ts6NSK/K4PGBOaz8iS9C7WMktB7436xFUeWkTHxPgTwpxffEeKkOiW0YK0"
    "+J4yeozqcNAD6fViIsLqkglr9pg5xKjQ7mXrITTOprgu7F0wbgXjytxFZcykPLYMhVai1P"
    "8FpidJu3e1+Bg5gydelftzfv1fBuJArwOthm4P+Ah/sropGJdJhF2GPYp6fitoeIcRAIiZ"
    "kXlP7lZWH++t3178UVePX25mVR1xMTvDS+sf73+0CyY298G73yIF6cKFiSzcVJHUlC+DDL"
    "Xo/bHoTlgzcOWgSEId9ePfkFrZ4DKY4cMENzEqKUxZiAOfY8kanqpx99RWVh6gzroQjM6u"
    "EGypwIGs3+g+L35gNa7ZYQYdiVfbErmVVrep5lREaoIHX/BhdPgwa8yfARQttLPWyRt9Ui"
    "GrEgNkK0u9/IJGI20bNVMyKtIB6am7NnhD0EKWrjVC4IGnKxNbk47JjbcSooA9H/ZfFNhe"
    "qfFuWs1vqDdESjCoCUQRZR2U/mBbhLinffgRBTRMESMxcg/uEK2C7071HcfyZ0+DCZNRFE"
    "M27Bi9p+6rJ/nc3+b//f/q0opQ9oRAPEx2HGZ3TFynK74Q5gCu6oR9gdnwDcBR7kt1m6WO"
    "RUM7CEYjo+DiyIj1YTccV2AfSIaLnjO3GjHZP70dPD20/uhy5VvX+Sem8v/7OnTZhUPqq6"
    "6cjTEpdKvUivsUsyfny5NOdNVKvzatXqvKRawVlyajflUTcShkftnEflB73qKKlejbWAWY"
    "zuFwMvkPVf/mLW8uJkhfZIbH/6+OqYuO3c8e6SpRUFAjmFcUEIt+L8ioM+L1mAe8ZF+8I7"
    "fQfsd5u/vLl5m9vmL98ULIf3n969fM1fsBJ+PgizCoNOQjcnhMXFhXRB30ga0JuDHgffcU"
    "srgiomow71ougeYV9/crS4LxG+d1UtBKpfrBkR82rt/NWKqSVNalvzKcjJmUdA57yPyQqk"
    "civWnvZZOYO4BuIpI6SjPWZlxucZ6LrBwOcA8zNGPx0+J2fyzNr6BExTRuOL+SI3vsm9MQ"
    "mWY0mwPEQjuoG9PauALpjui4D4uzeie5XOc4SnbSOg9t+w7xi30wNaddAT85c4KG4s26jP"
    "KAZ5NCmiGNIjqzqKwU1HNCgdOYMhAh5ZovCJDSkC4man4DaaOWTB/1IKxPW0KzyADMxwyN"
    "yJDCdOh8xWIs4Yh3E8sqqmZE93Mbngg9Y/q+MP0h3amGVIxo/OPz69bOIg56NqQmlLLnLd"
    "jNoR59J+1wDd7yqx/a7k+GMcCB1o1wIG223YymPdktVldRAuiJnMrALOimq0LrIf2rAxOT"
    "nDQrYlYxhZcMWMm1RtAsQVwmYlDC95pAtgeElTE2hwYBqS9yBdT5LUix1xTXM8jnGvbu93"
    "snlOc4Dy+4P3n96+PVRdwg1FrOCrcvxxNWll54Y1YK48BOfAhSJ3RWbK3L0AENh8ye9JuA"
    "Ii5i/OhFmSkDJgu9hz4vwW7PvIuVPRVF1MaZJghnSWT2pIKD4cM2U4QKXilxUZk9o3Pbv4"
    "9uLZ+dXFWttbf1Kn5JUVOkM99RU7ZFK2+k3ZmhPP4SadLswFsRGifd4I7fMatM8VCXLy/a"
    "rLpEb7Lr5EAjEnhy8OYd/D1j5rsrPPqjf2WRHpWDfRQXojMb6Azu7xNblAB4hUXhAfV1U1"
    "rdaY81KmFUZhI+PEsG7Og65FxqQL75kCPRhdN0xeaWfyM0TafHJOyBCgdQToflm6YW7R1j"
    "RdBe8ZKvvHaWOqE6c5yJ3aANfMc6pNgGYd4NhzQlWYQV9xscNUGOoDPkPiqeps6ED0A1x9"
    "4LMcoS7QCCEaQH9HhG6lVXvLJxorSHA+RzZTZnFq4HSdmWUkz1qfDpn0wVO4YzLPZLUzxo"
    "ErK0xHbfXFvMOehynif2JSDQzYHqHIAfIBASJFVPhR0vNS1CVG0HbTCmeix5OPAL+n6PUk"
    "i5fxv+orCkRRkrKbpte7iVppd/yaLIomiicHHAbE/1JbFFfDPvReAGGwA4qYiEh2Rdk14T"
    "GCICTLdEay9CdAGkdycgoW/G4+4d9UuET5kOrqyzk3GP8i4r/ZyhL3MaWYh2TBVfuVklVr"
    "6FJKRo/Jgu7Mm5Ru/PJmruPVMlJ75NQOY8l1yamJ+yFfGBnWQqXW1BwgZdn97eenIzhMsm"
    "1C7kMoPEq6S1AQNPi3peNChqGnDX9ezqDfDn0SMcGd6IKfEzPYtwyGTjVPTfa0KNcvJT2U"
    "F297CjWn4e+R8xsouFtZv+L+GlJD5gx9ozC18+ROtbUdW6YWTQc2CH7cmLdLbnwK0zITqg"
    "DmIVmAO/GvBdmd6LJ8x4j88Ws+zE+Ke4u/5ZuJsI8XVBUN2cs9todHFmxgOWls+hpbd3C2"
    "7nHE8RxzeAmJQpVbvgbgtcQIAe44qDIt/aGp8hTEjMs4H0kZvxP0juWM0JiosL2nlmoDvx"
    "YxaaTjtpyO4yA5TsNpiNESQ7ab1u5chdWUdfVW20xZt7KewSRdhtAH6Uucmy6R7SLnhfT3"
    "iS8jXIUryi0YFDdQ3cjeE7TFVOpkdqVnEGfqi20eBeMTHNArodpO2jyMugkmZckRqvW9ZP"
    "TILE0dqNcCY0S4c8vUjkJ15GLNXt6IGIibQHx4xXKMBurBrf6h7eNe1PWsvrKjtq5RWnWg"
    "0G7V1guba3vc+KGsoUEeCLsZQ4cun7He3gprKLv1q62h7LO23RoS1S3CuH6VjHMUXyfx10"
    "CQCeWJe7++EI4dacNsgiL53wGSvghpzKMHZUkM0Yu2bCHt5Y5NXEtp/go/xYj3GJfw4oM2"
    "F5IbazqcTJWO3qp0DL+iRO7pO0Y1k2HmabaMTARGqMVPG5mi0xpTdFo2RbPfrITzR/S5Mq"
    "YvJzaC2qY10H58/bukVarbti1WyZW3N+9/SocXe7mZgr3VJ0eTWtNn1aWmz0qVpvEiEJqG"
    "Br4biT3uZj/pbnt0/mmxG72VRZGojc8UaQX1G7kgOsJyHldNdvRV9Y6+KiLu4kfUCu+SoE"
    "F7O9obs0DPOZGXM57rtp5rKmydyONISkQ1F6EsbFZi95VAyoSnRuuAlKaPWYXGq5ClBbTW"
    "oCBoVqB1/k1IFpiKinrcKtJeBpW0WYvWuWghCQIOZojmKES+jbT6kaulh9GaXNxvNK3JU8"
    "pS60nJCJmEKdM94igXIAqcVguQlzML0HoBTPuO7oMTTPuO/kISTPsO075jyHUBmxSv23s9"
    "raG96hpVHYtf8R11dP4kJxsTVPuIZklQq4lp2eC6PbLFijaDtwa43PiIm5T8HzKX0SOiYp"
    "f4/QW4QzD0MArvwANCQRxbspSVve5FaxfgQgfM0JwfW+KhmxFnNQGy0d4/f5ajWvq7jWki"
    "MySNQgjWJUAbB3NvDmbxaJTRrY6YSMebUAntUAldK9pYzztaz8jBbdiLnJght1ujH7+hdR"
    "jtjIihsTunsY8hK+PoGZDBJmUM0V5vlJNxmJQBwZPwpTpRWFfppUmdWSWpiIdk1FZ76gOC"
    "DgWi1PEy5C8fCtBnPt5byUrKYqqybdRMxNg5Qzo3JjV2jmk/2G+yMnXh9PJKy5BcS3SD8W"
    "Gz9HMIX100APjqohJfcSkPr8gVutBBdy0wwg3cBN1qcEvYGj/4QAIRZloBy3mpERAmhTye"
    "yybbnI+qzuO5LG11B1Pxp+vv9YKgMdvb7nVxLlsRbbEERUmzBruvgajap/tWzUuO7tzpXn"
    "cxHSJNQ8PDEiE7BC70SYL8i8xOFASI+HhSR378JxmwvVDCA1rdgQV8EPyFz1csQhxOgB20"
    "CAhDPoubQVEAQwRQQGwXLDLdqRR1EDqYsEmZA4f4KHnNhZFvCmgf+t1ZU94AaSntyfDRWf"
    "xnV404lasaTuWqxKkMv3TE/kz+JvBeVKN7UQI3gCuPQAW+1f6zjMgw/GfitqPxnyUHvdZZ"
    "vpEx9Et7cwhBiiwZvqVpkeYFTR5OyywExrj6xBTBnjWxKxuR0cDeWdvFjPaowXBthAyz0n"
    "YrzyFuwy7mxAz6O/FaKAyJIipoC6e1lhodn3XZyNt5WePtvIy9nSUS5jCkwWtfVi9bcGP7"
    "9WNF0cXSmEkdnYA2oy302LgK4zUIPOiDe/woCsETUTQ+SbqJa8XL8oYiWkKWlBc9pmfoPv"
    "KBg0RUCj0FN763AqLgDICOgxw+h6o0fT83aUJC5FOIsG5NxS44iOFbwYMgIYafx3mItJlW"
    "ETQZA9mDimJ/1e+RdPwI2Yfuq6KFjLYrGkWNvburmoR8Rx/8jJBRUNsifxzNAE/iNqGxPr"
    "wP6rjrqnRcbdMzAdYCo9P+e4l1NAFjhz5HEFRQlTWnSDJ+hKpJN+EaA7Ftf+SQxn96yaRN"
    "L03qLNl5ZtBW+/WWLLjtJ9zXxHEAnJEotiQD/sbhhiSXmBNuNQL+MqBx0X4aBQEJRUs04B"
    "HyACArG6ydzdpxaoHxiO/LGDUeceMR30d8cKPw4Jro4FKcHllyODQ5lKyMqd2Ug5N9tij6"
    "S+8k3sgYI7O1O3WhrpFVWwtgLTMab+reVXLRA0nTuM/IjPCE7szzlPOw8o3awsGakTJ2Z/"
    "tEJQ/iRUWiUk03y5xUr2/JI3QzpOhokyk5OfO6bL+nSZtspJyYQX8X9Pm3snyiV4WrKDc6"
    "4nZsYRtvkXOPwrTsqoLgyg+Y1NFcnhxqZarBbme7fnNRiABfadF4EqPnAIIl9DzEJvwnj/"
    "D/BC21jq5ISwK6JKLoFLzhUjPoyRaXsqMlZLkullyRC1dlMmxfNzVc2aCPu2quzOabW+vY"
    "S8aPji171uS0e1Z92D0zVNk+PaziSNMBNx0/QnCblMysrphZKphpSMhOrau5R1ShALVcQS"
    "pitPrWWj3CXuKH1LCoNkIG+bbIByEm6s6XlbhnRUbD/naWS4NkoX3RG1Q7Yq4gaTZ164DF"
    "zwHmR7z+CuTkDP5t8U+MUD3wM0KjOVUOkc+k7UPNShnkmyOvQZRlY6n519+1T0lMfb0WdM"
    "4RmkNVRWh6bVKSsIW+7ZLwpJpNjK9PmpCJm6ENuUTJ1CHoAMoIcYCoEgscuAJf302fTq+e"
    "nJ09mU7vvpmAJWYuv/Tu+hVYuoQi8IBWgs/zCQPYl9MIfmgGqaIMb7+32oE35LfXIQCS4a"
    "Pjrc6ahVfXRFd/s61Bie75v/ejf3T6jgupq7O50/EjZLe6r4a3gLYOtslwA+2wI9fj9+0r"
    "F9kP1a/j+HKTt7G9HtmoV1gY+anvDEYOZs+BS5ZcIBS9ukRQOXImcS174UPjn8l4IHVDsB"
    "3mMm64QR/wNe9YmwR6kXupwAjPpbNpE5VmWq3STJX5vi1ibPJyRqFpT6DxP7ZFo6qMlCHP"
    "2gcGD11/P37qJr/XqxiZ2q2+FjK4tyx9FeceKoCvLiiZlRlGRcmj78g2KHsgpjQr7YE147"
    "nVHkDrkc16B6P7OHwOO4L+uuNHKvj+e/BMbigf3U0AJQDy9xP0KZQ74CsqhGSUHqDYQWC2"
    "kv9XNA3udn6F3fBHttc9FK8EDnfuQ/Y5rsd0SOti+GTdIMwLqK0DQEPi7fo+OpY0uNEBnz"
    "h+LThnqvasDXzGG1GzDO33f01NuNpnoK4qnFmA5gvAPmtjvxYxsO/mui89BuV10G4RU0pQ"
    "ObLlqPLTTwrNYvIHQK5fzIfXtx8/vHnFIc9v9M7Q/fh5xMCun+4KTA9pqf2MYN5kKF+dNL"
    "DT3HTgVjPto4tkXaCQLOPMJlGjdgWESSuKB3nEfqBgjkOaccAIn8yMkAfZXid1wkiTSVxa"
    "yaY7lJEgQArfzj5u2LED6Iuxz3aM1jXBEwNSe0zwRI/BE7ouHOM529WbIOrB6zoT1jLGl9"
    "DSlxCS/yLfChGkRKsGd0nQ1AVoUlTH1BMdc1QWN6oqNfvY4Nqq18cmXjPnCx+QBhtL3XkC"
    "xHZBjnB5QNGiwgVE9KPAjCJvLpVqlujmMzTnduMpeC8bVtgu9O9FtJUvfw3RgstVRG3t46"
    "ZNemaEaG6lmeTi59quGYfVToeg+B+6VKmpEdBfjQBTBzauU3p52QBZPqq6Uqm4VrAD6ANS"
    "7NyP6HOlQzERGMXWrQH04+vf5TFQHUixWCVX3t68/ykdXoyuGI7Z9cUc04PJuR7abj+U/5"
    "CR0NJ9Q+alRnHY9NoKKcZLRf5uw1jJAY8B4e5ZM30e4RAEwt4A7oVCMHWLOq1blLUjm2/a"
    "+ZhP3u4tlMRA14R4tAdv9zX4QsGhUN1g/KxUJ3knX6AKLYKNNRzK6fAx6cudlYAK+Ia0dN"
    "2aOaERHhbda2nGcXw4J4QpaHPogja/wtWiopt5emlS56gJMoO2umneEV9ELwlOMG7HxkRH"
    "tpA8YgeFcWNxRh6QT9eOkiDENpLxTkwWliFzQKIQcA0eyK8gppBRVQsivkbZSbOfW3YcgF"
    "VtunTfM3u7kpLJV5N3Ev9cHCJZbasdU+1xOaCZ2OCYOT470ThZ4iLMjSiN8xpK47xMaaSn"
    "k57at5EZoWLSdSN4RCn/PppGeF6qFcrDshD79xdi0WhMnQtUjXNOqBOYD3vi7gFnGfqnCX"
    "NWxmzmBiAHMK4N1fhMTsaP8DzunhONlXA9wm4jMyb+6CD5ytYC+7oNC4qSZhFaL4IdhSHy"
    "bS2dOiszwiOm4/4mlEG9Tm9rgRFi232pNTtEsE2ptbycOUFanyAUMea1qXWXkzPl1triP4"
    "Cu41+gu9EkkIwzgSRxPbx+rHdNxNcnDfwTFnps7KX4zc05CQAjngMiOgFEdMSEPpBzvQB3"
    "DvFFwOedLHXP/wCwdLGHZKPM5LZpEfwHX7gPVkjhoOj9bh37Jmp4mw4DVAbEJXTlcTbpIA"
    "3AvmjC9F5UU70XJa43PQD0fD95KRMkaFjdAxCO4lVQhri6rGk6fv8lTQ+zZTsrXmos2QHp"
    "9CGyEX5ssQIFQbMErZcgUTX14M8IGRpBB/mB2Fy3HlHaWvLzSZ2NRdMRW02razAj0b3LQI"
    "jFv4zITPgFCRG3Ye65wPlT0WCMxmFaDC8UhZBbzmFCtAahRZoQrX1p6eJh0LZ61iIdmjwH"
    "teW7wdJ4j3pMRY0YsUIOyFKhbxDiIehX+J9zggWgZ1zyCJGuUyBubt7mrJ2Xb4olBD69e/"
    "n6w9dnEns+CLMK/Y4EHBV9BTsnZtTr1uo18p0WTcU3Qn1BP35/kQcD2mLj58SMcdOTcZNR"
    "XVCIibNjMpCwW36VEx3hwXSQXKAMYhV24AbPemvQCjYDGxVvCyAWXaZDxGxXZNxAIKZ5Hi"
    "fkJKWSZdKNHIjZJFdKTV6hKHxEDiCieBq3hhwkxqmrtvV6N2VXndRE9g/fPMe05mxSok1R"
    "tqMSedUhdNT6UGcpzLKTpr6ukxMbE7BG0Rz1cXLQcLAv9xQvR0G2qHCaEzTxeCYebyBhQx"
    "lwhWKtR+hmRPqlx4dCkm3hdEvWaB7dMrTa/YRSb9lxQrq1l1BmQw2qm9BtFAQkZO+J/Dpl"
    "2zVzeVJrvMYDLT8d2ThaFIWU+MKYTKYAy5DPARwRiglnJGIiljPpcXUKbnxvJTsBAegI25"
    "GR6sjQTmbu2P1pDNF9GaLGLdqtKw9GHA9dQHNC5k1aNHbQZ8Wrs1rrS8ePUOubPm1UEUQM"
    "q44EfVquCWIaMA3LV9GnLvNxSX6V73yVJrO5WKvHsCWxgs247YFZvmxlIpQMBufzmOOGgC"
    "K+GE6qgriQinAryI8CUTUr6WACsEw8EWeEqktKpzObIK5BHP1GW9lbnS2TGtRfzZGKbibV"
    "CRZV3UxMhsVzjQwLUxa//7L4cqdaM0VBkRojJyNjbBwloNpqeEbKKOOj82N+AdA7yMaO9l"
    "GSl+o1ffYIz5IUHe0Mq5yciUNs7aU00fwZtbqJ9nFWrXyclXSPAZTCOTTCXxpldY1CbLsn"
    "Cr4quTKpI6vgZsw2oqp6CTqmhr4U79aOoX7VTJDopYP1zLyMyAgP2n4asvKHSgPhZPgI0T"
    "1rZEWf1VjRZ2Urmt+RJWWjmlJEGRFDEmmSRAd9mf3z/2GPBG4="
)
