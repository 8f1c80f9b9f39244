-- CreateEnum
CREATE TYPE "policy_replay_status" AS ENUM ('running', 'finished', 'failed');

-- CreateTable
CREATE TABLE "policy_version" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "overrides" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "note" TEXT NOT NULL,
    "restored_from" INTEGER,
    "replay" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_draft" (
    "organisation_id" TEXT NOT NULL,
    "overrides" JSONB NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_draft_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "policy_replay" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "status" "policy_replay_status" NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_replay_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_organisation_id_version_key" ON "policy_version"("organisation_id", "version");
CREATE INDEX "policy_replay_organisation_id_created_at_idx" ON "policy_replay"("organisation_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "policy_draft" ADD CONSTRAINT "policy_draft_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "policy_replay" ADD CONSTRAINT "policy_replay_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE policy_version ADD CHECK (version > 0 AND sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE policy_replay ADD CHECK (done BETWEEN 0 AND total AND sha256 ~ '^[0-9a-f]{64}$');

CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON policy_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON policy_version EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['policy_version', 'policy_draft', 'policy_replay'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;
