"""Korean particles by the sound of what stands before them."""

import pytest

from madang.language.particles import choose


@pytest.mark.parametrize(
    ("pair", "before", "after"),
    [
        ("을/를", "거실 불", "을"),
        ("을/를", "텔레비전", "을"),
        ("을/를", "에어컨 리모컨", "을"),
        ("을/를", "청소기", "를"),
        ("이/가", "창문", "이"),
        ("이/가", "커튼 3", "이"),
        ("은/는", "TV", "는"),
        ("은/는", "LED", "는"),
        ("을/를", "FM", "을"),
        ("을/를", "YouTube", "를"),
        ("을/를", "Google", "을"),
        ("을/를", "Netflix", "를"),
        ("을/를", "Facebook", "을"),
        ("을/를", "Chromecast", "를"),
        ("을/를", "Arirang", "을"),
        ("으로/로", "40%", "로"),
        ("으로/로", "거실", "로"),
        ("으로/로", "냉방", "으로"),
        ("으로/로", "채널 7", "로"),
        ("으로/로", "채널 10", "으로"),
        ("이에요/예요", "24.5도", "예요"),
        ("이에요/예요", "600ppm", "이에요"),
        ("이에요/예요", "12µg/m³", "예요"),
        ("을/를", "‘봄날’", "을"),
        ("은/는", "조명 8개 모두", ""),
        ("을/를", "", "를"),
    ],
)
def test_the_particle_fits(pair: str, before: str, after: str) -> None:
    assert choose(pair, before) == after
