"""Pairing: a phone is let in, a thief is not, a lost phone is shut out."""

from __future__ import annotations

import stat
from pathlib import Path

import msgspec
import pytest

from madang.surfaces.pairing import CODE_LIFE, TRIES, Pairing, PairingError

NOW = 1_800_000_000.0


def let_in(pairing: Pairing, **options: str | None) -> str:
    code = pairing.start(NOW)
    return pairing.pair(code.digits, "phone", "page", options.get("person"), NOW)[0]


def test_a_code_gives_one_surface_one_token() -> None:
    pairing = Pairing()
    code = pairing.start(NOW)
    token, surface = pairing.pair(code.digits, "Mina's phone", "page", "mina", NOW + 10)
    assert len(code.digits) == 6
    assert surface.trusted is True
    assert pairing.find(token, NOW) == surface
    with pytest.raises(PairingError, match="no code"):
        pairing.pair(code.digits, "thief", "page", "mina", NOW + 11)


def test_a_tv_is_everyones_and_so_not_trusted() -> None:
    pairing = Pairing()
    code = pairing.start(NOW)
    assert pairing.pair(code.digits, "TV", "tv", "mina", NOW)[1].trusted is False


def test_a_code_grows_old() -> None:
    pairing = Pairing()
    code = pairing.start(NOW)
    with pytest.raises(PairingError, match="no code"):
        pairing.pair(code.digits, "late", "page", None, NOW + CODE_LIFE)


def test_a_code_is_not_to_be_guessed() -> None:
    pairing = Pairing()
    code = pairing.start(NOW)
    for _ in range(TRIES):
        with pytest.raises(PairingError, match="not the code"):
            pairing.pair("wrong!", "thief", "page", None, NOW)
    with pytest.raises(PairingError, match="no code"):
        pairing.pair(code.digits, "phone", "page", None, NOW)


def test_a_new_code_replaces_the_old_one() -> None:
    pairing = Pairing()
    first, second = pairing.start(NOW), pairing.start(NOW)
    if first.digits != second.digits:
        with pytest.raises(PairingError):
            pairing.pair(first.digits, "phone", "page", None, NOW)
    assert pairing.pair(second.digits, "phone", "page", None, NOW)[0]


def test_a_code_for_a_child_or_a_guest_makes_nobody_an_owner() -> None:
    pairing = Pairing()
    code = pairing.start(NOW, person="yuna")
    with pytest.raises(PairingError, match="yuna"):
        pairing.pair(code.digits, "phone", "page", "mina", NOW)
    assert pairing.pair(code.digits, "phone", "page", None, NOW)[1].person == "yuna"
    code = pairing.start(NOW, guest=True)
    with pytest.raises(PairingError, match="guest"):
        pairing.pair(code.digits, "phone", "page", "mina", NOW)
    assert pairing.pair(code.digits, "phone", "page", None, NOW)[1].person is None


def test_a_revoked_token_is_worth_nothing_and_is_told() -> None:
    pairing = Pairing()
    token = let_in(pairing)
    told: list[str] = []
    pairing.watch(told.append)
    surface = pairing.surfaces[0]
    assert pairing.revoke(surface.id) is True
    assert pairing.find(token, NOW) is None
    assert told == [surface.id]
    assert pairing.revoke(surface.id) is False


def test_the_file_holds_no_token_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "pairing.json"
    pairing = Pairing(path)
    token = let_in(pairing, person="mina")
    assert token not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Pairing(path)
    found = again.find(token, NOW)
    assert found is not None
    assert found.person == "mina"


def test_last_seen_is_kept_now_and_then(tmp_path: Path) -> None:
    path = tmp_path / "pairing.json"
    pairing = Pairing(path)
    token = let_in(pairing)
    pairing.find(token, NOW + 5)
    assert msgspec.json.decode(path.read_bytes())[0]["last_seen"] == NOW
    pairing.find(token, NOW + 3600)
    assert msgspec.json.decode(path.read_bytes())[0]["last_seen"] == NOW + 3600


def test_a_broken_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "pairing.json"
    path.write_text("{")
    with pytest.raises(PairingError, match=r"pairing\.json.*Delete it"):
        Pairing(path)
