"""What differs between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LinkError
from scenarios.differences import Difference, input_differences

INPUTS = st.dictionaries(
    st.sampled_from(["staffing", "overview", "shock"]),
    st.dictionaries(st.sampled_from(["htv", "kunta", "laki"]), st.sampled_from(["1", "2"]), max_size=3),
    max_size=3,
)


def units(parameters):
    """Take a page's `htv` apart: FTE of Kajaani and of Kuhmo, 12 and 3 where it is absent."""
    if parameters.get("htv", "") == "broken":
        raise LinkError("broken")
    return dict(zip(["205", "290"], parameters.get("htv", "12~3").split("~"), strict=True))


def test_a_changed_an_added_and_a_removed_choice_are_told_by_page():
    before = {"staffing": {"laki": "2026"}, "overview": {"kunta": "205"}}
    after = {"staffing": {"laki": "2025"}, "shock": {"htv": "1"}}

    assert input_differences(before, after) == (
        Difference(page="overview", parameter="kunta", before="205", after=None),
        Difference(page="shock", parameter="htv", before=None, after="1"),
        Difference(page="staffing", parameter="laki", before="2026", after="2025"),
    )


def test_a_decoder_tells_only_the_parts_that_differ():
    decoders = {("staffing", "htv"): units}

    assert input_differences({"staffing": {"htv": "12~3"}}, {"staffing": {"htv": "14.5~3"}}, decoders) == (
        Difference(page="staffing", parameter="htv", part="205", before="12", after="14.5"),
    )


def test_a_decoder_knows_what_an_absent_parameter_stands_for():
    decoders = {("staffing", "htv"): units}

    assert input_differences({}, {"staffing": {"htv": "12~4"}}, decoders) == (
        Difference(page="staffing", parameter="htv", part="290", before="3", after="4"),
    )
    assert input_differences({}, {"staffing": {"htv": "12~3"}}, decoders) == ()


def test_a_parameter_that_cannot_be_decoded_is_told_whole():
    decoders = {("staffing", "htv"): units}

    assert input_differences({"staffing": {"htv": "broken"}}, {}, decoders) == (
        Difference(page="staffing", parameter="htv", before="broken", after=None),
    )


@given(inputs=INPUTS)
def test_nothing_differs_from_itself(inputs):
    assert input_differences(inputs, inputs) == ()


@given(before=INPUTS, after=INPUTS)
def test_the_way_back_is_the_way_there_turned_round(before, after):
    back = [(each.page, each.parameter, each.after, each.before) for each in input_differences(after, before)]

    assert back == [
        (each.page, each.parameter, each.before, each.after) for each in input_differences(before, after)
    ]


@given(before=INPUTS, after=INPUTS)
def test_differences_applied_to_the_first_version_give_the_second(before, after):
    changed = {(page, name): value for page, some in before.items() for name, value in some.items()}
    for each in input_differences(before, after):
        changed[each.page, each.parameter] = each.after

    expected = {(page, name): value for page, some in after.items() for name, value in some.items()}
    assert {key: value for key, value in changed.items() if value is not None} == expected
