-- Retention: after the days an organisation chose, the pixels of a settled generation go and stay gone. What remains is the
-- record: rows with hashes, the mark's id, dates and fingerprints, and the signed reports and receipts.

-- Append-only: what was removed is never unremoved.
CREATE TABLE "removal" (
    "generation_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "retention_days" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removal_pkey" PRIMARY KEY ("generation_id")
);
ALTER TABLE removal ADD CHECK (retention_days > 0);
ALTER TABLE "removal" ADD CONSTRAINT "removal_organisation_id_generation_id_fkey" FOREIGN KEY ("organisation_id", "generation_id") REFERENCES "generation"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "removal_organisation_id_generation_id_key" ON "removal"("organisation_id", "generation_id");

-- Somebody wants these pixels kept (a dispute, a court, an authority): retention passes them by until the hold is lifted.
CREATE TABLE "legal_hold" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "generation_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_by" TEXT,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);
ALTER TABLE legal_hold ADD CHECK ((lifted_by IS NULL) = (lifted_at IS NULL));
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_organisation_id_generation_id_fkey" FOREIGN KEY ("organisation_id", "generation_id") REFERENCES "generation"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "legal_hold_organisation_id_generation_id_idx" ON "legal_hold"("organisation_id", "generation_id");
CREATE UNIQUE INDEX legal_hold_one_open ON legal_hold (generation_id) WHERE lifted_at IS NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['removal', 'legal_hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON removal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON removal EXECUTE FUNCTION refuse_change();

-- Nothing begins again about pixels that are gone, whatever path it takes. The row's lock orders this against a removal that
-- is being written: it takes the same row for update first.
CREATE FUNCTION refuse_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM generation WHERE id = NEW.generation_id FOR KEY SHARE;
  IF EXISTS (SELECT FROM removal WHERE generation_id = NEW.generation_id) THEN
    RAISE EXCEPTION 'the pictures of this generation were removed by retention' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER not_removed BEFORE INSERT ON review_case FOR EACH ROW EXECUTE FUNCTION refuse_removed();
CREATE TRIGGER not_removed BEFORE INSERT ON legal_hold FOR EACH ROW EXECUTE FUNCTION refuse_removed();
CREATE TRIGGER not_removed BEFORE INSERT ON step_record FOR EACH ROW EXECUTE FUNCTION refuse_removed();
CREATE TRIGGER not_removed BEFORE INSERT ON asset FOR EACH ROW EXECUTE FUNCTION refuse_removed();

-- When a delivery's pixels were removed; for public verify and the manifest repository. By id or by manifest label.
CREATE FUNCTION published_removal(given_by text, given_value text) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT removed_at FROM asset JOIN removal USING (generation_id)
  WHERE (given_by = 'asset' AND asset.id = given_value) OR (given_by = 'manifest' AND asset.manifest_label = given_value)
  ORDER BY asset.created_at LIMIT 1
$$;

-- The bytes may lie there for a day more: they are not given out.
CREATE OR REPLACE FUNCTION published_manifest(label text) RETURNS TABLE (organisation_id text, sha256 text, media_type text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id, sha256::text, media_type FROM asset
  WHERE manifest_label = label AND NOT EXISTS (SELECT FROM removal WHERE removal.generation_id = asset.generation_id)
  ORDER BY created_at LIMIT 1
$$;

CREATE OR REPLACE FUNCTION published_preview(given_asset text) RETURNS TABLE (organisation_id text, preview_sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id, preview_sha256::text FROM asset
  WHERE id = given_asset AND NOT EXISTS (SELECT FROM removal WHERE removal.generation_id = asset.generation_id)
$$;
