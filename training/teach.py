"""What teachers say of many sentences, kept in a folder for a pupil: networks together, and for English the
fine-tuned encoder. Each version is one epoch of changed rows, and of English rows with words that no row has.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor

from .batches import Maker
from .english import English, Reader
from .kin import KIN, Kin
from .labels import Labels
from .massive import Row
from .noise import WRITTEN
from .train import Data, load

__all__ = ["main"]

_BELIEVED = 0.6
"""How much a row's own labels weigh where the teachers have not learnt from it."""


class _Teachers:
    def __init__(
        self, folders: list[Path], english: Path | None, encoder: Path | None, labels: Labels
    ) -> None:
        self.labels = labels
        self.networks = []
        for folder in folders:
            network, own, vocabulary, languages = load(folder)
            intents = torch.tensor(
                [labels.intents.index(n) if n in labels.intents else -1 for n in own.intents]
            )
            slots = torch.tensor([labels.slots.index(n) if n in labels.slots else 0 for n in own.slots])
            self.networks.append((network, Maker(vocabulary, own, languages), intents, slots))
        self.english: tuple[list[English], Reader, Tensor, Tensor] | None = None
        if english is not None and encoder is not None:
            names = msgspec.json.decode((english / "labels.json").read_bytes(), type=Labels)
            models = []
            for path in sorted(english.glob("english-*.pt")):
                models.append(English(encoder, names).eval())
                models[-1].load_state_dict(torch.load(path))
            self.english = (
                models, Reader(encoder), torch.tensor([labels.intents.index(n) for n in names.intents]),
                torch.tensor([labels.slots.index(n) for n in names.slots]),
            )  # fmt: skip

    @torch.inference_mode()
    def say(self, rows: list[Row]) -> tuple[Tensor, Tensor]:
        """The teachers' mean."""
        longest = max(len(row.tokens) for row in rows)
        intents = torch.zeros(len(rows), len(self.labels.intents))
        slots = torch.zeros(len(rows), longest, len(self.labels.slots))
        for network, maker, where, places in self.networks:
            batch = maker.features_only(rows)
            intent, slot, _, _ = network(*batch)
            kept = where >= 0
            intents.index_add_(1, where[kept], intent.softmax(-1)[:, kept] / len(self.networks))
            slots.index_add_(2, places, slot.softmax(-1) / len(self.networks))
        if self.english is not None:
            self._english(rows, intents, slots)
        return intents / intents.sum(-1, keepdim=True).clamp(min=1e-6), slots

    def _english(self, rows: list[Row], intents: Tensor, slots: Tensor) -> None:
        assert self.english is not None
        models, reader, where, places = self.english
        mine = [at for at, row in enumerate(rows) if row.language == "en" and row.id]
        if not mine:
            return
        batch = reader.batch([rows[at].tokens for at in mine])
        said = [model(*batch) for model in models]
        intent = torch.stack([intent.softmax(-1) for intent, _ in said]).mean(0)
        slot = torch.stack([slot.softmax(-1) for _, slot in said]).mean(0)
        first, second = torch.zeros(len(mine), intents.shape[1]), torch.zeros(*slot.shape[:2], slots.shape[2])
        first[:, where] = intent
        second[:, :, places] = slot
        for place, at in enumerate(mine):
            many = len(rows[at].tokens)
            own = 0.3 if rows[at].id != KIN else 0.0
            intents[at] = own * intents[at] + (1 - own) * first[place]
            slots[at, :many] = own * slots[at, :many] + (1 - own) * second[place, :many]

    def name(self, row: Row, intent: Tensor, slots: Tensor) -> Row:
        """The row with the teachers' own answer in place of one that nobody gave."""
        found = slots[: len(row.tokens)].argmax(-1).tolist()
        return replace(
            row,
            intent=self.labels.intents[int(intent.argmax())],
            slots=[self.labels.slots[at] for at in found],
        )

    @torch.inference_mode()
    def believe(self, row: Row, intent: Tensor, slots: Tensor) -> None:
        """Lean on the row's own labels: for rows that no teacher has learnt from."""
        intent *= 1 - _BELIEVED
        intent[self.labels.intents.index(row.intent)] += _BELIEVED
        for at, name in enumerate(row.slots):
            slots[at] *= 1 - _BELIEVED
            slots[at, self.labels.slots.index(name)] += _BELIEVED


def main() -> None:
    """Write the versions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--massive", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--english", type=Path, help="folder that training.english wrote")
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--labels", type=Path, required=True, help="labels.json of the pupil")
    parser.add_argument("--languages", required=True)
    parser.add_argument("--versions", type=int, default=4)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--tokens", type=int, default=1024)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--compound", type=float, default=0.06)
    parser.add_argument(
        "--kin", type=float, default=0.75, help="English rows with exchanged words, to one of MASSIVE"
    )
    parser.add_argument("--dev", action="store_true", help="the dev rows instead (for the final run)")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    labels = msgspec.json.decode(args.labels.read_bytes(), type=Labels)
    data = Data(args.massive, args.languages.split(","), args.seed)
    if args.dev:
        data.train = [row for rows in data.dev.values() for row in rows]
    told = args.english and args.encoder and args.kin and not args.dev
    kin = Kin(args.encoder, data.train, data.chance) if told else None
    teachers = _Teachers(args.teachers, args.english, args.encoder, labels)
    maker = teachers.networks[0][1]
    for version in range(args.versions):
        started = time.time()
        rows = data.known(data.epoch(args.share, args.compound), labels)
        if kin is not None:
            rows += kin.made(round(args.kin * len(kin.rows)))
        groups = list(maker.cut(rows, args.tokens, data.chance))
        folder = args.out / f"{args.seed}-{version}"
        folder.mkdir(parents=True, exist_ok=True)
        said = []
        for group in groups:
            intents, slots = teachers.say(group)
            for at, row in enumerate(group):
                if row.id == KIN:
                    group[at] = teachers.name(row, intents[at], slots[at])
                elif (args.dev and row.id) or (row.id.endswith(WRITTEN) and row.language != "en"):
                    teachers.believe(row, intents[at], slots[at])
            said.append((intents, slots))
        np.save(folder / "intents.npy", torch.cat([intent for intent, _ in said]).half().numpy())
        np.save(folder / "slots.npy", torch.cat([slot.flatten(0, 1) for _, slot in said]).half().numpy())
        (folder / "rows.msgpack").write_bytes(msgspec.msgpack.encode(groups))
        print(f"version {version}: {sum(map(len, groups)):,} rows, {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
