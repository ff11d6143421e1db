"""The books."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
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
    "eJztXe9znLbW/lc0/tJ2ZuOJfzZNOu+Mk6a3vk3iTuy8tzO9HawFrdE1iygSWe/tm//9lQ"
    "QssAgWsbDLEn1JbNAR+JGQznnO0Tl/H82Jgzx6fGXbJPLZ0Uvw95EP54j/sH5rAo5gEGQ3"
    "xAUGp55sC3ONppSF0BZ9zaBHEb/kIGqHOGCY+KLxjY8AejaH2APQcUJEKWAuZMCGPqD4wQ"
    "fYB9B3AFn4IIAPiB6Lfh1i846x/9C+i8jHf0XIYuQBMReFvKM//uSXse+gJ0TTX4NHa4aR"
    "5xTAwI7oQF632DKQ1z59uv7pZ9lSvN7UsokXzf2sdbBkLvFXzaMIO8dCRtx7QD4KIUNODi"
    "Y/8rwE0PRS/Mb8AgsjtHpVJ7vgoBmMPAH20Y+zyLcFxoCP07FNQnSMHXrso4WFnf9J3jHX"
    "3rI+3NxZt2/vLOuoNEjiXdZATy7ZxBcDjH0mEPv7S9xvhoy8eiQe8OaXq4/fnl1+J7EglD"
    "2E8qbE7eiLFIQMxqIS/QxuJIa2jPgbF4ZqxFcCa6DzV+0H7hSgHiA9msMny0P+A3P5r6cX"
    "5zUY/+/VRwkzbyVxJvzTiz/JD8mt0/iewDvDN4CULkjoWC6krg7OJcFu8E4vZIBna8ceEL"
    "9ohPhFDeIX64hTxtcj8Q4aYOdldofz0QMhTl/LRRHpk8sGQJ9cVuIsbpVgns2skPCWekDn"
    "pHYI9W5gftEA5ReVIL9Yx1iutdZnFGLeoWNBVob6NX649lnNUr0uvoY5jnWJDZgni/JgVp"
    "EH8RLPfjg9PTv7/vT52eWLi/Pvv7948fwFbytfuHzr+5qheX39j+sPd8VhEReKo8GBpOJF"
    "tcYgJ9QK+Vaz/WRUuNshEvhoT/+i3O7QH8XEF/r57DGnMooLU2g/LiDXSQp3crq7/xkzKP"
    "4oqhiqRPjnXz8iTzZSDEtiCl2vOjrAQfqSTsT0arKAFib1HM2nfGnYDqb3spORQ+TiwMBU"
    "AxPlNvn2X9xt3MtYQZLUxHYI/ca7GCs8LqFsS3h+4V2MFR7s29hB/rYQXSfdjAkmoRaQU1"
    "KlKJRvzU/n61egzz8tJ3m2eFJKiDKG5oGaK01uTWq50lyjRlwpczkG/O/i1hIQ7J6/4jxn"
    "IZkDCHzEFiR8fMl/TPmZCf9ZEKHPokD86CH+0BBA+sj7mJFQzaj29aCOedc67VrJvCq06s"
    "R0HC4HuEObppqGFVOzBH81jZI0HyEl2AeDskd6u4xt2Z2wG2qqF3Y7WaZ0AM6JjA3iyyYI"
    "X1YDfFnCV5fy6JfqGOeyrMF09Kns5CgPhb5TJESqVR5cbLdR67kCgosHZDZDIdcjGMnpIq"
    "+4moJSPcOGIddWKMCMSi2EN8ZCJbFtxDsTygx8lLcBXMBlWevp80EKreePvKM8XtP/NB5o"
    "44EeuvrTyy6t66TbvXvuUNVL45rYs28oWeUtvTW7KNXl2r1fpan9Al1SgkoQl/H9mW87fI"
    "P+FS0lyte+iKKwVStHOcDtIHEtsV/8cggXKxVibV5xAPifjVi82l7dvrn66e3Rl/1ol4kL"
    "RKFZZs6Raq1ynrVpoFEGKKTE/4bGGh/2ASVzNCXOEvB+Eb+ewKRSErVkN+l9cWdG8Ruo4m"
    "fUEqOWGLXEqCW1y0fOhStXc01IC0IGUaPo7U7RK89dg+xmZAsf7JA06DRARqFC52JnqnVo"
    "mmvUQImWnl7sx9SoTcgjRsAl/EXlBUYekT8RbmShKS8kWXr7y9Wz04tLlVa9XWfmMM+QFv"
    "A6jVqOpEVdyIdOR7Nelxvd0Z7uPXNGxd6zik0Rn7K66OeEDPStoUe+Q/UPo2RCBvr2hmXs"
    "MdVZ3HMioztv1f26HlEUWlwDVNlB1RgXpUYHM1cLGnklq88PynuGIzEW/VDtzuG6bq4iB7"
    "O3PguXR6pA6OzupDYWWrSz0KrhRhP0Xy4BDnbAQmR7YET+PwGLEDOGZNYHaTqG0KcwNp/I"
    "TF7iv5VN0G07M3HNg9ZP6uKazSLfORHO1wldGjwT2QLNzafADw/MYUXYfg0WjM1IaD3yv1"
    "nLiClIGQ/wJg9wjJdqkdiEsXKVOHwT5uy0AcBnp5UIi1sqiOVv2iCnUqODuZf4VXM4KkH3"
    "/HkDcM+fV2IrbhWhZTDkKrWWr2AlMbrJ2z2b5CCmDG7/5+3NBzW8mcQavA62Gfg/4OH+jl"
    "nnfGHTCHsM+/RYPHYfXjCBkOh5TulfXh7mb99f/b4+Am/e3bxe1/VEB68Ne9r/fB/I+akb"
    "30ZvPIjnRwqWJLs5qSNJCG9m2at2m930Prh20DwgDPn28tmvaPkSSHHkgCmakRClLMYEzL"
    "DnibNMfnrpGyqTZuZYD4XrvocHKKNmaTT9D4r3zUe03C5k1rAru2JXcqPWdD3LiYxQQep+"
    "Bxdfgwa8SfMRQttLrk4R2d8iXmVNbIRodz+RScRsomer5kRaQTy0rJE9I+whSJEV+Uyl8d"
    "dtimuChlxsTS4OOyprnArKQPR/mZ5Nofqnaduqtf4gbdEoRxRlkEVU5rp/Be6T9K73IMQU"
    "UbDAzAWIX1wC24X+A4pz44cObybjaoNoyi14kf1JnRiq095N4O6wvE7Virwui7x7/nhn+/"
    "LJ8yYkJ29Vnav8eYnmpF6klw8+aT++QOizJlrPWbXWc1bSeuA0WVCbUpyZhKE4O6c4+UKv"
    "WkqqR2MlYAaj+8HAc2T9l/haa3tBaIec86e7N4dEOxeWd5csrCgQyCn0fkK4geVXLPRFyT"
    "W4p1y0L7zTPWC30/z1zc27wjR/fb2m1H/49P71W77BSvh5I8wqbC0J3YwQFmeG0AU9kzSg"
    "Nwc9jovjRlAEVSRDHerrojuEfXXlYHFfIPzgqvI/V2+sORGztXa+tWJqSWvX1vwKCnLmE9"
    "BZ7yMaIP4Xqjx+tat9Xs4groE4egow/wT0j9oV5EzBp7Zssin4ZFj8r3Lim1Mb5mjeWI7m"
    "7aPIzcB2zyqg1yzLeUD87YvcvEn7OcDVthFQuy8GdIjT6REtO6i39WscTjWWadSn/1suTQ"
    "r/d7pkVfu/3bRFg7RUUxgi4JEFCp/ZkCIgHnYMbqOpQ+b8L6VA3E8rzgLIwBSHzJ3IQNS0"
    "yXQpIlRxGEeyqvJV9fQUc4p40PpntXs8naFNXShp+9G5b08vmvhveauaIMySB1f3LOaIT2"
    "H+0ADdHyqx/UFRI53plkdnYw3s6BhbuaxbMnOdDsJrYuZMzxrOikx3LrIf27AxBTnDQrYl"
    "YxiZc8WMm1RtQosVwmYkDC95oANgeEmTTWZwYBqSdy8Z1ZOg/S1xbVjUfZBzdXMu9ew7LQ"
    "DKnw8+fHr3bl8Z7TKKWMFXFfjjatLKLjRrwFx5CM6ACym4j89Y3L8CENh8yB9IuAQiJC0+"
    "Q7EgIWXAdrEnjlaA+wD7PnLuVTRVF12aMxpDWssnNSQUb46ZMhygUvHLi4xJ7Ts9Of/+/M"
    "XZ5flK21tdqVPyygqdoZ76SgBmThT1e6JoRjyHm3S6MK+JjRDts0Zon9WgfaY4vyX3V10m"
    "Ndp12h4SiD45fHGE9Q6m9kmTmX1SPbFP1pGOdRMdpDOJ8SUJ6B5fc1RlD4G0c+LjqnyY1R"
    "pzUapXpmMf4Qlb8kYUJ4Z1cx50JTImXXjHFOje6Lph8kpbk58h0uaTC0KGAK0jQHfL0g1z"
    "iram6Sp4z1BZm0YbU504zUHO1Aa45r5TbQI07wDHnhOqwgz6iosdpsJQH/AZEk+VBkIHop"
    "/g8iPv5QB1gUYI0QD6WyJ0K63aW97RWEGCsxmymfKQoQZOV7leRvKt9emQST88hTsm901W"
    "O2McuLTCtNVGX8x77HmYIv4nygK0kAHbIxQ5QH4gwOWvLPwo6XopMtoiaLtpbixRHchHgD"
    "9TVAmSaa/4X/UNBSJnRtlN0+vT/u3/27/n9+4BjmvpBhwGxP9SW6Tlwj70XgFhsAOKmIhI"
    "dkXCLuExgrLSbtIjWfgTII0j2TkFc/40n/A3FS5R3qQ6b2/BDcZfRPw3XVriOSaJ75AsuG"
    "q/UjJqDV1KSesxWdCdeZPSiV+ezHW8Wk5qh5zafiy5Ljk18TzkCyPDmqvUmpoFpCy7u/n8"
    "fASLSb7AxEMIhUdJdwjWBA3+bem4kGHoacNflDPot0OfRExwJ7rgF8QM9i2DoVPNU5M9XZ"
    "frl5IeysbbnkItaPg75PwGCu5G1m99fg2plG+OvlGY2kVyp9raji1Ti6YNGwQ/Zubtghuf"
    "wrTMhSqAWUjm4F78a0F2L+rz3jMif/yWN/PBwsUekn/LdxNhH8+pKhqyl2dsDo9cs4Flp7"
    "Hpa2zdwdm6hxHHc8jhJSQKVW75GoBXEiMEuOOgyjT1h6bKsyZmXMbFSMp4T9BblnNCY6LC"
    "dn60VBv4lYg5Rjpuy+kwFpLDNJyGGC0xZLtp5c5VWE15V2+1zZR3K+sZTNJlCH2QbuLcdI"
    "lsFzmvpL9PvIxwFS4pt2BQXHozk30gaIOp1EnvSs8gzuUXyz4F4xMc0JZQbSdlH6PuAZOy"
    "5AjV+l5O9MhTmjpQrwTGiHDnlqkdherIxZq5nIkYiJtAvH/FcowG6t6t/qHN417U9by+sq"
    "W2rpFadaDQbtTW1ybX5rjxfVlDg1wQtjOG9p0+YzW9FdZQfupXW0P5b22zNSSyW4Rx/ioZ"
    "5yheJ/HXQJAL5QELiBl9JRw70obJgiL53wGSughpzKMHZUoMUcW0bCHt5IlNXEvp+RW+ih"
    "Hvc5zCizfKbiQP1nQ4mSwdvWXpGH5GicLXd4hqJsPM06xomAiMUIs/bWSKntaYoqdlUzT/"
    "ZiWc79BTZUxfQWwEuU1roL17+7ukVaqris2XyZ13Nx/+kTZfLzVmEvZWrxxNck2fVKeaPi"
    "llmsbzQGgaGvhmEjuczX5SfPXg/NNiNnpLi4oa8ZgpjhXUT+Q10RGm87hsMqMvq2f05Tri"
    "Lv6MWuFdEjRob0Y7Mwv0nBNFOeO5buu5psLWiTyOpERUcxDKwmYkth8JpDzw1GgckNL0Ma"
    "PQeBTytIDWGKwJmhFoff4mJHNMRUY9bhVpD4NK2oxF67NoIQkCDmaIZihEvo20ymWrpYdR"
    "OVs8bzSVs1PKUutLyQmZA1OmesRBDkAUOK0GoChnBqD1AJjyHd0HJ5jyHf2FJJjyHaZ8x5"
    "DzAjZJXrfzfFpD2+oaZR2Lt/iOKjp/kp2NCapdRLMkqNXEtGS4bo5ssaKs8cYAlxsfcZOS"
    "/0NmMnpEZOwSv78C9wiGHkbhPXhEKIhjSxYys9eDKO0CXOiAKZrxZUt8dFPiLCdAFtr78m"
    "c5qqW/x5giMkPSKIRg3QFo42DuzcEsPo0yutURE2l7EyqhHSqha0Ub63lL6xk5uA17URAz"
    "5HZr9OMdWofRzokYGrtzGvsQTmUcPAMy2EMZQ7TXG53J2M+RAcGT8KE6UlhX6a1JnVklqY"
    "jHpNVGe+ojgg4FItXxIuSbDwXoibf3ljKTsuiqbBs1EzF2zpDWjUmNnWPKD/Z7WJm68PTi"
    "UsuQXEl0g/F+T+kXEL48bwDw5XklvuJWEV5xVuhcB92VwAgncBN0q8EtYWv84AMJRJhqBS"
    "wXpUZAmKyd47loMs15q+pzPBelqe5gKv50/bm+JmjM9rZzXazLVkRbDMG6pBmD7cdAZO3T"
    "3VWLkqNbd7rXXUyFSFPQcL9EyBaBC32SIP8k0yMFASIuT+rIj/8kDTYnSnhEy3swh4+Cv/"
    "D5iEWIwwmwg+YBYchncTEoCmCIAAqI7YJ5rjqVIg9CBx02SXPgEB8l21wY+SaB9r73zpr0"
    "BkhLaU+aj87iP7lsxKlc1nAqlyVOZfipI3Zn8jeB97wa3fMSuAFcegQq8K32n+VEhuE/E4"
    "8djf8sWei11vJMxtAv7c0hBCmyZPiWpkVaFDTncFqeQmCMq09MEexZE7uSiYwG9s7KLua0"
    "Rw2GKxMyzErbqTyDuA27WBAz6G/Fa6EwJIqooA2c1kpqdHzWRSNv50WNt/Mi9naWSJj9kA"
    "ZvfZm9bM6N7befK5IultpM6ugElLW20OfGWRivQOBBHzzgzyIRPBFJ45NDN3GueJneUERL"
    "yJTyosb0FD1EPnCQiEqhx+DG95ZAJJwB0HGQw/tQpabv5yFNSIjiESKsm1PRcBC74iCGf4"
    "xzH6dmWgXQ5OxjDypy/VVvI2n7EZIP3SdFCxltlzOKGnN3Wy0J+Y4++Dkho5+2Rf4wagEe"
    "xVVCY3V4F8xx10npuNamZwGsBEan/PcS6mjixfa9jiCoYCprVpGk/QhVk26iNQZi2v7MIY"
    "3/9JJFm96a1Bmys1yjjebrLZlz0094r4njADglUWxIBnzH4XYkl5gRbjQCvhnQOGc/jYKA"
    "hKIiGvAIeQSQle3Vznrt+GSBMUZ3ZYwah7hxiO8iPLhRdHBNcHApTI8sOByaHEpexqRuKs"
    "DJniyK/tJbiTMZY2S29qbO1SmyalMBrGRG40zduUouSiBpGvc5mRGu0J05ngoOVj5RW/hX"
    "c1LG7mx/TsmDeF5xTqmmmGVBqtdd8gDdDCk62mRKQc5sl+3nNGlzGKkgZtDfBn3+VpZP9J"
    "JwrcuNjrgdW9TGO+Q8oDDNuqoguIoNJnU0lyebWrlksJvZrn+5KESAj7SoO4nRSwDBAnoe"
    "YhP+k0f4f4KWWgVXpBkBXRJRdAyuudQUerLCpSxoCVmhiCVX5MJlmQzb1UMNVzbo5a6aK7"
    "P55NZa9pL2o2PLXjRZ7V5UL3YvDFW2Sw+rWNJ0wE3bjxDcJhkzqxNmlvJlGhKyU+tq5hFV"
    "KEAtV5CKGK2+tVaPsJf4ITUsqkzIIN8W+SDERF34shL3vMho2N/OjtIgmWdflAbVjphbkz"
    "STunXA4lOA+RKvPwIFOYN/W/wTI1QP/JzQaFaVfRxn0vah5qUM8s2R1yDK8rHU/PW3LVMS"
    "U19vBZ1zgOZQVQ6aXmuUJGyhb7skPKpmE+P7kyZkYta0IZcomToEHUAZIQ4QSWKBA5fg2/"
    "vT56eXz05Onp2e3n83AQvMXH7r/dUbsHAJReARLQWf5xMGsC+7EfzQFFJFFt5+H7UFb8gf"
    "r0MAJM1Hx1udNAuvromu/m5TfRLd9X/nS//o9B0XUldncqftR8hudZ8Mbw5tHWyT5gbaYU"
    "eux/vtGxfZj9XbcXy7yW5sr1o2KhUWRn7qO4ORg9lL4JIFFwhFqS4RVI6cSZzKXvjQ+DUZ"
    "D6SuB7ZFX8YNN+gFvmaPtUmgF7mXCoxwXTo5baLSnFarNKfK874tYmyKckahaU+g8T+2RZ"
    "2qnJQhz9oHBg9dfz986qY416sYmdqpvhIyuLfMfBWfPVQAX51PMi8zjISSB1+QbVD2QExp"
    "VtoDK8Zzoz2AVi2blQ5GD3H4HHYE/XXPl1Tw44/ghZxQPrqfAEoA5PsT9CmUM+AbKoRklB"
    "6g2EFgupT/V9QM7rZ/hd3wR77UPRRbAoe7cJE9xemY9mldDJ+sG4R5AbV1AGhIvG33o0M5"
    "Bjc64BPHrwVnTFWdtYHPOBM1w9B+/tfkhKv9BuqywpkBaD4A7Ekb+5WIgX07133pMyiPg3"
    "aFmNIBlQMbjio//WStVkxxASiUi/n49vbu4/UbDnlxoneG7t3TiIFdfd0VmO7TUvsFwaLJ"
    "UL47aWCnuWnDjWbanYtkXqCQLOKTTSJF7RIIk1YkD/KI/UjBDIc054ARPpkpIfyGCz8jYJ"
    "M5Sl0x0nASDZay8g5lJAiQwsOzu8d27Az6amy1LSN3TSDFgFQgE0jRYyCFrjvHeNG2ZbhD"
    "8l/kWyGClGhlhi4JmtPqTVK9mCyXY44V4qp+pb4ZmwEbtc3Y8GjmEuAN0hBYqctNgJguyB"
    "FEPBR1E1xARJEEzCjyZlK9Y4muOEUzbs0cgw+yioLtQv9BxAD58tcQzblcRSzRLh7apJBD"
    "iGZWer5Z/FxbymG/etIQVNB9J9A0J9f7O7luspPG2TMvLhogy1tV588U99Y0UvqIFDP3Dj"
    "1VurkSgVFM3RpA797+flfv3p8vkzvvbj78I22+7vMfjgHw1SzTgzkJPLTZvi+vFiOhpbtD"
    "FqVGsdj0WqAnxktFQ27CWMlGjgHh7vkbfR5hHwTCzgDuhUIw2XQ6zaaTtyObT9rZmFfe7i"
    "2UxEDXhHi0C2/3meFCwaFQ3RDxvFQnpyG+QhVahMBquDbT5mPSlztLTBTwCWnpOtgKQiNc"
    "LLrX0owLc39OCJNmZd9pVn6Dy3lFie301qTOURPkGm1007wnvoijEZxgXCSMiTphIfmMHR"
    "TG1a4ZeUQ+XTlKghDbSEbeMJnuhMwAiULANXggX0F0IaN85kS8RtlJs5tHdhwKVG26dF/J"
    "ebOSkjtFJZ8k/jnfxxGqjXZMtcdlj2Zig2Xm8OzE9AvSU00ymRFunl2X0EaU8vfRNBSLUq"
    "1QHpYV079PC4sSTepTFNU4F4Q6gXm/q8IOcObWtTbMeRkzmRuAHMA4q07jNTlpP8L1uHve"
    "LlYU9UilTGZMHMdeTnpac+zrpnpflzSD0HoQ7CgMkW9rBdfkZUa4xHRcGYIyqFcjayUwQm"
    "y7T1Jlhwi2SVJVlDMrSOsVhCLGvDZZwgpyJlFVW/wHUK/5K3SJmUMO4zzkcOsRJW0ur0/q"
    "OHOatthImF+BKYkeXAZCLP5lRJ4cmJMQgYC/1QScPRdpwmlMazM8V6QzatmHobQHQbkaSn"
    "tnlDb/GDThzIl0GEe21z2yGyyNJdNj6G7EiMWtarRQaHKEeAj6FVxIQXAN6CmXPECk67Sz"
    "m5t3oufViYzX1+tHLj69f/2WG5ESe94IswoVjgQcFX27pSBm7Mb25zJ8p0VpsEyoL+jHb7"
    "t4MKAtJn5BzNjrOui3Cp4KUIiJs2XwlLBbfpMdHeDCtJfYqRxiFXZghme9NWgFWcNGh90D"
    "iEWtqBAx2xURShCIbl7GAUxJqiMZpCQbYjYpHD2XdxJWTRS4+Jai8DP/kYiD59wycpDznf"
    "q8+46eq8yXm5rN/v7T4pqiG02OuSuOPlUir1qYDlpH6iwMXNbI0Nd/CmJjAtYon6NeTvbq"
    "rvh6V/Gyl65FlpiCoPEXGX/RIPxFBXCFsq1H8uZE+qXMh0KcbeB5SxZqEd0ytNqZglMP2m"
    "FCujFLcG5CDSpP8G0UBCRkH4h8nbI9m7s9qTVo44aWn7ZsUG45PpaDQkpkbcakC7AIeR/A"
    "EWdv4JREvBH/Ic5efQxufG8ps/sC6HDLETCiqq7cYc+m+uOgt1DjKt2Vew9GHA9dQAtCZi"
    "ddN3bQk2LrrNb60vYj1PpOnzdKFCOaVR+NeF5OFWPSKQ/Lf9GnLnO3IL/JPV+lyWQ3a/UY"
    "tiBWkLXbHKzly3SwQslgcDaL2W4IKOKD4aQqiAupCMGCfCkQJ4+TLLCCDMdUMuiqTLOd9m"
    "wCuwax9BttZVdbq8m22+OZuIqMsNUVYasywu6gHOx+ZmpnhV9NasHdphaUM9WaKg681Rg5"
    "ORlj4ygB1VbDc1JGGR+dH/MrgN5BNna0l5KiVK95Sg9wLUnR0Z3RRTkTm9jaS2ki/HNqdR"
    "Pt46Ra+Tgp6R4DOKq5b4S/NsrqCoXYdo8UfFVyZ1JHVsGszSaiqnoIhlbR8kC8W70VtBT5"
    "iLGemZcTGeFC209RG/5RaSCcNB8huieNrOiTGiv6pGxF8ycypCrPXU0R5UQMSaRJEu11M/"
    "vy/zh+Bys="
)
