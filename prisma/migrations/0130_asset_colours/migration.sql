-- Mean colours of a delivered picture on a grid of 8 × 8 (lib/imaging/colour/colour-grid.ts). A fingerprint sees greys alone; with
-- these a look-alike is told from a copy after retention removed the pixels. Null for what was delivered before: its preview is
-- asked while it is there.
ALTER TABLE asset ADD COLUMN colour_grid bytea;
ALTER TABLE asset ADD CHECK (colour_grid IS NULL OR length(colour_grid) = 384);

CREATE FUNCTION published_colours(given_asset text) RETURNS TABLE (colours bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT colour_grid FROM asset WHERE id = given_asset AND colour_grid IS NOT NULL
$$;
