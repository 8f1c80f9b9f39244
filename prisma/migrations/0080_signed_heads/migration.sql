-- The end of each organisation's audit log, signed once a day with the report key: whoever rewrites the chain afterwards, with
-- all its hashes, does not have the signature of the day it was different.
CREATE TABLE "audit_signed_head" (
    "organisation_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "key_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_signed_head_pkey" PRIMARY KEY ("organisation_id", "day")
);
ALTER TABLE "audit_signed_head" ADD CONSTRAINT "audit_signed_head_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE audit_signed_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_signed_head FORCE ROW LEVEL SECURITY;
CREATE POLICY named_exception ON audit_signed_head TO CURRENT_USER USING (session_user <> current_user);
CREATE POLICY own_rows ON audit_signed_head USING (organisation_id = current_setting('colophon.organisation', true));

CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON audit_signed_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_signed_head EXECUTE FUNCTION refuse_change();
