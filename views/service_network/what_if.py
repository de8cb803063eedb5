"""What if points close or open: the page, and the map of it."""

from analytics.service_network.whatif import Network
from i18n.quantity import COUNT
from i18n.text import Text
from views.blocks import Bar, Figure, Part, Words
from views.choices import Chosen
from views.context import Context
from views.page import Page
from views.service_network import bands, common, of_municipality, residents, travelled
from views.service_network.choices import (
    MEASURE,
    OPEN_AREAS,
    POPUP_AREAS,
    POPUP_SHARE,
    REMOTE_SHARE,
    VIEW_SHOWN,
    VISITS,
    one_per_unit,
)
from views.service_network.outcome import (
    answer,
    is_at_home,
    is_changed,
    key_figures,
    nearest,
    network_of,
    reach,
    today,
    visits_of,
)
from views.subject import municipality_of
from views.table import Column, Table


def page(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page of another network beside that of today."""
    after, parameters, own = network_of(chosen), visits_of(chosen), municipality_of(chosen)
    popup_share = (POPUP_SHARE,) if after.popup_areas else ()
    controls = (VIEW_SHOWN, OPEN_AREAS, POPUP_AREAS, Bar((*popup_share, VISITS, REMOTE_SHARE, MEASURE)))
    if not after.open_areas:
        return Page(answer=(text("service_network.none_open"),), main=controls)
    now = today(context).open_areas
    compared = () if set(now) == set(after.open_areas) else after.open_areas
    figures, tones = key_figures(context, text, after, parameters, own)
    return Page(
        answer=(
            *(of_municipality.of_what_if(context, text, after, parameters, own) if own else ()),
            *answer(context, text, after, parameters, one_per_unit(chosen)),
        ),
        key_figures=figures,
        tones=tones,
        main=(
            *controls,
            Part("bands", bands.figure, after, chosen[MEASURE])
            if is_changed(context, after)
            else Words((text("service_network.no_difference"),)),
            *(
                [Part("travel", travelled.figure, after, parameters, own)]
                if len(travelled.moved(context, after, parameters))
                else []
            ),
            *residents.blocks(context, text, now, compared, own),
        ),
        side=(Part("map", map_of, after, own),),
    )


def map_of(context: Context, text: Text, after: Network, own: str) -> Figure:
    """Return the map of the points and the ways to the nearest, with the clients who are far."""
    names, reached = context.names(text.language), nearest(context, after)
    kinds = _kinds(after, context)
    closed = [names[area] for area, kind in kinds.items() if kind != "open"]
    # Where every municipality has its own point, there is nothing to compare with: no way is known.
    compared = () if is_at_home(context, today(context)) else ("before_clients", "change_clients")
    return Figure(
        title=text("service_network.map"),
        alt=text("service_network.map_alt", closed=text.listed(closed) or text("service_network.nobody")),
        source=common.source(
            text, context, text("service_network.map_note"), text("service_network.precision")
        ),
        drawing=common.drawn(
            context,
            text,
            common.marks_of(kinds, context, text),
            common.ways_to_nearest(reached, context, text),
            beside=common.kilometres_beside(reached, text),
            chosen=own,
            legend={kind: kind for kind in ("open", "popup", "closed")},
        ),
        table=Table(
            caption=text("service_network.reach_table"),
            frame=reach(context, after),
            columns=tuple(
                Column(name=name, label=text(f"service_network.columns.{name}"), quantity=COUNT)
                for name in ("threshold_min", "after_clients", *compared, "served_by_popup")
            ),
            file="clients_beyond",
        ),
        is_map=True,
    )


def _kinds(after: Network, context: Context) -> dict[str, str]:
    """Return the kind of point of each municipality: open, pop-up, or closed."""
    return {
        area: "open" if area in after.open_areas else "popup" if area in after.popup_areas else "closed"
        for area in context.area.municipalities
    }
