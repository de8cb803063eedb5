-- Areas with their names, level and surface.
-- Grain:  one row per ref_area.
-- Units:  square kilometres.
-- Reads:  areas.
-- Params: none.
SELECT
    areas.ref_area,
    areas.area_level,
    areas.name_fi,
    areas.name_sv,
    areas.name_en,
    areas.role,
    CAST(areas.land_km2 AS DOUBLE PRECISION) AS land_km2,
    CAST(areas.total_km2 AS DOUBLE PRECISION) AS total_km2
FROM areas
ORDER BY areas.ref_area
