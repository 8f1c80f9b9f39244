"""Surfaces of a table, closer than materials.py goes: planks with grain, veined stone, woven cloth, cast concrete.

Each takes the place on the table (x along, z across, [N]), the size of a pixel there [N] and u [8], and gives how
much of the second colour shows there (0..1), a factor on the colour, and the slope of the surface (two [N]).
"""
import torch

from .noise import chips, octaves, permute, value, wrap
from .vector import Vec, frac, smooth


def line(at, half, detail):
    """1 on a line of half width `half` round at = 0, antialiased."""
    soft = detail * 0.8 + half * 0.5
    return (1 - smooth(half - soft * 0.5, half + soft, at.abs())) * (half / (half + detail)).clamp(max=1)


def wood(x, z, detail, u):
    """Planks along x, some laid end to end."""
    width = 0.17 + 0.16 * u[0:1]
    board = torch.floor(z / width + u[1:2])
    across = (z / width + u[1:2] - board - 0.5) * width
    h = permute(wrap(board + 40))
    length = 1.9 + 0.8 * u[2:3]
    end = torch.floor(x / length + h / 289)
    h = permute(wrap(h + end))
    h2 = permute(h)
    shift, along = h / 289 * 31, x + h2 / 289 * 7
    warp = value(Vec(along * 0.9 + shift, across * 5 + shift, along * 0), 11.0)
    # growth rings cut lengthwise: long lines that bow round the heart of the board
    heart = (h2 / 289 - 0.5) * width * 1.6
    bow = (across - heart + warp * 0.05) * (1 + 0.3 * warp)
    rings = torch.sqrt(bow * bow + 0.0012 + 0.0006 * along.abs() * along.abs().clamp(max=2)) * 46 + warp * 1.2 + shift
    ring = frac(rings)
    ring = smooth(0.0, 0.7, ring) * (1 - smooth(0.86, 1.0, ring))
    fade = 1 - smooth(0.004, 0.016, detail)
    fibre = value(Vec(along * 7 + shift, across * 190, along * 0), 5.0)
    streak = octaves(Vec(along * 1.1 + shift, across * 26, across * 3), 3)
    pore = smooth(0.45, 0.8, value(Vec(along * 16, across * 260 + shift, across * 0), 9.0)) * fade
    second = 0.27 * ring * fade + 0.14 * (1 - fade) + 0.30 * (streak * 0.5 + 0.5) + 0.05 * fibre * fade + (h2 / 289 - 0.5) * 0.26 + 0.22 * pore
    edge = width * 0.5 - across.abs()
    joint = frac(x / length + permute(wrap(board + 40)) / 289)
    joint = torch.minimum(joint, 1 - joint) * length
    seam = torch.maximum(line(edge, 0.0022, detail), line(joint, 0.0018, detail))
    slope = fibre * 0.02 * fade
    return second.clamp(0, 1), (1 - 0.62 * seam) * (0.99 + 0.035 * fibre * fade), slope, slope + torch.sign(across) * (1 - smooth(0.0, 0.009, edge)) * 0.22


def marble(x, z, detail, u):
    """Veins that part and meet, along a slant."""
    turn = u[0:1] * 1.2 - 0.6
    a, b = x + turn * z, z - turn * x
    p = Vec(a * 0.9, b * 0.9, a * 0 + u[1:2] * 9)
    warp, warp2 = value(p * 1.3, 71.0), value(p * 2.9, 19.0)
    cloud = octaves(Vec(a * 1.1 + warp * 0.55, b * 2.4 + warp2 * 0.4, p.z), 5, 3.0, 0.55)
    strength = smooth(-0.6, 0.7, value(p * 2.2, 31.0))
    vein = (1 - cloud.abs() / (0.02 + 0.07 * strength + detail * 2)).clamp(min=0) * strength
    halo = (1 - cloud.abs() / 0.35).clamp(min=0) * 0.22 * strength
    thin = (1 - (warp + warp2 * 0.6 + cloud * 0.25).abs() / (0.018 + detail * 3)).clamp(min=0) * 0.30
    zero = torch.zeros_like(x)
    return torch.maximum(torch.maximum(vein, thin), halo + 0.05 * cloud).clamp(0, 1), 1 + 0.02 * cloud, zero, zero


def linen(x, z, detail, u):
    """Plain weave with slubs, and the folds of cloth that was put away."""
    bend = value(Vec(x * 2, z * 2, x * 0 + 3), 13.0)
    a, b = x * 115 + bend * 0.8, z * 115 + value(Vec(x * 2, z * 2, x * 0 + 8), 29.0) * 0.8
    fade = 1 - smooth(0.003, 0.0085, detail)
    slub_a = value(Vec(torch.floor(a) * 0.37, z * 7, x * 0), 3.0)
    slub_b = value(Vec(x * 7, torch.floor(b) * 0.37, x * 0), 8.0)
    ta, tb = (frac(a) - 0.5).abs(), (frac(b) - 0.5).abs()
    over = torch.abs(frac((torch.floor(a) + torch.floor(b)) * 0.5) - 0.25) * 4 - 1  # -1 and 1 by turns
    weave = (0.5 - torch.where(over > 0, ta, tb) * 1.6) * fade
    cloth = 0.5 * (slub_a + slub_b)

    def folds(px, pz):
        w = value(Vec(px * 1.2, pz * 1.2, px * 0 + u[0:1] * 7), 21.0)
        return value(Vec(px * 1.5 + pz * 0.9 + w * 0.7, pz * 2.6 - px * 0.6 + w * 0.5, px * 0 + u[1:2] * 7), 17.0) + 0.35 * value(
            Vec(px * 4.1 - pz * 2 + w, pz * 5.3, px * 0), 41.0)

    e, height = 0.02, folds(x, z)
    sx, sz = (folds(x + e, z) - height) / e, (folds(x, z + e) - height) / e
    crease = (1 - smooth(0.0, 0.006, (x - (u[2:3] - 0.5) * 1.2).abs())) * torch.sign(x - (u[2:3] - 0.5) * 1.2)
    second = (0.10 + 0.16 * cloth * (0.4 + 0.6 * fade)).clamp(0, 1)
    return second, 1 + 0.10 * weave + 0.035 * cloth, sx * 0.062 + crease * 0.10, sz * 0.062


def concrete(x, z, detail, u):
    """Clouds, trowel marks, pin holes."""
    p = Vec(x * 1.7, z * 1.7, x * 0 + u[0:1] * 9)
    cloud = octaves(p, 5, 7.0, 0.6)
    trowel = value(Vec(x * 3 + cloud, z * 16 + cloud * 2, x * 0), 15.0)
    fade = 1 - smooth(0.003, 0.012, detail)
    depth, which = chips(Vec(x * 42, z * 42, x * 0 + 0.5), 9.0)
    hole = smooth(0.10, 0.22, depth) * smooth(0.62, 0.72, which) * fade
    grit = value(Vec(x * 170, z * 170, x * 0), 5.0) * fade
    zero = torch.zeros_like(x)
    return (0.42 + 0.34 * cloud + 0.10 * trowel).clamp(0, 1), (1 - 0.34 * hole) * (1 + 0.035 * grit), zero + grit * 0.02, zero


TOPS = (wood, marble, linen, concrete)
