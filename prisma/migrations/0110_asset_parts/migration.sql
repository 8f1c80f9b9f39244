-- Fingerprints of a delivered picture's turns and parts, so that works registered later are searched for in parts of it too.
-- Null for what was delivered before: its whole fingerprint is all there is.
ALTER TABLE asset ADD COLUMN part_fingerprints bytea;

-- Of everything delivered, newest first: begin with an empty text, go on with the last id.
CREATE FUNCTION asset_part_fingerprints(before_id text, at_most integer) RETURNS TABLE (asset_id text, parts bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, part_fingerprints FROM asset
  WHERE (before_id = '' OR id < before_id) AND part_fingerprints IS NOT NULL ORDER BY id DESC LIMIT at_most
$$;
