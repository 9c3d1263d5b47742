"""A rational simplex in whole numbers: a basis inverse over one common denominator, bounds that may move.

Each row r says s_r = (sum of the atoms in r), low ≤ s_r ≤ high; atoms are 0 or more. For every basic variable b the table
keeps multipliers w over the rows, as whole numbers over the common denominator, so that

    b  =  - sum of w_r s_r over nonbasic s_r  +  sum of (w added up over the rows of x) x over nonbasic atoms x.

The multipliers that prove an end or a contradiction can be read off one line of this table. Division is always exact
(Edmonds' integer-preserving pivots). Atoms are numbered -1, -2, …, rows 0, 1, ….
"""

from __future__ import annotations

from collections.abc import Sequence

#: Multipliers on the rows: positive uses the row's upper end, negative its lower one.
Multipliers = dict[int, int]

_PATIENCE = 4  # pivots per row before the rule that cannot cycle takes over


class ExhaustedError(Exception):
    """The work allowed is done."""


class Simplex:
    """The table; starts with every row basic and every atom 0."""

    def __init__(self, columns: Sequence[Sequence[int]], lows: Sequence[int | None], highs: Sequence[int | None]) -> None:
        self.columns = [list(column) for column in columns]
        self.low, self.high = list(lows), list(highs)
        self.members: list[list[int]] = [[] for _ in lows]
        for atom, column in enumerate(self.columns):
            for row in column:
                self.members[row].append(atom)
        self.scale = 1
        self.table: list[Multipliers] = [{row: 1} for row in range(len(lows))]
        self.basis = list(range(len(lows)))
        self.value = [0] * len(lows)  # of the basic variables, times scale
        self.at = [0] * len(lows)  # of the nonbasic rows
        self.basic = set(self.basis)
        self.pivots = 0
        self.work = 0  # what is left of it: choices of a pivot, each counted with the atoms that it looks at

    def add_row(self, atoms: Sequence[int]) -> int:
        """A new row over `atoms`, without ends; its number."""
        row = len(self.low)
        self.low.append(None)
        self.high.append(None)
        self.at.append(0)
        self.members.append(list(atoms))
        inside = set(atoms)
        multipliers: Multipliers = {row: self.scale}
        value = 0
        for position, b in enumerate(self.basis):
            if b < 0 and -1 - b in inside:
                value += self.value[position]
                for r, w in self.table[position].items():
                    multipliers[r] = multipliers.get(r, 0) + w
        for atom in atoms:
            self.columns[atom].append(row)
        self.table.append({r: w for r, w in multipliers.items() if w})
        self.basis.append(row)
        self.basic.add(row)
        self.value.append(value)
        return row

    def bound(self, row: int, low: int | None, high: int | None) -> None:
        """Move the ends of a row."""
        self.low[row], self.high[row] = low, high
        if row not in self.basic:
            target = self.at[row]
            if low is not None and target < low:
                target = low
            if high is not None and target > high:
                target = high
            if target != self.at[row]:
                self._shift(row, target - self.at[row])

    def numbers(self) -> dict[int, int]:
        """The atoms that are not 0, times scale."""
        return {-1 - b: v for b, v in zip(self.basis, self.value, strict=True) if b < 0 and v}

    def check(self) -> Multipliers | None:
        """Move to a basis within all ends; else multipliers that add up to a contradiction.

        Raises:
            ExhaustedError: when the work allowed is done; so does `optimise`.

        What variables lack to their ends, added up, never grows; where it cannot shrink, the lines added up are the contradiction.
        """
        started = self.pivots
        while True:
            lacking = self._lacking()
            if not lacking:
                return None
            line = self._added(lacking)
            entering = self._entering(line, self._patient(started))
            if entering is None:
                return {r: -w for r, w in line.items()}
            self._advance(lacking, entering)

    def optimise(self, row: int, rising: bool) -> Multipliers | None:
        """Move a basic row without ends to its greatest (least) value; the multipliers that prove it, or None if there is none."""
        goal = {self.basis.index(row): rising}
        started = self.pivots
        while True:
            line = self._added(goal)
            entering = self._entering(line, self._patient(started))
            if entering is None:
                return {r: -w for r, w in line.items() if r != row}
            if not self._advance(goal, entering):
                return None

    def _patient(self, started: int) -> bool:
        return self.pivots - started < _PATIENCE * len(self.basis) + 20

    def _lacking(self) -> dict[int, bool]:
        """The lines whose variables are beyond an end, and whether they have to rise."""
        found: dict[int, bool] = {}
        scale = self.scale
        for position, (b, value) in enumerate(zip(self.basis, self.value, strict=True)):
            if b < 0:
                if value < 0:
                    found[position] = True
                continue
            low, high = self.low[b], self.high[b]
            if low is not None and value < low * scale:
                found[position] = True
            elif high is not None and value > high * scale:
                found[position] = False
        return found

    def _added(self, goal: dict[int, bool]) -> Multipliers:
        """The lines of what has to rise, less those of what has to fall."""
        line: Multipliers = {}
        for position, rising in goal.items():
            for r, w in self.table[position].items():
                line[r] = line.get(r, 0) + (w if rising else -w)
        return {r: w for r, w in line.items() if w}

    def _entering(self, line: Multipliers, patient: bool) -> int | None:
        """A nonbasic variable whose move lets the sum that has this line rise: the one that counts most, or the first."""
        sums: dict[int, int] = {}
        best: int | None = None
        rank: tuple[int, int] | None = None
        self.work -= len(self.columns) + 1
        if self.work < 0:
            raise ExhaustedError
        for r, w in line.items():
            for atom in self.members[r]:
                sums[atom] = sums.get(atom, 0) + w
            if r in self.basic:
                continue
            end = self.high[r] if w < 0 else self.low[r]
            if end is None or end != self.at[r]:
                here = (-abs(w) if patient else 0, r)
                if rank is None or here < rank:
                    best, rank = r, here
        for atom, w in sums.items():
            if w > 0 and -1 - atom not in self.basic:
                here = (len(self.columns[atom]) if patient else 0, -1 - atom)
                if rank is None or here < rank:
                    best, rank = -1 - atom, here
        return best

    def _column(self, j: int) -> list[int]:
        """How each line of the table holds variable `j`, times scale."""
        if j >= 0:
            return [line.get(j, 0) for line in self.table]
        column = self.columns[-1 - j]
        return [-sum([line[r] for r in column if r in line]) for line in self.table]

    def _advance(self, goal: dict[int, bool], entering: int) -> bool:
        """Move `entering` so that the goal's lines rise (or fall), as far as the ends allow; False if nothing stops it."""
        column = self._column(entering)
        up = sum(column[position] if rising else -column[position] for position, rising in goal.items()) < 0
        start = 0 if entering < 0 else self.at[entering]
        own = None if entering < 0 else self.high[entering] if up else self.low[entering]
        # the step is room / slope, room being a basic variable's way to its end times scale, slope how fast it goes there
        best = None if own is None else (abs(own - start), 1, entering, -1, 0)
        for i, (b, c) in enumerate(zip(self.basis, column, strict=True)):
            if not c:
                continue
            end = self._stop(b, self.value[i], (c > 0) == up)
            if end is None:
                continue
            room, slope = abs(self.value[i] - end * self.scale), abs(c)
            if best is None or room * best[1] < best[0] * slope or (room * best[1] == best[0] * slope and b < best[2]):
                best = (room, slope, b, i, end)
        if best is None:
            return False
        if best[3] < 0:
            self._shift(entering, best[0] if up else -best[0], column)
        else:
            self._pivot(best[3], entering, best[4], column)
        return True

    def _stop(self, b: int, value: int, falls: bool) -> int | None:
        """The end at which a basic variable stops: the next in its way, be it an end that it lacks; None if there is none."""
        low, high = (0, None) if b < 0 else (self.low[b], self.high[b])
        if falls:
            if high is not None and value > high * self.scale:
                return high
            return None if low is None or value < low * self.scale else low
        if low is not None and value < low * self.scale:
            return low
        return None if high is None or value > high * self.scale else high

    def _shift(self, row: int, step: int, column: list[int] | None = None) -> None:
        """Move a nonbasic row by `step`."""
        for i, c in enumerate(column or self._column(row)):
            if c:
                self.value[i] -= c * step
        self.at[row] += step
        self.pivots += 1

    def _pivot(self, position: int, entering: int, target: int, column: list[int] | None = None) -> None:
        """Let `entering` take the place of a basic variable, which goes to `target`."""
        self.pivots += 1
        column = column or self._column(entering)
        scale, pivot, line = self.scale, column[position], self.table[position]
        gap = self.value[position] - target * scale
        start = 0 if entering < 0 else self.at[entering]
        own = start * pivot + gap
        if pivot < 0:
            pivot, gap, own = -pivot, -gap, -own
            line = {r: -w for r, w in line.items()}
        for i, c in enumerate(column):
            if i == position:
                continue
            if c:
                self.value[i] = (self.value[i] * pivot - c * gap) // scale
                old = self.table[i]
                new = {r: w * pivot for r, w in old.items()} if pivot != 1 else dict(old)
                for r, w in line.items():
                    new[r] = new.get(r, 0) - c * w
                self.table[i] = {r: w // scale for r, w in new.items() if w} if scale != 1 else {r: w for r, w in new.items() if w}
            elif pivot != scale:
                self.value[i] = self.value[i] * pivot // scale
                self.table[i] = {r: w * pivot // scale for r, w in self.table[i].items()}
        self.table[position] = line
        self.value[position] = own
        leaving = self.basis[position]
        if leaving >= 0:
            self.at[leaving] = target
        self.basis[position] = entering
        self.basic.discard(leaving)
        self.basic.add(entering)
        self.scale = pivot
