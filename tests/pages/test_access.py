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
def store(tmp_path, monkeypatch, fresh_caches):  # noqa: ARG001 - empties them
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
