"""Which role may do what, and who sees a scenario."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.access.errors import AccessDeniedError, AccessSignInError
from scenarios.access.guarded import require
from scenarios.access.policy import ANYBODY, NOBODY, Deed, Reader, Role, Share, Visibility

readers = st.builds(
    Reader,
    subject=st.sampled_from(["", "a", "b"]),
    role=st.sampled_from([*Role, None]),
    team=st.sampled_from(["", "x", "y"]),
)
shares = st.builds(
    Share,
    visibility=st.sampled_from(Visibility),
    owner=st.sampled_from(["", "a", "b"]),
    team=st.sampled_from(["", "x", "y"]),
)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (None, {Deed.SEE}),
        (Role.READER, {Deed.SEE}),
        (Role.EDITOR, set(Deed) - {Deed.CHAIR, Deed.ADMINISTER}),
        (Role.CHAIR, set(Deed) - {Deed.ADMINISTER}),
        (Role.ADMINISTRATOR, set(Deed)),
    ],
)
def test_a_role_allows_what_it_is_for(role, allowed):
    reader = Reader(subject="a" if role else "", role=role)

    assert {deed for deed in Deed if reader.may(deed)} == allowed


def test_where_nobody_signs_in_everybody_may_all_but_give_roles():
    assert {deed for deed in Deed if not ANYBODY.may(deed)} == {Deed.ADMINISTER}


def test_who_is_not_signed_in_is_asked_to_and_who_is_is_refused():
    with pytest.raises(AccessSignInError):
        require(NOBODY, Deed.SAVE)
    with pytest.raises(AccessDeniedError):
        require(Reader(subject="a", role=Role.READER), Deed.SAVE)
    with pytest.raises(AccessDeniedError):
        require(ANYBODY, Deed.ADMINISTER)


@given(readers, shares)
def test_a_scenario_is_seen_by_its_owner_and_by_whom_it_is_shared_with_alone(reader, share):
    is_owner = reader.subject != "" and reader.subject == share.owner
    is_member = reader.subject != "" and share.team != "" and share.team == reader.team
    expected = {
        Visibility.PUBLIC: True,
        Visibility.TEAM: is_owner or is_member,
        Visibility.PRIVATE: is_owner,
    }

    assert reader.sees(share) == expected[share.visibility]
