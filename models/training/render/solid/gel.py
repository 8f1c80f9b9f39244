"""Liquid seen from above: round forms that flow into each other, lit as solids of gel, metal or clear water."""
from typing import NamedTuple

import torch

from .vector import Vec, smooth, soft_step


class Pool(NamedTuple):
    d: torch.Tensor  # signed distance, negative inside [N]
    share: torch.Tensor  # how much each form counts there [K, N]
    n: Vec  # unit normal, z towards the viewer, y down
    high: torch.Tensor  # 0 at the rim .. 1 where it is thickest


def pool(xy, x, y, r, k, flat):
    """Discs ([K, 1] each) that melt over a width k. flat: 1 = as round as a ball, more = flatter on top."""
    dx, dy = xy[:, 0] - x, xy[:, 1] - y
    far = torch.sqrt(dx * dx + dy * dy + 1e-8)
    each = far - r
    least = each.min(0).values
    weight = torch.exp((least - each) / k)
    total = weight.sum(0)
    share = weight / total
    d = least - k * torch.log(total)
    gx, gy = (share * dx / far).sum(0), (share * dy / far).sum(0)
    size = (share * r).sum(0).clamp(min=0)
    t = (-d / (size + k)).clamp(0, 1)
    steep = torch.exp(torch.log(1 - t + 1e-5) * flat)
    nx, ny = gx * steep, gy * steep
    nz = torch.sqrt((1 - nx * nx - ny * ny).clamp(min=0.0)) + 0.02
    return Pool(d, share, Vec(nx, ny, nz).unit(), t)


def lamps(r, to):
    """What a mirror that looks along r sees of the lamps: a soft square key at `to`, a strip opposite, a glow above."""
    flat = torch.sqrt(to.x * to.x + to.y * to.y)
    right = Vec(-to.y / flat, to.x / flat, torch.zeros(1))
    up = Vec(-to.x * to.z / flat, -to.y * to.z / flat, flat)
    ahead = r.dot(to)
    k = 1 / ahead.clamp(min=0.05)
    a, b = r.dot(right) * k, r.dot(up) * k
    box = soft_step((0.40 - a.abs()) / 0.07) * soft_step((0.26 - b.abs()) / 0.07) * soft_step((ahead - 0.2) * 20)
    bar = soft_step((0.04 - a.abs()) / 0.03)
    side = -(r.x * to.x + r.y * to.y) / flat
    strip = smooth(0.62, 0.80, side) * (1 - smooth(0.86, 0.97, side)) * soft_step((0.55 - r.dot(right).abs()) / 0.25)
    return box * (1 - 0.55 * bar), strip


def glossy(p, colour, to, gloss, metal, footprint):
    """Gel or metal: Vec of linear colour. colour: Vec [N]."""
    n = p.n
    facing = ((n.dot(to) + 0.30) / 1.30).clamp(min=0)
    rim = 1 - n.z
    mirror = Vec(2 * n.z * n.x, 2 * n.z * n.y, 2 * n.z * n.z - 1)
    box, strip = lamps(mirror, to)
    sky = 0.5 + 0.5 * (mirror.x * to.x + mirror.y * to.y)
    # light that goes through and comes out on the far side
    through = (-(n.x * to.x + n.y * to.y)).clamp(min=0) * rim
    bands = smooth(0.15, 0.35, sky) * 0.7 + smooth(0.62, 0.70, sky) * 0.9 - smooth(0.40, 0.52, sky) * 0.45 + 0.12
    out = []
    for c in colour:
        body = c * (0.30 + 0.85 * facing + 0.55 * through) + c * c * 0.0
        steel = (0.25 + 0.75 * c) * bands
        shine = gloss * (0.75 * box + 0.16 * strip + 0.22 * rim * rim * rim * sky + 0.03)
        out.append(body * (1 - metal) + steel * metal + shine)
    return Vec(*out)


def clear(p, under, to):
    """Water over a ground of linear colour `under`: Vec."""
    n = p.n
    rim = 1 - n.z
    toward = n.x * to.x + n.y * to.y
    mirror = Vec(2 * n.z * n.x, 2 * n.z * n.y, 2 * n.z * n.z - 1)
    box, strip = lamps(mirror, to)
    level = 0.92 - 0.52 * toward.clamp(min=0) + 0.62 * smooth(0.08, 0.85, -toward) - 0.16 * rim * rim
    glow = smooth(0.45, 0.95, -toward) * 0.10
    return Vec(*(c * level + 0.85 * box + 0.14 * strip + 0.12 * rim * rim * rim + glow for c in under))
