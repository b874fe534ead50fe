"""Records of every kind at random: rows for any table of the journal, as its schema allows them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer, insert

from tracker.paths import Home
from tracker.store.carrying import CARRIED, Carried
from tracker.store.columns import UtcMicros
from tracker.store.opening import open_engine

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
BEGUN = datetime(2026, 11, 9, tzinfo=UTC)
DEVICE = "63ae684f-fa91-495c-9d07-a490bfbe66e3"
ZONES = ("Europe/Oslo", "America/New_York", "Asia/Kathmandu")
MOST = 3  # rows of a table
NASTY = [
    "=1+1",
    "'=1",
    "''@x",
    "-",
    "\t",
    "\r\n",
    'a "b"\r',
    "1,2\n3",
    "'",
    " =",
    "é\u2028",
    "\ufeff",
]

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def micros(most: timedelta) -> st.SearchStrategy[timedelta]:
    """Return lengths up to one, to the microsecond."""
    return st.integers(0, most // timedelta(microseconds=1)).map(
        lambda count: timedelta(microseconds=count)
    )


INSTANTS = micros(timedelta(days=14)).map(lambda since: BEGUN + since)
WORDS = st.sampled_from(NASTY) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), max_size=12
)
DAYS = st.integers(0, 14).map(lambda days: date(2026, 11, 9) + timedelta(days=days))
HOURS = st.sampled_from([[], [[600, 840]], [[540, 720], [780, 1000]], [[1320, 1800]]])


def values(column: Column[Any]) -> st.SearchStrategy[Any]:
    """Return what may stand in a column that hangs on no other."""
    match column.type:
        case UtcMicros():
            made: st.SearchStrategy[Any] = INSTANTS
        case Enum():
            made = st.sampled_from(list(column.type.enum_class or ()))
        case Boolean():
            made = st.booleans()
        case Date():
            made = DAYS
        case JSON():
            made = HOURS
        case Integer():
            made = st.integers(1, 5) if column.name == "value" else st.integers(0, 1439)
        case _:
            made = st.sampled_from(ZONES) if column.name == "zone" else WORDS
    return st.none() | made if column.nullable else made


@st.composite
def records(draw: st.DrawFn) -> Rows:
    """Draw rows for all tables; those that hang on others hang on some that there are."""
    rows: Rows = {"computers": [{"id": DEVICE, "made_at": BEGUN}]}
    for carried in CARRIED[1:]:
        most = 1 if next(iter(carried.columns)) == "device_id" else MOST
        drawn = [_row(draw, carried, rows, number) for number in range(draw(st.integers(0, most)))]
        rows[carried.name] = [row for row in drawn if row is not None]
    return rows


def _row(draw: st.DrawFn, carried: Carried, rows: Rows, number: int) -> Row | None:
    row: Row = {}
    for name, column in carried.columns.items():
        if name in ("operation_id", "session_id"):
            known = [one["id"] for one in rows["deeds" if name == "operation_id" else "work"]]
            if not known and not column.nullable:
                return None
            row[name] = draw(st.sampled_from([*known, *([None] if column.nullable else [])]))
        elif column.primary_key and isinstance(column.type, Integer):
            row[name] = 3 * number + 1
        elif column.primary_key and isinstance(column.type, Date):
            row[name] = date(2026, 11, 9) + timedelta(days=number)
        else:
            row[name] = DEVICE if name == "device_id" else draw(values(column))
    return _in_order(draw, row, number)


def _in_order(draw: st.DrawFn, row: Row, number: int) -> Row:
    """Keep to what a journal may hold: ends after starts, one presence at most that goes on."""
    for end in {"end", "last_input"} & row.keys():
        row["start"] += timedelta(microseconds=number)  # no two planned spans begin together
        row[end] = row["start"] + draw(micros(timedelta(hours=20)))
    if "from_min" in row:
        start = draw(st.none() | st.integers(0, 1400))
        row["from_min"], row["to_min"] = start, None if start is None else start + 30
    if "is_open" in row:
        row["is_open"] = row["is_open"] and number == 0
    return row


def put_on_record(home: Home, rows: Rows) -> None:
    """Begin a journal that holds these rows, and a network whose key must not leave."""
    home.prepare()
    engine = open_engine(home, NOW, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM device")
        for carried in CARRIED:
            for row in rows[carried.name]:
                more = {"token": f"{len(row)}"} if carried.name == "networks" else {}
                keyed = {carried.columns[name].key: value for name, value in row.items()}
                connection.execute(insert(carried.table), keyed | more)
    engine.dispose()
