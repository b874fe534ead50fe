"""What windows with a picture ask of the style sheet beyond the common one."""

from string import Template

from ui.fields import field_rules
from ui.look import Look
from ui.theme import Style

_SKIN = Template("""
QFrame#callout { background: $panel; border: 1px solid $edge; border-radius: ${r8}px; }
QFrame#dayPanel { background: $panel; border: 1px solid $hairline; border-radius: ${r14}px; }
QFrame#dayPanel QPushButton { padding: ${p4}px ${p10}px; }
QFrame#dayPanel QPushButton:focus { padding: ${p3}px ${p9}px; }
QFrame#dayPanel QPushButton[kind="quiet"] { padding: ${p4}px ${p6}px; }
QFrame#dayPanel QPushButton[kind="quiet"]:focus { padding: ${p3}px ${p5}px; }
QPushButton:checked { background: $band; border-color: $inside; }
QPushButton[kind="turn"] { padding: ${p6}px ${p12}px; }
QPushButton[kind="turn"]:focus { padding: ${p5}px ${p11}px; }
QPushButton[kind="step"] { padding: ${p4}px ${p10}px; }
QPushButton[kind="step"]:focus { padding: ${p3}px ${p9}px; }
QPushButton[kind="step"]:checked { background: $inside; color: $on_inside; font-weight: 600; }
QPushButton[kind="step"]:checked:focus { border-color: $ink; }
QLabel[face="lead"] { font-size: ${lead}px; font-weight: 500; }
QLabel[face="remark"] { font-size: ${lead}px; color: $soft; }
QLabel[face="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[face="fault"] { color: $warm; }
QListWidget#spans { background: transparent; border: none; padding: 0; }
QTableWidget#table { background: transparent; border: none; }
QTableWidget#table QHeaderView { background: transparent; }
QTableWidget#table QHeaderView::section {
  background: transparent; font-weight: 400; border-bottom: 1px solid $hairline;
  padding: ${p6}px ${p9}px;
}
QTableWidget#table::item { border-bottom: 1px solid $hairline; }
QTableWidget#table::item:focus {
  border: 2px solid $inside; padding: ${p4}px ${p4}px ${p5}px ${p4}px;
}
QScrollArea#stage { border: none; }
""")


def skin_of(look: Look) -> str:
    """Return the style sheet of the week window, the common one included."""
    palette = look.palette
    sizes = {f"p{n}": str(look.px(n)) for n in (3, 4, 5, 6, 9, 10, 11, 12)}
    own = _SKIN.substitute(
        sizes,
        r8=look.px(8),
        r14=look.px(14),
        lead=look.px(Style.LEAD.value.size),
        figure=look.px(Style.FIGURE.value.size),
        panel=palette.panel,
        edge=palette.edge,
        hairline=palette.hairline,
        band=palette.band,
        inside=palette.inside,
        ink=palette.ink,
        on_inside=palette.on_inside,
        soft=palette.soft,
        warm=palette.warm,
    )
    return look.sheet + field_rules(look) + own
