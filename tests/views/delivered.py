"""What a refresh has brought of every table and source from the stand-in services: figures of nobody's."""

from datetime import UTC, datetime

import numpy as np

from data.areas import area
from data.refresh.declared import declared
from data.refresh.pxweb import PxWeb
from data.refresh.run import Refresh, refresh
from data.refresh.service import Service
from data.refresh.sources import sources
from data.store import Store
from geo.boundaries import projected
from tests.standin.others import Others, municipalities, square
from tests.standin.pxweb import PxService
from tests.standin.server import served
from tests.standin.tables import HIDDEN, PxTable, month_end, months

HOME = area("TA10")
NOW = datetime(2026, 12, 1, tzinfo=UTC)
SIDE_M = 5_000
"""Half a side of the squares that stand for municipalities, around their centres."""

FAR_M = 4_500
"""How far east of its centre the people of a municipality live, each in one square."""

PEOPLE = {code: 1_000 * (place + 1) for place, code in enumerate(HOME.municipalities)}
EVERYONE = sum(PEOPLE.values())

AREAS = ["SSS", "MK17", "MK18", *(f"KU{code}" for code in HOME.municipalities)]
TIMES = {"SSS": 100, "MK17": 60, "MK18": len(HOME.totals["MK18"])}
"""How many times the figures of a municipality a larger area has: a region those that are in it."""

INDUSTRIES = {"SSS": "Yhteensä", "A": "Maatalous", "C": "Teollisuus", "Q": "Terveys- ja sosiaalipalvelut"}
JOBS = {"A": 10, "C": 20, "Q": 70}
"""Jobs of each industry in every municipality, a tenth more a year before."""

OCCUPATIONS = {"SSS": "Yhteensä", "22": "Terveydenhuollon erityisasiantuntijat", "71": "Rakennustyöntekijät"}
SEEKERS = {"22": (5, 15), "71": (40, 8)}
"""Occupation -> unemployed and vacancies of every municipality."""

FLOWS = {
    "12tl": {"ALKTYOTTJAKSO": "Alkaneet työttömyysjaksot"},
    "12tn": {"PAATTYOTT": "Päättyneet työttömyysjaksot"},
    "12tr": {"PAATHAKU": "Päättyneet työnhaut"},
}
MONTHS = months("2024-07", 24)


def centres(store):
    """Return where the centre of each municipality of the shipped area is, metres."""
    points = store.where("service_points").drop_duplicates("ref_area").set_index("ref_area")
    x, y = projected(points["longitude"].tolist(), points["latitude"].tolist())
    return dict(zip(points.index, zip(x, y, strict=True), strict=True))


def others(store):
    """Return the services beside the tables: boundaries and people of the shipped area where it is."""
    found, at = Others(), centres(store)
    own = {code: (round(at[code][0]), round(at[code][1])) for code in HOME.municipalities}
    names = municipalities()
    outlines = [
        square(x - SIDE_M, y - SIDE_M, 2 * SIDE_M, kunta=code, nimi=names[code], namn=names[code])
        for code, (x, y) in own.items()
    ]
    elsewhere = [
        square(10_000 * n, 0, 10_000, kunta=code, nimi=names[code], namn=names[code])
        for n, code in enumerate(code for code in names if code not in own)
    ]
    people = [square(x + FAR_M - 500, y - 500, 1_000, vaesto=PEOPLE[code]) for code, (x, y) in own.items()]
    crowd = [square(1_000 * n, 0, 1_000, vaesto=5_600) for n in range(1_000)]
    x, y = own[HOME.seat]
    hidden = square(x - 500, y - 500, 1_000, vaesto=-1)
    found.layers |= {
        "tilastointialueet:kunta4500k_2026": [*outlines, *elsewhere],
        "vaestoruutu:vaki2025_1km": [*people, *crowd, hidden],
    }
    rest = [each for each in found.rows if each[2] != HOME.seat]
    paid = [
        ["Kuukausi", month, code, "Yhteensä", "Yhteensä", "10", "200", "7442.00", f"{paid}.50"]
        for month, paid in (("202604", 50_000), ("202605", 60_000))
        for code in HOME.municipalities
    ]
    parts = [["Kuukausi", "202605", "205", "25-", "Yhteensä", "9", "190", "7000.00", "59000.00"]]
    found.rows = [*rest, *paid, *parts]
    return found


def tables():
    """Return the tables of the stand-in by their paths."""
    return {
        "StatFin/tyonv/12r5.px": month_end("2025-05", 14),
        "StatFin/tyonv/12ti.px": occupations(),
        "StatFin/tyokay/115h.px": industries(),
        "StatFin/vaerak/11ra.px": population(),
        **{f"StatFin/tyonv/{key}.px": flow(key) for key in FLOWS},
    }


def industries():
    """Return jobs by industry of two years; those of industry A in Hyrynsalmi are not shown."""
    years = ["2023", "2024"]
    values = np.zeros((len(AREAS), len(INDUSTRIES), len(years), 1))
    for n, code in enumerate(AREAS):
        many = TIMES.get(code, 1)
        for m, industry in enumerate(INDUSTRIES):
            jobs = sum(JOBS.values()) if industry == "SSS" else JOBS[industry]
            values[n, m, :, 0] = [many * round(jobs * 1.1), jobs * many]
    marks = np.full(values.shape, "", dtype=object)
    values[AREAS.index("MK18"), 1, 1, 0] -= JOBS["A"] - HIDDEN
    values[AREAS.index("KU105"), 1, 1, 0], marks[AREAS.index("KU105"), 1, 1, 0] = np.nan, "..."
    return PxTable(
        title="Työpaikat",
        dimensions={
            "alue_23_20260101": AREAS,
            "toimiala_9_20180101": list(INDUSTRIES),
            "timeperiod_y": years,
            "contentscode": ["tyolliset5"],
        },
        texts={"toimiala_9_20180101": INDUSTRIES, "contentscode": {"tyolliset5": "Työpaikkojen määrä"}},
        values=values,
        marks=marks.astype(str),
        time="timeperiod_y",
    )


POPULATION = {"vaesto": "Väestö 31.12.", "osuus15_64": "15-64-vuotiaiden osuus, %"}


def population():
    """Return two key figures of the population of two years: 1 000 people more in the later one."""
    years = ["2024", "2025"]
    areas = [*AREAS[:3], *(f"KU{code}" for code in municipalities())]
    values = np.zeros((len(areas), len(years), len(POPULATION)))
    for n, code in enumerate(areas):
        values[n, :, 0] = np.array([9_000, 10_000]) * TIMES.get(code, 1)
        values[n, :, 1] = 58.5, 61.4 if code == "SSS" else 58.0
    return PxTable(
        title="Väestön tunnuslukuja",
        dimensions={
            "alue_23_20260101": areas,
            "timeperiod_y": years,
            "contentscode": list(POPULATION),
        },
        texts={"contentscode": POPULATION},
        values=values,
        marks=np.full(values.shape, ""),
        time="timeperiod_y",
        decimals=1,
    )


def occupations():
    """Return unemployed and vacancies by occupation in two months."""
    periods, measures = ["2026M05", "2026M06"], ["TYOTTOMATLOPUSSA", "AVPAIKATLOPUSSA"]
    values = np.zeros((len(AREAS), len(OCCUPATIONS), len(periods), 2))
    for n, code in enumerate(AREAS):
        many = TIMES.get(code, 1)
        for m, occupation in enumerate(OCCUPATIONS):
            both = SEEKERS.get(occupation) or np.sum(list(SEEKERS.values()), axis=0)
            values[n, m, :, :] = np.array(both) * many
    return PxTable(
        title="Työttömät ja avoimet työpaikat ammateittain",
        dimensions={
            "Alue": AREAS,
            "Ammattiryhmä": list(OCCUPATIONS),
            "timeperiod_m": periods,
            "contentscode": measures,
        },
        texts={
            "Ammattiryhmä": OCCUPATIONS,
            "contentscode": dict(zip(measures, ("Työttömät työnhakijat", "Avoimet työpaikat"), strict=True)),
        },
        values=values,
        marks=np.full(values.shape, ""),
        time="timeperiod_m",
    )


def flow(key):
    """Return a flow by region: 100 in the first month, 1 more in each, by nothing else than sex."""
    regions, sexes, named = ["SSS", "MK17", "MK18"], ["SSS", "1", "2"], FLOWS[key]
    values = np.zeros((len(regions), len(sexes), len(MONTHS), len(named)))
    values += 100 + np.arange(len(MONTHS))[None, None, :, None]
    values[:, 1:] /= 2
    values[0] *= 50
    return PxTable(
        title=key,
        dimensions={
            "maakunta": regions,
            "sukupuoli_9_20180101": sexes,
            "timeperiod_m": MONTHS,
            "contentscode": list(named),
        },
        texts={"contentscode": named},
        values=np.round(values),
        marks=np.full(values.shape, ""),
        time="timeperiod_m",
    )


def fetch(folder):
    """Refresh a folder from the stand-in services; return what became of each table and source."""
    shipped = Store()
    service, beside = PxService(tables(), maxCalls=100_000), others(shipped)
    shipped.close()
    with served(service.app) as url, served(beside.app) as other_url:
        px = PxWeb(Service(calls=100_000), f"{url}/PxWeb/api/v1/fi")
        work = Refresh(folder=folder, px=px, area=HOME, now=NOW)
        held = [each for each in declared().tables if f"{each.folder}/{each.id}.px" in service.tables]
        at = {each: f"{other_url}/{each}" for each in ("wfs", "classifications", "catalogue")}
        return refresh(work, held, sources(at, HOME, asking=lambda: Service(calls=100_000))).tables
