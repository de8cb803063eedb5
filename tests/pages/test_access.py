"""Files are made as their reader: what is not shared with somebody is in no file of theirs."""

import pytest

from scenarios.access.guarded import GuardedStore
from scenarios.access.policy import NOBODY, Share, Visibility
from scenarios.database import URL_VARIABLE, default_url
from scenarios.store import ScenarioStore
from tests.pages.stored import KAJAANI, draft
from tests.scenarios.access.test_guarded import MEMBER, OWNER
from ui import access
from ui.meeting.deck import rendered
from views.kept import View


@pytest.fixture
def store(tmp_path, monkeypatch, fresh_databases):  # noqa: ARG001 - closes them
    """Return the database of a server that knows sign-in."""
    monkeypatch.setenv(URL_VARIABLE, default_url(tmp_path))
    monkeypatch.setattr(access, "is_configured", lambda: True)
    opened = ScenarioStore(default_url(tmp_path))
    yield opened
    opened.close()


def test_a_private_scenario_is_in_its_owners_files_alone(store):
    private = Share(visibility=Visibility.PRIVATE, owner=OWNER.subject, team=OWNER.team)
    owned = GuardedStore(store, OWNER)
    versions = [
        owned.save_new(draft("Salainen suunnitelma", KAJAANI), share=private),
        owned.save_new(draft("Julkinen suunnitelma", KAJAANI), share=Share()),
    ]
    view = View(page="compare", parameters={"versions": "~".join(each.id for each in versions)})

    def told(reader):
        return repr(rendered(view, "fi", shelf=lambda: GuardedStore(store, reader)))

    assert "Salainen" in told(OWNER)
    for reader in (MEMBER, NOBODY):
        assert "Salainen" not in told(reader)
    assert "Salainen" not in repr(rendered(view, "fi")), "outside a session nobody is asking"


def test_secrets_are_looked_for_now_and_then_and_count_once_they_are_there(monkeypatch):
    looked = []

    class Secrets(dict):
        def load_if_toml_exists(self):
            looked.append(moment)
            return bool(self)

    found, moment = Secrets(), 1_000 * access.LOOK_S
    monkeypatch.setattr(access.st, "secrets", found)
    monkeypatch.setattr(access.time, "monotonic", lambda: moment)
    assert not any(access.is_configured() for _ in range(50))
    assert not access.is_on()

    found["auth"] = {}
    moment += access.LOOK_S
    assert all(access.is_configured() for _ in range(50))
    assert len(looked) == 2
