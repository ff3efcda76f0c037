"""Addresses as people write them: gaoxin://project/SP19, to copy, to paste and to open. No Qt."""

from __future__ import annotations

from contextlib import suppress

from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.records import Address
from geodata.vocabulary import Term

SCHEME = "gaoxin://"
# The kinds of things that an address can name, with the words for one of them.
THINGS: tuple[Term, ...] = (
    Term("place", "载体", "place"),
    Term("park", "示范区的园区", "park of a demonstration zone"),
    Term("cluster", "创新型产业集群", "cluster"),
    Term("industry", "产业", "industry"),
    Term("project", "科技重点专项", "special project"),
    Term("metric", "指标", "metric"),
    Term("action", "举措", "action"),
    Term("section", "规划章节", "section of the plan"),
    Term("term", "名词", "glossary term"),
    Term("entity", "规划用语", "word of the plan"),
    Term("region", "行政区划", "region"),
    Term("source", "来源", "source"),
)
_THING = {term.code: term for term in THINGS}


def written(address: Address) -> str:
    """The address as it is copied."""
    return f"{SCHEME}{address}"


def looks_like_address(text: str) -> bool:
    """Whether somebody who wrote this meant an address."""
    return text.strip().casefold().startswith(SCHEME)


def parse_address(text: str) -> Address:
    """The address that `text` writes; Fault when it is none or names no kind of thing."""
    bare = text.strip()
    if not looks_like_address(bare):
        raise Fault(
            f"“{bare}”不是图集的地址，应写作 {SCHEME}project/SP19 这样。",
            f'"{bare}" is not an address of the atlas; write it like {SCHEME}project/SP19.',
        )
    kind, _, record_id = bare[len(SCHEME) :].rstrip("/").partition("/")
    kind = kind.casefold()
    if kind not in _THING:
        raise Fault(
            f"地址“{bare}”中的“{kind}”不是图集里的一类事物，可用：{'、'.join(_THING)}。",
            f'"{kind}" in the address "{bare}" is no kind of thing; use {", ".join(_THING)}.',
        )
    if not record_id:
        raise Fault(
            f"地址“{bare}”缺少编号，应写作 {SCHEME}{kind}/编号。",
            f'The address "{bare}" lacks an id; write it like {SCHEME}{kind}/id.',
        )
    return Address(kind, record_id)


def read_address(text: str, atlas: Atlas) -> Address:
    """The address of something in the atlas; Fault when malformed or when there is no such thing.

    Capitals do not matter: sp19 is SP19.
    """
    address = parse_address(text)
    for record_id in (address.id, address.id.upper(), address.id.lower()):
        found = Address(address.kind, record_id)
        with suppress(Fault):
            atlas.record(found)
            return found
    thing = _THING[address.kind]
    raise Fault(
        f"地址“{text.strip()}”有误：图集中没有编号为“{address.id}”的{thing.zh}，请核对编号。",
        f'Wrong address "{text.strip()}": the atlas has no {thing.en} with the id "{address.id}"; '
        "check the id.",
    )
