-- The named exceptions of accounts: one narrow question or act about one person each. `lib/db/instance` has a function per function.

DROP FUNCTION memberships_of(text);
CREATE FUNCTION memberships_of(given_user text)
RETURNS TABLE (organisation_id text, name text, slug text, role role, second_factor_required boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation.id, organisation.name, organisation.slug, member.role, coalesce(settings.second_factor_required, false)
  FROM member JOIN organisation ON organisation.id = member.organisation_id
    LEFT JOIN organisation_settings settings ON settings.organisation_id = organisation.id
  WHERE member.user_id = given_user ORDER BY member.created_at, organisation.id
$$;

-- False when the address is taken. A person who signs in elsewhere or by link has no password.
CREATE OR REPLACE FUNCTION create_user(given_id text, given_email text, given_name text, given_password_hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH created AS (
    INSERT INTO app_user (id, email, name, password_hash)
    VALUES (given_id, lower(given_email), given_name, given_password_hash)
    ON CONFLICT (email) DO NOTHING RETURNING id
  ) SELECT EXISTS (SELECT FROM created)
$$;

CREATE FUNCTION user_profile(given_user text)
RETURNS TABLE (email text, name text, created_at timestamptz, has_password boolean, second_factor boolean, delete_after timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT email, name, created_at, password_hash IS NOT NULL,
    EXISTS (SELECT FROM second_factor WHERE user_id = given_user AND confirmed_at IS NOT NULL), delete_after
  FROM app_user WHERE id = given_user
$$;

CREATE FUNCTION rename_user(given_user text, given_name text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET name = given_name WHERE id = given_user
$$;

-- Whoever resets a password ends every link that was on its way.
CREATE FUNCTION set_password(given_user text, given_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET password_hash = given_hash WHERE id = given_user;
  DELETE FROM sign_in_token WHERE user_id = given_user;
$$;

-- Sessions. A list names each by a hash: the id itself is the key to it.
DROP FUNCTION open_session(text, text, timestamptz);
CREATE FUNCTION open_session(given_id text, given_user text, given_expiry timestamptz, given_method text, given_agent text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO session (id, user_id, expires_at, method, user_agent, second_factor_pending)
  VALUES (given_id, given_user, given_expiry, given_method, given_agent,
    EXISTS (SELECT FROM second_factor WHERE user_id = given_user AND confirmed_at IS NOT NULL))
  RETURNING second_factor_pending
$$;

DROP FUNCTION check_session(text);
CREATE FUNCTION check_session(given_id text)
RETURNS TABLE (user_id text, email text, name text, expires_at timestamptz, method text, last_seen_at timestamptz,
  chosen_organisation text, second_factor_pending boolean, second_factor boolean, delete_after timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app_user.id, app_user.email, app_user.name, session.expires_at, session.method, session.last_seen_at,
    session.chosen_organisation, session.second_factor_pending,
    EXISTS (SELECT FROM second_factor WHERE second_factor.user_id = app_user.id AND confirmed_at IS NOT NULL),
    app_user.delete_after
  FROM session JOIN app_user ON app_user.id = session.user_id
  WHERE session.id = given_id AND session.revoked_at IS NULL AND session.expires_at > now()
$$;

CREATE FUNCTION touch_session(given_id text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET last_seen_at = now() WHERE id = given_id
$$;

CREATE FUNCTION session_handle(given_id text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT left(encode(sha256(convert_to(given_id, 'UTF8')), 'hex'), 24)
$$;

CREATE FUNCTION sessions_of(given_user text)
RETURNS TABLE (handle text, method text, user_agent text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT session_handle(id), method, user_agent, created_at, last_seen_at, expires_at FROM session
  WHERE user_id = given_user AND revoked_at IS NULL AND expires_at > now() ORDER BY last_seen_at DESC LIMIT 100
$$;

CREATE FUNCTION revoke_session_by_handle(given_user text, given_handle text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH revoked AS (
    UPDATE session SET revoked_at = now()
    WHERE user_id = given_user AND session_handle(id) = given_handle AND revoked_at IS NULL AND expires_at > now() RETURNING id
  ) SELECT EXISTS (SELECT FROM revoked)
$$;

CREATE FUNCTION revoke_sessions_of(given_user text, except_id text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH revoked AS (
    UPDATE session SET revoked_at = now() WHERE user_id = given_user AND id <> except_id AND revoked_at IS NULL RETURNING id
  ) SELECT count(*)::integer FROM revoked
$$;

CREATE FUNCTION choose_organisation(given_session text, given_organisation text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH chosen AS (
    UPDATE session SET chosen_organisation = given_organisation
    WHERE id = given_session AND revoked_at IS NULL AND expires_at > now()
      AND EXISTS (SELECT FROM member WHERE member.user_id = session.user_id AND organisation_id = given_organisation)
    RETURNING id
  ) SELECT EXISTS (SELECT FROM chosen)
$$;

-- The second factor. A step (RFC 6238's T) is used once, so a code seen over somebody's shoulder is worth nothing.
CREATE FUNCTION second_factor_of(given_user text)
RETURNS TABLE (secret text, confirmed boolean, codes_left integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT secret, confirmed_at IS NOT NULL,
    (SELECT count(*)::integer FROM recovery_code WHERE user_id = given_user AND used_at IS NULL)
  FROM second_factor WHERE user_id = given_user
$$;

CREATE FUNCTION begin_second_factor(given_user text, given_secret text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH begun AS (
    INSERT INTO second_factor (user_id, secret) VALUES (given_user, given_secret)
    ON CONFLICT (user_id) DO UPDATE SET secret = given_secret, last_step = 0 WHERE second_factor.confirmed_at IS NULL
    RETURNING user_id
  ) SELECT EXISTS (SELECT FROM begun)
$$;

CREATE FUNCTION use_second_factor_step(given_user text, given_step bigint) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH used AS (
    UPDATE second_factor SET last_step = given_step WHERE user_id = given_user AND last_step < given_step RETURNING user_id
  ) SELECT EXISTS (SELECT FROM used)
$$;

CREATE FUNCTION replace_recovery_codes(given_user text, hashes text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM recovery_code WHERE user_id = given_user;
  INSERT INTO recovery_code (user_id, code_hash) SELECT given_user, hash FROM unnest(hashes) hash;
$$;

CREATE FUNCTION confirm_second_factor(given_user text, hashes text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE second_factor SET confirmed_at = now() WHERE user_id = given_user;
  SELECT replace_recovery_codes(given_user, hashes);
$$;

CREATE FUNCTION use_recovery_code(given_user text, given_hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH used AS (
    UPDATE recovery_code SET used_at = now() WHERE user_id = given_user AND code_hash = given_hash AND used_at IS NULL
    RETURNING user_id
  ) SELECT EXISTS (SELECT FROM used)
$$;

CREATE FUNCTION pass_second_factor(given_session text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET second_factor_pending = false WHERE id = given_session AND revoked_at IS NULL AND expires_at > now()
$$;

CREATE FUNCTION remove_second_factor(given_user text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM recovery_code WHERE user_id = given_user;
  DELETE FROM second_factor WHERE user_id = given_user;
$$;

-- Links in mails: kept as hashes, used once. What has run out goes with the next one written.
CREATE FUNCTION add_sign_in_token(given_hash text, given_purpose token_purpose, given_user text, given_email text, given_data jsonb, given_expiry timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_token WHERE expires_at < now();
  INSERT INTO sign_in_token (hash, purpose, user_id, email, data, expires_at)
  VALUES (given_hash, given_purpose, given_user, lower(given_email), given_data, given_expiry);
$$;

CREATE FUNCTION peek_sign_in_token(given_hash text, given_purpose token_purpose) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sign_in_token WHERE hash = given_hash AND purpose = given_purpose AND expires_at > now())
$$;

CREATE FUNCTION use_sign_in_token(given_hash text, given_purpose token_purpose)
RETURNS TABLE (user_id text, email text, data jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_token WHERE hash = given_hash AND purpose = given_purpose AND expires_at > now()
  RETURNING sign_in_token.user_id, sign_in_token.email, sign_in_token.data
$$;

-- A change of address waits for both ends.
CREATE FUNCTION begin_email_change(given_user text, given_email text, given_old_hash text, given_new_hash text, given_expiry timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO email_change (user_id, new_email, old_hash, new_hash, expires_at)
  VALUES (given_user, lower(given_email), given_old_hash, given_new_hash, given_expiry)
  ON CONFLICT (user_id) DO UPDATE SET new_email = excluded.new_email, old_hash = excluded.old_hash,
    new_hash = excluded.new_hash, old_confirmed_at = NULL, new_confirmed_at = NULL, created_at = now(), expires_at = excluded.expires_at
$$;

CREATE FUNCTION email_change_of(given_user text)
RETURNS TABLE (new_email text, old_confirmed boolean, new_confirmed boolean, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT new_email, old_confirmed_at IS NOT NULL, new_confirmed_at IS NOT NULL, expires_at
  FROM email_change WHERE user_id = given_user AND expires_at > now()
$$;

CREATE FUNCTION cancel_email_change(given_user text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM email_change WHERE user_id = given_user
$$;

-- `unknown`, `waiting` for the other end, `taken` by somebody meanwhile, or `changed`.
CREATE FUNCTION confirm_email_change(given_hash text) RETURNS TABLE (state text, user_id text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE change email_change;
BEGIN
  UPDATE email_change SET
      old_confirmed_at = CASE WHEN old_hash = given_hash THEN coalesce(old_confirmed_at, now()) ELSE old_confirmed_at END,
      new_confirmed_at = CASE WHEN new_hash = given_hash THEN coalesce(new_confirmed_at, now()) ELSE new_confirmed_at END
    WHERE given_hash IN (old_hash, new_hash) AND expires_at > now() RETURNING * INTO change;
  IF change.user_id IS NULL THEN RETURN QUERY SELECT 'unknown', NULL::text; RETURN; END IF;
  IF change.old_confirmed_at IS NULL OR change.new_confirmed_at IS NULL THEN
    RETURN QUERY SELECT 'waiting', change.user_id; RETURN;
  END IF;
  DELETE FROM email_change WHERE email_change.user_id = change.user_id;
  BEGIN
    UPDATE app_user SET email = change.new_email WHERE id = change.user_id;
  EXCEPTION WHEN unique_violation THEN
    RETURN QUERY SELECT 'taken', change.user_id; RETURN;
  END;
  DELETE FROM sign_in_token WHERE sign_in_token.user_id = change.user_id;
  RETURN QUERY SELECT 'changed', change.user_id;
END $$;

-- Who somebody is elsewhere: issuer and subject, never the address, which changes hands.
CREATE FUNCTION user_by_identity(given_issuer text, given_subject text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT user_id FROM external_identity WHERE issuer = given_issuer AND subject = given_subject
$$;

CREATE FUNCTION link_identity(given_issuer text, given_subject text, given_user text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH linked AS (
    INSERT INTO external_identity (issuer, subject, user_id) VALUES (given_issuer, given_subject, given_user)
    ON CONFLICT (issuer, subject) DO NOTHING RETURNING user_id
  ) SELECT EXISTS (SELECT FROM linked)
$$;

CREATE FUNCTION identities_of(given_user text) RETURNS TABLE (issuer text, subject text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT issuer, subject, created_at FROM external_identity WHERE user_id = given_user ORDER BY created_at
$$;

-- Invitations are read by their token before anybody is a member.
CREATE FUNCTION invitation_by_token(given_hash text)
RETURNS TABLE (id text, organisation_id text, organisation_name text, role role, email text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT invitation.id, organisation.id, organisation.name, invitation.role, invitation.email, invitation.expires_at
  FROM invitation JOIN organisation ON organisation.id = invitation.organisation_id
  WHERE token_hash = given_hash AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > now()
$$;

-- Deletion. Where somebody is the only owner among others, they transfer it first.
CREATE FUNCTION organisations_only_owned_by(given_user text) RETURNS TABLE (organisation_id text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation.id, organisation.name FROM member mine JOIN organisation ON organisation.id = mine.organisation_id
  WHERE mine.user_id = given_user AND mine.role = 'owner'
    AND EXISTS (SELECT FROM member m WHERE m.organisation_id = mine.organisation_id AND m.user_id <> given_user)
    AND NOT EXISTS (SELECT FROM member m WHERE m.organisation_id = mine.organisation_id AND m.user_id <> given_user AND m.role = 'owner')
  ORDER BY organisation.name
$$;

CREATE FUNCTION set_deletion(given_user text, given_time timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET delete_after = given_time WHERE id = given_user
$$;

-- Rows of the person go; what they did stays under an id that no longer leads anywhere.
CREATE FUNCTION erase_due_users() RETURNS TABLE (user_id text, organisation_ids text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE due text;
BEGIN
  FOR due IN SELECT id FROM app_user WHERE delete_after <= now() ORDER BY delete_after LIMIT 100 FOR UPDATE SKIP LOCKED LOOP
    CONTINUE WHEN EXISTS (SELECT FROM organisations_only_owned_by(due));
    user_id := due;
    SELECT coalesce(array_agg(member.organisation_id), '{}') INTO organisation_ids FROM member WHERE member.user_id = due;
    DELETE FROM invitation WHERE email = (SELECT email FROM app_user WHERE id = due);
    DELETE FROM sign_in_token WHERE email = (SELECT email FROM app_user WHERE id = due);
    DELETE FROM app_user WHERE id = due;
    RETURN NEXT;
  END LOOP;
END $$;

-- One token out of a bucket, exact whatever the number of processes: the row's lock orders them. Answers the seconds to wait
-- when there is none, 0 when one was taken. Full buckets say nothing, so they are dropped as others are used.
CREATE FUNCTION take_token(given_key text, burst double precision, per_second double precision) RETURNS double precision
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held double precision; moment timestamptz;
BEGIN
  IF random() < 0.01 THEN
    DELETE FROM token_bucket WHERE key IN (
      SELECT key FROM token_bucket WHERE full_at < clock_timestamp() LIMIT 500 FOR UPDATE SKIP LOCKED);
  END IF;
  INSERT INTO token_bucket (key, tokens, at, full_at) VALUES (given_key, burst, clock_timestamp(), clock_timestamp())
    ON CONFLICT (key) DO NOTHING;
  SELECT tokens, at INTO held, moment FROM token_bucket WHERE key = given_key FOR UPDATE;
  -- Dropped by another process between the two lines: then it was full.
  IF held IS NULL THEN RETURN 0; END IF;
  held := least(burst, held + extract(epoch FROM greatest(clock_timestamp() - moment, interval '0')) * per_second);
  IF held < 1 THEN RETURN (1 - held) / per_second; END IF;
  UPDATE token_bucket SET tokens = held - 1, at = clock_timestamp(),
    full_at = clock_timestamp() + make_interval(secs => (burst - held + 1) / per_second) WHERE key = given_key;
  RETURN 0;
END $$;

-- As before, but what is reached through functions alone is read from the catalogue too: row-level security with no policy
-- but `named_exception`.
CREATE OR REPLACE FUNCTION grant_rights(app name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE item record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  FOR item IN
    SELECT class.oid::regclass AS name, class.relname, EXISTS (
      SELECT FROM pg_trigger WHERE tgrelid = class.oid AND tgfoid = 'refuse_change'::regproc
    ) AS never_changes, class.relrowsecurity AND NOT EXISTS (
      SELECT FROM pg_policy WHERE polrelid = class.oid AND polname <> 'named_exception'
    ) AS functions_only
    FROM pg_class class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', item.name, app);
    CONTINUE WHEN item.relname = '_prisma_migrations' OR item.functions_only;
    EXECUTE format('GRANT %s ON %s TO %I', CASE
      WHEN item.relname = 'app_user' THEN 'SELECT (id, email, name, created_at)'
      WHEN item.never_changes THEN 'SELECT, INSERT'
      ELSE 'SELECT, INSERT, UPDATE, DELETE' END, item.name, app);
  END LOOP;
  FOR item IN
    SELECT oid::regprocedure AS name, prosecdef FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND pg_get_userbyid(proowner) = current_user
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, %I', item.name, app);
    CONTINUE WHEN item.name::text LIKE 'grant_rights(%';
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', item.name, app);
  END LOOP;
END $$;
