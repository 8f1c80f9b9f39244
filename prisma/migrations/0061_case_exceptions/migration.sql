-- Two more narrow questions past row-level security: which clocks have run out, and how often people disagree with a rule.

-- For the worker that escalates: ids only.
CREATE FUNCTION overdue_cases(given_now timestamptz, at_most integer)
RETURNS TABLE (case_id text, organisation_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, organisation_id FROM review_case
  WHERE status = 'open' AND escalated_at IS NULL AND due_at < given_now ORDER BY due_at LIMIT at_most
$$;

-- Public: per rule and kind of case, how many were decided and how many of those went against the rule, over decisions taken
-- before `given_until`. Counts that could tell of one organisation never leave the database: they are null when fewer than
-- `fewest_cases` were decided, fewer than `fewest_organisations` took part, or one of them made more than four fifths.
CREATE FUNCTION overturn_rates(given_until timestamptz, fewest_cases integer, fewest_organisations integer)
RETURNS TABLE (rule text, kind text, decided integer, overturned integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH counted AS (
    SELECT named->>'rule' AS rule, review_case.kind::text AS kind, organisation_id,
      count(*)::integer AS decided, count(*) FILTER (WHERE status = 'approved')::integer AS overturned
    FROM review_case CROSS JOIN jsonb_array_elements(rules) named
    WHERE status <> 'open' AND decided_at < given_until
    GROUP BY 1, 2, 3
  ), summed AS (
    SELECT rule, kind, sum(decided)::integer AS decided, sum(overturned)::integer AS overturned,
      count(*) >= greatest(fewest_organisations, 3) AND sum(decided) >= greatest(fewest_cases, 30)
        AND max(decided) * 5 <= sum(decided) * 4 AS published
    FROM counted GROUP BY 1, 2
  )
  SELECT rule, kind, CASE WHEN published THEN decided END, CASE WHEN published THEN overturned END
  FROM summed ORDER BY rule, kind
$$;
