"""History: the things that were read, one after the other, and the way back and forth. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.records import Address

MOST = 100


@dataclass(frozen=True, slots=True)
class History:
    """What was read before, what is read now, and what was gone back from, nearest last.

    `now` is None while nothing is selected; that is no page of its own to come back to.
    """

    past: tuple[Address, ...] = ()
    now: Address | None = None
    future: tuple[Address, ...] = ()

    @property
    def earlier(self) -> Address | None:
        """Where `back` leads; None when nowhere."""
        return self.past[-1] if self.past else None

    @property
    def later(self) -> Address | None:
        """Where `forward` leads; None when nowhere."""
        return self.future[-1] if self.future else None


def visited(history: History, address: Address | None) -> History:
    """The history once `address` is selected; what was gone back from is forgotten.

    To select what is selected changes nothing; to select nothing keeps the way back and forth.
    """
    if address == history.now:
        return history
    past = history.past if history.now is None else (*history.past, history.now)
    if address is None:
        return History(past[-MOST:], None, history.future)
    if history.now is None and address == history.earlier:
        # Let go of and taken up again: the same page, not a second one.
        return went_back(history)
    return History(past[-MOST:], address)


def went_back(history: History) -> History:
    """One step back; the same history when there is none."""
    if not history.past:
        return history
    future = history.future if history.now is None else (*history.future, history.now)
    return History(history.past[:-1], history.past[-1], future)


def went_forward(history: History) -> History:
    """One step forward; the same history when there is none."""
    if not history.future:
        return history
    past = history.past if history.now is None else (*history.past, history.now)
    return History(past, history.future[-1], history.future[:-1])
