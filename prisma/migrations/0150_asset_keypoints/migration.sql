-- Corners of a delivered picture and what is around them (lib/imaging/keypoints/pack.ts), so that a part of it, turned or framed,
-- is found and put back in its place. Null for what was delivered before.
ALTER TABLE asset ADD COLUMN keypoints bytea;
CREATE INDEX "asset_created_at_idx" ON "asset"("created_at");

-- Of everything delivered since a moment, newest first and at most `bytes` of each: begin with an empty text, go on with the last id.
CREATE FUNCTION asset_keypoints(since timestamptz, before_id text, at_most integer, bytes integer)
RETURNS TABLE (asset_id text, created_at timestamptz, keypoints bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, asset.created_at, substring(asset.keypoints FROM 1 FOR bytes) FROM asset
  WHERE asset.created_at > since AND (before_id = '' OR id < before_id) AND asset.keypoints IS NOT NULL
  ORDER BY id DESC LIMIT at_most
$$;

-- What it takes to hold a picture against a delivery that it may show; numbers alone, never pixels.
CREATE FUNCTION published_keypoints(given_asset text)
RETURNS TABLE (watermark_id text, watermark_key_id text, width integer, height integer, keypoints bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT asset.watermark_id::text, asset.watermark_key_id, asset.width, asset.height, asset.keypoints
  FROM asset WHERE id = given_asset
$$;
