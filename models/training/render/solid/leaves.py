"""Flat plants: blades, branches of leaflets, petals and blossoms, each as depth inside the outline and shading.

Coordinates are local to each plant, along its axis (0 foot, 1 tip) and across it, in plant lengths; [K, N].
"""
import math

import torch

from .noise import permute, wrap
from .vector import frac, smooth


def local(xy, x, y, cos, sin, length, bend):
    """Points [N, 2] seen from plants ([K, 1] each): along, across."""
    dx, dy = xy[:, 0] - x, xy[:, 1] - y
    along, across = (dx * cos + dy * sin) / length, (dy * cos - dx * sin) / length
    return along, across - bend * along * along


def blade(s, q, wide, split, veins):
    """One broad leaf: (depth in plant lengths, factor on its colour). split: 0 whole .. 1 cut like a monstera."""
    t, a = s.clamp(0, 1), q.abs()
    outline = wide * 2.15 * torch.exp(torch.log(t + 1e-4) * 0.62) * torch.exp(torch.log(1 - t + 1e-4) * 0.78)
    side = s * veins - a * veins * 0.55 + 0.25 * torch.sign(q)
    vein = (frac(side) - 0.5).abs()
    outer = smooth(0.42, 0.62, a / (outline + 1e-3))
    gap = (0.17 * outer - (0.5 - vein)) / veins
    depth = torch.minimum(outline - a, torch.minimum(s, 1 - s) + 0.004)
    depth = torch.where(split > 0.5, torch.minimum(depth, -gap * 0.8 + (1 - outer) * 0.1), depth)
    stem = torch.minimum(0.008 - a, torch.minimum(s + 0.35, 0.3 - s))
    half = torch.sign(q) * smooth(0.0, 0.01, a)
    rib = 1 - smooth(0.003, 0.011, a)
    line = 1 - smooth(0.02, 0.085, vein)
    curl = smooth(0.0, 1.0, a / (outline + 1e-3))
    tone = 1 + 0.09 * half + 0.16 * (0.5 - t) * (1 - 0.4 * half) + 0.22 * rib + 0.08 * line - 0.14 * curl * curl + 0.10 * (1 - 2 * (frac(side) - 0.5).abs()) - 0.05
    return torch.maximum(depth, stem), tone


def branch(s, q, count, lean, size, wide, tip):
    """A stem with leaflets on both sides. lean: angle off the stem; size: leaflet length; tip: how much shorter at the end."""
    a, side = q.abs(), torch.where(q > 0, 0.5, 0.0)
    cos, sin = torch.cos(lean), torch.sin(lean)
    base = (s - a * cos / sin) * count + side
    cell = torch.floor(base)
    foot = (cell + 0.5 - side) / count
    h = permute(wrap(cell + 30 + side * 60))
    grow = size * (1 - tip * foot.clamp(0, 1)) * (0.55 + 0.45 * smooth(0.0, 0.35, foot)) * (0.86 + 0.28 * h / 289)
    x, y = s - foot, a
    l, t = (x * cos + y * sin) / grow, (y * cos - x * sin) / grow
    t = t + (h / 289 - 0.5) * 0.12 * l + 0.10 * l * l
    part = l.clamp(0, 1)
    outline = wide * 3.3 * torch.sqrt(part + 1e-4) * (1 - part) * (0.75 + 0.5 * part)
    depth = torch.minimum((outline - t.abs()) * grow, torch.minimum(l, 1 - l) * grow + 0.002)
    depth = torch.where((foot > 0.10) & (foot < 0.99), depth, -torch.ones_like(depth))
    stem = torch.minimum(0.009 * (1 - 0.65 * s.clamp(0, 1)) - a, torch.minimum(s + 0.4, 1.0 - s))
    on_stem = (stem > depth).float()
    half = torch.sign(t) * smooth(0.0, 0.03, t.abs())
    tone = 1 + 0.09 * half + 0.15 * (1 - smooth(0.0, 0.035, t.abs())) - 0.22 * (1 - smooth(0.0, 0.35, l)) + (h / 289 - 0.5) * 0.20 + 0.08 * l
    return torch.maximum(depth, stem), tone * (1 - on_stem) + 0.72 * on_stem


def petal(s, q, wide, notch):
    """A petal, foot at 0: (depth, factor on its colour, how far from the heart)."""
    t = s.clamp(0, 1)
    outline = wide * 1.75 * torch.exp(torch.log(t + 1e-4) * 0.75) * torch.exp(torch.log(1 - t + 1e-4) * 0.36)
    a = q.abs()
    cut = notch * 0.10 * (1 - a / 0.10).clamp(min=0)
    depth = torch.minimum(torch.minimum(outline - a, 1 - cut - s), s + 0.003)
    round_ = (a / (outline + 1e-3)).clamp(0, 1)
    streak = torch.cos(q / (0.08 + 0.4 * t) * 26) * 0.018 * smooth(0.0, 0.3, t)
    tone = 0.84 + 0.22 * smooth(0.0, 0.75, t) - 0.10 * round_ * round_ + streak + 0.07 * torch.sign(q) * round_
    return depth, tone, t


def blossom(x, y, turn):
    """A five-petalled flower of radius 1 round (0, 0): (depth, factor, how far from the heart, heart 0..1)."""
    best, tone, far = None, None, None
    for k in range(5):
        angle = turn + 2 * math.pi * k / 5
        c, n = torch.cos(angle), torch.sin(angle)
        d, f, t = petal((x * c + y * n - 0.03) / 0.97, (y * c - x * n) / 0.97 - 0.05 * (x * c + y * n), 0.36, 1.0)
        if best is None:
            best, tone, far = d, f, t
            continue
        # later petals lie over earlier ones, with a soft shade along their rim
        under = 1 - 0.16 * (1 - smooth(0.0, 0.09, -d))
        over = (d > 0).float()
        tone = (tone * under) * (1 - over) + f * over
        far = far * (1 - over) + t * over
        best = torch.maximum(best, d)
    r = torch.sqrt(x * x + y * y + 1e-9)
    return best, tone, far, 1 - smooth(0.10, 0.14, r)
