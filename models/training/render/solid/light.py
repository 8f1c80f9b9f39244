"""Light of a set: a soft key, the sky of the studio, and what stands before the key (a window, leaves)."""
import math
from typing import NamedTuple

import torch

from .vector import Vec, frac, soft_step


class Light(NamedTuple):
    to: Vec  # unit direction towards the key, components [1]
    size: torch.Tensor  # tangent of its angular radius [1]
    key: torch.Tensor  # colour times strength, linear [3]
    sky: torch.Tensor  # the same of what comes from everywhere [3]
    window: torch.Tensor  # 0..1: how much of the key passes a window only
    leaf: torch.Tensor  # 0..1: how much of it leaves hold back
    blur: torch.Tensor  # of window and leaf shadows, world units
    u: torch.Tensor  # [12] uniform numbers for panes and leaves
    aim: Vec  # what the pattern is centred on

    def pattern(self, p):
        """How much of the key comes through to points p: [N], 0..1."""
        flat = torch.sqrt(self.to.x * self.to.x + self.to.z * self.to.z)
        right = Vec(self.to.z / flat, torch.zeros(1), -self.to.x / flat)
        up = Vec(-self.to.x * self.to.y, 1 - self.to.y * self.to.y, -self.to.z * self.to.y).unit()
        q = p - self.aim
        a, b = q.dot(right), q.dot(up)
        through = 1 - self.window * (1 - self._panes(a, b))
        return through * (1 - self.leaf * self._leaves(a, b))

    def calm(self):
        """What comes through beside the window and the leaves: the level of the space for copy, [1]."""
        return 1 - self.window

    def _panes(self, a, b):
        u = self.u
        turn = (u[0:1] - 0.5) * 0.3
        a, b = a + b * turn, b - a * turn * 0.3
        columns, rows = 2 + torch.floor(u[1:2] * 1.99), 2 + torch.floor(u[2:3] * 2.99)
        wide, tall = 0.34 + 0.14 * u[3:4], 0.34 + 0.16 * u[4:5]
        a, b = a / wide + columns * 0.5 + (u[5:6] - 0.5) * 0.6, b / tall + rows * 0.5 + (u[6:7] - 0.5) * 0.6
        ca, cb = torch.floor(a), torch.floor(b)
        inside_a = torch.minimum(a, columns - a)
        inside_b = torch.minimum(b, rows - b)
        bar = 0.05
        pane_a = torch.minimum(0.5 - (a - ca - 0.5).abs(), inside_a) * wide - bar * 0.5
        pane_b = torch.minimum(0.5 - (b - cb - 0.5).abs(), inside_b) * tall - bar * 0.5
        return soft_step(pane_a / self.blur) * soft_step(pane_b / self.blur)

    def _leaves(self, a, b):
        u, dark = self.u, 0.0
        fat = u[7:8]
        for i in range(3):
            angle = 0.5 + 1.0 * math.pi * frac(u[8:9] + i * 0.29) - (0.3 if i % 2 else -0.3)
            c, s = torch.cos(angle), torch.sin(angle)
            reach = 0.75 + 0.35 * frac(u[9:10] + i * 0.37)
            # the stem starts outside and grows across the light
            x0 = (frac(u[10:11] + i * 0.41) - 0.5) * 1.1 - c * reach * 0.55
            y0 = (frac(u[11:12] + i * 0.33) - 0.35) * 0.9 - s * reach * 0.55
            x, y = (a - x0) / reach, (b - y0) / reach
            along, across = x * c + y * s, y * c - x * s
            across = across + (0.5 - along) * along * (0.5 if i % 2 else -0.5)
            dark = torch.maximum(dark * torch.ones_like(a), self._frond(along, across, fat, reach))
        return dark

    def _frond(self, s, q, fat, reach):
        """Feathered leaf along s = 0..1: slender leaflets (fat 0) to round leaves (fat 1)."""
        count = 16 - 9 * fat
        away = q.abs()
        cell = (s - away * (0.85 - 0.35 * fat)) * count + torch.where(q > 0, 0.5, 0.0)
        near = (cell - torch.floor(cell) - 0.5).abs()
        at = (s.clamp(0, 1))
        length = (0.06 + 1.1 * at * (1 - at) * (1.25 - 0.5 * at)) * (0.95 - 0.25 * fat)
        part = (away / length).clamp(0, 1.2)
        half = (0.36 + 0.06 * fat) * torch.sqrt((part * (1 - part) * 4).clamp(min=0) + 1e-4) * (1 - 0.35 * part)
        gap = (half - near) / count * reach
        stem = (0.006 - away) * reach
        ends = torch.minimum(s, 1.02 - s) * reach
        return soft_step(torch.minimum(torch.maximum(torch.minimum(gap, (length - away) * reach), stem), ends) / self.blur)


def studio(to, u, contrast, warm, soft, light, ground, window, leaf, aim):
    """The light of a set whose backdrop is `ground` (linear [3]); sliders [1]; u: 16 uniform numbers.

    Exposed so that the backdrop in full light keeps its own colour.
    """
    ratio = (0.52 + 0.16 * contrast + 0.10 * (u[12:13] - 0.5)).clamp(0.25, 0.8)  # share of the key
    heat = 0.5 * warm + 0.25 * (u[13:14] - 0.4)
    tint = torch.cat([1 + 0.07 * heat, 1 + 0.0 * heat, 1 - 0.09 * heat])
    cool = torch.cat([1 - 0.05 * heat - 0.01, 1 + 0.0 * heat, 1 + 0.06 * heat + 0.015])
    bounce = ground / (ground @ torch.tensor([0.2126, 0.7152, 0.0722]) + 0.02)
    bounce = bounce / bounce.max().clamp(min=1) * 1.0
    sky = (0.72 * torch.ones(3) + 0.28 * bounce.clamp(0.3, 1.5)) * cool
    sky = sky / (sky @ torch.tensor([0.2126, 0.7152, 0.0722]))
    # a surface facing as the mean of wall and floor gets 1
    face = (to.y + to.z.clamp(min=0.2)) * 0.5
    gain = 1 + 0.10 * light
    key = ratio / face.clamp(min=0.2) * gain
    size = 0.055 + 0.16 * u[14:15] * u[14:15] + 0.12 * soft.clamp(min=0) - 0.03 * (-soft).clamp(min=0)
    pattern = torch.maximum(window, leaf)
    size = size * (1 - pattern) + 0.07 * pattern
    blur = (0.012 + 0.03 * u[15:16] * u[15:16]) * (1 + 0.9 * soft)
    # what a window or leaves hold back is made up for, so that the picture stays as bright
    key = key * (1 + 0.22 * pattern)
    return Light(to, size.clamp(0.03, 0.4), key * tint, (1 - ratio) * gain * sky, window, leaf, blur.clamp(0.008, 0.08), u[0:12], aim)
