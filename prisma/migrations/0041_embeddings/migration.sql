-- Embeddings of registered works by the operator's own model, and the pictures that wait for one. A registration may happen in
-- a process that runs no models: it leaves a small picture, which is deleted as soon as a worker has embedded it.

CREATE TABLE "protected_embedding" (
    "work_id" TEXT NOT NULL,
    "model_sha256" CHAR(64) NOT NULL,
    "organisation_id" TEXT,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "protected_embedding_pkey" PRIMARY KEY ("work_id", "model_sha256")
);

CREATE TABLE "protected_embedding_input" (
    "work_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "picture" BYTEA NOT NULL,

    CONSTRAINT "protected_embedding_input_pkey" PRIMARY KEY ("work_id")
);

ALTER TABLE "protected_embedding" ADD CONSTRAINT "protected_embedding_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "protected_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "protected_embedding_input" ADD CONSTRAINT "protected_embedding_input_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "protected_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['protected_embedding', 'protected_embedding_input'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
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

-- The picture of a work of the whole installation, when it is registered; never one of an organisation's.
CREATE FUNCTION add_instance_embedding_input(given_work text, given_picture bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO protected_embedding_input (work_id, picture)
    SELECT id, given_picture FROM protected_work WHERE id = given_work AND organisation_id IS NULL
    ON CONFLICT DO NOTHING
$$;

-- Turns a waiting picture into its embedding, once: of the asking organisation's works or the installation's. The change is
-- noted, so that readers of the registry follow.
CREATE FUNCTION settle_embedding(given_work text, given_model text, given_vector bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE owner text;
BEGIN
  DELETE FROM protected_embedding_input WHERE work_id = given_work
    AND (organisation_id IS NULL OR organisation_id = current_setting('colophon.organisation', true))
    RETURNING organisation_id INTO owner;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO protected_embedding (work_id, model_sha256, organisation_id, vector)
    VALUES (given_work, given_model, owner, given_vector) ON CONFLICT DO NOTHING;
  INSERT INTO registry_change (xid, organisation_id, work_id)
    VALUES (pg_current_xact_id()::text::bigint, owner, given_work);
END $$;
