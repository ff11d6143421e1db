"""The books."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
ALTER TABLE "session" ADD "sudo_at" BIGINT;
ALTER TABLE "session" ADD "support_seen_at" BIGINT;
ALTER TABLE "session" ADD "viewing_id" CHAR(36);
ALTER TABLE "session" ADD "viewing_until" BIGINT;
CREATE TABLE "entitlement_event" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
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
CONSTRAINT "check_payment_1" CHECK ("state" IN ('pending', 'paid', 'failed', 'suspense', 'disputed', 'refunded'))
) /* Money asked for at a provider; the tokens and the price are those of our own table at that moment. */;
CREATE INDEX "idx_payment_owner_i_193aaf" ON "payment" ("owner_id");
CREATE INDEX "idx_payment_intent__3ee67e" ON "payment" ("intent_id");
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
INSERT INTO "entitlement_event" ("account_id", "plan", "starts_at", "ends_at", "source", "actor", "created_at", "seal")
    SELECT "account_id", "plan", "starts_at", "ends_at", 'migration', '', "starts_at", '' FROM "entitlement" ORDER BY "starts_at";
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
    SELECT RAISE(ABORT, 'this is only ever added to');
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
ALTER TABLE "session" ADD "sudo_at" BIGINT;
ALTER TABLE "session" ADD "support_seen_at" BIGINT;
ALTER TABLE "session" ADD "viewing_id" UUID;
ALTER TABLE "session" ADD "viewing_until" BIGINT;
CREATE TABLE "entitlement_event" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
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
CONSTRAINT "check_payment_1" CHECK ("state" IN ('pending', 'paid', 'failed', 'suspense', 'disputed', 'refunded'))
);
CREATE INDEX "idx_payment_owner_i_193aaf" ON "payment" ("owner_id");
CREATE INDEX "idx_payment_intent__3ee67e" ON "payment" ("intent_id");
COMMENT ON TABLE "payment" IS 'Money asked for at a provider; the tokens and the price are those of our own table at that moment.';
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
INSERT INTO "entitlement_event" ("account_id", "plan", "starts_at", "ends_at", "source", "actor", "created_at", "seal")
    SELECT "account_id", "plan", "starts_at", "ends_at", 'migration', '', "starts_at", '' FROM "entitlement" ORDER BY "starts_at";
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
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_head_follows_the_transactions BEFORE UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_head_follows_the_transactions();
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
CREATE TRIGGER ledger_tx_stays BEFORE UPDATE ON ledger_tx FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE TRIGGER ledger_anchor_stays BEFORE UPDATE ON ledger_anchor FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
CREATE TRIGGER entitlement_event_stays BEFORE UPDATE ON entitlement_event FOR EACH ROW EXECUTE FUNCTION ledger_refuse('is only ever added to');
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
DROP TABLE IF EXISTS "payment";
""",
    "postgres": """
ALTER TABLE "session" DROP COLUMN "sudo_at";
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
    "eJztXW1z2za2/isYf2k7o3ji16ZJ5844abr1Nok7sXO3M90ODZGQhTVFsAQYWdub/34BkB"
    "TfQIqgSIli8CWxSRySfgCC5zzn7e+jBXGQS4+vbJuEHjt6Cf4+8uAC8R+KpybgCPp+ekIc"
    "YHDqyrEwM2hKWQBtca0ZdCnihxxE7QD7DBNPDL7xEEDPFhC7ADpOgCgFbA4ZsKEHKH7wAP"
    "YA9BxAlh7w4QOix+K6DrH5hbH30P4SoYf/CpHFyANicxTwC/3xJz+MPQc9IZr86j9aM4xc"
    "JwcGdsQF5HGLrXx57NOn659+liPF400tm7jhwktH+ys2J956eBhi51jIiHMPyEMBZMjJwO"
    "SFrhsDmhyKnpgfYEGI1o/qpAccNIOhK8A++nEWerbAGPB5OrZJgI6xQ489tLSw8z/xM2bG"
    "W9aHmzvr9u2dZR2VJkk8SwH0+JBNPDHB2GMCsb+/RNdNkZFHj8QN3vxy9fHbs8vvJBaEso"
    "dAnpS4HX2RgpDBSFSin8KNxNSWEX8zh4Ea8bVAAXT+qP3AnQDUA6RHC/hkuch7YHP+6+nF"
    "eQ3G/3v1UcLMR0mcCX/1olfyQ3zqNDon8E7x9SGlSxI41hzSuQ7OJcFu8E4OpICne8ceEL"
    "9ohPhFDeIXRcQp4/uReAYNsLMyu8P56IEQp6/tIo/0yWUDoE8uK3EWp0owz2ZWQPhIPaAz"
    "UjuEejcwv2iA8otKkF8UMZZ7rfUZBZhf0LEgK0P9Gj9ce6xmqy6KFzDHkS6xAfN4Ux7MLv"
    "IgHuLZD6enZ2ffnz4/u3xxcf799xcvnr/gY+UDl099XzM1r6//cf3hLj8t4kB+NjiQVDyo"
    "1hxkhFoh32q1n4wKdztAAh/t5Z+X2x36o1j4Qj+fPWZURnFgCu3HJeQ6Se5MRnf3PmMGxR"
    "9FFVMVC//860fkykGKaYlNoev1hQ5wkr4kCzE5Gm+guUW9QIsp3xq2g+m9vMjIIZpj38BU"
    "AxPlNvn2b9xtdJWxgiSpie0Q+o1fYqzwzAllW8LzC7/EWOHBno0d5G0L0XV8mTHBJNQCck"
    "qqFIXyqcXpongEevzVcuJ7izslhChjaOGrudL41KSWK80MasSVsjnHgP9d3FoCgt3z1pzn"
    "LCALAIGH2JIEjy/5jwk/M+E/CyL0WeiLH13EbxoASB/5NWYkUDOqfd2oY961TrtWMq8KrT"
    "o2HYfLAe7QpqmmYcXSLMFfTaPEw0dICfbBoOyR3i5jW3Yn7Iaa6oXdjrcpHYAzImOD+LIJ"
    "wpfVAF+W8NWlPPqlOsa5LWswHX0qOxnKQ6Hv5AmRapUH58dt1HqugODiAZnNUMD1CEYyus"
    "grrqagRM+wYcC1FQowo1IL4YOxUElsG/GLCWUGPsrTAC7hqqz19HkjhdbzR9ZRHu3pfxoP"
    "tPFAD1396eUrreuk27177lDVS+Oa2LNvKN7lLb09Oy/V5d69X6Wp/QZdUoJKEJfx/Zl/dv"
    "gH+le0kihfeyKKwlbtHOUAt4PEtcR+8cMBXK5ViMK64gDwPxuxaLe9un1z9dPboy/70S5j"
    "F4hCs0ydI9Va5SId00Cj9FFAifcNjTQ+7AFKFmhKnBXg10X8eAyTSknUkt2k90UXM4rfQB"
    "U/o5YYtcSoJUYtqd0+Mi5cuZtrQpoTMogaRW93il557RpkNyObe2GHpEEnATIKFToTO1Ot"
    "Q9PMoAZKtPT0Yi+iRm1CHjECc8IfVB5g5BF5E+FGFpryUpKlt79cPTu9uFRp1dtdzCTzDG"
    "kDr9Oo5UxadA751Olo1kW50aX2dO+ZMyr2nlVsiviS1UU/I2Sgbw098hyqn4ySChno2xuW"
    "kcdUZ3PPiIwu36r7fT2kKLC4Bqiyg6oxzkuNDmauFjTySlbnD8pzhQ08dIj+Bp4KmUS21p"
    "/O0PdJwKx2n9CysJmJ1imFGC35U2mSWnmpLeylgc1BNzxhgk7oMVVcSW2yZlHUrGzDgBu+"
    "dvC4HrBj/ip0MHvrsWB1pEpzSc9OajNdxDgLrQduJBj/NSfAwQ5Yilo+jMj/J2AZYMaQrO"
    "kjicEAehRG5BiZyUP8tzLBuO3FTNbKoDf1uqwVs8l37ubk+4SukzMV6VUZPDwwh5U/8VWo"
    "fYwE1iP/m7UoqpyUie8pkCel+J4IL9UmsQlj5S5x+ATV2WkDgM9OKxEWp1QQy9+0QU6kRg"
    "dzL9kJJvU1Rvf8eQNwz59XYitO5aFlMOAqtZYneC0xusXbva/AQUyZuvTP25sPanhTiQK8"
    "DrYZ+D/g4v6KaGQiHaYhdhn26LG47T5iHARC4soLSv9yszB/+/7q9+IMvHl387qo64kLvD"
    "a+sf7X+0CyY288G71xIV4cKViS9OSkjiQhfJhlr8dtDsLywLWDFj5hyLNXz35Fq5dAiiMH"
    "TNGMBChhMSZghl1XZKp6yaFvqCyJnGE9FIFZPdxAmRNBw+l/UPTdfESr7RIiDLuyK3YlM2"
    "tN97OMyAgVpO6/4OJt0IA3Hj5CaHupxCzytlpEIxbERoh29wuZhMwmerZqRqQVxENzc/aM"
    "sIsgRW2cygVBQy62JheHHXM7TgVlIPq/LL6pUP2TopzVWr+fjGhUAZAyyEIqO5m8Avdx8e"
    "57EGCKKFhiNgeIH1wBew69BxR1PgkcPkxmTfjhlFvworafuuxfp1c3aRnD8jpVK/K6LPLu"
    "+eOdfZdPnjchOfmo6k4Uz0s0J3VDvW4f8fjxpbmcNdF6zqq1nrOS1gOn8YbalOJMJQzF2T"
    "nFyTd61VZSPRtrATMZ3U8GXiDrv8TT2ttzQjvknD/dvTkk2jm3vc/J0gp9gZxC7yeEG1he"
    "xUaflyzAPeWifeGdfAN2u8xf39y8yy3z19cFpf7Dp/ev3/IPrISfD8KswtaS0M0IYVHdH1"
    "3QU0kDenPQo7g4bgSFUEUy1KFeFN0h7OsjB4v7EuGHuaq6f/WHNSNiPq2df1oxtaS1a2u+"
    "BTk58wro7Pch9RH/C1Uev9rdPitnENdAHD35mL8C+onUOTmTodQ698608zMs/te48E3Whk"
    "nNG0tq3j5amA3s61kFdMGyXPjE276F2ZvkOge42zYCavet3g5xOT2iVQfdFH+NwqnGsoz6"
    "9H/LrUnh/062rGr/9zwZ0aDo4BQGCLhkiYJnNqQIiJsdg9tw6pAF/0spEOeTfuIAMjDFAZ"
    "tPZCBqMmS6EhGqOIgiWVXVCHu6i8kiHrT+We0eT1ZoUxdKMn507tvTiyb+Wz6qJgiz5MHV"
    "zcUccRbmDw3Q/aES2x9KfinGgdCBdi1gsN2ErdzWLVmXVAfhgpjJ6SngrKhjOkf2Yxs2Ji"
    "dnWMi2ZAwjC66YcZOqTWixQtjMhOElD3QCDC9pqskMDkxD8u6lX0YctL8lrkl2wCGu1c2d"
    "MtL3NAcovz/48Ondu31VtEspYgVfleOPq0krOzesAXPlIjgDc0jBfZRjcf8KQGDzKX8gwQ"
    "qIkLQoh2JJAsqAPceuSK0A9z72POTcq2iqLi5pcjSGtJdPakgoPhwzZThApeKXFRmT2nd6"
    "cv79+Yuzy/O1trc+UqfklRU6Qz31VQDMZBT1m1E0I67DTTpdmAtiI0T7rBHaZzVonynyt+"
    "T3VZdJDXddtof44pocvijCegdL+6TJyj6pXtgnRaQj3UQH6VRifEUCusfXpKrsIZB2QTxc"
    "VQ+zWmPOS5kmCoWFjGPDujkPuhYZky68Ywp0b3TdMHmlrcnPAGnzyTkhQ4DWEaC7ZemGuU"
    "Rb03QVvGeg7DymjalOnOYgV2oDXDPvqTYBmnWAY9cJVGEGfcXFDlNhqA/4DIirKgOhA9FP"
    "cPWRX+UAdYFGCFEfelsidCut2lt+obGCBGczZDNlkqEGTleZq4zkXevTIZO8eAp3TOadrH"
    "bGOHBlBcmojb6Y99h1MUX8T5TtxSEDtksocoB8QcCcP7LwoyT7pahoi6A9T2pjie5AHgL8"
    "nqJLkCx7xf+qbygQNTPKbppe7/Zv79/ePT93D3DUKd3nMCD+l9qiLBf2oPsKCIMdUMRERP"
    "JcFOwSHiMo+6jHVyRLbwKkcSQvTsGC380j/EmFS5QPqa7bm3OD8QcR/01XlriPKeI7JAuu"
    "2q8Uz1pDl1I8ekwWdGfepGThlxdzHa+Wkdohp7YfS65LTk3cD3nCyLAWKrWmZgMpy+5uPT"
    "8fwWaSbTDxEEDhUdKdgoKgwb8tHRcwDF1t+PNyBv126JOQCe5EF/ycmMG+ZTB0onlqsqdF"
    "uX4p6aF8eNtTqDkNf4ec30DB3cj6FdfXkFr5ZugbhamdJ3eqre3IMrVoMrBB8GNq3i658S"
    "lMy0yoApgFZAHuxb8WZPeiP+89I/LHb/kwDyzn2EXyb/luIuzjBVVFQ/Zyj83hkQUbWF40"
    "Mn2NrTs4W/cw4ngOObyEhIHKLV8D8FpihAB3HFSZlP7QVHkKYsZlnI+kjL4JettyRmhMVN"
    "jOU0u1gV+LmDTScVtOh7GRHKbhNMRoiSHbTWt3rsJqyrp6q22mrFtZz2CSLkPogeQjzk2X"
    "0J4j55X094mHEa7CFeUWDIpab6ayDwRtMJU6ubrSM4gz9cXSV8H4BAf0Sai2k9KXUTfBpC"
    "w5QrW+l4wemaWpA/VaYIwId26Z2mGgjlysWcupiIG4CcT7VyzHaKDu3eof2jruRV3P6itb"
    "ausapVUHCu1Gbb2wuDbHje/LGhrkhrCdMbTv8hnr5a2whrJLv9oayr5rm60hUd0iiOpXyT"
    "hH8TixvwaCTCgPWELM6Cvh2JE2TBoUyf8OEPdFSGIeXShLYogupmULaSd3bOJaSvJX+C5G"
    "3M9RCS8+KD0R31jT4WSqdPRWpWP4FSVyb98hqpkMM1ezo2EsMEIt/rSRKXpaY4qelk3R7J"
    "OVcL5DT5UxfTmxEdQ2rYH27u3vklap7iq2WMVn3t18+EcyvNhqzBTsrd45mtSaPqkuNX1S"
    "qjSNF77QNDTwTSV2uJq9uPnqwfmnxWp0VxYVPeIxU6QV1C/kgugIy3lcNlnRl9Ur+rKI+B"
    "x/Rq3wLgkatDejnZoFes6JvJzxXLf1XFNh64QuR1IiqjkJZWEzE9vPBFImPDWaB6Q0fcws"
    "NJ6FLC2gNQcFQTMDrfNvArLAVFTU41aR9jSopM1ctM5FC4jvczADNEMB8myk1S5bLT2Mzt"
    "nifqPpnJ1QllpvSkbIJEyZ7hEHOQGh77SagLycmYDWE2Dad3QfnGDad/QXkmDad5j2HUOu"
    "C9ikeN3O62kN7VPXqOpY9InvqKPzJ3mxMUG1i2iWGLWamJYU182RLVaYDt4Y4HLjIW5S8n"
    "/ITEaPiIpd4vdX4B7BwMUouAePCPlRbMlSVvZ6EK1dwBw6YIpmfNsSL92UOKsJkI32vvxZ"
    "jmrp7zamicyQNAohWJcAbRzMvTmYxatRRrc6YiIZb0IltEMldK1oYz1vaT0jB7dhL3Jiht"
    "xujX70hdZhtDMihsbunMY+hKyMg2dABpuUMUR7vVFOxn5SBgRPwqfqSGFdJacmdWaVpCIe"
    "41Eb7amPCDoUiFLHy4B/fChAT3y8u5KVlMWlyrZRMxFj5wxp35jU2Dmm/WC/ycp0Dk8vLr"
    "UMybVENxjvN0s/h/DleQOAL88r8RWn8vCKXKFzHXTXAiNcwE3QrQa3hK3xgw8kEGGqFbCc"
    "lxoBYVLI47lossz5qOo8novSUncwFX+6/lovCBqzve1aF/uyFdIWU1CUNHOw/RyIqn26X9"
    "W85Oj2ne51F9Mh0jQ03C8RskXgQp8kyD/J9EhBgIjDkzry4z/xgM2FEh7R6h4s4KPgLzw+"
    "YyHicALsoIVPGPJY1AyKAhgggHxiz8Ei051KUQehgws2KXPgEA/Fn7kg9EwB7X1/O2vKGy"
    "AtpT0ePjqL/+SyEadyWcOpXJY4leGXjtidyd8E3vNqdM9L4Ppw5RKowLfaf5YRGYb/TNx2"
    "NP6zeKPX2stTGUO/tDeHEKTIkuFbmhZpXtDk4bTMQmCMq09MEexZE7uSiowG9s7aLma0Rw"
    "2GKxUyzErbpTyDuA27mBMz6G/Fa6EgIIqooA2c1lpqdHzWRSNv50WNt/Mi8naWSJj9kAZv"
    "PVm9bMGN7befK4oulsZM6ugElI620OfGVRivgO9CDzzgz6IQPBFF4+Okm6hWvCxvKKIlZE"
    "l50WN6ih5CDzhIRKXQY3DjuSsgCs4A6DjI4ddQlabv5yZNSIh8ChHWraloOIhdcRDDT+Pc"
    "R9ZMqwCajH3sQkWtv+rPSDJ+hORD90XRAkbb1YyixtzdVktCnqMPfkbI6KdtkT+MXoBHUZ"
    "fQSB3eBXPcdVE6rrXpWQBrgdEp/72EOpp4sX3vIwgqmMqaXSQeP0LVpJtojYGYtj9zSKM/"
    "vWTRJqcmdYbsLDNoo/l6Sxbc9BPea+I4AE5JGBmSPv/icDuSS8wINxoB/xjQqGY/DX2fBK"
    "IjGnAJeQSQle3Vzq7acWaBMUZ3ZYwah7hxiO8iPLhRdHBNcHApTI8sORyaHEpWxpRuysHJ"
    "niyK/tLbiVMZY2S29qYu1CWyaksBrGVG40zduUouWiBpGvcZmRHu0J05nnIOVr5QW/hXM1"
    "LG7myfp+RCvKjIU6ppZpmT6vUreYBuhgQdbTIlJ2c+l+3XNGmTjJQTM+hvgz5/KssjekW4"
    "inKjI27HFrXxDjkPKEiqrioIrvyASR3N5cqhVqYY7Ga2619zFCDAZ1r0ncToJYBgCV0XsQ"
    "n/ySX8P0FLrYMrkoqAcxJSdAyuudQUurLDpWxoCVmuiSVX5IJVmQzb1U0NVzbo7a6aK7P5"
    "4tba9uLxo2PLXjTZ7V5Ub3YvDFW2Sw+r2NJ0wE3GjxDcJhUzqwtmluplGhKyU+tq5hJVKE"
    "AtV5CIGK2+tVaPsBv7ITUsqlTIIN8WeT/ARN34shL3rMho2N/OUmmQrLMvWoNqR8wVJM2i"
    "bh2w+ORjvsXrz0BOzuDfFv/YCNUDPyM0ml1lH+lM2j7UrJRBvjnyGkRZNpaaP/62bUoi6u"
    "utoHMO0ByqqkHTa4+SmC307DkJjqrZxOj8pAmZmA5tyCVKpg5BB1BGiANEkVjgwBX49v70"
    "+enls5OTZ6en999NwBKzOT/1/uoNWM4JReARrQSf5xEGsCcvI/ihKaSKKrz93moL3pDfXo"
    "cAiIePjrc6aRZeXRNd/d2m/iS6+//Ot/7R6TtzSOc6izsZP0J2q/tieAto62AbDzfQDjty"
    "Pfrevpkj+7H6cxydbvI1ttcjG7UKC0Iv8Z3B0MHsJZiTJRcIRKsuEVSOnElUyl740PgxGQ"
    "+k7ge2xbWMG27QG3zNN9Ymvl7kXiIwwn3p5LSJSnNardKcKvN9W8TY5OWMQtOeQON/bIs+"
    "VRkpQ561Dwweuv5++NRNfq1XMTK1S30tZHBvWfkqyj1UAF9dTzIrM4yCkgffkG1Q9kBEaV"
    "baA2vGc6M9gNYjm7UORg9R+Bx2BP11z7dU8OOP4IVcUB66nwBKAOTfJ+hRKFfAN1QIySg9"
    "QLGDwHQl/6/oGdzt9RV2wx/ZVvdQfBI43LmD7Ckqx7RP62L4ZN0gzAuorQNAQ+Jt+z06lD"
    "S40QEfO34tOGOq7qwNfMapqJmG9uu/piZc7TtQVxXOTEDzCWBP2tivRQzs27nuS69BeR60"
    "O8SUElQObDqq/PSTQq+Y/AaQaxfz8e3t3cfrNxzy/ELvDN27pxEDu367KzDdp6X2C4J5k6"
    "F8dtLATpsnAzeaaXdzJOsCBWQZZTaJErUrIExaUTzIJfYjBTMc0IwDRvhkpoQ8yu46iRNG"
    "mkzi1Er23KGM+D5S+HZ2ccOOHUBfjX22ZbSuCZ4YkNpjgid6DJ7QdeEYz9m2rHZA/os8K0"
    "CQEq1q0CVBk6HepLyLqWw55vggrt5X6piR6r9Rw4yMjWZuAD4gCXuVWtwEiOWCHEG+Q9Er"
    "YQ6IaIyAGUXuTKp3LNYSp2jGLZhj8EF2TrDn0HsQcT+e/DVACy5XET+0i5s2ad4QoJmV5D"
    "SLn2vbN+xXTxqCCrrvopkmW72/bHVTkTSqmHlx0QBZPqq6ZqY4V9BI6SNSrNw79FTp2ooF"
    "RrF0awC9e/v7Xb1Lf7GKz7y7+fCPZHjRzz8cA+Cr2aYHk/07tNW+L08WI4Gl+4XMS41is+"
    "m1KU+El4qG3ISxko0cA8Ld8zf6PMI+CISdAdwLhWAq6HRaQSdrRzZftLMx77zdWyixga4J"
    "8Wg33u6rwQWCQ6G6YeFZqU4yIL5CFVqEvWq4NpPhY9KXOytG5PMFaek62HJCI9wsutfSjA"
    "tzf04IU1pl36VVfoOrRUVb7eTUpM5R42cGbXTTvCeeiKMRnGDUGIyJ3mAB+YwdFEQdrhl5"
    "RB5dO0r8ANtIRt4wWeKEzAAJA8A1eCAfQVxCxvcsiHiMspNmN7fsOBSo2nTpvnvzZiUlkz"
    "kl7yT+Od9H2tRGO6ba47JHM7HBNnN4dmLyBumpJqnMCD+eXbfNRpTy59E0FPNSrVAelhXT"
    "v08Li7ZM6syJapxzQp3AvN9dYQc4c+taG+asjFnMDUD2YVRJp/GeHI8f4X7cPW8XKYp6pF"
    "IqMyaOYy/ZndYCe7rl3YuSZhJaT4IdBgHybK3gmqzMCLeYjrtBUAb1+mKtBUaIbfeFqewA"
    "wTaFqfJyZgdpvYNQxJjbpjJYTs4Up2qL/wB6NH+FLjGT5DDOJIdblyhpc3l8UseZ02TERs"
    "L8CkxJ+DBnIMDiX0Zk5sCCBAj4/Kkm4Oy5KA1OI1qb4YWihFHLaxhKexCUq6G0d0Zp85dB"
    "E86MSIdxZHv9RnaDpbFkegzdDRmxuFWNlgpNjhAXQa+CC8kJFoCecskDRLpOO7u5eSeuvM"
    "7IeH1dTLn49P71W25ESuz5IMwqVDjic1T07ZacmLEb2+dleE6LdmCpUF/Qj992caFPWyz8"
    "nJix13XQbxU85aMAE2fL4Clht/wmL3SAG9NeYqcyiFXYgSme9dag5acDGyW7+xCL/lABYv"
    "ZcRChBIC7zMgpgioscySAlORCzSS71XJ6hKPiMHNGTPkDcGnKQGKfOcu/1bsp6uImJ7O2/"
    "7K1pqtEkpV2R5lSJvGoTOmh9qLOQb9kDQ1/XyYmNCVijaI56O9mra+Lr3cXLHrkWFWFygs"
    "Y3ZHxDg/AN5cAVirUeoZsR6ZceHwpJtoHTLVmjeXTL0GpXAk68ZYcJ6cYqwJkFNag6wLeh"
    "75OAfSDyccq2a+b0pNZ4jQZaXjKyQTvlKAUHBZTI3ovxJcAy4NcAjsizgVMS8kH8h6g69T"
    "G48dyVrOELoCNsR0ZU3ZM7vLLp7jjoT6hxi+7KlQdDjocuoDkh8yUtGjvoSfHprNb6kvEj"
    "1PpOnzcqCiOGVadBPC+XhTGlk4flq+hTl7lbkt/kN1+lyaQna/UYtiSWn47bHJjlydKvQs"
    "lgcDaLOG4IKOKT4SQqyBxSEW4F+VYgsozjiq+iizSmkjdXVZXt9MomiGsQW7/RVnb1aTWV"
    "dXvMf6uo/lrd8bWq+usO2r3uZ6V21tjVlBHcbRlBuVKtqSK5rcbIycgYG0cJqLYanpEyyv"
    "jo/JhfAfQOsrGjvZXkpXqtSXqAe0mCju6KzsuZOMTWXkoTzZ9Rq5toHyfVysdJSfcYQFrm"
    "vhH+2iirKxRge36k4KviM5M6sgqmYzYRVdVTMLTulQfi3eqteaWoPYz1zLyMyAg32n4a2P"
    "CXSgPhePgI0T1pZEWf1FjRJ2Urmt+RIVX77WqKKCNiSCJNkmivH7Mv/w+ldtFc"
)
