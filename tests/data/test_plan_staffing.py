"""The staffing model against what the plan says of it."""

import pandas as pd

from analytics.staffing.posts import TargetKind
from data import plan
from tests.unit.staffing.area import REGISTRY, UNITS

NOT_POSTS = {"target", "transferred", "client_work", "shared_foreign_language"}


def said(store, item):
    """Return what the plan says of an item, by unit: low, high and how it words them."""
    rows = plan.staffing(store)
    return rows[rows["item"] == item].set_index("unit")[["low", "high", "wording"]]


def test_every_post_of_the_model_is_in_the_plan_and_every_post_of_the_plan_in_the_model(store):
    rows = plan.staffing(store)
    rows = rows[~rows["item"].isin(NOT_POSTS)]
    printed = rows.set_index(["unit", "item", "origin"])[["low", "high"]]
    printed = printed.assign(
        high=printed["high"].fillna(printed["low"]),  # "at least" is taken as it is, and said
        is_minimum=(rows["wording"] == "at_least").to_numpy(),
    )
    posts = pd.DataFrame(
        [
            {
                "unit": key,
                "item": str(post.role),
                "origin": str(post.origin),
                "low": post.fte if post.fte_low is None else post.fte_low,
                "high": post.fte if post.fte_high is None else post.fte_high,
                "is_minimum": post.is_minimum,
            }
            for key, unit in UNITS.items()
            for post in unit.posts
        ]
    )
    model = posts.groupby(["unit", "item", "origin"]).agg({"low": "sum", "high": "sum", "is_minimum": "any"})

    pd.testing.assert_frame_equal(model, printed.sort_index(), check_index_type=False)


def test_the_targets_are_those_of_the_plan(store):
    targets = said(store, "target")
    set_by_plan = {key: unit.target for key, unit in UNITS.items() if unit.target.kind != TargetKind.UNKNOWN}

    assert {key: (target.low, target.high, target.kind) for key, target in set_by_plan.items()} == {
        key: (None if pd.isna(low) else low, high, kind) for key, low, high, kind in targets.itertuples()
    }


def test_staff_from_the_state_and_the_shared_counsellor_are_those_of_the_plan(store):
    shared = said(store, "shared_foreign_language")["high"]

    assert REGISTRY["state_fte"].default == said(store, "transferred").loc["area", "high"]
    assert REGISTRY["state_client_fte"].default == said(store, "client_work").loc["area", "high"]
    assert UNITS["suomussalmi"].shared_out == shared.pop("suomussalmi")
    assert {key: unit.shared_in for key, unit in UNITS.items() if unit.shared_in} == shared.to_dict()
