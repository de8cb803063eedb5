"""What is done to something that is saved, by whom and why: renamed, shared, archived, restored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.guarded import GuardedStore
from scenarios.access.policy import Deed, Share, Visibility
from scenarios.errors import SaveInterruptedError
from scenarios.limits import MAX_AUTHOR, MAX_NAME, MAX_NOTE
from scenarios.model import Change, Scenario
from ui import access, session
from ui.once import Once, once
from ui.saved import current
from ui.words import note, notice
from views.saved.names import isolated


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """The deeds that are done on one page.

    Attributes:
        key: Before the keys of its fields and buttons.
        store: Opens where it is kept, as the reader may use it.
        after: Called when something was done, or could not be.
    """

    key: str
    store: Callable[[], GuardedStore]
    after: Callable[[], None] = lambda: None

    def rename(self, text: Text, scenario: Scenario) -> None:
        """Show the way to another name."""
        name, label = f"rename_name_{scenario.id}", text("scenario_page.actions.rename")
        with st.popover(label), st.form(f"{self.key}_rename_form", border=False):
            st.text_input(text("scenario_page.save.name"), scenario.name, max_chars=MAX_NAME, key=name)
            self._who_and_why(text, "rename")
            self._button(
                label,
                "rename",
                lambda change: self.store().rename(scenario.id, st.session_state[name], change),
            )

    def share(self, text: Text, scenario: Scenario) -> None:
        """Let its owner, or anybody where it has none, share it with others than before."""
        reader = access.reader()
        if not reader.subject or not reader.may(Deed.SAVE):
            return
        share = self.store().share_of(scenario.id)
        if share.owner not in ("", reader.subject):
            return
        key, visibilities = f"share_{scenario.id}", list(Visibility)
        with st.popover(text("access.share")), st.form(f"{self.key}_share_form", border=False):
            st.selectbox(
                text("access.visibility"),
                visibilities,
                index=visibilities.index(share.visibility),
                format_func=lambda each: text(f"access.visibilities.{each}"),
                key=key,
            )
            self._who_and_why(text, "share")
            self._button(
                text("access.share"),
                "share",
                lambda change: self.store().share(
                    scenario.id, access.share(st.session_state[key]) or Share(), change
                ),
            )

    def archive(self, text: Text, scenario: Scenario) -> None:
        """Show the way into the archive, or back into use."""
        store = self.store()
        action, do = ("unarchive", store.unarchive) if scenario.is_archived else ("archive", store.archive)
        self.action(text, action, lambda change: do(scenario.id, change))

    def action(self, text: Text, action: str, do: Callable[[Change], object]) -> None:
        """Show the way to do something that takes nothing but who and why."""
        label = text(f"scenario_page.actions.{action}")
        with st.popover(label), st.form(f"{self.key}_{action}_form", border=False):
            self._who_and_why(text, action)
            self._button(label, action, do)

    def done(self, outcome: tuple[str, Mapping[str, Any]] | DashboardError) -> None:
        """Note what was done, as text key and values, or the error that kept it from being done."""
        st.session_state[self._outcome], st.session_state[self._is_new] = outcome, True

    def is_new(self) -> bool:
        """Return, once, whether something was done in this run."""
        return bool(st.session_state.pop(self._is_new, False))

    def say(self, text: Text) -> None:
        """Say once what was done, or why it was not."""
        outcome = st.session_state.pop(self._outcome, None)
        if isinstance(outcome, DashboardError):
            notice(session.explained(text, outcome), kind="bad")
        elif outcome:
            key, values = outcome
            notice(text(key, **values), kind="good")

    @property
    def _outcome(self) -> str:
        return f"{self.key}_done"

    @property
    def _is_new(self) -> str:
        return f"{self.key}_done_now"

    def _who_and_why(self, text: Text, action: str) -> None:
        if access.reader().subject:
            note(text("access.saves_as", name=isolated(current.author())))
        else:
            st.text_input(
                text("scenario_page.save.author"),
                current.author(),
                max_chars=MAX_AUTHOR,
                key=f"{action}_author",
            )
        st.text_input(text("scenario_page.actions.why"), max_chars=MAX_NOTE, key=f"{action}_reason")

    def _button(self, label: str, action: str, do: Callable[[Change], object]) -> None:
        """Show the button that does it, once for a press."""
        presses = once(f"{self.key}_{action}")
        if presses.unopened():  # by a run that did not live to say so
            self._tell(presses, action)
            st.rerun()
        if isinstance(outcome := presses.outcome, SaveInterruptedError):
            presses.outcome = None
            self.done(outcome)
            st.rerun()
        token = presses.token
        st.form_submit_button(
            label, key=f"{self.key}_{action}_{token}", on_click=self._do, args=(presses, token, action, do)
        )

    def _do(self, presses: Once[bool], token: str, action: str, do: Callable[[Change], object]) -> None:
        author, reason = (st.session_state.get(f"{action}_{part}", "") for part in ("author", "reason"))

        def deed() -> bool:
            do(change)
            return True

        try:
            change = current.change(author=author, reason=reason)
            presses.do(token, deed)
        except DashboardError as error:
            self.done(error)
        else:
            self._tell(presses, action)
            return
        self.after()

    def _tell(self, presses: Once[bool], action: str) -> None:
        self.done((f"scenario_page.done.{action}", {}))
        presses.opened()
        self.after()
