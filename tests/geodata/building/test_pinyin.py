"""Pinyin reads place names as their people do, one syllable a character."""

import pytest

from geodata.building.pinyin import spell
from geodata.checking_words import syllable_count

READINGS = {
    "漯河": "luo he",
    "单县": "shan xian",
    "洪洞县": "hong tong xian",
    "长沙": "chang sha",
    "长子县": "zhang zi xian",
    "重庆": "chong qing",
    "重型机械": "zhong xing ji xie",
    "乐清": "yue qing",
    "乐山": "le shan",
    "乐亭": "lao ting",
    "福厦泉": "fu xia quan",
    "六安": "lu an",
    "番禺": "pan yu",
    "丽水": "li shui",
    "绿色制造": "lv se zhi zao",
    "吕梁": "lv liang",
    "LED（3D打印）": "led 3d da yin",
    "": "",
}


@pytest.mark.parametrize(("name", "pinyin"), READINGS.items())
def test_a_name_is_spelled(name, pinyin):
    assert spell(name) == pinyin


@pytest.mark.parametrize("name", [name for name in READINGS if name])
def test_the_check_expects_as_many_syllables_as_are_made(name):
    assert len(spell(name).split(" ")) == syllable_count(name)
