-- Cases with a clock, a claim and a subject, and appeals against a block.
CREATE TYPE "case_kind" AS ENUM ('review', 'appeal');
CREATE TYPE "case_subject" AS ENUM ('creative', 'artwork', 'brief');

ALTER TABLE "review_case"
  ALTER COLUMN "item_id" DROP NOT NULL,
  ADD COLUMN "kind" "case_kind" NOT NULL DEFAULT 'review',
  ADD COLUMN "subject" "case_subject" NOT NULL DEFAULT 'creative',
  ADD COLUMN "rules" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "statement" TEXT,
  ADD COLUMN "opened_by" TEXT,
  ADD COLUMN "appeal_of" TEXT,
  ADD COLUMN "claimed_by" TEXT,
  ADD COLUMN "claimed_until" TIMESTAMPTZ(3),
  ADD COLUMN "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '24:00:00'::interval),
  ADD COLUMN "escalated_at" TIMESTAMPTZ(3);

-- The first decision is no longer the only one: an item that was appealed has two cases, never two open ones.
DROP INDEX "review_case_item_id_key";
DROP INDEX "review_case_organisation_id_item_id_key";
DROP INDEX "review_case_organisation_id_status_created_at_idx";
ALTER TABLE "review_case" DROP CONSTRAINT "review_case_organisation_id_item_id_fkey";
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_organisation_id_item_id_fkey"
  FOREIGN KEY ("organisation_id", "item_id") REFERENCES "item"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "review_case_organisation_id_status_due_at_id_idx" ON "review_case"("organisation_id", "status", "due_at", "id");
CREATE INDEX "review_case_organisation_id_item_id_idx" ON "review_case"("organisation_id", "item_id");
CREATE INDEX "review_case_generation_id_idx" ON "review_case"("generation_id");

CREATE UNIQUE INDEX review_case_one_open ON review_case (coalesce(item_id, generation_id)) WHERE status = 'open';
CREATE UNIQUE INDEX review_case_one_appeal ON review_case (coalesce(item_id, generation_id), subject) WHERE kind = 'appeal';
CREATE INDEX review_case_open_due ON review_case (due_at) WHERE status = 'open' AND escalated_at IS NULL;

ALTER TABLE review_case ADD CONSTRAINT review_case_subject_has_item CHECK ((subject = 'brief') = (item_id IS NULL));
ALTER TABLE review_case ADD CONSTRAINT review_case_appeal_says_why
  CHECK ((kind = 'appeal') = (statement IS NOT NULL) AND (kind = 'appeal') = (opened_by IS NOT NULL));
ALTER TABLE review_case ADD CONSTRAINT review_case_decision_has_reason
  CHECK (status = 'open' OR (reason IS NOT NULL AND decided_by IS NOT NULL));
ALTER TABLE review_case ADD CONSTRAINT review_case_claim_ends CHECK ((claimed_by IS NULL) = (claimed_until IS NULL));

-- What was decided stays as it was decided; so does what the decision is bound to.
CREATE FUNCTION refuse_redecision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'open' THEN
    RAISE EXCEPTION 'a decided case never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.creative_sha256, OLD.subject, OLD.kind, OLD.generation_id, OLD.organisation_id) IS DISTINCT FROM
     (NEW.creative_sha256, NEW.subject, NEW.kind, NEW.generation_id, NEW.organisation_id)
     OR OLD.item_id IS DISTINCT FROM NEW.item_id OR OLD.opened_by IS DISTINCT FROM NEW.opened_by
     OR OLD.appeal_of IS DISTINCT FROM NEW.appeal_of THEN
    RAISE EXCEPTION 'a case stays about what it was opened for' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_once BEFORE UPDATE ON review_case FOR EACH ROW EXECUTE FUNCTION refuse_redecision();

-- The last lock on the door: whoever asked for a generation, filed the appeal or took the appealed decision decides on none
-- of it, whatever path the decision takes.
CREATE FUNCTION refuse_own_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'open' THEN RETURN NEW; END IF;
  IF NEW.decided_by = NEW.opened_by
     OR EXISTS (SELECT FROM generation WHERE id = NEW.generation_id AND created_by = NEW.decided_by)
     OR EXISTS (SELECT FROM review_case first WHERE first.id = NEW.appeal_of AND first.decided_by = NEW.decided_by) THEN
    RAISE EXCEPTION 'nobody decides on their own' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER never_own BEFORE INSERT OR UPDATE ON review_case FOR EACH ROW EXECUTE FUNCTION refuse_own_decision();

-- Credits: an appeal holds again what a block gave back, so an item may be held more than once, and is sold at most once.
ALTER TABLE "item" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ledger_entry" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;
DROP INDEX ledger_entry_one_hold;
DROP INDEX ledger_entry_one_end;
CREATE UNIQUE INDEX ledger_entry_one_hold ON ledger_entry (item_id, round) WHERE kind = 'hold';
CREATE UNIQUE INDEX ledger_entry_one_end ON ledger_entry (item_id, round) WHERE kind IN ('capture', 'release');
CREATE UNIQUE INDEX ledger_entry_one_capture ON ledger_entry (item_id) WHERE kind = 'capture';
