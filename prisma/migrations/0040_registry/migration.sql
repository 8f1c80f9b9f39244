-- The registry of protected works in full: silhouettes, keypoints, previews, the order of its changes, bulk imports, opt-outs,
-- cases about past deliveries, disputes and what they exempt, and notices.

ALTER TABLE "protected_work" ADD COLUMN "standing" TEXT NOT NULL DEFAULT 'own';
ALTER TABLE "protected_work" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'upload';
ALTER TABLE "protected_work" ADD COLUMN "import_ref" TEXT;
ALTER TABLE protected_work ADD CHECK (standing IN ('own', 'foreign'));
CREATE UNIQUE INDEX "protected_work_import_ref_key" ON "protected_work"("import_ref");

CREATE TABLE "protected_shape" (
    "id" TEXT NOT NULL,
    "work_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "hash" BYTEA NOT NULL,
    "steady" BYTEA NOT NULL,

    CONSTRAINT "protected_shape_pkey" PRIMARY KEY ("id")
);
ALTER TABLE protected_shape ADD CHECK (octet_length(hash) = 32 AND octet_length(steady) = 32);

CREATE TABLE "protected_keypoints" (
    "work_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "packed" BYTEA NOT NULL,

    CONSTRAINT "protected_keypoints_pkey" PRIMARY KEY ("work_id")
);

CREATE TABLE "protected_preview" (
    "work_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "protected_preview_pkey" PRIMARY KEY ("work_id")
);

CREATE TABLE "registry_change" (
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL,
    "organisation_id" TEXT,
    "work_id" TEXT NOT NULL,
    "removed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "registry_change_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "registry_import" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "blob" CHAR(64),
    "standing" TEXT NOT NULL DEFAULT 'foreign',
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "registry_import_pkey" PRIMARY KEY ("id")
);
ALTER TABLE registry_import ADD CHECK (status IN ('waiting', 'running', 'finished', 'failed'));
ALTER TABLE registry_import ADD CHECK (standing IN ('own', 'foreign'));

CREATE TABLE "rights_case" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "asset_id" TEXT NOT NULL,
    "work_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "distance" INTEGER NOT NULL,
    "variant" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decided_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "rights_case_pkey" PRIMARY KEY ("id")
);
ALTER TABLE rights_case ADD CHECK (status IN ('open', 'licensed', 'not_a_copy', 'withdrawn'));

CREATE TABLE "rights_dispute" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "work_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_by" TEXT NOT NULL,
    "decided_by" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "rights_dispute_pkey" PRIMARY KEY ("id")
);
ALTER TABLE rights_dispute ADD CHECK (status IN ('open', 'upheld', 'rejected'));

CREATE TABLE "rights_notice" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "rights_notice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "opt_out_request" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "prints" JSONB,
    "token_hash" CHAR(64) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'unproven',
    "work_id" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "proven_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "opt_out_request_pkey" PRIMARY KEY ("id")
);
ALTER TABLE opt_out_request ADD CHECK (status IN ('unproven', 'proven', 'registered', 'rejected'));
CREATE UNIQUE INDEX "opt_out_request_token_hash_key" ON "opt_out_request"("token_hash");
CREATE INDEX "opt_out_request_status_created_at_idx" ON "opt_out_request"("status", "created_at");

CREATE INDEX "protected_shape_work_id_idx" ON "protected_shape"("work_id");
CREATE INDEX "registry_change_organisation_id_xid_seq_idx" ON "registry_change"("organisation_id", "xid", "seq");
CREATE INDEX "registry_import_organisation_id_created_at_idx" ON "registry_import"("organisation_id", "created_at" DESC);
CREATE UNIQUE INDEX "rights_case_asset_id_work_id_key" ON "rights_case"("asset_id", "work_id");
CREATE INDEX "rights_case_organisation_id_created_at_idx" ON "rights_case"("organisation_id", "created_at" DESC);
CREATE INDEX "rights_dispute_organisation_id_created_at_idx" ON "rights_dispute"("organisation_id", "created_at" DESC);
CREATE INDEX "rights_notice_organisation_id_created_at_idx" ON "rights_notice"("organisation_id", "created_at" DESC);

ALTER TABLE "protected_shape" ADD CONSTRAINT "protected_shape_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "protected_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "protected_keypoints" ADD CONSTRAINT "protected_keypoints_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "protected_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "protected_preview" ADD CONSTRAINT "protected_preview_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "protected_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'protected_shape', 'protected_keypoints', 'protected_preview', 'registry_change', 'registry_import', 'rights_case',
    'rights_dispute', 'rights_notice', 'opt_out_request'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['registry_import', 'rights_case', 'rights_dispute', 'rights_notice'] LOOP
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
  -- As for fingerprints: the installation's are seen by all, one's own written by oneself, and only to a work of one's own.
  FOREACH name IN ARRAY ARRAY['protected_shape', 'protected_keypoints', 'protected_preview'] LOOP
    EXECUTE format($policy$CREATE POLICY seen ON %I FOR SELECT USING (
      organisation_id = current_setting('colophon.organisation', true)
      OR (organisation_id IS NULL AND current_setting('colophon.organisation', true) <> ''))$policy$, name);
    EXECUTE format($policy$CREATE POLICY added ON %1$I FOR INSERT WITH CHECK (
      organisation_id = current_setting('colophon.organisation', true)
      AND EXISTS (SELECT FROM protected_work work WHERE work.id = work_id AND work.organisation_id = %1$I.organisation_id))$policy$, name);
    EXECUTE format($policy$CREATE POLICY removed ON %I FOR DELETE
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;
CREATE POLICY seen ON registry_change FOR SELECT USING (
  organisation_id = current_setting('colophon.organisation', true)
  OR (organisation_id IS NULL AND current_setting('colophon.organisation', true) <> '')
);

-- Every change of the registry, in an order that readers can follow without missing a late commit: by the number of the
-- transaction that made it. Numbers under `pg_snapshot_xmin` are all settled; nothing can appear among them any more.
CREATE FUNCTION note_registry_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO registry_change (xid, organisation_id, work_id, removed) VALUES (
    pg_current_xact_id()::text::bigint,
    CASE WHEN TG_OP = 'DELETE' THEN OLD.organisation_id ELSE NEW.organisation_id END,
    CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END,
    TG_OP = 'DELETE');
  RETURN NULL;
END $$;
CREATE TRIGGER noted AFTER INSERT OR UPDATE OR DELETE ON protected_work FOR EACH ROW EXECUTE FUNCTION note_registry_change();

-- Works that were there before their changes were counted.
ALTER TABLE registry_change NO FORCE ROW LEVEL SECURITY;
ALTER TABLE protected_work NO FORCE ROW LEVEL SECURITY;
INSERT INTO registry_change (xid, organisation_id, work_id)
  SELECT pg_current_xact_id()::text::bigint, organisation_id, id FROM protected_work;
UPDATE protected_work SET source = 'brand-marks' WHERE kind = 'brand-mark';
ALTER TABLE protected_work FORCE ROW LEVEL SECURITY;
ALTER TABLE registry_change FORCE ROW LEVEL SECURITY;

-- What readers of the registry ask first: how far everything is settled.
CREATE FUNCTION settled_transactions() RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint
$$;

-- The same act as before, which now also takes `source`, `shapes: [{id, hash, steady}]`, `keypoints` and `preview` (hex).
CREATE OR REPLACE FUNCTION register_instance_works(works jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE added integer;
BEGIN
  INSERT INTO protected_work (id, title, kind, holder, standing, source, import_ref)
    SELECT work->>'id', work->>'title', work->>'kind', work->>'holder', 'foreign',
      coalesce(work->>'source', 'upload'), work->>'importRef'
    FROM jsonb_array_elements(works) work
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  INSERT INTO protected_fingerprint (id, work_id, hash, variant, quality)
    SELECT print->>'id', work->>'id', decode(print->>'hash', 'hex'), print->>'variant', (print->>'quality')::integer
    FROM jsonb_array_elements(works) work CROSS JOIN jsonb_array_elements(work->'fingerprints') print
    WHERE EXISTS (SELECT FROM protected_work w WHERE w.id = work->>'id' AND w.organisation_id IS NULL)
    ON CONFLICT DO NOTHING;
  INSERT INTO protected_shape (id, work_id, hash, steady)
    SELECT shape->>'id', work->>'id', decode(shape->>'hash', 'hex'), decode(shape->>'steady', 'hex')
    FROM jsonb_array_elements(works) work CROSS JOIN jsonb_array_elements(coalesce(work->'shapes', '[]')) shape
    WHERE EXISTS (SELECT FROM protected_work w WHERE w.id = work->>'id' AND w.organisation_id IS NULL)
    ON CONFLICT DO NOTHING;
  INSERT INTO protected_keypoints (work_id, packed)
    SELECT work->>'id', decode(work->>'keypoints', 'hex') FROM jsonb_array_elements(works) work
    WHERE work->>'keypoints' IS NOT NULL
      AND EXISTS (SELECT FROM protected_work w WHERE w.id = work->>'id' AND w.organisation_id IS NULL)
    ON CONFLICT DO NOTHING;
  INSERT INTO protected_preview (work_id, media_type, bytes)
    SELECT work->>'id', work->>'previewType', decode(work->>'preview', 'hex') FROM jsonb_array_elements(works) work
    WHERE work->>'preview' IS NOT NULL
      AND EXISTS (SELECT FROM protected_work w WHERE w.id = work->>'id' AND w.organisation_id IS NULL)
    ON CONFLICT DO NOTHING;
  RETURN added;
END $$;

-- Whose pictures these are: what a registration asks before it opens cases inside their organisations.
CREATE FUNCTION organisations_of_assets(given_assets text[]) RETURNS TABLE (asset_id text, organisation_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, asset.organisation_id FROM asset WHERE id = ANY (given_assets)
$$;

-- How often pictures of all organisations matched works of the whole installation: numbers, and nobody's pictures.
CREATE FUNCTION work_match_counts(given_works text[]) RETURNS TABLE (work_id text, matches bigint, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT finding->'params'->>'work', count(DISTINCT (generation_id, finding->'items'->>0)), max(at)
  FROM step_record CROSS JOIN jsonb_array_elements(findings) finding
  WHERE finding->'params'->>'work' = ANY (given_works) AND (finding->>'triggered')::boolean
    AND EXISTS (SELECT FROM protected_work w WHERE w.id = finding->'params'->>'work'
      AND (w.organisation_id IS NULL OR w.organisation_id = current_setting('colophon.organisation', true)))
  GROUP BY 1
$$;

-- Opt-outs of rights holders, who have no account. The token's hash is the key to one's own request and to nothing else.
CREATE FUNCTION open_opt_out(request jsonb, expires timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH swept AS (DELETE FROM opt_out_request WHERE status = 'unproven' AND expires_at < now())
  INSERT INTO opt_out_request (id, kind, title, holder, email, statement, prints, token_hash, expires_at)
  VALUES (request->>'id', request->>'kind', request->>'title', request->>'holder', request->>'email',
    request->>'statement', nullif(request->'prints', 'null'), request->>'tokenHash', expires)
$$;

CREATE FUNCTION opt_out_by_token(given_hash text)
RETURNS TABLE (id text, kind text, title text, holder text, status text, expired boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, kind, title, holder, status, expires_at < now() FROM opt_out_request WHERE token_hash = given_hash
$$;

-- Answers the request once: the second press of the button finds it proven already.
CREATE FUNCTION prove_opt_out(given_hash text)
RETURNS TABLE (id text, kind text, title text, holder text, email text, prints jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE opt_out_request SET status = 'proven', proven_at = now()
  WHERE token_hash = given_hash AND status = 'unproven' AND expires_at >= now()
  RETURNING id, kind, title, holder, email, prints
$$;

CREATE FUNCTION settle_opt_out(given_id text, given_status text, given_work text, given_reason text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH settled AS (
    UPDATE opt_out_request SET status = given_status, work_id = given_work, reason = given_reason, decided_at = now(),
      prints = NULL
    WHERE id = given_id AND status = 'proven' AND given_status IN ('registered', 'rejected') RETURNING id
  ) SELECT EXISTS (SELECT FROM settled)
$$;

-- For the operator's desk, who reads proven requests and open disputes of every organisation.
CREATE FUNCTION proven_opt_outs()
RETURNS TABLE (id text, kind text, title text, holder text, email text, statement text, prints jsonb, proven_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, kind, title, holder, email, statement, prints, proven_at FROM opt_out_request WHERE status = 'proven'
  ORDER BY proven_at LIMIT 500
$$;

CREATE FUNCTION open_disputes()
RETURNS TABLE (id text, organisation_id text, organisation_name text, work_id text, title text, holder text, statement text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT dispute.id, dispute.organisation_id, organisation.name, work_id, title, holder, statement, dispute.created_at
  FROM rights_dispute dispute JOIN organisation ON organisation.id = dispute.organisation_id
  WHERE status = 'open' ORDER BY dispute.created_at LIMIT 500
$$;

-- One waiting import, or one whose worker has fallen silent, for the caller alone.
CREATE FUNCTION claim_registry_import(silent_seconds double precision) RETURNS TABLE (id text, organisation_id text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE registry_import SET status = 'running', touched_at = now()
  WHERE id = (
    SELECT id FROM registry_import
    WHERE blob IS NOT NULL AND (status = 'waiting'
      OR (status = 'running' AND touched_at < now() - silent_seconds * interval '1 second'))
    ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING registry_import.id, registry_import.organisation_id
$$;
