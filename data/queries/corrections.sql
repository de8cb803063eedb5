-- Ledger of every text that was changed between a source and its snapshot.
-- Grain:  one row per source and location.
-- Units:  text.
-- Reads:  corrections.
-- Params: none.
SELECT
    corrections.source,
    corrections.location,
    corrections.printed,
    corrections.corrected,
    corrections.rule,
    corrections.evidence
FROM corrections
ORDER BY
    corrections.source,
    corrections.location
