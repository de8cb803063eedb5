"""The eight service units as the plan of 2023 states them: posts, targets, service points, sharing.

Every figure stands in the plan's section 1, the service points in its section 3.
"""

from analytics.staffing.posts import Origin, Post, Role, ServiceUnit, Sharing, Target, TargetKind

FOREIGN_LANGUAGE_SHARING = Sharing(unit="suomussalmi", given_fte=0.5, placed={"paltamo": 0.1})
"""Suomussalmi's foreign-language counsellor: half for the small ones, of which three need about 0,1."""


def _own(role: Role, fte: float, *, client_facing: bool = False) -> Post:
    return Post(role=role, origin=Origin.OWN, fte=fte, client_facing=client_facing)


def _state(role: Role, fte: float, *, client_facing: bool = True, is_minimum: bool = False) -> Post:
    return Post(role=role, origin=Origin.STATE, fte=fte, client_facing=client_facing, is_minimum=is_minimum)


_RANGE_100_150 = Target(kind=TargetKind.RANGE, low=100, high=150)
_ABOUT_100 = Target(kind=TargetKind.ABOUT, high=100)

_UNITS = (
    ServiceUnit(
        key="kajaani",
        service_points=3,
        target=_RANGE_100_150,
        posts=(
            _own(Role.COUNSELLOR, 3, client_facing=True),
            _own(Role.SERVICE_COUNSELLOR, 1),
            _own(Role.INTEGRATION_COUNSELLOR, 3),
            _own(Role.MANAGER, 1),
            _own(Role.INTERNATIONAL, 3),
            _own(Role.BUSINESS, 2),
        ),
        state_stated=False,
    ),
    ServiceUnit(
        key="sotkamo",
        service_points=2,
        target=Target(kind=TargetKind.UNKNOWN),
        posts=(
            _own(Role.COUNSELLOR, 4, client_facing=True),
            _own(Role.SUPERVISOR, 1),
            _own(Role.SECRETARY, 1),
            _own(Role.BUSINESS, 1),
            _state(Role.COUNSELLOR, 5, is_minimum=True),
        ),
    ),
    ServiceUnit(
        key="paltamo",
        service_points=3,
        target=_RANGE_100_150,
        posts=(
            _own(Role.COUNSELLOR, 2, client_facing=True),
            _own(Role.SERVICE_COUNSELLOR, 1),
            _state(Role.COUNSELLOR, 2),
            _state(Role.SUPERVISOR, 1, client_facing=False),
        ),
    ),
    ServiceUnit(
        key="kuusamo",
        service_points=1,
        target=_RANGE_100_150,
        posts=(
            _own(Role.COUNSELLOR, 3, client_facing=True),
            # Of two international posts the plan counts one in its nine.
            _own(Role.INTERNATIONAL, 1, client_facing=True),
            _own(Role.INTERNATIONAL, 1),
            _state(Role.COUNSELLOR, 5),
        ),
    ),
    ServiceUnit(
        key="kuhmo",
        service_points=1,
        target=Target(kind=TargetKind.UNDER, high=100),
        posts=(
            _own(Role.EXPERT, 1, client_facing=True),
            _own(Role.COUNSELLOR, 2.5, client_facing=True),
            _state(Role.COUNSELLOR, 3.5),
        ),
    ),
    ServiceUnit(
        key="suomussalmi",
        service_points=1,
        target=Target(kind=TargetKind.RANGE, low=90, high=120),
        posts=(
            _own(Role.COUNSELLOR, 1, client_facing=True),
            _own(Role.EXPERT, 1, client_facing=True),
            _state(Role.SUPERVISOR, 1, client_facing=False),
            Post(
                role=Role.COUNSELLOR,
                origin=Origin.STATE,
                fte=7.5,
                fte_low=7,
                fte_high=8,
                client_facing=True,
            ),
        ),
    ),
    ServiceUnit(
        key="taivalkoski",
        service_points=1,
        target=_ABOUT_100,
        posts=(_own(Role.UNSPECIFIED, 2.5, client_facing=True),),
        state_stated=False,
    ),
    ServiceUnit(
        key="puolanka",
        service_points=1,
        target=_ABOUT_100,
        posts=(
            _own(Role.COORDINATOR, 1, client_facing=True),
            _own(Role.COUNSELLOR, 1, client_facing=True),
            _own(Role.WORKSHOP_YOUTH, 2),
            Post(role=Role.BUSINESS, origin=Origin.OWN, fte=3, fte_low=2, fte_high=4),
            _state(Role.COUNSELLOR, 3, is_minimum=True),
        ),
    ),
)

UNITS = {unit.key: unit for unit in _UNITS}
"""Service units in the order they are shown: that of `domain.areas.SERVICE_UNITS`."""
