-- What must hold whoever writes: formats, once-only credits, rows that never change, the audit chain, and notices.

ALTER TABLE organisation ADD CHECK (slug ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$');
ALTER TABLE app_user ADD CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE brand_preset ADD CHECK (slug ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$');
ALTER TABLE preset_version ADD CHECK (version > 0);
ALTER TABLE generation ADD CHECK (attempt >= 0 AND credits_held >= 0);
ALTER TABLE item ADD CHECK ("index" >= 0);
ALTER TABLE step_record ADD CHECK (attempt >= 0);
ALTER TABLE watermark ADD CHECK (id ~ '^[0-9a-f]{16}$');
ALTER TABLE model ADD CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE asset ADD CHECK (width > 0 AND height > 0 AND bytes > 0);
ALTER TABLE asset ADD CHECK (
  sha256 ~ '^[0-9a-f]{64}$' AND report_sha256 ~ '^[0-9a-f]{64}$' AND receipt_sha256 ~ '^[0-9a-f]{64}$'
  AND preview_sha256 ~ '^[0-9a-f]{64}$' AND fingerprint ~ '^[0-9a-f]{64}$'
);
ALTER TABLE review_case ADD CHECK (creative_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE review_case ADD CHECK ((status = 'open') = (decided_at IS NULL));
ALTER TABLE protected_fingerprint ADD CHECK (octet_length(hash) = 32 AND quality BETWEEN 0 AND 100);

-- A grant is to the organisation; everything else is about one item.
ALTER TABLE ledger_entry ADD CHECK (amount > 0 AND (kind = 'grant') = (item_id IS NULL));
CREATE UNIQUE INDEX ledger_entry_one_hold ON ledger_entry (item_id) WHERE kind = 'hold';
CREATE UNIQUE INDEX ledger_entry_one_end ON ledger_entry (item_id) WHERE kind IN ('capture', 'release');

-- What the sweeper looks through stays small however long the history grows.
CREATE INDEX generation_unsettled ON generation (changed_at) WHERE status IN ('requested', 'queued', 'running');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['preset_version', 'step_record', 'asset', 'watermark', 'ledger_entry', 'audit_entry'] LOOP
    EXECUTE format('CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

CREATE FUNCTION touch_generation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER touched BEFORE UPDATE ON generation FOR EACH ROW EXECUTE FUNCTION touch_generation();

-- Ids only: whoever listens reads the row under its own rights.
CREATE FUNCTION notify_generation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed text;
BEGIN
  IF TG_TABLE_NAME = 'generation' THEN changed := NEW.id; ELSE changed := NEW.generation_id; END IF;
  PERFORM pg_notify('colophon', json_build_object('generation', changed, 'organisation', NEW.organisation_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER noticed AFTER INSERT OR UPDATE ON generation FOR EACH ROW EXECUTE FUNCTION notify_generation();
CREATE TRIGGER noticed AFTER INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION notify_generation();

-- The chain: hash = sha256(previous hash, number, organisation, time, kind and body, one per line).
CREATE FUNCTION audit_hash(entry audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\n', entry.prev_hash, entry.seq, entry.organisation_id,
    to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry.kind, entry.body), 'UTF8')), 'hex')
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last audit_entry;
BEGIN
  -- One writer per organisation until commit; two at once would make two entries with one number.
  PERFORM pg_advisory_xact_lock(hashtextextended('colophon.audit ' || NEW.organisation_id, 0));
  SELECT * INTO last FROM audit_entry WHERE organisation_id = NEW.organisation_id ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.prev_hash := coalesce(last.hash, repeat('0', 64));
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER chained BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- The number of the first entry that does not fit its chain; none when all do. Looks at what the caller may see.
CREATE FUNCTION audit_chain_broken_at() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT min(seq) FROM (
    SELECT entry.seq, entry.hash = audit_hash(entry)
      AND entry.prev_hash = coalesce(lag(entry.hash) OVER chain, repeat('0', 64))
      AND entry.seq = coalesce(lag(entry.seq) OVER chain, 0) + 1 AS fits
    FROM audit_entry entry WINDOW chain AS (PARTITION BY entry.organisation_id ORDER BY entry.seq)
  ) checked WHERE NOT fits
$$;
