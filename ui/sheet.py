"""The style sheet of the windows, made from a look.

Widgets ask for it with properties: `kind` of a button (`primary`, `plain`, `quiet`, `icon`),
`face` of a label (`title`, `figure`, `fact`, `body`, `soft`, `warm`, `small`, `name`), `ground`
of a frame (`panel`, `card`).
"""

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.theme import Style

if TYPE_CHECKING:
    from ui.look import Look

# One rule a widget; $names are filled in below.
_SHEET = Template("""
QWidget { color: $ink; font-family: "$family"; font-size: ${body}px; }
QWidget#window, QDialog, QScrollArea, QScrollArea > QWidget > QWidget { background: $ground; }
QScrollArea#slip, QScrollArea#slip > QWidget > QWidget { background: transparent; }
QFrame[ground="panel"] { background: $panel; border: 1px solid $hairline; border-radius: ${r8}px; }
QFrame[ground="card"] { background: $panel; border: 1px solid $edge; border-radius: ${r14}px; }
QFrame[ground="marked"] { background: $panel; border: 2px solid $inside; border-radius: ${r8}px; }
QLabel { background: transparent; }
QLabel[face="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[face="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[face="fact"] { font-size: ${lead}px; font-weight: 600; }
QLabel[face="name"] { font-weight: 600; }
QLabel[face="body"] { font-size: ${lead}px; }
QLabel[face="soft"] { color: $soft; }
QLabel[face="warm"] { color: $warm; }
QLabel[face="small"] { color: $soft; font-size: ${small}px; }
QPushButton, QToolButton {
  background: $panel; border: 1px solid $edge; border-radius: ${r8}px;
  padding: ${p6}px ${p14}px; font-weight: 500; min-height: ${p18}px; outline: none;
}
QPushButton:hover, QToolButton:hover { background: $raised; }
QPushButton:pressed, QToolButton:pressed { background: $band; }
QPushButton:focus, QToolButton:focus { border: 2px solid $inside; padding: ${p5}px ${p13}px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton[kind="primary"] { background: $inside; border-color: $inside; color: $on_inside; }
QPushButton[kind="primary"]:hover { background: $inside_raised; border-color: $inside_raised; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
  background: transparent; border-color: transparent; color: $soft; padding: ${p4}px ${p8}px;
  font-weight: 400;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {
  color: $ink; background: $raised;
}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {
  border: 2px solid $inside; padding: ${p3}px ${p7}px;
}
QPushButton:checked, QPushButton[kind="quiet"]:checked { background: $band; color: $ink; }
QToolButton[kind="icon"] {
  background: transparent; border: 2px solid transparent; border-radius: ${r8}px;
  padding: ${p4}px; min-height: 0;
}
QToolButton[kind="icon"]:hover { background: $raised; }
QToolButton[kind="icon"]:focus { border-color: $inside; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QLineEdit, QSpinBox, QComboBox, QPlainTextEdit, QDateEdit, QTimeEdit, QDateTimeEdit {
  background: $panel; border: 1px solid $edge; border-radius: ${p6}px; color: $ink;
  padding: ${p5}px ${p8}px; selection-background-color: $inside; selection-color: $on_inside;
  placeholder-text-color: $soft;
}
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus { border: 2px solid $inside; padding: ${p4}px ${p7}px; }
QLineEdit[fault="true"], QSpinBox[fault="true"], QTimeEdit[fault="true"],
QDateTimeEdit[fault="true"] { border: 2px solid $warm; padding: ${p4}px ${p7}px; }
QComboBox QAbstractItemView, QMenu {
  background: $panel; color: $ink; border: 1px solid $edge; selection-background-color: $band;
  selection-color: $ink; outline: none;
}
QMenu { padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p14}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $band; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $hairline; margin: ${p4}px ${p8}px; }
QListView, QTreeView, QTableView {
  background: $panel; alternate-background-color: $ground; border: 1px solid $hairline;
  border-radius: ${r8}px; selection-background-color: $band; selection-color: $ink; outline: none;
}
QTreeView:focus, QTableView:focus { border: 2px solid $inside; }
QListView::item, QTreeView::item, QTableView::item { padding: ${p6}px; }
QHeaderView::section {
  background: $ground; color: $soft; border: none; padding: ${p4}px ${p6}px;
}
QCheckBox, QRadioButton { spacing: ${p8}px; background: transparent; }
QToolTip {
  background: $panel; color: $ink; border: 1px solid $edge; padding: ${p6}px ${p8}px;
}
QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: ${p4}px; min-height: ${p24}px; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: ${p4}px; min-width: ${p24}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet_of(look: "Look") -> str:
    """Return the style sheet of a look."""
    palette = look.palette
    sizes = {f"p{n}": look.px(n) for n in (3, 4, 5, 6, 7, 8, 10, 13, 14, 18, 24)}
    return _SHEET.substitute(
        sizes,
        family=look.family,
        r8=look.px(8),
        r14=look.px(14),
        title=look.px(Style.TITLE.value.size),
        figure=look.px(Style.FIGURE.value.size),
        lead=look.px(Style.LEAD.value.size),
        body=look.px(Style.PLAIN.value.size),
        small=look.px(Style.SMALL.value.size),
        ground=palette.ground,
        panel=palette.panel,
        raised=palette.raised,
        edge=palette.edge,
        ink=palette.ink,
        soft=palette.soft,
        faint=palette.faint,
        hairline=palette.hairline,
        band=palette.band,
        inside=palette.inside,
        inside_raised=palette.inside_raised,
        on_inside=palette.on_inside,
        warm=palette.warm,
    )


def marked(widget: QWidget, **properties: str) -> QWidget:
    """Ask the style sheet for something: `marked(button, kind="primary")`; return the widget."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    return widget
