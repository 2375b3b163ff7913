"""The parser's network: features of tokens → intent, slot of each token, where another command begins."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

__all__ = ["Network", "Shape"]


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    features: int
    intents: int
    slots: int
    languages: int
    table: int = 128
    width: int = 192
    heads: int = 4
    layers: int = 2
    inner: int = 512
    reach: int = 3
    space: int = 384
    whole: int = 320
    dropout: float = 0.2

    def asdict(self) -> dict[str, float]:
        return asdict(self)


class _Drop(nn.Module):
    """Dropout whose masks are cut from one long random strip: drawing each costs a sixth of all training."""

    STRIP = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.strip = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.share == 0:
            return x
        many = x.numel()
        if self.strip.numel() < many + 1000:
            self.strip = (torch.rand(max(self.STRIP, many + 1000)) > self.share).float() / (1 - self.share)
        start = int(torch.randint(self.strip.numel() - many, ()))
        return x * self.strip[start : start + many].view(x.shape)


class _Mixer(nn.Module):
    """Neighbouring tokens: a gated depthwise convolution."""

    def __init__(self, width: int, reach: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.gate = nn.Linear(width, 2 * width)
        self.near = nn.Conv1d(width, width, 2 * reach + 1, padding=reach, groups=width)
        self.out = nn.Linear(width, width)
        self.drop = _Drop(dropout)

    def forward(self, x: Tensor, keep: Tensor) -> Tensor:
        y = F.glu(self.gate(self.norm(x)), -1) * keep
        y = F.silu(self._shifted(y) if self.training else self.near(y.transpose(1, 2)).transpose(1, 2))
        return x + self.drop(self.out(y))

    def _shifted(self, y: Tensor) -> Tensor:
        """The convolution again, as a sum of shifted copies: ten times faster backwards on a CPU."""
        weight = self.near.weight[:, 0].t()
        reach = len(weight) // 2
        wide = F.pad(y, (0, 0, reach, reach))
        total = self.near.bias + wide[:, : y.shape[1]] * weight[0]
        for at in range(1, len(weight)):
            total = total + wide[:, at : at + y.shape[1]] * weight[at]
        return total


class _Attention(nn.Module):
    """Every token looks at every other; how far away it stands counts."""

    FAR = 16

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.three = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.distance = nn.Embedding(2 * self.FAR + 1, heads)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.drop = _Drop(dropout)
        self.few = _Drop(dropout / 2)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, width = x.shape
        q, k, v = self.three(self.norm(x)).chunk(3, -1)
        q, k, v = (y.view(rows, length, self.heads, width // self.heads).transpose(1, 2) for y in (q, k, v))
        place = torch.arange(length)
        apart = (place[None] - place[:, None]).clamp(-self.FAR, self.FAR) + self.FAR
        bias = self.distance(apart).permute(2, 0, 1)[None] + mask
        weight = (q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias).softmax(-1)
        y = (self.few(weight) @ v).transpose(1, 2).reshape(rows, length, width)
        return x + self.drop(self.out(y))


class _Inner(nn.Module):
    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = _Drop(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.drop(self.down(self.drop(F.gelu(self.up(self.norm(x))))))


class Network(nn.Module):
    """``forward(features (B, T, K), lengths (B), language (B))`` → intent, slots, begins, space."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        wide, drop = shape.width, shape.dropout
        self.table = nn.EmbeddingBag(shape.features + 1, shape.table, mode="sum", padding_idx=0, sparse=True)
        nn.init.normal_(self.table.weight, std=0.1)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.spoken = nn.Embedding(shape.languages, wide)
        nn.init.normal_(self.spoken.weight, std=0.05)
        self.enter = nn.Linear(shape.table, wide)
        self.first = nn.LayerNorm(wide)
        self.drop = _Drop(drop)
        self.mixers = nn.ModuleList(_Mixer(wide, shape.reach, drop) for _ in range(shape.layers))
        self.attentions = nn.ModuleList(_Attention(wide, shape.heads, drop) for _ in range(shape.layers))
        self.inners = nn.ModuleList(_Inner(wide, shape.inner, drop) for _ in range(shape.layers))
        self.last = nn.LayerNorm(wide)
        self.look = nn.Linear(wide, 4)
        self.whole = nn.Linear(5 * wide, shape.whole)
        self.intent = nn.Linear(shape.whole, shape.intents)
        self.space = nn.Linear(shape.whole, shape.space)
        self.told = nn.Linear(shape.intents + shape.whole, wide)
        self.slot_in = nn.Linear(2 * wide, wide)
        self.slot = nn.Linear(wide, shape.slots)
        self.begins = nn.Linear(wide, 1)

    def tokens(self, features: Tensor) -> Tensor:
        """The table's sums (B, T, table)."""
        rows, length, _ = features.shape
        flat = features.view(rows * length, -1)
        many = (flat > 0).sum(-1, keepdim=True).clamp(min=1).float().sqrt()
        return (self.table(flat) / many).view(rows, length, -1)

    def forward(self, features: Tensor, lengths: Tensor, language: Tensor) -> tuple[Tensor, ...]:
        return self.upper(self.tokens(features), lengths, language)

    def upper(self, x: Tensor, lengths: Tensor, language: Tensor) -> tuple[Tensor, ...]:
        """What lies above the table."""
        inside = torch.arange(x.shape[1])[None] < lengths[:, None]
        keep = inside[..., None].float()
        mask = (1 - inside.float())[:, None, None] * -1e4
        x = self.drop(self.first(self.enter(x) + self.spoken(language)[:, None]))
        for mixer, attention, inner in zip(self.mixers, self.attentions, self.inners, strict=True):
            x = inner(attention(mixer(x, keep), mask))
        x = self.last(x)
        weight = (self.look(x) + (1 - keep) * -1e4).softmax(1)
        seen = (weight.transpose(1, 2) @ x).flatten(1)
        most = (x + (1 - keep) * -1e4).amax(1)
        whole = self.drop(F.gelu(self.whole(self.drop(torch.cat([seen, most], -1)))))
        intent = self.intent(whole)
        told = self.told(torch.cat([intent.softmax(-1).detach(), whole], -1))
        both = torch.cat([x, told[:, None].expand(-1, x.shape[1], -1)], -1)
        slot = self.slot(self.drop(F.gelu(self.slot_in(self.drop(both)))))
        return intent, slot, self.begins(x)[..., 0], self.space(whole)
