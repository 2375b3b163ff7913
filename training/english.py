"""The English teacher: a small sentence encoder (all-MiniLM-L6-v2, Apache-2.0), fine-tuned on English rows.

It is used in training only. Its sentence space is also what translations are taught to agree in.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from .labels import Labels
from .massive import Row, read_locale
from .score import score

__all__ = ["Encoder", "English"]

_WIDTH, _HEADS, _LAYERS = 384, 12, 6


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(_WIDTH, _WIDTH) for _ in range(3))
        self.out = nn.Linear(_WIDTH, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(_WIDTH, 4 * _WIDTH), nn.Linear(4 * _WIDTH, _WIDTH)
        self.last = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(rows, length, _HEADS, -1).transpose(1, 2)

        seen = F.scaled_dot_product_attention(
            heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask
        )
        x = self.norm(x + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, -1))))
        return self.last(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The sentence encoder, read from its published weights."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        raw = load_file(folder / "model.safetensors")
        raw = {name.removeprefix("bert."): tensor for name, tensor in raw.items()}
        self.words = nn.Embedding.from_pretrained(raw["embeddings.word_embeddings.weight"], freeze=False)
        self.places = nn.Embedding.from_pretrained(raw["embeddings.position_embeddings.weight"], freeze=False)
        self.kind = nn.Parameter(raw["embeddings.token_type_embeddings.weight"][0].clone())
        self.norm = nn.LayerNorm(_WIDTH, eps=1e-12)
        self.norm.load_state_dict(_part(raw, "embeddings.LayerNorm"))
        self.layers = nn.ModuleList(_Layer() for _ in range(_LAYERS))
        for at, layer in enumerate(self.layers):
            for name, where in (
                ("query", "attention.self.query"), ("key", "attention.self.key"),
                ("value", "attention.self.value"), ("out", "attention.output.dense"),
                ("norm", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                ("down", "output.dense"), ("last", "output.LayerNorm"),
            ):  # fmt: skip
                getattr(layer, name).load_state_dict(_part(raw, f"encoder.layer.{at}.{where}"))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x


def _part(raw: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    return {end: raw[f"{name}.{end}"] for end in ("weight", "bias")}


class English(nn.Module):
    """Encoder with a head for the intent and one for each word's slot."""

    def __init__(self, folder: Path, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
        self.intent = nn.Linear(2 * _WIDTH, len(labels.intents))
        self.slot = nn.Sequential(
            nn.Linear(3 * _WIDTH, _WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(_WIDTH, len(labels.slots))
        )
        self.drop = nn.Dropout(0.2)

    def forward(self, ids: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        x = self.encoder(ids, mask)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        whole = torch.cat([x[:, 0], mean], -1)
        words = x.gather(1, firsts[..., None].expand(-1, -1, _WIDTH))
        both = torch.cat([words, whole[:, None].expand(-1, words.shape[1], -1)], -1)
        return self.intent(self.drop(whole)), self.slot(self.drop(both))


class Reader:
    """Words → the encoder's numbers."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.kept: dict[str, list[int]] = {}

    def batch(self, sentences: list[list[str]]) -> tuple[Tensor, Tensor, Tensor]:
        """ids, mask, the place of each word's first piece."""
        rows, firsts = [], []
        for words in sentences:
            ids, first = [101], []
            for word in words:
                if word not in self.kept:
                    self.kept[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [100]
                first.append(len(ids))
                ids += self.kept[word]
            rows.append([*ids, 102][:128])
            firsts.append([min(at, 127) for at in first])
        wide, many = max(map(len, rows)), max(map(len, firsts))
        ids = torch.zeros(len(rows), wide, dtype=torch.long)
        mask = torch.zeros(len(rows), wide, dtype=torch.bool)
        places = torch.zeros(len(rows), many, dtype=torch.long)
        for at, (row, first) in enumerate(zip(rows, firsts, strict=True)):
            ids[at, : len(row)] = torch.tensor(row)
            mask[at, : len(row)] = True
            places[at, : len(first)] = torch.tensor(first)
        return ids, mask, places


def sentence_space(folder: Path, rows: list[Row]) -> np.ndarray:
    """The published encoder's vectors of sentences: (rows, 384), each of length 1."""
    encoder, reader = Encoder(folder).eval(), Reader(folder)
    found = []
    with torch.inference_mode():
        for at in range(0, len(rows), 64):
            ids, mask, _ = reader.batch([row.tokens for row in rows[at : at + 64]])
            x = encoder(ids, mask)
            mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            found.append(F.normalize(mean, dim=-1).numpy())
    return np.concatenate(found).astype(np.float16)


def _loss(model: English, batch: tuple[Tensor, Tensor, Tensor], rows: list[Row], labels: Labels) -> Tensor:
    intent, slot = model(*batch)
    wanted = torch.tensor([labels.intents.index(row.intent) for row in rows])
    marks = torch.full(slot.shape[:2], -100)
    for at, row in enumerate(rows):
        marks[at, : len(row.slots)] = torch.tensor([labels.slots.index(name) for name in row.slots])
    first = F.cross_entropy(intent, wanted, label_smoothing=0.1)
    return first + 2 * F.cross_entropy(slot.flatten(0, 1), marks.flatten(), label_smoothing=0.05)


def evaluate(model: English, reader: Reader, rows: list[Row], labels: Labels) -> str:
    """Scores on rows."""
    model.eval()
    found = []
    with torch.inference_mode():
        for at in range(0, len(rows), 64):
            some = rows[at : at + 64]
            intent, slot = model(*reader.batch([row.tokens for row in some]))
            for row, i, s in zip(some, intent.argmax(-1).tolist(), slot.argmax(-1).tolist(), strict=True):
                found.append(
                    (row.intent, row.slots, labels.intents[i], [labels.slots[x] for x in s[: len(row.slots)]])
                )
    model.train()
    return str(score(found))


def main() -> None:
    """Fine-tune and save."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--massive", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    rows = read_locale(args.massive, "en-US", "train")
    dev = read_locale(args.massive, "en-US", "dev")
    labels = Labels.of(rows)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_bytes(labels.json())
    np.savez(
        args.out / "space.npz", ids=np.array([r.id for r in rows]), vectors=sentence_space(args.encoder, rows)
    )
    model, reader = English(args.encoder, labels), Reader(args.encoder)
    heads = [*model.intent.parameters(), *model.slot.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": 1.5e-4}, {"params": heads, "lr": 1e-3}],
        weight_decay=0.01,
    )
    steps = args.epochs * (len(rows) // 32)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 200) * max(0.02, 1 - step / steps)
    )
    started, step = time.time(), 0
    for epoch in range(args.epochs):
        random.shuffle(rows)
        for at in range(0, len(rows) - 31, 32):
            some = rows[at : at + 32]
            loss = _loss(model, reader.batch([row.tokens for row in some]), some, labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
        print(
            f"epoch {epoch + 1}  {time.time() - started:.0f} s  dev {evaluate(model, reader, dev, labels)}",
            flush=True,
        )
        torch.save(model.state_dict(), args.out / f"english-{args.seed}.pt")


if __name__ == "__main__":
    main()
