"""Areas as data: what they say adds up, and what they say wrong is named."""

import pytest

from data import areas
from domain.errors import AreaError

DESCRIBED = {
    "code": "TA01",
    "municipalities": ["001", "002", "003"],
    "seat": "001",
    "compared": ["SSS"],
    "name": {"fi": "Alue", "sv": "Området", "en": "The area"},
    "name_of": {"fi": "Alueen", "sv": "Områdets", "en": "the area"},
    "totals": {"SK001": ["001", "002"]},
}

CHANGE = {
    "municipality": "001",
    "jobs_change": -50,
    "label": {"fi": "Tehdas", "sv": "Fabriken", "en": "The mill"},
    "note": {"fi": "Esimerkki.", "sv": "Exempel.", "en": "An example."},
}

SERVICE = {"members": ["001"], "host": "001", "clients": "jobseekers", "label": {}, "note": {}}


def test_the_operator_chooses_the_area_by_its_code(monkeypatch):
    monkeypatch.setenv(areas.AREA_VARIABLE, areas.codes()[0])

    assert areas.chosen().code == areas.codes()[0]


@pytest.mark.parametrize("code", ["TA77", "", "../TA10", "nonsense", "TA10/../TA10"])
def test_an_area_that_is_not_there_is_named(code):
    with pytest.raises(AreaError):
        areas.area(code)


@pytest.mark.parametrize("code", areas.codes())
def test_every_area_says_enough_of_itself(code):
    found = areas.area(code)

    assert found.code == code
    assert set(found.name) == set(found.name_of) == {"fi", "sv", "en"}
    assert found.seat_first[0] == found.seat
    assert sorted(found.seat_first) == sorted(found.municipalities)
    for change in found.changes.values():
        assert set(change.label) == set(change.note) == {"fi", "sv", "en"}


def test_an_area_is_told_in_several_files(tmp_path):
    (tmp_path / "TA56").mkdir()
    (tmp_path / "TA56" / "area.toml").write_text(
        'code = "TA56"\nmunicipalities = ["001"]\nseat = "001"\ncompared = ["SSS"]\n'
        '[name]\nfi = "A"\n[name_of]\nfi = "A"',
        encoding="utf-8",
    )
    (tmp_path / "TA56" / "changes.toml").write_text(
        '[changes.mill]\nmunicipality = "001"\njobs_change = -50\nlabel = {}\nnote = {}', encoding="utf-8"
    )

    assert areas.area("TA56", tmp_path).changes["mill"].jobs_change == -50


def test_an_area_is_added_up_in_every_way_that_counts_nobody_twice():
    found = areas.read(DESCRIBED | {"totals": {"SK001": ["001", "002"], "SK002": ["003"]}})

    assert set(found.partitions) == {
        ("001", "002", "003"),
        ("SK001", "003"),
        ("SK002", "001", "002"),
        ("SK001", "SK002"),
    }


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"seat": "009"}, ValueError),
        ({"totals": {"SK001": ["001", "009"]}}, ValueError),
        ({"changes": {"mill": CHANGE | {"municipality": "009"}}}, ValueError),
        ({"changes": {"mill": CHANGE | {"jobs": -5}}}, TypeError),
        ({"units": {"one": {"municipalities": ["001"], "name": {}, "short": {}, "where": {}}}}, ValueError),
        ({"joint": {"phone": SERVICE | {"members": ["001", "009"]}}}, ValueError),
        ({"joint": {"phone": SERVICE | {"host": "002"}}}, ValueError),
        ({"joint": {"phone": SERVICE | {"fixed_eur": [2, 1, 3]}}}, ValueError),
        ({"joint": {"phone": SERVICE | {"price": 1}}}, TypeError),
    ],
)
def test_a_description_that_contradicts_itself_is_refused(change, missing):
    with pytest.raises(missing):
        areas.read(DESCRIBED | change)


def test_a_joint_service_may_lie_among_others_than_the_areas_own():
    service = SERVICE | {"among": ["001", "009"], "members": ["001", "009"], "fixed_eur": [1, 2, 3]}
    found = areas.read(DESCRIBED | {"joint": {"phone": service}}).joint["phone"]

    assert (found.members, found.fixed_eur, found.clients_per_fte) == (("001", "009"), (1, 2, 3), 0)


def test_a_damaged_description_is_named(tmp_path):
    (tmp_path / "TA55").mkdir()
    (tmp_path / "TA55" / "area.toml").write_text("municipalities = [", encoding="utf-8")

    with pytest.raises(AreaError):
        areas.area("TA55", tmp_path)
