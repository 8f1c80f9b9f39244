"""Everything that steers a picture, as a short sequence of vectors.

In:  input_ids, attention_mask int64 [B, L]; palette [B, 5, 4] (L/100, a/128, b/128, weight),
     quiet [B, 6] one-hot over (none, left, right, top, bottom, centre); aspect [B, 1] = ln(w/h).
Out: encoder_hidden_states [B, S, D], S = 1 (pooled) + 5 (palette) + queries.
"""
import torch
from torch import nn
import torch.nn.functional as F

QUIET = ("none", "left", "right", "top", "bottom", "centre")


class Attention(nn.Module):
    """Multi-head attention with normalised queries and keys."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.q = nn.Linear(width, width)
        self.kv = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x, context, bias):
        b, n, size = x.shape[0], x.shape[1], self.size
        q = self.q(x).view(b, n, self.heads, size).transpose(1, 2)
        k, v = self.kv(context).view(b, context.shape[1], 2, self.heads, size).permute(2, 0, 3, 1, 4).unbind(0)
        q = F.layer_norm(q, (size,)) * 1.5
        k = F.layer_norm(k, (size,)) * 1.5
        weights = (q @ k.transpose(-1, -2) * size ** -0.5 + bias).softmax(-1)
        return self.out((weights @ v).transpose(1, 2).reshape(b, n, self.heads * size))


class TextBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.mlp = nn.Sequential(nn.Linear(width, 3 * width), nn.GELU(approximate="tanh"), nn.Linear(3 * width, width))

    def forward(self, x, context, bias):
        h = self.norm1(x)
        x = x + self.attention(h, h if context is None else context, bias)
        return x + self.mlp(self.norm2(x))


class ColourReader(nn.Module):
    """The palette that the words ask for: input_ids [B, L], mask bias -> [B, 5, 4], all zero where they ask for none.

    So that colours which are named steer a picture as surely as colours which are given.
    """

    def __init__(self, vocabulary, max_length, width=64, heads=4):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Parameter(torch.randn(max_length, width) * 0.1)
        self.block, self.read = TextBlock(width, heads), TextBlock(width, heads)
        self.queries = nn.Parameter(torch.randn(5, width) * 0.5)
        self.head = nn.Linear(width, 4)
        nn.init.normal_(self.words.weight, std=0.5)

    def forward(self, input_ids, bias):
        x = self.block(self.words(input_ids) + self.places[: input_ids.shape[1]], None, bias)
        rows = self.head(self.read(self.queries.expand(x.shape[0], -1, -1), x, bias))
        return torch.cat([rows[..., :1].sigmoid(), 0.9 * rows[..., 1:3].tanh(), rows[..., 3:].sigmoid()], -1)


def settled(rows):
    """Rows as they steer: faint ones dropped, weights summing to 1; nothing where most of the weight is missing."""
    weight = rows[..., 3:] * (rows[..., 3:] > 0.03).to(rows.dtype)
    total = weight.sum(1, keepdim=True)
    weight = weight / total.clamp(min=0.5) * (total > 0.5).to(rows.dtype)
    return torch.cat([rows[..., :3] * (weight > 0).to(rows.dtype), weight], -1)


class TextEncoder(nn.Module):
    def __init__(self, vocabulary, max_length=32, width=160, depth=2, heads=4, queries=10, out=256):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Parameter(torch.randn(max_length, width) * 0.02)
        self.blocks = nn.ModuleList(TextBlock(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.queries = nn.Parameter(torch.randn(queries, width) * 0.2)
        self.read = TextBlock(width, heads)
        self.to_out = nn.Linear(width, out)
        self.colour = nn.Sequential(nn.Linear(9, out), nn.SiLU(), nn.Linear(out, out))
        self.pooled = nn.Sequential(nn.Linear(width + out + 6 + 3, out), nn.SiLU(), nn.Linear(out, out))
        self.reader = ColourReader(vocabulary, max_length)
        nn.init.normal_(self.words.weight, std=0.3)

    def forward(self, input_ids, attention_mask, palette, quiet, aspect):
        mask = attention_mask.to(palette.dtype)
        bias = (mask - 1.0)[:, None, None, :] * 1e4
        given = (palette[..., 3:].sum(1, keepdim=True) > 0).to(palette.dtype)
        palette = palette + (1 - given) * settled(self.reader(input_ids, bias))
        x = self.words(input_ids) + self.places[: input_ids.shape[1]]
        for block in self.blocks:
            x = block(x, None, bias)
        x = self.norm(x)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)
        read = self.read(self.queries.expand(x.shape[0], -1, -1), x, bias)
        lab, weight = palette[..., :3], palette[..., 3:]
        present = (weight > 0).to(palette.dtype)
        lab = torch.cat([lab[..., :1] * 2 - 1, lab[..., 1:] * 2.5], -1)
        features = torch.cat([lab, torch.sin(3 * lab), weight * 2, weight.clamp(min=0).sqrt(), present], -1)
        colours = self.colour(features) * present
        heard = torch.cat([mean, (colours * weight).sum(1), quiet, aspect, torch.sin(2 * aspect), torch.cos(2 * aspect)], -1)
        return torch.cat([self.pooled(heard)[:, None], colours, self.to_out(read)], 1)
