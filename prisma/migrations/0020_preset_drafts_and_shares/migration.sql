-- Drafts of presets, where versions come from, and presets shared between organisations with the consent of both.

ALTER TABLE "preset_version" ADD COLUMN "created_by" TEXT, ADD COLUMN "note" TEXT,
  ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'published', ADD COLUMN "from_version" INTEGER;
ALTER TABLE preset_version ADD CHECK (origin IN ('published', 'imported', 'rollback', 'copied', 'followed'));

ALTER TABLE "brand_preset" ADD COLUMN "follows_share_id" TEXT, ADD COLUMN "followed_version" INTEGER;

-- CreateTable
CREATE TABLE "preset_draft" (
    "preset_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "base_version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preset_draft_pkey" PRIMARY KEY ("preset_id")
);

-- CreateTable
CREATE TABLE "preset_share" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "preset_id" TEXT NOT NULL,
    "to_slug" TEXT NOT NULL,
    "to_organisation_id" TEXT,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'offered',
    "offered_by" TEXT NOT NULL,
    "answered_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "preset_share_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "preset_draft_organisation_id_preset_id_key" ON "preset_draft"("organisation_id", "preset_id");

-- CreateIndex
CREATE INDEX "preset_share_organisation_id_preset_id_idx" ON "preset_share"("organisation_id", "preset_id");

-- CreateIndex
CREATE INDEX "preset_share_to_slug_idx" ON "preset_share"("to_slug");

-- AddForeignKey
ALTER TABLE "preset_draft" ADD CONSTRAINT "preset_draft_organisation_id_preset_id_fkey" FOREIGN KEY ("organisation_id", "preset_id") REFERENCES "brand_preset"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preset_share" ADD CONSTRAINT "preset_share_organisation_id_preset_id_fkey" FOREIGN KEY ("organisation_id", "preset_id") REFERENCES "brand_preset"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE preset_draft ADD CHECK (revision > 0 AND base_version >= 0);
ALTER TABLE preset_share ADD CHECK (mode IN ('copy', 'follow'));
ALTER TABLE preset_share ADD CHECK (status IN ('offered', 'accepted', 'declined', 'ended'));
ALTER TABLE preset_share ADD CHECK (status = 'offered' OR status = 'ended' OR answered_at IS NOT NULL);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['preset_draft', 'preset_share'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY named_exception ON %I TO CURRENT_USER USING (session_user <> current_user)', name);
    EXECUTE format($policy$CREATE POLICY own_rows ON %I
      USING (organisation_id = current_setting('colophon.organisation', true))$policy$, name);
  END LOOP;
END $$;

-- What another organisation has offered to the one whose transaction this is. An offer names a slug and nothing else, so that
-- making one tells nobody whether such an organisation exists.
CREATE FUNCTION preset_offers()
RETURNS TABLE (id text, from_name text, preset_name text, mode text, status text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT share.id, giver.name, preset.name, share.mode, share.status, share.created_at
  FROM preset_share share
    JOIN organisation giver ON giver.id = share.organisation_id
    JOIN brand_preset preset ON preset.id = share.preset_id
    JOIN organisation mine ON mine.id = current_setting('colophon.organisation', true)
  WHERE share.organisation_id <> mine.id
    AND ((share.status = 'offered' AND share.to_slug = mine.slug) OR (share.status = 'accepted' AND share.to_organisation_id = mine.id))
  ORDER BY share.created_at, share.id LIMIT 200
$$;

-- The consent of the other side. False when there is no such open offer to the organisation whose transaction this is.
CREATE FUNCTION answer_preset_offer(given_id text, accepted boolean, given_by text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH answered AS (
    UPDATE preset_share share
    SET status = CASE WHEN accepted THEN 'accepted' ELSE 'declined' END, answered_by = given_by, answered_at = now(),
      to_organisation_id = mine.id
    FROM organisation mine
    WHERE share.id = given_id AND share.status = 'offered' AND share.to_slug = mine.slug
      AND mine.id = current_setting('colophon.organisation', true) AND share.organisation_id <> mine.id
    RETURNING share.id
  ) SELECT EXISTS (SELECT FROM answered)
$$;

-- Ends what was accepted, from the side that accepted it.
CREATE FUNCTION leave_preset_share(given_id text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH ended AS (
    UPDATE preset_share SET status = 'ended', ended_at = now()
    WHERE id = given_id AND status = 'accepted' AND to_organisation_id = current_setting('colophon.organisation', true)
    RETURNING id
  ) SELECT EXISTS (SELECT FROM ended)
$$;

-- The newest published version of a preset that the organisation whose transaction this is has accepted; nothing once either
-- side has ended it.
CREATE FUNCTION shared_preset_version(given_id text)
RETURNS TABLE (organisation_id text, version integer, body jsonb, mode text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT share.organisation_id, newest.version, newest.body, share.mode
  FROM preset_share share
    JOIN LATERAL (
      SELECT v.version, v.body FROM preset_version v WHERE v.preset_id = share.preset_id ORDER BY v.version DESC LIMIT 1
    ) newest ON true
  WHERE share.id = given_id AND share.status = 'accepted'
    AND share.to_organisation_id = current_setting('colophon.organisation', true)
$$;
