"""Flat lays: where things lie so that the middle and the space for copy stay free, and the ground they lie on."""
import math

import torch

from .noise import value
from .tone import shoulder, to_srgb
from .vector import Vec, frac


def spread(u, count, step):
    """`count` numbers 0..1 from one, evenly strewn."""
    return frac(u + torch.arange(count).float() * step)


def sides(i, u):
    """Directions (two Vec-like pairs [1]) from the middle to where plants grow, away from the space for copy."""
    q = i.quiet
    some = ((q[2:3] - q[0:1]) * (q[3:4] - q[1:2]) > 1e-4).float()
    x, y = 0.5 - (q[0:1] + q[2:3]) * 0.5, 0.5 - (q[1:2] + q[3:4]) * 0.5
    far = torch.sqrt(x * x + y * y + 1e-9)
    aside = some * (far > 0.08).float()
    angle = u[0:1] * 2 * math.pi
    ax = aside * x / far + (1 - aside) * torch.cos(angle)
    ay = aside * y / far + (1 - aside) * torch.sin(angle)
    turn = torch.where(u[1:2] < 0.5, -1.0, 1.0) * (aside * 0.95 + (1 - aside) * (2.4 + 1.2 * u[2:3]))
    c, s = torch.cos(turn), torch.sin(turn)
    back = -0.55 * turn * aside
    c0, s0 = torch.cos(back), torch.sin(back)
    return (ax * c0 - ay * s0, ax * s0 + ay * c0), (ax * c - ay * s, ax * s + ay * c), aside


def strewn(i, count, u, far, near):
    """Places between `near` and `far` (1 = the border) towards the sides that are free: x, y, each [count, 1]."""
    one, two, _ = sides(i, u)
    w, h = i.aspect[0:1], i.aspect[1:2]
    j = torch.arange(count).float().reshape(-1, 1)
    t = spread(u[3:4], count, 0.618).reshape(-1, 1)
    both = j - 2 * torch.floor(j * 0.5)
    dx, dy = one[0] + (two[0] - one[0]) * both, one[1] + (two[1] - one[1]) * both
    swing = (t - 0.5) * 2.6
    c, s = torch.cos(swing), torch.sin(swing)
    dx, dy = dx * c - dy * s, dx * s + dy * c
    k = 1 / torch.maximum(dx.abs() / (w * 0.5), dy.abs() / (h * 0.5))
    reach = near + (far - near) * torch.sqrt(spread(u[4:5], count, 0.367).reshape(-1, 1))
    return dx * k * reach, dy * k * reach


def kept(i, x, y, margin):
    """1 where a point is outside the space for copy and a margin; all [K, 1]."""
    w, h = i.aspect[0:1], i.aspect[1:2]
    px, py = x / w + 0.5, y / h + 0.5
    q = i.quiet
    some = ((q[2:3] - q[0:1]) * (q[3:4] - q[1:2]) > 1e-4).float()
    inside = (px > q[0:1] - margin) & (px < q[2:3] + margin) & (py > q[1:2] - margin) & (py < q[3:4] + margin)
    return 1 - inside.float() * some


def backdrop(i, u, ground, light_dir):
    """Wall in soft light: Vec of linear colour at the points, before shadows."""
    x, y = i.xy[:, 0], i.xy[:, 1]
    fall = x * light_dir[0] + y * light_dir[1]
    grain = value(Vec(x * 90, y * 90, x * 0), 5.0) * 0.012 + value(Vec(x * 7, y * 7, x * 0), 9.0) * 0.008
    w, h = i.aspect[0:1], i.aspect[1:2]
    corner = (x * x + y * y) / ((w * w + h * h) * 0.25)
    level = (1.0 - 0.16 * fall) * (1 + grain) * (1 - 0.12 * corner * corner)
    heat = 0.5 * i.slider("warm")
    return Vec(ground[0:1] * level * (1 + 0.05 * heat), ground[1:2] * level, ground[2:3] * level * (1 - 0.07 * heat))


def finish(i, colour):
    return to_srgb(shoulder(torch.stack(list(colour), -1) * (1 + 0.08 * i.slider("light"))))


def light_of(u):
    """Direction in which shadows fall in the picture: (x, y)."""
    angle = 0.35 + 0.9 * u[0:1] + (u[1:2] < 0.5).float() * 1.1
    return torch.cos(angle), torch.sin(angle)
