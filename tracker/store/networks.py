"""What the person said about networks, and the key without which a network's token says nothing.

A network has a row once the person was asked about it, or has said where it is. Nothing tells when
that was, nor when they were in it.
"""

import secrets
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tracker.domain.model import Place
from tracker.domain.whereabouts import Chosen
from tracker.store.schema import HereRow, NetworkRow

KEY_BYTES: Final = 32


def find_key(rows: Session, device: str) -> bytes:
    """Return the key of a computer; the first time it is made, at random."""
    return _here(rows, device).key


def list_networks(rows: Session) -> dict[str, Place | None]:
    """Return the places of all networks by their tokens; None: asked about, and not answered."""
    return {row.token: row.place for row in rows.scalars(select(NetworkRow))}


def keep_network(rows: Session, device: str, token: str, place: Place | None) -> None:
    """Keep where a network is; None: the person was asked about it."""
    rows.merge(NetworkRow(token=token, device_id=device, place=place))


def forget_networks(rows: Session, device: str) -> None:
    """Forget all networks, and what was chosen for the day."""
    rows.execute(delete(NetworkRow))
    keep_chosen(rows, device, None)


def find_chosen(rows: Session, device: str) -> Chosen | None:
    """Return what the person chose for a day, if they did; that day may be over."""
    row = rows.get(HereRow, device)
    if row is None or row.place is None or row.network is None or row.until is None:
        return None
    return Chosen(row.place, row.network, row.until)


def keep_chosen(rows: Session, device: str, chosen: Chosen | None) -> None:
    """Keep what the person chose for the day in the place of what they chose before."""
    row = _here(rows, device)
    row.place = chosen.place if chosen is not None else None
    row.network = chosen.network if chosen is not None else None
    row.until = chosen.until if chosen is not None else None


def _here(rows: Session, device: str) -> HereRow:
    row = rows.get(HereRow, device)
    if row is None:
        row = HereRow(device_id=device, key=secrets.token_bytes(KEY_BYTES))
        rows.add(row)
        rows.flush()
    return row
