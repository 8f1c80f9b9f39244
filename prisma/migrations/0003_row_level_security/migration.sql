-- An organisation sees and writes its own rows: those of the transaction's setting `colophon.organisation`, none without it.
--
-- FORCE binds the owner too: logged in, it sees nothing. Only inside the functions of the next migration, which run with
-- its rights in another role's session, does its policy open; and that policy names the owner alone.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'organisation', 'app_user', 'member', 'session', 'brand_preset', 'preset_version', 'generation', 'item', 'step_record',
    'asset', 'watermark', 'ledger_entry', 'review_case', 'protected_work', 'protected_fingerprint', 'audit_entry'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY[
    'member', 'brand_preset', 'preset_version', 'generation', 'item', 'step_record', 'asset', 'watermark', 'ledger_entry',
    'review_case', 'audit_entry'
  ] LOOP
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;

CREATE POLICY own_row ON organisation USING (id = current_setting('colophon.organisation', true));

-- People are seen by those they work with. `member` has its own policy, so this asks about one organisation only.
CREATE POLICY colleagues ON app_user FOR SELECT
  USING (EXISTS (SELECT FROM member WHERE member.user_id = app_user.id));

-- Works of the whole installation are seen by every organisation and written by none.
CREATE POLICY seen ON protected_work FOR SELECT USING (
  organisation_id = current_setting('colophon.organisation', true)
  OR (organisation_id IS NULL AND current_setting('colophon.organisation', true) <> '')
);
CREATE POLICY added ON protected_work FOR INSERT WITH CHECK (organisation_id = current_setting('colophon.organisation', true));
CREATE POLICY changed ON protected_work FOR UPDATE USING (organisation_id = current_setting('colophon.organisation', true));
CREATE POLICY removed ON protected_work FOR DELETE USING (organisation_id = current_setting('colophon.organisation', true));

CREATE POLICY seen ON protected_fingerprint FOR SELECT USING (
  organisation_id = current_setting('colophon.organisation', true)
  OR (organisation_id IS NULL AND current_setting('colophon.organisation', true) <> '')
);
-- Only to a work of one's own: a foreign key alone would let a fingerprint hang on a stranger's work.
CREATE POLICY added ON protected_fingerprint FOR INSERT WITH CHECK (
  organisation_id = current_setting('colophon.organisation', true)
  AND EXISTS (
    SELECT FROM protected_work work
    WHERE work.id = work_id AND work.organisation_id = protected_fingerprint.organisation_id
  )
);
CREATE POLICY removed ON protected_fingerprint FOR DELETE
  USING (organisation_id = current_setting('colophon.organisation', true));
