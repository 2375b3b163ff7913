"""Trains one network; with ``--taught`` it also learns from what teachers said of each sentence."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from madang.language.parser.vocabulary import Vocabulary

from .batches import Batch, Maker
from .kin import Kin
from .labels import NOT_FOR_ME, Labels
from .massive import Row, read_locale
from .network import Network, Shape
from .noise import Noise
from .score import score
from .taught import Taught
from .templates import read_templates
from .values import read_values
from .vocabulary import make_vocabulary

__all__ = ["LOCALES", "Data", "evaluate", "load", "main"]

LOCALES = {"ko": "ko-KR", "en": "en-US", "ja": "ja-JP", "de": "de-DE", "ar": "ar-SA", "fr": "fr-FR"}
"""Languages of the parser and their MASSIVE locales."""


MASSIVE_HAS = {"HassSetVolume", "HassSetVolumeRelative", "HassMediaPlayerMute"}
"""Intents of the templates that are MASSIVE's audio_volume_… under another name."""


_SEEN = 8
"""How often a word written by hand counts when features are chosen."""

_KIN = 40_000
"""Sentences with exchanged English words that are looked at when features are chosen."""


class Data:
    """Everything that there is to learn from."""

    def __init__(self, massive: Path, languages: list[str], seed: int) -> None:
        self.chance = random.Random(seed)
        self.train = [row for code in languages for row in read_locale(massive, LOCALES[code], "train")]
        self.dev = {code: read_locale(massive, LOCALES[code], "dev") for code in languages}
        self.templates = [
            t for t in read_templates(Path(__file__).parent / "templates") if t.language in languages
        ]
        self.values = read_values(Path(__file__).parent / "values", languages)
        self.noise = Noise(self.train, self.chance, self.values)

    def known(self, rows: list[Row], labels: Labels) -> list[Row]:
        """The rows whose names a network that was made before knows."""
        intents, slots = set(labels.intents), set(labels.slots)
        return [row for row in rows if row.intent in intents and slots.issuperset(row.slots)]

    def made(self, share: float) -> list[Row]:
        """Rows of our own making, ``share`` of MASSIVE's number."""
        many = round(share * len(self.train) / max(1, len(self.templates)))
        return [row for templates in self.templates for row in templates.rows(many, self.chance, MASSIVE_HAS)]

    def epoch(self, share: float, compound: float) -> list[Row]:
        """The rows of one epoch, each changed a little."""
        rows = [self.noise.changed(row) for row in self.train]
        made = [self.noise.changed(row, swap=0.0) for row in self.made(share)]
        byword: dict[str, list[Row]] = {}
        for row in rows + made:
            if len(row.tokens) <= (24 if row.language == "ja" else 12) and row.intent != NOT_FOR_ME:
                byword.setdefault(row.language, []).append(row)
        many = round(compound * len(self.train) / len(byword))
        for pool in byword.values():
            for _ in range(many):
                made.append(
                    self.noise.together(self.chance.sample(pool, self.chance.choice((2, 2, 2, 3, 4))))
                )
        return rows + made


class Average:
    """The running average of a network's weights."""

    def __init__(self, network: Network, keep: float, every: int) -> None:
        self.keep, self.every, self.step = keep**every, every, 0
        self.weights = {name: tensor.detach().clone() for name, tensor in network.state_dict().items()}

    def update(self, network: Network) -> None:
        self.step += 1
        if self.step % self.every:
            return
        keep = min(self.keep, self.step / (self.step + 20 * self.every))
        for name, tensor in network.state_dict().items():
            self.weights[name].lerp_(tensor, 1 - keep)


def losses(
    network: Network, batch: Batch, args: argparse.Namespace, taught: tuple[Tensor, Tensor] | None
) -> Tensor:
    """The sum of what is wrong with the network's answers on a batch."""
    features = batch.features
    features = features * (torch.rand(features.shape) > args.blind)
    features = features * (torch.rand(features.shape[:2])[..., None] > args.blank)
    intent, slot, begins, space = network(features, batch.lengths, batch.language)
    inside = batch.begins > -1
    total = F.cross_entropy(intent, batch.intents, label_smoothing=0.1)
    total = total + args.slot_weight * F.cross_entropy(
        slot.flatten(0, 1), batch.slots.flatten(), label_smoothing=0.03
    )
    total = total + 0.3 * F.binary_cross_entropy_with_logits(begins[inside], batch.begins[inside])
    if batch.space is not None and batch.known is not None and batch.known.any():
        near = F.cosine_similarity(space[batch.known], batch.space, dim=-1)
        total = total + args.space_weight * (1 - near).mean()
    if taught is not None:
        wanted, marks = taught
        soft = -(wanted * intent.log_softmax(-1)).sum(-1).mean()
        each = -(marks * slot.log_softmax(-1)).sum(-1)
        total = (1 - args.teach_weight) * total + args.teach_weight * (
            soft + args.slot_weight * each[inside].mean()
        )
    return total


def evaluate(
    network: Network, maker: Maker, rows: list[Row], labels: Labels
) -> list[tuple[str, list[str], str, list[str]]]:
    """(intent, slots, intent found, slots found) of each row; only MASSIVE's names are looked at."""
    network.eval()
    found = []
    with torch.inference_mode():
        for some in maker.cut(rows, 2048):
            batch = maker.batch(some)
            intent, slot, _, _ = network(batch.features, batch.lengths, batch.language)
            for row, i, s in zip(some, intent.argmax(-1).tolist(), slot.argmax(-1).tolist(), strict=True):
                found.append(
                    (row.intent, row.slots, labels.intents[i], [labels.slots[x] for x in s[: len(row.slots)]])
                )
    network.train()
    return found


def save(
    folder: Path,
    network: Network,
    weights: dict[str, Tensor],
    labels: Labels,
    vocabulary: Vocabulary,
    languages: list[str],
) -> None:
    """Everything that is needed to go on with a network."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(weights, folder / "network.pt.new")
    (folder / "network.pt.new").replace(folder / "network.pt")
    np.save(folder / "vocabulary.npy", vocabulary.numbers)
    (folder / "labels.json").write_bytes(labels.json())
    (folder / "shape.json").write_text(
        json.dumps(
            {"shape": network.shape.asdict(), "languages": languages, "most_features": vocabulary.most}
        )
    )


def load(folder: Path) -> tuple[Network, Labels, Vocabulary, list[str]]:
    """What `save` wrote."""
    about = json.loads((folder / "shape.json").read_text())
    network = Network(Shape(**about["shape"]))
    network.load_state_dict(torch.load(folder / "network.pt"))
    labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
    return (
        network.eval(),
        labels,
        Vocabulary(np.load(folder / "vocabulary.npy"), about.get("most_features", 20)),
        about["languages"],
    )


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--massive", type=Path, required=True, help="folder of MASSIVE's locales")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--space", type=Path, help="vectors of the English sentences, from training.english")
    parser.add_argument("--encoder", type=Path, help="the English encoder, whose words count, too")
    parser.add_argument("--start", type=Path, help="go on with this network instead of a new one")
    parser.add_argument(
        "--taught", type=Path, nargs="+", default=[], help="folders of versions that training.teach wrote"
    )
    parser.add_argument("--languages", default=",".join(LOCALES))
    parser.add_argument("--epochs", type=float, default=12)
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="stop the schedule at this time at the latest"
    )
    parser.add_argument("--tokens", type=int, default=1024, help="of a batch")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--inner", type=int, default=512)
    parser.add_argument("--table", type=int, default=128)
    parser.add_argument("--reach", type=int, default=3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--features", type=int, default=130_000)
    parser.add_argument("--share", type=float, default=0.2, help="rows of our own making to one of MASSIVE")
    parser.add_argument("--compound", type=float, default=0.06)
    parser.add_argument("--blind", type=float, default=0.12, help="features that are not seen")
    parser.add_argument("--blank", type=float, default=0.04, help="tokens that are not seen")
    parser.add_argument("--slot-weight", type=float, default=3.0)
    parser.add_argument("--space-weight", type=float, default=1.0)
    parser.add_argument("--teach-weight", type=float, default=0.7)
    parser.add_argument("--threads", type=int, default=1)
    return parser


def main() -> None:
    """Train and save; prints the scores on the dev rows after each epoch."""
    args = arguments().parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    languages = args.languages.split(",")
    data = Data(args.massive, languages, args.seed)
    if args.start:
        network, labels, vocabulary, languages = load(args.start)
        network.train()
    else:
        network, labels, vocabulary = _new(args, data, languages)
    maker = Maker(vocabulary, labels, languages)
    core = [tensor for name, tensor in network.named_parameters() if not name.startswith("table.")]
    print(f"{len(vocabulary):,} features, {sum(map(torch.numel, core)):,} weights beside the table, "
          f"{len(labels.intents)} intents, {len(labels.slots)} slots", flush=True)  # fmt: skip
    heavy = [tensor for tensor in core if tensor.dim() > 1]
    light = [tensor for tensor in core if tensor.dim() <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": heavy, "weight_decay": 0.05}, {"params": light, "weight_decay": 0.0}],
        lr=args.rate, betas=(0.9, 0.98),
    )  # fmt: skip
    sparse = torch.optim.SparseAdam(network.table.parameters(), lr=args.rate * 2)
    rates = [(group, group["lr"]) for each in (optimizer, sparse) for group in each.param_groups]
    space = dict(_space(args.space)) if args.space else {}
    average = Average(network, 0.9995, 8)
    started, done, epoch = time.time(), 0.0, 0
    while done < 1:
        taught = Taught.of_epoch(args.taught, epoch) if args.taught else None
        groups = (
            taught.groups
            if taught
            else list(
                maker.cut(data.known(data.epoch(args.share, args.compound), labels), args.tokens, data.chance)
            )
        )
        epoch += 1
        for place, at in enumerate(data.chance.sample(range(len(groups)), len(groups))):
            group = groups[at]
            spent = (time.time() - started) / 60
            done = max((epoch - 1 + place / len(groups)) / args.epochs, spent / args.minutes)
            warm = min(1.0, (average.step + 1) / 300)
            for each, rate in rates:
                each["lr"] = rate * warm * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
            batch = maker.batch(group)
            _place(batch, space)
            loss = losses(network, batch, args, taught.of(at) if taught else None)
            optimizer.zero_grad(set_to_none=True)
            sparse.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(core, 1.0)
            optimizer.step()
            sparse.step()
            average.update(network)
            if done >= 1:
                break
        _report(
            network,
            average,
            maker,
            data,
            labels,
            f"epoch {epoch}  {(time.time() - started) / 60:.1f} min  loss {loss.item():.2f}",
        )
        save(args.out, network, average.weights, labels, vocabulary, languages)


def _new(args: argparse.Namespace, data: Data, languages: list[str]) -> tuple[Network, Labels, Vocabulary]:
    some = data.train + [row for _ in range(3) for row in data.made(0.5)]
    some += [t.plain(line) for t in data.templates for line in t.none]
    labels = Labels.of(some)
    if args.encoder:
        some += Kin(args.encoder, data.train, data.chance).made(_KIN)
    some += [row for values in data.values.values() for row in values.rows()] * _SEEN
    vocabulary = make_vocabulary(some, args.features)
    shape = Shape(
        len(vocabulary), len(labels.intents), len(labels.slots), len(languages),
        table=args.table, width=args.width, layers=args.layers, inner=args.inner, reach=args.reach,
        dropout=args.dropout,
    )  # fmt: skip
    return Network(shape), labels, vocabulary


def _space(path: Path) -> list[tuple[str, Tensor]]:
    saved = np.load(path)
    return list(
        zip(saved["ids"].tolist(), torch.from_numpy(saved["vectors"].astype(np.float32)), strict=True)
    )


def _place(batch: Batch, space: dict[str, Tensor]) -> None:
    known = [row.id in space for row in batch.rows]
    if any(known):
        batch.known = torch.tensor(known)
        batch.space = torch.stack([space[row.id] for row in batch.rows if row.id in space])


def _report(network: Network, average: Average, maker: Maker, data: Data, labels: Labels, head: str) -> None:
    kept = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    network.load_state_dict(average.weights)
    scores = [f"{code} {score(evaluate(network, maker, rows, labels))}" for code, rows in data.dev.items()]
    network.load_state_dict(kept)
    print(head + "".join(f"\n   {line}" for line in scores), flush=True)


if __name__ == "__main__":
    main()
