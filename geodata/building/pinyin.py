"""The pinyin columns of the tables: made once here, then looked over and kept in the tables.

Readings that pypinyin gets wrong, place names above all, are in facts/pinyin.csv. Run as
`python -m geodata.building.pinyin 单县 漯河` it prints what it would write.
"""

from __future__ import annotations

import re
import sys
from functools import cache

from geodata.building import facts

_RUNS = re.compile(r"[㐀-鿿〇]+|[A-Za-z0-9]+")


def spell(text: str) -> str:
    """The syllables of `text`, parted by single spaces, in lower case, ü written v.

    A run of Latin letters and digits counts as one syllable; punctuation is left out.
    """
    return " ".join(" ".join(_spell_run(run)) for run in _RUNS.findall(text))


def _spell_run(run: str) -> list[str]:
    if run.isascii():
        return [run.lower()]
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(run)
    if len(syllables) != len(run):
        raise ValueError(f"{run}: {' '.join(syllables)}")
    # Shorter readings first, so that a longer one, being more particular, has the last word.
    for words, reading in _corrections():
        at = run.find(words)
        while at >= 0:
            syllables[at : at + len(words)] = reading
            at = run.find(words, at + 1)
    return syllables


@cache
def _corrections() -> list[tuple[str, list[str]]]:
    found = [(row["words"], row["pinyin"].split(" ")) for row in facts.rows("pinyin")]
    for words, reading in found:
        if len(words) != len(reading):
            raise ValueError(f"facts/pinyin.csv: {words}")
    return sorted(found, key=lambda pair: len(pair[0]))


if __name__ == "__main__":
    for given in sys.argv[1:]:
        sys.stdout.write(f"{given}\t{spell(given)}\n")
