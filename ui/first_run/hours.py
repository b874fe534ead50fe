"""Step 2: when work is meant to happen, and which days are holidays."""

from typing import cast

from PySide6.QtWidgets import QWidget

from tracker.settings.dated import WEEKDAYS
from tracker.settings.keys import SCHEDULE
from tracker.settings.policy.allowed import CORE_HOURS
from tracker.settings.presets import (
    FLEX_AFTER,
    FLEX_BEFORE,
    PLANS,
    Plan,
    Preset,
    preset_of,
    values_of,
)
from tracker.settings.week_hours import Week, week_of
from tracker.wording import _
from ui.first_run.options import Chips, Option
from ui.first_run.preset_words import plan_line, preset_meaning, preset_name
from ui.first_run.step import Chosen, Step
from ui.hours.field import WeekField
from ui.parts import label
from ui.settings.countries import COUNTRY, REGION, CountryFields


class HoursStep(Step):
    """A week to begin with, dragged to where the person’s own hours lie; and the country."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(chosen.look)
        self.title = _("When would you like work to happen?")
        self.lead = _(
            "Split days are fine. These are your core hours: the hours you want work to stay"
            " inside. In Norwegian flexitime the word means less, the time when everyone has to"
            " be there."
        )
        self._plan = _plan(chosen)
        self._rest = int(str(chosen.value("rest.daily_h")))
        self._presets = Chips("preset", [Option(p, preset_name(p)) for p in Preset], chosen.look)
        self._meaning = label("preset_meaning", face="soft")
        self._week = WeekField(chosen.look)
        self._line = label("plan_line")
        country, region = (str(chosen.value(key)) for key in (COUNTRY, REGION))
        self._places = CountryFields(chosen.look, chosen.today.year, country, region)
        for widget in (self._presets, self._meaning, self._week, self._line):
            self.add(widget)
        self.tell_who(chosen, self._week, *CORE_HOURS)
        self.head("holidays", _("Public holidays"))
        self.add(self._places)
        self.tell_who(chosen, self._places, COUNTRY, REGION)
        self._presets.picked.connect(self._on_preset)
        self._week.changed.connect(self._on_week)
        self._places.picked.connect(self.chose)
        self._show()

    def first(self) -> QWidget:
        return self._presets.first()

    def _on_preset(self, name: str) -> None:
        self._plan = PLANS[Preset(name)]
        self._show()
        self.chose.emit(values_of(self._plan))

    def _on_week(self, week: Week) -> None:
        self._plan = Plan(week, self._plan.flex_before_min, self._plan.flex_after_min)
        self._show_words()
        self.chose.emit(values_of(self._plan))

    def _show(self) -> None:
        plan = self._plan
        self._week.show_week(plan.week, (plan.flex_before_min, plan.flex_after_min))
        self._show_words()

    def _show_words(self) -> None:
        preset = preset_of(self._plan)
        self._presets.mark(preset)
        self._meaning.setText(preset_meaning(preset))
        self._line.setText(plan_line(self._plan, self._rest))


def _plan(chosen: Chosen) -> Plan:
    hours = {n: cast(tuple[str, ...], chosen.value(f"{SCHEDULE}.{n}")) for n in WEEKDAYS}
    before, after = (int(str(chosen.value(key))) for key in (FLEX_BEFORE, FLEX_AFTER))
    return Plan(week_of(hours), before, after)
