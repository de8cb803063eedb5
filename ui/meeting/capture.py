"""What a saved view shows, as exported files take it: its page is run unseen, in the reader's language."""

import logging
import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

from streamlit import runtime
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import StopException, add_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SafeSessionState, SessionState

from domain.errors import LinkError
from i18n.text import Language, Text
from reports import model
from reports.charting import chart_of
from ui import collector, current_context, loaders, navigation, own_data, session, url
from ui.collector import Collector, Shown
from views.files import report
from views.kept import View
from views.own import NOTHING, Held
from views.pictures import picture
from views.registry import VIEWS

logger = logging.getLogger(__name__)


def rendered(
    view: View,
    language: Language,
    choices: url.Choices | None = None,
    *,
    scenario: str = "",
    own: Held = NOTHING,
    reader: Mapping[str, Any] | None = None,
) -> model.Page:
    """Return what a view shows.

    The page's script runs in a session of its own, which nobody sees and which ends with it: what is
    exported is what its reader sees: the view, their choices on other pages and their own data.
    Streamlit's `AppTest` would do the same, but it puts a mock in place of the running server for as long
    as it takes, and other readers would meet it.

    Args:
        view: The page and its choices.
        language: The reader's language.
        choices: What the reader has chosen on other pages, where a page depends on them.
        scenario: Name of the scenario that is open; "" for none.
        own: The reader's own files, which no link holds.
        reader: What the sign-in service says of the reader: a file holds what its reader may see.

    Raises:
        LinkError: The view's page does not exist.
    """
    text = Text(language)
    if view.page in VIEWS:
        return report(
            VIEWS[view.page],
            view.parameters,
            current_context.with_own(VIEWS[view.page], own),
            text,
            explain=session.told,
            scenario=scenario,
            sentence=view.sentence,
            speech=view.notes,
        )
    return _page(collected(view, language, choices or {}, own, reader), view, text, scenario)


def collected(
    view: View,
    language: Language,
    choices: url.Choices,
    own: Held = NOTHING,
    reader: Mapping[str, Any] | None = None,
) -> Collector:
    """Return what the elements of a view's page were given, as `rendered` takes it.

    Raises:
        LinkError: The view's page does not exist.
    """
    if view.page not in {entry.name for entry in navigation.PAGES}:
        raise LinkError(f"no page {view.page!r}")
    taken = Collector()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="export") as alone:
        alone.submit(_run, view, language, choices, own, dict(reader or {}), taken).result()
    return taken


def tried(page: str, language: Language) -> None:
    """Open a page as a reader finds it who comes without a link.

    Raises:
        DashboardError: The page explains it instead of showing its figures.
    """
    if page in VIEWS:
        VIEWS[page].tried(current_context.context(), Text(language))
        return
    for error in collected(View(page=page, parameters={}), language, {}).errors:
        raise error


def _run(
    view: View,
    language: Language,
    choices: url.Choices,
    own: Held,
    reader: dict[str, Any],
    taken: Collector,
) -> None:
    """Run the view's page to its end, or to where it stops itself, in a session of its own."""
    session, requests = uuid.uuid4().hex, ScriptRequests()

    def take(message: ForwardMsg) -> None:
        asked = requests.on_scriptrunner_yield()
        if asked is not None and asked.type is ScriptRequestType.STOP:
            raise StopException
        _take(taken, message)

    context = ScriptRunContext(
        session_id=session,
        _enqueue=take,
        script_requests=requests,
        query_string="",
        session_state=SafeSessionState(SessionState(), lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager("/"),
        main_script_path=str(navigation.FRAME),
        user_info=reader,
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(str(navigation.FRAME)),
    )
    add_script_run_ctx(ctx=context)
    context.reset(query_string=urlencode({**view.parameters, "lang": language}))
    context.session_state["lang"] = language
    collector.start(taken)
    own_data.enter(own)
    url.open_choices({**choices, view.page: view.parameters})
    url.enter(view.page)
    navigation.current(Text(language))  # links between pages must know the pages
    path = navigation.PAGE_DIR / f"{view.page}.py"
    script = compile(path.read_text(encoding="utf-8"), str(path), "exec")
    try:
        # As Streamlit runs its pages; each run has names of its own.
        exec(script, {"__name__": "__main__", "__file__": str(path)})  # noqa: S102
    except StopException:
        logger.info("%s stopped itself before its end", view.page)
    finally:
        if runtime.exists():  # what the page offers for download goes with its session
            runtime.get_instance().media_file_mgr.clear_session_refs(session)


def _take(taken: Collector, message: ForwardMsg) -> None:
    """Take the page's title and its error messages, which no element of ours shows."""
    element = message.delta.new_element
    kind = element.WhichOneof("type")
    if kind == "heading" and element.heading.tag == "h1":
        taken.question = element.heading.body
    elif kind == "alert":
        taken.notes.append(element.alert.body)


def _page(taken: Collector, view: View, text: Text, scenario: str) -> model.Page:
    return model.Page(
        name=view.page,
        question=taken.question or text(f"pages.{view.page}"),
        answer=tuple(taken.answer),
        sentence=view.sentence,
        filters=tuple(taken.choices.values()),
        scenario=scenario,
        vintage=text("exports.vintage", period=text.period(loaders.months().newest)),
        key_figures=tuple(
            model.KeyFigure(label=kpi.label, value=kpi.value, change=kpi.change, definition=kpi.definition)
            for kpi in taken.key_figures
        ),
        figures=tuple(_figure(shown, text) for shown in taken.figures),
        notes=tuple(dict.fromkeys(note for note in taken.notes if note)),
        speech=view.notes,
    )


def _figure(shown: Shown, text: Text) -> model.Figure:
    grid = shown.table.grid(text) if shown.table is not None else None
    is_drawn = shown.drawing is not None or shown.chart is not None
    own = loaders.area().municipalities
    chart = chart_of(grid, shown.chart, own) if grid is not None and is_drawn else None
    drawn_map = picture(shown.drawing) if shown.drawing is not None else None
    return model.Figure(
        key=shown.key,
        title=shown.title,
        source=shown.source,
        alt=shown.alt if drawn_map else "",  # a chart has words of its own
        definition=shown.definition,
        grid=grid,
        chart=chart,
        map=drawn_map,
    )
