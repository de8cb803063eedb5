"""Scenarios as one reader may use them, on real databases: what is not shared is not there, nor in lists."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from domain.errors import DashboardError
from scenarios.access.errors import AccessDeniedError, AccessGrantError, AccessSignInError
from scenarios.access.guarded import GuardedStore
from scenarios.access.policy import ANYBODY, NOBODY, Reader, Role, Share, Visibility
from scenarios.access.store import AccessStore
from scenarios.errors import ScenarioLinkError, ScenarioStorageError
from scenarios.store import ScenarioStore
from scenarios.tables import AUDIT, SHARE
from tests.scenarios.drafts import NOON, change, draft

OWNER = Reader(subject="iss|maija", name="Maija", role=Role.EDITOR, team="Kainuu")
MEMBER = Reader(subject="iss|pekka", name="Pekka", role=Role.EDITOR, team="Kainuu")
OTHER = Reader(subject="iss|aino", name="Aino", role=Role.ADMINISTRATOR, team="Muu")
LOOKS = Reader(subject="iss|eino", name="Eino", role=Role.READER, team="Kainuu")
EVERYBODY = (OWNER, MEMBER, OTHER, LOOKS, NOBODY, ANYBODY)


@pytest.fixture
def roles(url):
    opened = AccessStore(url, administrators=["iss|first"])
    yield opened
    opened.close()


def saved(store, visibility):
    share = Share(visibility=visibility, owner=OWNER.subject, team=OWNER.team)
    return GuardedStore(store, OWNER).save_new(draft(f"Nimi {visibility}"), share=share)


def reads(guarded, version):
    """Return every way of reading a scenario."""
    return [
        lambda: guarded.version(version.id),
        lambda: guarded.siblings(version.id),
        lambda: guarded.scenario(version.scenario_id),
        lambda: guarded.history(version.scenario_id),
        lambda: guarded.record(version.scenario_id),
        lambda: guarded.share_of(version.scenario_id),
    ]


def deeds(guarded, version, record):
    """Return every way of changing a scenario, or of making another of it."""
    return [
        lambda: guarded.save_next(version.id, draft()),
        lambda: guarded.save_new(draft(), copied_from=version.id),
        lambda: guarded.restore(version.id, change()),
        lambda: guarded.rename(version.scenario_id, "Muu", change()),
        lambda: guarded.archive(version.scenario_id, change()),
        lambda: guarded.unarchive(version.scenario_id, change()),
        lambda: guarded.share(version.scenario_id, Share(), change()),
        lambda: guarded.add_all([record], change()),
    ]


@pytest.mark.parametrize(
    ("visibility", "seeing"),
    [
        (Visibility.PUBLIC, set(EVERYBODY)),
        (Visibility.TEAM, {OWNER, MEMBER, LOOKS}),
        (Visibility.PRIVATE, {OWNER}),
    ],
)
def test_what_is_not_shared_with_a_reader_opens_nowhere(store, visibility, seeing):
    version = saved(store, visibility)
    for reader in EVERYBODY:
        guarded = GuardedStore(store, reader)
        listed = {each.id for each in guarded.scenarios("nimi")}
        assert (version.scenario_id in listed) == (reader in seeing), reader
        assert guarded.count("nimi") == len(listed)
        for read in reads(guarded, version):
            if reader in seeing:
                read()
                continue
            with pytest.raises(AccessDeniedError if reader.subject else AccessSignInError):
                read()


def test_who_does_not_see_a_scenario_changes_nothing_of_it(store):
    version = saved(store, Visibility.PRIVATE)
    record = store.record(version.scenario_id)
    for reader in (MEMBER, OTHER, NOBODY, ANYBODY):
        guarded = GuardedStore(store, reader)
        for deed in deeds(guarded, version, record):
            with pytest.raises((AccessDeniedError, AccessSignInError)):
                deed()

    assert store.record(version.scenario_id) == record
    assert store.count() == 1


def test_a_reader_by_role_looks_and_saves_nothing(store):
    version = saved(store, Visibility.TEAM)
    guarded = GuardedStore(store, LOOKS)

    assert guarded.version(version.id) == version
    for deed in deeds(guarded, version, store.record(version.scenario_id)):
        with pytest.raises(AccessDeniedError):
            deed()


def test_only_its_owner_shares_a_scenario_with_others(store):
    version = saved(store, Visibility.TEAM)
    with pytest.raises(AccessDeniedError):
        GuardedStore(store, MEMBER).share(version.scenario_id, Share(), change())
    GuardedStore(store, OWNER).share(version.scenario_id, Share(owner=OWNER.subject), change())

    assert GuardedStore(store, NOBODY).version(version.id) == version


def test_a_link_that_somebody_made_up_is_no_identifier(store):
    for identifier in ("", "\0", "x" * 5_000, "' OR 1=1"):
        with pytest.raises(ScenarioLinkError):
            GuardedStore(store, OWNER).scenario(identifier)
        with pytest.raises(ScenarioLinkError):
            GuardedStore(store, OWNER).version(identifier)


def test_what_was_saved_before_anybody_signed_in_is_everybodys(store):
    version = store.save_new(draft())

    assert all(GuardedStore(store, reader).version(version.id) == version for reader in EVERYBODY)


def test_every_deed_is_told_with_who_did_it_and_a_failed_one_is_not(store, roles):
    version = saved(store, Visibility.TEAM)
    guarded = GuardedStore(store, MEMBER)
    guarded.save_next(version.id, draft())
    guarded.archive(version.scenario_id, change())
    with pytest.raises(DashboardError):
        guarded.rename(version.scenario_id, "", change())

    trail = [entry for _, entry in roles.trail()]
    assert [(each.subject, each.name, each.deed) for each in trail] == [
        (MEMBER.subject, "Pekka", "archived"),
        (MEMBER.subject, "Pekka", "saved"),
        (OWNER.subject, "Maija", "created"),
    ]
    assert {each.object for each in trail} == {version.scenario_id}


def test_a_role_is_the_one_that_was_granted_last(roles):
    assert roles.reader("iss|x", "X").role is Role.READER
    first = roles.reader("iss|first", "Ensimmäinen")
    assert first.role is Role.ADMINISTRATOR
    roles.grant(first, "iss|x", Role.CHAIR, "Kainuu", NOON)
    roles.grant(first, "iss|x", Role.EDITOR, " Muu ", NOON)

    found = roles.reader("iss|x", "X")
    assert (found.role, found.team) == (Role.EDITOR, "Muu")
    roles.signed_in(found, NOON, NOON)
    assert [(each.subject, each.name, each.role) for each in roles.people()] == [("iss|x", "X", Role.EDITOR)]


def test_a_sign_in_is_written_down_once_however_many_pages_follow(roles):
    hour = timedelta(hours=1)
    for at, since in ((NOON, NOON), (NOON + hour, NOON), (NOON + 2 * hour, NOON + hour)):
        roles.signed_in(OWNER, at, since)

    assert [entry.at for _, entry in roles.trail()] == [NOON + 2 * hour, NOON]


def test_only_an_administrator_grants_and_the_first_ones_stay(roles):
    for reader in (OWNER, LOOKS, NOBODY, ANYBODY):
        with pytest.raises(AccessGrantError):
            roles.grant(reader, "iss|x", Role.ADMINISTRATOR, "", NOON)
    with pytest.raises(AccessGrantError):
        roles.grant(OTHER, "iss|first", Role.READER, "", NOON)

    assert roles.trail() == ()


def test_the_trail_is_read_in_pages(roles):
    for number in range(7):
        roles.note(OWNER, "exported", NOON, object=str(number))
    first = roles.trail(limit=3)
    rest = roles.trail(before=first[-1][0])

    assert [entry.object for _, entry in (*first, *rest)] == list("6543210")


def test_the_database_refuses_to_change_or_delete_the_trail(store, roles):
    saved(store, Visibility.PRIVATE)
    for table in (SHARE, AUDIT):
        for deed in (update(table).values(created_at=NOON), delete(table)):
            with (
                pytest.raises((DatabaseError, ScenarioStorageError), match="what was saved stays"),
                roles._database.write() as connection,
            ):
                connection.execute(deed)


def test_a_share_that_somebody_damaged_hides_rather_than_shows(tmp_path):
    store = ScenarioStore(f"sqlite:///{tmp_path}/s.sqlite3")
    version = saved(store, Visibility.PUBLIC)
    with store._database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER scenario_share_no_update")
        connection.exec_driver_sql("UPDATE scenario_share SET visibility = 'x'")

    with pytest.raises(AccessSignInError):
        GuardedStore(store, NOBODY).version(version.id)
    assert GuardedStore(store, NOBODY).scenarios() == ()
    store.close()
