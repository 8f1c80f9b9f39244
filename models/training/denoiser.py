"""The denoiser: a small diffusion transformer inside two convolutional levels.

hidden_states [B, C, h, w] (h, w multiples of 4), timestep [B] in 0..1000,
encoder_hidden_states [B, S, D] -> velocity (noise - data) [B, C, h, w].
The transformer sees 4x4 patches together with the conditioning tokens and decides what goes where;
the convolutions around it draw surfaces and edges, so that patch borders never show. Against a plain
transformer on 2x2 patches of the same size this learns from several times the pictures an hour.
"""
import math
import torch
from torch import nn
import torch.nn.functional as F


def modulate(x, scale, shift):
    return x * (1 + scale) + shift


class Block(nn.Module):
    """Joint attention and MLP; shift, scale and gate are shared tables plus one offset per block."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.sharpness = nn.Parameter(torch.full((heads, 1, 1), 1.5))
        offset = torch.zeros(6, width)
        self.offset = nn.Parameter(offset)

    def forward(self, x, table):
        b, n, d = x.shape[0], x.shape[1], self.heads * self.size
        s1, h1, g1, s2, h2, g2 = (table + self.offset).to(x.dtype)[:, :, None].unbind(1)
        h = modulate(F.layer_norm(x, (d,)), s1, h1)
        q, k, v = self.qkv(h).view(b, n, 3, self.heads, self.size).permute(2, 0, 3, 1, 4).unbind(0)
        q = F.layer_norm(q, (self.size,)) * (self.sharpness * self.size ** -0.5).to(q.dtype)
        k = F.layer_norm(k, (self.size,))
        h = (q @ k.transpose(-1, -2)).softmax(-1) @ v
        x = x + g1 * self.out(h.transpose(1, 2).reshape(b, n, d))
        h = modulate(F.layer_norm(x, (d,)), s2, h2)
        return x + g2 * self.down(F.silu(self.up(h)))


class ConvBlock(nn.Module):
    def __init__(self, width, condition):
        super().__init__()
        self.norm = nn.GroupNorm(8, width)
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.shift = nn.Linear(condition, 2 * width)
        nn.init.zeros_(self.conv2.weight)
        nn.init.zeros_(self.conv2.bias)

    def forward(self, x, c):
        scale, shift = self.shift(c)[:, :, None, None].to(x.dtype).chunk(2, 1)
        h = self.conv1(F.silu(modulate(self.norm(x), scale, shift)))
        return x + self.conv2(F.silu(h))


class Denoiser(nn.Module):
    def __init__(self, channels=12, condition=256, width=256, depth=5, heads=4, middle=128, middle_blocks=(1, 2), fine=24):
        super().__init__()
        self.width, self.middle = width, middle
        self.clock = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.heard = nn.Linear(condition, width)
        self.context = nn.Linear(condition, width)
        self.table = nn.Linear(width, 6 * width)
        self.stem = nn.Conv2d(4 * channels, middle, 3, padding=1)
        self.down_blocks = nn.ModuleList(ConvBlock(middle, width) for _ in range(middle_blocks[0]))
        self.patch = nn.Linear(4 * middle, width)
        self.place = nn.Linear(40, width)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(depth))
        self.last = nn.Linear(width, 2 * width)
        self.unpatch = nn.Linear(width, 4 * middle)
        self.join = nn.Conv2d(2 * middle, middle, 1)
        self.up_blocks = nn.ModuleList(ConvBlock(middle, width) for _ in range(middle_blocks[1]))
        self.up = nn.Conv2d(middle, 4 * fine, 1)
        self.smooth = nn.Conv2d(fine + channels, fine, 3, padding=1)
        self.head = nn.Conv2d(fine, channels, 3, padding=1)
        for module in (self.table, self.last, self.head):
            nn.init.zeros_(module.weight)
            nn.init.zeros_(module.bias)
        for block in self.blocks:
            with torch.no_grad():
                block.offset[2].fill_(0.3)
                block.offset[5].fill_(0.3)

    def places(self, h, w, like):
        """Where each patch is: Fourier features of position within the frame and in units of its mean side. [h*w, 40]"""
        y = ((torch.arange(h, device=like.device) + 0.5) / h * 2 - 1).to(torch.float32)
        x = ((torch.arange(w, device=like.device) + 0.5) / w * 2 - 1).to(torch.float32)
        y, x = y[:, None].expand(h, w), x[None, :].expand(h, w)
        waves = torch.tensor([0.5, 1.0, 2.0, 3.0, 4.0], device=like.device) * math.pi
        ones = torch.ones(h, w, device=like.device)
        tall = (ones * h / w).sqrt()
        p = torch.stack([y, x, y * tall, x / tall], -1)[..., None] * waves
        return torch.cat([p.sin(), p.cos()], -1).reshape(h * w, 40)

    def forward(self, hidden_states, timestep, encoder_hidden_states):
        b, _, h, w = hidden_states.shape
        waves = torch.exp(torch.arange(64, device=hidden_states.device, dtype=torch.float32) * (-math.log(1000.0) / 63)) * 100
        sigma = timestep[:, None] / 1000
        angle = 2 * sigma / (1 + sigma) * waves
        c = self.clock(torch.cat([angle.sin(), angle.cos()], -1)) + self.heard(encoder_hidden_states[:, 0])
        c = F.silu(c)
        table = self.table(c).view(b, 6, self.width)
        middle = self.stem(F.pixel_unshuffle(hidden_states, 2))
        for block in self.down_blocks:
            middle = block(middle, c)
        x = self.patch(F.pixel_unshuffle(middle, 2).flatten(2).transpose(1, 2))
        x = x + self.place(self.places(h // 4, w // 4, x)).to(x.dtype)
        n = x.shape[1]
        x = torch.cat([x, self.context(encoder_hidden_states).to(x.dtype)], 1)
        for block in self.blocks:
            x = block(x, table)
        scale, shift = self.last(c)[:, None].to(x.dtype).chunk(2, -1)
        x = self.unpatch(modulate(F.layer_norm(x[:, :n], (self.width,)), scale, shift))
        x = F.pixel_shuffle(x.transpose(1, 2).reshape(b, 4 * self.middle, h // 4, w // 4), 2)
        x = self.join(torch.cat([x, middle], 1))
        for block in self.up_blocks:
            x = block(x, c)
        x = F.pixel_shuffle(self.up(F.silu(x)), 2)
        x = self.smooth(torch.cat([x, hidden_states.to(x.dtype)], 1))
        return self.head(F.silu(x))
