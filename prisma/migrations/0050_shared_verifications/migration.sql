-- A verification that somebody shares: what was read, without the picture, its name, or who asked.
CREATE TABLE "shared_verification" (
    "id" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_verification_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "shared_verification_small" CHECK (length("result"::text) <= 65536)
);

CREATE INDEX "shared_verification_expires_at_idx" ON "shared_verification"("expires_at");

-- Adds one and forgets what has expired; beyond `at_most` rows the oldest make room, so that strangers cannot fill the disk.
CREATE FUNCTION share_verification(new_id text, new_result jsonb, days double precision, at_most integer) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE until timestamptz := now() + days * interval '1 day';
BEGIN
  DELETE FROM shared_verification WHERE expires_at < now();
  DELETE FROM shared_verification WHERE id IN (
    SELECT id FROM shared_verification ORDER BY created_at DESC, id DESC OFFSET greatest(at_most - 1, 0)
  );
  INSERT INTO shared_verification (id, result, expires_at) VALUES (new_id, new_result, until);
  RETURN until;
END $$;

-- Soft binding resolution: where the manifest of a delivery lies, for the public manifest repository. The manifest was made
-- to be public; nothing else of the delivery is given out here.
CREATE FUNCTION published_manifest(label text) RETURNS TABLE (organisation_id text, sha256 text, media_type text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id, sha256::text, media_type FROM asset WHERE manifest_label = label ORDER BY created_at LIMIT 1
$$;

-- Side by side on the verify page: the small preview of a delivery, for somebody who holds the same picture.
CREATE FUNCTION published_preview(given_asset text) RETURNS TABLE (organisation_id text, preview_sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id, preview_sha256::text FROM asset WHERE id = given_asset
$$;

CREATE INDEX "asset_manifest_label_idx" ON "asset"("manifest_label");
