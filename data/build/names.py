"""Official names of areas in Finnish, Swedish and English, where the sources give none."""

from typing import NamedTuple

from domain.area import Area


class Names(NamedTuple):
    """The name of one area in each language."""

    fi: str
    sv: str
    en: str


OFFICIAL = {
    "SSS": Names("Koko maa", "Hela landet", "Whole country"),
    "MK01": Names("Uusimaa", "Nyland", "Uusimaa"),
    "MK02": Names("Varsinais-Suomi", "Egentliga Finland", "Southwest Finland"),
    "MK04": Names("Satakunta", "Satakunta", "Satakunta"),
    "MK05": Names("Kanta-Häme", "Egentliga Tavastland", "Kanta-Häme"),
    "MK06": Names("Pirkanmaa", "Birkaland", "Pirkanmaa"),
    "MK07": Names("Päijät-Häme", "Päijänne-Tavastland", "Päijät-Häme"),
    "MK08": Names("Kymenlaakso", "Kymmenedalen", "Kymenlaakso"),
    "MK09": Names("Etelä-Karjala", "Södra Karelen", "South Karelia"),
    "MK10": Names("Etelä-Savo", "Södra Savolax", "South Savo"),
    "MK11": Names("Pohjois-Savo", "Norra Savolax", "North Savo"),
    "MK12": Names("Pohjois-Karjala", "Norra Karelen", "North Karelia"),
    "MK13": Names("Keski-Suomi", "Mellersta Finland", "Central Finland"),
    "MK14": Names("Etelä-Pohjanmaa", "Södra Österbotten", "South Ostrobothnia"),
    "MK15": Names("Pohjanmaa", "Österbotten", "Ostrobothnia"),
    "MK16": Names("Keski-Pohjanmaa", "Mellersta Österbotten", "Central Ostrobothnia"),
    "MK17": Names("Pohjois-Pohjanmaa", "Norra Österbotten", "North Ostrobothnia"),
    "MK18": Names("Kainuu", "Kajanaland", "Kainuu"),
    "MK19": Names("Lappi", "Lappland", "Lapland"),
    "MK21": Names("Ahvenanmaa", "Åland", "Åland"),
}
"""The country and the regions."""


def names(ref_area: str, name_in_source: str, area: Area) -> Names:
    """Return the names of an area; its code where neither a source nor the officials name it.

    Args:
        ref_area: Its code.
        name_in_source: Its Finnish name in a source; "" where none has it.
        area: Whose description may name it.
    """
    if ref_area in OFFICIAL:
        return OFFICIAL[ref_area]
    if ref_area in area.names:
        return Names(**area.names[ref_area])
    name = name_in_source or ref_area
    return Names(name, name, name)
