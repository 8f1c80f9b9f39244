-- Drafts cost nothing: their holds, captures and releases are entries of zero credits, so that every item still has its record.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_check;
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_check
  CHECK ((amount > 0 OR (amount = 0 AND kind <> 'grant')) AND (kind = 'grant') = (item_id IS NULL));
