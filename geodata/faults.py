"""A fault: something a user can cause or mend, said in one clear sentence in both languages."""

from __future__ import annotations


class Fault(Exception):  # noqa: N818  a fault is the field's word
    """What happened, where, and what to do; never a traceback for the person who reads it.

    `zh` and `en` are whole sentences. `str(fault)` gives the Chinese one.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def words(self, language: str) -> str:
        """The sentence in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh
