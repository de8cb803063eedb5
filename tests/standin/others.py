"""Small services of the other sources: features, classifications and a catalogue, with figures of nobody."""

import csv
import io
import re

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.areas import area
from data.build import SOURCE_DIR
from data.refresh.catalogue import TITLE

EARLIER = "20250101"
"""Day of the classification before today's."""

CAPABILITIES = """<?xml version="1.0" encoding="UTF-8"?>
<wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
  xmlns:ows="http://www.opengis.net/ows/1.1">
  <ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat">
    <ows:AllowedValues><ows:Value>{format}</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation>
  </ows:OperationsMetadata>
  <wfs:FeatureTypeList>{layers}</wfs:FeatureTypeList>
</wfs:WFS_Capabilities>"""


def municipalities():
    """Return the codes of all municipalities with their names."""
    with (SOURCE_DIR / "statfin_12r5_2026M06.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if re.fullmatch(r"KU(?!199)\d{3}", row[0])]
    return {row[0][2:]: row[1] or row[0] for row in rows}


def square(x, y, size, **properties):
    corners = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [corners]},
        "properties": properties,
    }


class Others:
    """The three services under one roof.

    Attributes:
        layers: Layer -> its features.
        format: What the features are written as.
        said: Path -> what is answered instead of what is right.
    """

    def __init__(self):
        self.format, self.said, self.asked = "application/json", {}, []
        outlines = [
            square(10_000 * n, 7_000_000, 10_000, kunta=code, nimi=name, namn=name)
            for n, (code, name) in enumerate(municipalities().items())
        ]
        grid = [square(1_000 * n, 7_000_000, 1_000, vaesto=5_600) for n in range(1_000)]
        grid.append(square(2_000_000, 7_000_000, 1_000, vaesto=-1))
        self.layers = {
            "tilastointialueet:kunta4500k_2025": outlines[:-1],
            "tilastointialueet:kunta4500k_2026": outlines,
            "tilastointialueet:maakunta4500k_2026": [],
            "vaestoruutu:vaki2025_1km": grid,
            "vaestoruutu:vaki2025_5km": [],
        }
        kainuu = area("TA10").totals["MK18"]
        self.areas = {
            "maakunta": {code: "18" if code in kainuu else "01" for code in municipalities()},
            "tyollisyysalue": {
                code: "10" if code in area("TA10").municipalities else "01" for code in municipalities()
            },
        }
        # Who was elsewhere by the classification before: 785 beside the shipped area's municipalities.
        self.before = {"tyollisyysalue": {"785": "10"}}
        self.fields = [
            "aikatyyppi",
            "vuosikuukausi",
            "kunta_nro",
            "ikaryhma",
            "tyottomyysturvapaiva_luokka",
            "saaja_lkm",
            "korvattu_paiva_lkm",
            "maksettu_eur",
            "kunta_osuus_eur",
        ]
        self.rows = [
            ["Kuukausi", "202606", "205", "18-24", "Yhteensä", "10", "200", "7442.00", "1000.50"],
            ["Kuukausi", "202606", "205", "25-", "Yhteensä", "5", "100", "3721.00", "-0.50"],
            ["Kuukausi", "202606", "5", "25-", "Yhteensä", "", "", "", ""],
            ["Vuosi", "2026", "205", "25-", "Yhteensä", "15", "300", "11163.00", "1000.00"],
        ]

    @property
    def app(self):
        routes = [
            Route("/wfs", self._wfs),
            Route("/classifications/correspondenceTables", self._tables),
            Route("/classifications/correspondenceTables/{name}/maps", self._maps),
            Route("/catalogue/package_search", self._packages),
            Route("/files/package.json", self._package),
            Route("/files/data.csv", self._data),
        ]
        return Starlette(routes=routes)

    def _instead(self, request, right):
        self.asked.append(request.url.path)
        instead = self.said.get(request.url.path.rpartition("/")[2])
        return Response(instead, media_type="text/html") if instead is not None else right()

    async def _wfs(self, request):
        return self._instead(request, lambda: self._features(request))

    def _features(self, request):
        if request.query_params["request"] == "GetCapabilities":
            layers = "".join(
                f"<wfs:FeatureType><wfs:Name>{each}</wfs:Name></wfs:FeatureType>" for each in self.layers
            )
            return Response(CAPABILITIES.format(format=self.format, layers=layers), media_type="text/xml")
        found = self.layers[request.query_params["typeNames"]]
        return JSONResponse({"type": "FeatureCollection", "features": found, "numberMatched": len(found)})

    async def _tables(self, request):
        base = str(request.url).partition("?")[0]
        urls = [
            f"{base}/kunta_1_{day}%23{each}_1_{day}" for each in self.areas for day in (EARLIER, "20260101")
        ]
        return self._instead(request, lambda: JSONResponse(urls))

    async def _maps(self, request):
        source, _, target = request.path_params["name"].partition("#")
        target = target.partition("_")[0]
        earlier = self.before.get(target, {}) if source.endswith(EARLIER) else {}
        maps = [
            {
                "sourceItem": {"code": code, "classificationItemNames": [{"name": code, "lang": "fi"}]},
                "targetItem": {"code": whole, "classificationItemNames": [{"name": f"Alue {whole}"}]},
            }
            for code, whole in (self.areas[target] | earlier).items()
        ]
        return self._instead(request, lambda: JSONResponse(maps))

    async def _packages(self, request):
        at = f"{request.url.scheme}://{request.url.netloc}/files"
        files = [{"name": each, "url": f"{at}/{each}"} for each in ("data.csv", "package.json")]
        packages = [{"title": TITLE, "resources": files}, {"title": "Muu aineisto", "resources": []}]
        return self._instead(
            request, lambda: JSONResponse({"success": True, "result": {"results": packages}})
        )

    async def _package(self, request):
        fields = [{"name": each, "type": "string"} for each in self.fields]
        said = {"resources": [{"name": "data", "path": "data.csv", "schema": {"fields": fields}}]}
        return self._instead(request, lambda: JSONResponse(said))

    async def _data(self, request):
        out = io.StringIO()
        csv.writer(out).writerows([self.fields, *self.rows])
        return self._instead(
            request, lambda: Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv")
        )
