-- The only ways past row-level security: one narrow question or act each, run with the owner's rights.
-- `lib/db` has one function per function here. None answers more than its caller needs to know.

-- Sign-in and sessions.
CREATE FUNCTION user_for_sign_in(given_email text)
RETURNS TABLE (id text, name text, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, name, password_hash FROM app_user WHERE email = lower(given_email)
$$;

CREATE FUNCTION memberships_of(given_user text)
RETURNS TABLE (organisation_id text, name text, slug text, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation.id, organisation.name, organisation.slug, member.role
  FROM member JOIN organisation ON organisation.id = member.organisation_id
  WHERE member.user_id = given_user ORDER BY member.created_at, organisation.id
$$;

-- False when the address is taken.
CREATE FUNCTION create_user(given_id text, given_email text, given_name text, given_password_hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH created AS (
    INSERT INTO app_user (id, email, name, password_hash)
    VALUES (given_id, lower(given_email), given_name, given_password_hash)
    ON CONFLICT (email) DO NOTHING RETURNING id
  ) SELECT EXISTS (SELECT FROM created)
$$;

CREATE FUNCTION open_session(given_id text, given_user text, given_expiry timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO session (id, user_id, expires_at) VALUES (given_id, given_user, given_expiry)
$$;

CREATE FUNCTION check_session(given_id text)
RETURNS TABLE (user_id text, email text, name text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app_user.id, app_user.email, app_user.name, session.expires_at
  FROM session JOIN app_user ON app_user.id = session.user_id
  WHERE session.id = given_id AND session.revoked_at IS NULL AND session.expires_at > now()
$$;

CREATE FUNCTION revoke_session(given_id text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET revoked_at = now() WHERE id = given_id AND revoked_at IS NULL
$$;

-- Whose is it? What workers, the sweeper and the command line ask before they work inside one organisation.
CREATE FUNCTION organisation_of_generation(given_generation text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id FROM generation WHERE id = given_generation
$$;

CREATE FUNCTION organisation_by_slug(given_slug text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM organisation WHERE slug = given_slug
$$;

CREATE FUNCTION organisation_ids() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM organisation ORDER BY id
$$;

CREATE FUNCTION unsettled_generations(older_than_seconds double precision, at_most integer)
RETURNS TABLE (generation_id text, organisation_id text, status generation_status, attempt integer, step text, changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, organisation_id, status, attempt, step, changed_at FROM generation
  WHERE status IN ('requested', 'queued', 'running') AND changed_at < now() - older_than_seconds * interval '1 second'
  ORDER BY changed_at LIMIT at_most
$$;

-- Public verify: what a delivered picture is, and never a person.
CREATE TYPE published_asset AS (
  asset_id text, sha256 text, media_type text, width integer, height integer, fingerprint text, watermark_id text,
  watermark_key_id text, manifest_label text, report_sha256 text, organisation_name text, placement text, engine text,
  created_at timestamptz
);

CREATE FUNCTION published_asset(given_by text, given_value text) RETURNS SETOF published_asset
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH found AS (
    SELECT id FROM asset WHERE given_by = 'asset' AND id = given_value
    UNION ALL SELECT id FROM asset WHERE given_by = 'sha256' AND sha256 = given_value
    UNION ALL SELECT id FROM asset WHERE given_by = 'watermark' AND watermark_id = given_value
  )
  SELECT asset.id, asset.sha256::text, asset.media_type, asset.width, asset.height, asset.fingerprint::text,
    asset.watermark_id::text, asset.watermark_key_id, asset.manifest_label, asset.report_sha256::text, organisation.name,
    asset.placement, generation.engine, asset.created_at
  FROM found JOIN asset USING (id) JOIN organisation ON organisation.id = asset.organisation_id
    JOIN generation ON generation.id = asset.generation_id
  ORDER BY asset.created_at
$$;

-- Fingerprints of everything delivered, in pages, for recovery of pictures whose credentials and mark are gone.
CREATE FUNCTION asset_fingerprints(after_id text, at_most integer) RETURNS TABLE (asset_id text, fingerprint text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, fingerprint::text FROM asset WHERE id > after_id ORDER BY id LIMIT at_most
$$;

-- Works of the whole installation, as `[{id, title, kind, holder, fingerprints: [{id, hash, variant, quality}]}]` with hash
-- in hex. Adds what is missing, changes nothing that is there, and answers how many works were added.
CREATE FUNCTION register_instance_works(works jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE added integer;
BEGIN
  INSERT INTO protected_work (id, title, kind, holder)
    SELECT work->>'id', work->>'title', work->>'kind', work->>'holder' FROM jsonb_array_elements(works) work
    ON CONFLICT (id) DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  INSERT INTO protected_fingerprint (id, work_id, hash, variant, quality)
    SELECT print->>'id', work->>'id', decode(print->>'hash', 'hex'), print->>'variant', (print->>'quality')::integer
    FROM jsonb_array_elements(works) work CROSS JOIN jsonb_array_elements(work->'fingerprints') print
    WHERE EXISTS (SELECT FROM protected_work w WHERE w.id = work->>'id' AND w.organisation_id IS NULL)
    ON CONFLICT DO NOTHING;
  RETURN added;
END $$;

-- What the application's role may do, from the catalogue, so that a new table needs no line here: rows of tables that
-- never change can be read and added; sessions are reached through the functions above; a password hash cannot be read.
CREATE FUNCTION grant_rights(app name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE item record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  FOR item IN
    SELECT class.oid::regclass AS name, class.relname, EXISTS (
      SELECT FROM pg_trigger WHERE tgrelid = class.oid AND tgfoid = 'refuse_change'::regproc
    ) AS never_changes
    FROM pg_class class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', item.name, app);
    CONTINUE WHEN item.relname IN ('_prisma_migrations', 'session');
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
