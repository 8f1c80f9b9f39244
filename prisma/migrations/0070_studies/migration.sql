-- Studies and audits: tables as prisma/schema/study.prisma describes them, then what Prisma cannot say.

-- CreateEnum
CREATE TYPE "study_status" AS ENUM ('running', 'paused', 'concluding', 'concluded', 'failed');

-- CreateEnum
CREATE TYPE "study_run_status" AS ENUM ('waiting', 'running', 'finished', 'failed');

-- CreateTable
CREATE TABLE "study" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "study_status" NOT NULL DEFAULT 'running',
    "definition" JSONB NOT NULL,
    "definition_sha256" CHAR(64) NOT NULL,
    "preset_version_id" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "model_sha256" CHAR(64) NOT NULL,
    "sample_size" INTEGER NOT NULL,
    "every_days" INTEGER,
    "on_change" BOOLEAN NOT NULL DEFAULT false,
    "repeats" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "concluded_at" TIMESTAMPTZ(3),

    CONSTRAINT "study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study_run" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "study_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "prompt" TEXT NOT NULL,
    "term" TEXT,
    "brief" JSONB NOT NULL,
    "status" "study_run_status" NOT NULL DEFAULT 'waiting',
    "lane" TEXT NOT NULL DEFAULT 'cpu',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "steps" JSONB NOT NULL DEFAULT '[]',
    "result" JSONB,
    "error" JSONB,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "study_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study_annotation" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "study_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "annotator" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "regions" JSONB NOT NULL,
    "skin" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "study_annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bias_audit" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "study_id" TEXT NOT NULL,
    "preset_version_id" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "model_sha256" CHAR(64) NOT NULL,
    "sample_size" INTEGER NOT NULL,
    "disparity" DOUBLE PRECISION,
    "threshold" DOUBLE PRECISION NOT NULL,
    "disparate" BOOLEAN NOT NULL,
    "runs_sha256" CHAR(64) NOT NULL,
    "findings" JSONB NOT NULL,
    "document" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bias_audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "study_organisation_id_created_at_id_idx" ON "study"("organisation_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "study_organisation_id_id_key" ON "study"("organisation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "study_run_study_id_position_key" ON "study_run"("study_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "study_run_organisation_id_id_key" ON "study_run"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "study_annotation_study_id_idx" ON "study_annotation"("study_id");

-- CreateIndex
CREATE UNIQUE INDEX "study_annotation_run_id_annotator_key" ON "study_annotation"("run_id", "annotator");

-- CreateIndex
CREATE INDEX "bias_audit_organisation_id_preset_version_id_engine_created_idx" ON "bias_audit"("organisation_id", "preset_version_id", "engine", "created_at" DESC);

-- CreateIndex
CREATE INDEX "bias_audit_study_id_created_at_idx" ON "bias_audit"("study_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "study" ADD CONSTRAINT "study_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study" ADD CONSTRAINT "study_organisation_id_preset_version_id_fkey" FOREIGN KEY ("organisation_id", "preset_version_id") REFERENCES "preset_version"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_run" ADD CONSTRAINT "study_run_organisation_id_study_id_fkey" FOREIGN KEY ("organisation_id", "study_id") REFERENCES "study"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_annotation" ADD CONSTRAINT "study_annotation_organisation_id_study_id_fkey" FOREIGN KEY ("organisation_id", "study_id") REFERENCES "study"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_annotation" ADD CONSTRAINT "study_annotation_organisation_id_run_id_fkey" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "study_run"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bias_audit" ADD CONSTRAINT "bias_audit_organisation_id_study_id_fkey" FOREIGN KEY ("organisation_id", "study_id") REFERENCES "study"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE study ADD CHECK (kind IN ('pictures', 'moderation') AND sample_size > 0 AND (every_days IS NULL OR every_days > 0));
ALTER TABLE study ADD CHECK (definition_sha256 ~ '^[0-9a-f]{64}$' AND model_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE study ADD CHECK (status <> 'concluded' OR concluded_at IS NOT NULL);
ALTER TABLE study_run ADD CHECK ("position" >= 0 AND attempt >= 0 AND lane IN ('cpu', 'gpu'));
ALTER TABLE study_run ADD CHECK (status <> 'finished' OR result IS NOT NULL);
ALTER TABLE bias_audit ADD CHECK (sample_size >= 0 AND (disparity IS NULL OR disparity BETWEEN 0 AND 1) AND threshold BETWEEN 0 AND 1);
ALTER TABLE bias_audit ADD CHECK (model_sha256 ~ '^[0-9a-f]{64}$' AND runs_sha256 ~ '^[0-9a-f]{64}$');

-- Two workers that find a study due at once repeat it once.
CREATE UNIQUE INDEX study_one_scheduled_repeat ON study (repeats) WHERE created_by = 'schedule';

-- What the claim looks through stays small however many studies there were.
CREATE INDEX study_run_open ON study_run (study_id, "position") WHERE status IN ('waiting', 'running');

-- A declared study is not declared again: what may change is how far it is.
CREATE FUNCTION keep_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.definition, NEW.definition_sha256, NEW.kind, NEW.preset_version_id, NEW.engine, NEW.model_sha256, NEW.sample_size, NEW.created_by)
    IS DISTINCT FROM (OLD.definition, OLD.definition_sha256, OLD.kind, OLD.preset_version_id, OLD.engine, OLD.model_sha256, OLD.sample_size, OLD.created_by)
  THEN RAISE EXCEPTION 'a declared study never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER declaration_kept BEFORE UPDATE ON study FOR EACH ROW EXECUTE FUNCTION keep_declaration();

CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON bias_audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON bias_audit EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['study', 'study_run', 'study_annotation', 'bias_audit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;

-- The next run of a running study in these lanes, or else the next study to conclude: whoever claims owns it until the lease
-- ends, and every later write compares the attempt. By position first, so that a large study does not keep a small one waiting.
CREATE FUNCTION claim_study_work(lanes text[], lease_seconds double precision, given_study text)
RETURNS TABLE (organisation_id text, study_id text, run_id text, attempt integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    UPDATE study_run run SET status = 'running', attempt = run.attempt + 1,
      lease_until = clock_timestamp() + make_interval(secs => lease_seconds)
    WHERE run.id = (
      SELECT candidate.id FROM study_run candidate JOIN study ON study.id = candidate.study_id
      WHERE study.status = 'running' AND candidate.lane = ANY (lanes) AND (given_study IS NULL OR study.id = given_study)
        AND (candidate.status = 'waiting'
          OR (candidate.status = 'running' AND candidate.lease_until < clock_timestamp()))
      ORDER BY candidate."position", study.created_at, candidate.id LIMIT 1 FOR UPDATE OF candidate SKIP LOCKED)
    RETURNING run.organisation_id, run.study_id, run.id, run.attempt;
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY
    UPDATE study due SET lease_until = clock_timestamp() + make_interval(secs => lease_seconds)
    WHERE due.id = (
      SELECT candidate.id FROM study candidate
      WHERE candidate.status = 'concluding'
        AND (candidate.lease_until IS NULL OR candidate.lease_until < clock_timestamp())
        AND (given_study IS NULL OR candidate.id = given_study)
      ORDER BY candidate.created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING due.organisation_id, due.id, NULL::text, 0;
END $$;
