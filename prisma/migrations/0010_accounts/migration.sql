-- Second factors, tokens, other identities, invitations, settings, quotas and token buckets.

ALTER TABLE "app_user" ALTER COLUMN "password_hash" DROP NOT NULL;
ALTER TABLE "app_user" ADD COLUMN "delete_after" TIMESTAMPTZ(3);

ALTER TABLE "session" ADD COLUMN "method" TEXT NOT NULL DEFAULT 'password';
ALTER TABLE "session" ADD COLUMN "user_agent" TEXT NOT NULL DEFAULT '';
ALTER TABLE "session" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "session" ADD COLUMN "chosen_organisation" TEXT;
ALTER TABLE "session" ADD COLUMN "second_factor_pending" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "member" ADD COLUMN "monthly_quota" INTEGER;
ALTER TABLE "member" ADD CHECK (monthly_quota >= 0);

CREATE TYPE "token_purpose" AS ENUM ('magic_link', 'password_reset', 'sign_up');

CREATE TABLE "organisation_settings" (
    "organisation_id" TEXT NOT NULL,
    "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "retention_days" INTEGER,
    "default_preset_id" TEXT,
    "second_factor_required" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_settings_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE organisation_settings ADD CHECK (retention_days BETWEEN 1 AND 3650);

CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "email" TEXT,
    "role" "role" NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);
ALTER TABLE invitation ADD CHECK (email = lower(email));
ALTER TABLE invitation ADD CHECK ((accepted_at IS NULL) = (accepted_by IS NULL));
-- An owner is made by transfer alone.
ALTER TABLE invitation ADD CHECK (role <> 'owner');

CREATE TABLE "second_factor" (
    "user_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "recovery_code" (
    "user_id" TEXT NOT NULL,
    "code_hash" CHAR(64) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","code_hash")
);

CREATE TABLE "sign_in_token" (
    "hash" CHAR(64) NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "user_id" TEXT,
    "email" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "email_change" (
    "user_id" TEXT NOT NULL,
    "new_email" TEXT NOT NULL,
    "old_hash" CHAR(64) NOT NULL,
    "new_hash" CHAR(64) NOT NULL,
    "old_confirmed_at" TIMESTAMPTZ(3),
    "new_confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE email_change ADD CHECK (new_email = lower(new_email) AND new_email LIKE '%_@_%');

CREATE TABLE "external_identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("issuer","subject")
);

CREATE TABLE "token_bucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "token_bucket_pkey" PRIMARY KEY ("key")
);

CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
CREATE INDEX "invitation_organisation_id_created_at_idx" ON "invitation"("organisation_id", "created_at" DESC);
CREATE INDEX "sign_in_token_user_id_idx" ON "sign_in_token"("user_id");
CREATE INDEX "sign_in_token_expires_at_idx" ON "sign_in_token"("expires_at");
CREATE UNIQUE INDEX "email_change_old_hash_key" ON "email_change"("old_hash");
CREATE UNIQUE INDEX "email_change_new_hash_key" ON "email_change"("new_hash");
CREATE INDEX "external_identity_user_id_idx" ON "external_identity"("user_id");
CREATE INDEX "token_bucket_full_at_idx" ON "token_bucket"("full_at");

ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
  -- What belongs to a person is reached through functions alone, like sessions.
  FOREACH name IN ARRAY ARRAY[
    'organisation_settings', 'invitation', 'second_factor', 'recovery_code', 'sign_in_token', 'email_change',
    'external_identity', 'token_bucket'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['organisation_settings', 'invitation'] LOOP
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;

-- An organisation that has people has an owner. The lock makes two owners who step down at once do it one after the other.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('colophon.owner ' || OLD.organisation_id, 0));
  IF EXISTS (SELECT FROM member WHERE organisation_id = OLD.organisation_id)
    AND NOT EXISTS (SELECT FROM member WHERE organisation_id = OLD.organisation_id AND role = 'owner') THEN
    RAISE EXCEPTION 'an organisation keeps an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_keeps_an_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keeps_an_owner AFTER UPDATE OF role ON member FOR EACH ROW
  WHEN (OLD.role = 'owner' AND NEW.role <> 'owner') EXECUTE FUNCTION keep_an_owner();
CREATE TRIGGER keeps_an_owner_on_delete AFTER DELETE ON member FOR EACH ROW
  WHEN (OLD.role = 'owner') EXECUTE FUNCTION keep_an_owner();
