"""The denoiser: a small convolutional U-Net that predicts the clean latents.

sample [B, C, h, w] (h, w multiples of 4), timestep [B] in 0..1000, encoder_hidden_states [B, S, D]
-> velocity (noise - data) [B, C, h, w].

Inside, the network is preconditioned per channel (after Karras et al. 2022, for straight paths): the best linear guess of the
clean latents, plus a correction as large as that guess can be wrong. So a network that has learned little draws calm surfaces,
not noise, and channels that carry fine detail cannot outshout those that carry the picture.
"""
import math
import torch
from torch import nn
import torch.nn.functional as F


class ConvBlock(nn.Module):
    """Two convolutions, steered by the condition through scale and shift."""

    def __init__(self, inward, width, condition):
        super().__init__()
        self.norm1, self.norm2 = nn.GroupNorm(8, inward), nn.GroupNorm(8, width)
        self.conv1 = nn.Conv2d(inward, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.shift = nn.Linear(condition, 2 * width)
        self.skip = nn.Conv2d(inward, width, 1) if inward != width else nn.Identity()
        nn.init.zeros_(self.conv2.weight)
        nn.init.zeros_(self.conv2.bias)

    def forward(self, x, c):
        scale, shift = self.shift(c)[:, :, None, None].to(x.dtype).chunk(2, 1)
        h = self.conv1(F.silu(self.norm1(x)))
        h = self.conv2(F.silu(self.norm2(h) * (1 + scale) + shift))
        return self.skip(x) + h


class Attention(nn.Module):
    """Every place looks at every other place and at the conditioning tokens."""

    def __init__(self, width, condition, heads):
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.norm = nn.GroupNorm(8, width)
        self.qkv = nn.Linear(width, 3 * width)
        self.context = nn.Linear(condition, 2 * width)
        self.out = nn.Linear(width, width)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, x, context):
        b, d, h, w = x.shape
        q, k, v = self.qkv(self.norm(x).flatten(2).transpose(1, 2)).chunk(3, -1)
        ck, cv = self.context(context).to(k.dtype).chunk(2, -1)
        k, v = torch.cat([k, ck], 1), torch.cat([v, cv], 1)
        q, k, v = (t.reshape(b, -1, self.heads, self.size).transpose(1, 2) for t in (q, k, v))
        q, k = F.layer_norm(q, (self.size,)) * 1.5, F.layer_norm(k, (self.size,)) * 1.5
        out = (q @ k.transpose(-1, -2) * self.size ** -0.5).softmax(-1) @ v
        out = self.out(out.transpose(1, 2).reshape(b, h * w, d))
        return x + out.transpose(1, 2).reshape(b, d, h, w)


class Denoiser(nn.Module):
    def __init__(self, channels=12, condition=256, widths=(64, 128, 224), blocks=2, heads=4, width=256):
        super().__init__()
        self.clock = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.heard = nn.Linear(condition, width)
        self.register_buffer("spread", torch.ones(1, channels, 1, 1))
        self.register_buffer("middle", torch.zeros(1, channels, 1, 1))
        self.stem = nn.Conv2d(channels + 6, widths[0], 3, padding=1)
        self.down, self.up, self.shrink, self.grow = nn.ModuleList(), nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        for i, d in enumerate(widths[:-1]):
            self.down.append(nn.ModuleList(ConvBlock(d, d, width) for _ in range(blocks)))
            self.shrink.append(nn.Conv2d(4 * d, widths[i + 1], 1))
            self.grow.append(nn.Conv2d(widths[i + 1], 4 * d, 1))
            self.up.append(nn.ModuleList(ConvBlock(2 * d if j == 0 else d, d, width) for j in range(blocks)))
        d = widths[-1]
        self.deep = nn.ModuleList(ConvBlock(d, d, width) for _ in range(3))
        self.look = nn.ModuleList(Attention(d, condition, heads) for _ in range(3))
        self.last = nn.GroupNorm(8, widths[0])
        self.head = nn.Conv2d(widths[0], channels, 3, padding=1)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def places(self, x):
        """Position in the frame, in units of its sides and of its mean side. [B, 6, h, w]"""
        b, _, h, w = x.shape
        one = torch.ones_like(x[:, :1])
        y = (one.cumsum(2) - 0.5) / h * 2 - 1
        z = (one.cumsum(3) - 0.5) / w * 2 - 1
        tall = (one.sum(2, keepdim=True) / one.sum(3, keepdim=True)).sqrt()
        return torch.cat([y, z, y * tall, z / tall, torch.cos(math.pi * y), torch.cos(math.pi * z)], 1)

    def clean(self, x, sigma, context):
        """Noisy latents [B, C, h, w], sigma [B] in (0, 1] -> clean latents."""
        waves = torch.exp(torch.arange(64, device=x.device, dtype=torch.float32) * (-math.log(1000.0) / 63)) * 100
        angle = 2 * (sigma / (1 + sigma))[:, None] * waves
        c = F.silu(self.clock(torch.cat([angle.sin(), angle.cos()], -1)) + self.heard(context[:, 0]))
        s = sigma[:, None, None, None]
        x = x - (1 - s) * self.middle
        variance = ((1 - s) * self.spread) ** 2 + s ** 2
        h = self.stem(torch.cat([x * variance.rsqrt(), self.places(x)], 1))
        kept = []
        for blocks, shrink in zip(self.down, self.shrink):
            for block in blocks:
                h = block(h, c)
            kept.append(h)
            h = shrink(F.pixel_unshuffle(h, 2))
        for block, look in zip(self.deep, self.look):
            h = look(block(h, c), context)
        for blocks, grow in zip(reversed(self.up), reversed(self.grow)):
            h = torch.cat([F.pixel_shuffle(grow(h), 2), kept.pop()], 1)
            for block in blocks:
                h = block(h, c)
        made = self.head(F.silu(self.last(h))).float()
        return self.middle + (1 - s) * self.spread ** 2 / variance * x + s * self.spread * variance.rsqrt() * made

    def forward(self, sample, timestep, encoder_hidden_states):
        sigma = (timestep / 1000).clamp(min=1e-3)
        return (sample - self.clean(sample, sigma, encoder_hidden_states)) / sigma[:, None, None, None]
