-- Where each chain ends. Without it the last entries could be cut off and what is left would still fit.
CREATE TABLE "audit_head" (
    "organisation_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Chains that are there already end where they end now. The owner sees rows only while it is not bound by the policies.
ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_head (organisation_id, seq, hash)
  SELECT DISTINCT ON (organisation_id) organisation_id, seq, hash FROM audit_entry ORDER BY organisation_id, seq DESC;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY named_exception ON audit_head TO CURRENT_USER USING (session_user <> current_user);
CREATE POLICY own_rows ON audit_head USING (organisation_id = current_setting('colophon.organisation', true));

-- It moves forward and nowhere else, and only to an entry that is there.
CREATE FUNCTION move_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW.organisation_id <> OLD.organisation_id OR NEW.seq <> OLD.seq + 1 THEN
    RAISE EXCEPTION 'the end of the audit log only moves forward' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_forward BEFORE UPDATE OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION move_audit_head();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_head EXECUTE FUNCTION move_audit_head();

CREATE FUNCTION note_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_head (organisation_id, seq, hash) VALUES (NEW.organisation_id, NEW.seq, NEW.hash)
    ON CONFLICT (organisation_id) DO UPDATE SET seq = NEW.seq, hash = NEW.hash;
  RETURN NULL;
END $$;
CREATE TRIGGER noted AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION note_audit_head();

-- As before, and the end: an entry that is missing there is named by the number it had.
CREATE OR REPLACE FUNCTION audit_chain_broken_at() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT min(seq) FROM (
    SELECT entry.seq, entry.hash = audit_hash(entry)
      AND entry.prev_hash = coalesce(lag(entry.hash) OVER chain, repeat('0', 64))
      AND entry.seq = coalesce(lag(entry.seq) OVER chain, 0) + 1 AS fits
    FROM audit_entry entry WINDOW chain AS (PARTITION BY entry.organisation_id ORDER BY entry.seq)
    UNION ALL
    SELECT coalesce(last.seq, 0) + CASE WHEN last.seq >= head.seq THEN 0 ELSE 1 END, last.seq = head.seq AND last.hash = head.hash
    FROM audit_head head FULL JOIN (
      SELECT DISTINCT ON (organisation_id) organisation_id, seq, hash FROM audit_entry ORDER BY organisation_id, seq DESC
    ) last USING (organisation_id)
  ) checked WHERE fits IS NOT TRUE
$$;
