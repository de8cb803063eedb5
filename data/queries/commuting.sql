-- Commuters of each municipality as the plan prints them.
-- Grain:  one row per ref_area.
-- Units:  persons; printed_self_sufficiency a ratio, 1 = as many jobs as employed residents.
-- Reads:  plan_2023_commuting.
-- Params: none.
SELECT
    commuting.ref_area,
    CAST(commuting.labour_force AS BIGINT) AS labour_force,
    CAST(commuting.inbound_commuters AS BIGINT) AS inbound_commuters,
    CAST(commuting.outbound_commuters AS BIGINT) AS outbound_commuters,
    CAST(commuting.employed_in_own_municipality AS BIGINT) AS employed_in_own_municipality,
    CAST(commuting.printed_self_sufficiency AS DOUBLE PRECISION) AS printed_self_sufficiency
FROM plan_2023_commuting AS commuting
ORDER BY commuting.ref_area
