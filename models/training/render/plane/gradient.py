"""Gradients: linear blends, meshes, orbs, halos, auroras, haze."""
import math

import torch

from ..inputs import Family, by_kind
from .colour import Scheme, add_light, mix, rich, shade
from .fields import Dice, Quiet, curve, edge, fbm, finish, frac, hashed, noise, smooth, turn


def _start(inputs):
    dice, quiet, scheme = Dice(inputs), Quiet(inputs), Scheme(inputs)
    x, y = inputs.xy[:, 0], inputs.xy[:, 1]
    return dice, quiet, scheme, x, y, torch.exp(0.55 * inputs.slider("scale")), 1 + 0.8 * inputs.slider("energy")


def linear(inputs):
    dice, quiet, scheme, x, y, scale, energy = _start(inputs)
    x, y = quiet.calm(x, y, 0.3, 0.45)
    angle, seed = dice.one(0, 2 * math.pi), dice.seed()
    warp = noise(x * 1.1 / scale, y * 1.1 / scale, seed) * 0.16 * energy + noise(x * 0.6, y * 0.6, seed + 9) * 0.14 * energy
    along = x * torch.cos(angle) / inputs.aspect[0] + y * torch.sin(angle) / inputs.aspect[1]
    lab = scheme.ramp(0.5 + along * dice.one(0.85, 1.15) + warp)
    sheen = smooth(0.0, 1.0, 1 - (along + warp * 1.5 - dice.one(-0.3, 0.3)).abs() * 3.2)
    return finish(mix(lab, shade(lab, 0.35), sheen * 0.16), inputs, quiet)


def mesh(inputs):
    """Broad spots of the asked colours flowing into each other, the way light pools on coloured glass."""
    dice, quiet, scheme, x, y, scale, energy = _start(inputs)
    x, y = quiet.calm(x, y, 0.28, 0.45)
    seed, count = dice.seed(), 12
    wx, wy = noise(x * 1.3, y * 1.3, seed), noise(x * 1.3 + 5.2, y * 1.3 + 1.7, seed + 63)
    x, y = x + 0.2 * energy * wx, y + 0.2 * energy * wy
    # one spot in each of 4 x 3 cells keeps them apart
    k = torch.arange(float(count))
    col, row = k - torch.floor(k / 4) * 4, torch.floor(k / 4)
    w, h = inputs.aspect[0], inputs.aspect[1]
    px = ((col + dice.many(count, 0.05, 0.95)) / 4 - 0.5) * 1.15 * w
    py = ((row + dice.many(count, 0.05, 0.95)) / 3 - 0.5) * 1.15 * h
    reach = dice.many(count, 0.2, 0.42) * scale * (w * h).sqrt()
    tones = frac(k * 0.618034 + dice.one())
    d2 = ((x[:, None] - px) ** 2 + (y[:, None] - py) ** 2) / (reach * reach)
    weight = torch.exp(-1.9 * d2) + 0.0015 / (1 + d2)
    share = weight / weight.sum(-1, keepdim=True)
    colours = scheme.pick(tones)
    mixed = share @ colours
    want = share @ (colours[:, 1:] ** 2).sum(-1, keepdim=True).sqrt()
    have = (mixed[:, 1:] ** 2).sum(-1, keepdim=True).sqrt()
    lab = torch.cat([mixed[:, :1], mixed[:, 1:] * ((0.4 * have + 0.6 * want) / (have + 0.006)).clamp(1.0, 1.8)], -1)
    gleam = smooth(0.15, 0.8, fbm(x * 1.1 + 3, y * 1.1, seed + 20, 2))
    return finish(mix(lab, shade(lab, 0.3), gleam * 0.22), inputs, quiet)


def orb(inputs):
    """A sphere of light before a plain ground: lit limb, inner colours, a glow round it."""
    dice, quiet, scheme, x, y, scale, energy = _start(inputs)
    ax, ay = quiet.free(inputs)
    cx, cy = ax + dice.one(-0.08, 0.08), ay + dice.one(-0.08, 0.08)
    radius = dice.one(0.25, 0.36) * (1 + 0.3 * inputs.slider("scale"))
    gap = quiet.away(cx, cy)
    radius = torch.where(quiet.on > 0, torch.minimum(radius, (gap - 0.03).clamp(min=0.05)), radius)
    dark = dice.chance(0.55)
    dark = torch.where(scheme.slider.abs() > 0.3, (scheme.slider < 0).float(), dark)
    ground = scheme.pick(torch.where(dark > 0.5, 0.0, 1.0))
    seed = dice.seed()
    qx, qy = quiet.calm(x, y, 0.3)
    run = smooth(-0.8, 0.8, qy / inputs.aspect[1] * 1.4 + 0.3 * noise(qx * 0.8, qy * 0.8, seed))
    lab = mix(ground, shade(ground, torch.where(dark > 0.5, 0.16, -0.1)), run)
    dx, dy = (x - cx) / radius, (y - cy) / radius
    r = torch.sqrt(dx * dx + dy * dy + 1e-9)
    glow = torch.exp(-(r - 1).clamp(min=0) * 2.6) * (0.3 + 0.2 * inputs.slider("glow")) * (1 - 0.75 * quiet.mask(x, y, 0.3))
    lab = mix(lab, scheme.vivid, glow)
    a, _ = turn(dx, dy, dice.one(0, 2 * math.pi))
    bend = noise(dx * 0.8, dy * 0.8, seed + 5) * 0.35 * energy
    lo, hi = torch.where(dark > 0.5, 0.22, 0.0), torch.where(dark > 0.5, 1.0, 0.82)
    body = scheme.even(lo + (hi - lo) * (0.5 + 0.5 * a + bend).clamp(0, 1))
    # a lens bends light to its rim
    tilt = dice.one(0, 2 * math.pi)
    b, _ = turn(dx, dy, tilt)
    rim = smooth(0.62, 1.0, r)
    body = mix(body, shade(body, 0.6), rim * smooth(-0.2, 1.0, b) * (0.5 + 0.2 * inputs.slider("gloss")))
    body = mix(body, shade(body, -0.35), rim * smooth(-0.1, -1.0, b) * 0.6)
    soft = 0.002 + 0.05 * inputs.slider("soft").clamp(min=0)
    return finish(mix(lab, body, edge((1 - r) * radius, inputs.footprint, soft)), inputs, quiet)


def halo(inputs):
    """Light from a point or a ring, falling through the scheme."""
    dice, quiet, scheme, x, y, scale, energy = _start(inputs)
    ax, ay = quiet.free(inputs)
    low = dice.chance(0.4) * (1 - quiet.on)
    cx, cy = ax * 1.3 + dice.one(-0.1, 0.1), ay * 1.3 + dice.one(-0.08, 0.08) + low * 0.55 * inputs.aspect[1]
    seed = dice.seed()
    qx, qy = quiet.calm(x, y, 0.25, 0.4)
    long = torch.maximum(inputs.aspect[0], inputs.aspect[1])
    r = torch.sqrt((qx - cx) ** 2 + ((qy - cy) * dice.one(0.85, 1.2)) ** 2 + 1e-9) / (0.62 * (0.45 + 0.55 * long) * scale)
    r = r + 0.12 * energy * noise(qx * 1.2, qy * 1.2, seed)
    ring = dice.chance(0.3)
    middle = dice.one(0.45, 0.6)
    core = torch.exp(-r * r * 1.3)
    band = torch.exp(-((r - middle) / 0.24) ** 2) + 0.35 * torch.exp(-((r - middle * 1.9) / 0.3) ** 2)
    t = torch.where(ring > 0.5, band.clamp(0, 1), core)
    lab = scheme.even(t * 1.04)
    glow = torch.exp(-r * r * 14) * (1 - ring) * (0.35 + 0.25 * inputs.slider("glow"))
    return finish(mix(lab, shade(scheme.lightest, 0.5), glow), inputs, quiet)


def aurora(inputs):
    """Curtains of light over a dark sky with stars, often above a dark ridge."""
    dice, quiet, scheme, x, y, scale, energy = _start(inputs)
    w, h = inputs.aspect[0], inputs.aspect[1]
    qm = quiet.mask(x, y, 0.45)
    night = shade(scheme.darkest, -0.5)
    night = rich(torch.cat([night[:1].clamp(max=0.2), night[1:]]), 0.045)
    rise = smooth(-0.5, 0.55, y / h)
    lab = mix(night.expand(x.shape[0], 3), mix(night, rich(_at_most(scheme.even(torch.full((1,), 0.3)), 0.5), 0.06)[0], 0.38), rise)
    a, b, c = hashed_stars(x, y, dice.seed(), inputs.footprint)
    lab = mix(lab, shade(scheme.lightest, 0.6), a * (1 - qm) * (1 - rise))
    _, ay = quiet.free(inputs)
    for k in range(3):
        seed = dice.seed()
        base0 = ay * 0.8 + (dice.one(-0.05, 0.25) - 0.08 * k) * h
        path, slope = curve(x * (0.9 + 0.3 * k) / scale + 3 * k, seed, 2, 0.35)
        tilt = dice.one(-0.25, 0.25)
        base = base0 + path * 0.16 * energy + tilt * x
        up = base - y
        s = x + 0.28 * path + 0.1 * up
        fine = 0.55 + 0.3 * noise1_of(s * 6, seed + 3) + 0.16 * noise1_of(s * 17, seed + 8)
        reach = (0.13 + 0.08 * noise1_of(s * 2.4, seed + 11) + 0.1 * fine + 0.08 * inputs.slider("glow")).clamp(min=0.07) * (0.5 + 0.5 * h)
        body = torch.where(up > 0, torch.exp(-up.clamp(min=0) / reach), torch.exp(-(up / 0.03) ** 2))
        along = smooth(-0.6, 0.7, noise1_of(x * 1.3 / scale + 5, seed + 17) + 0.2)
        power = body * (1.25 - 0.25 * k) * (0.25 + 0.75 * fine.clamp(0.0, 1.3)) * along * (1 - 0.88 * qm)
        high = smooth(0.02, 0.42, up).unsqueeze(-1)
        one, two = scheme.pick(frac(0.95 - 0.27 * k + dice.one(0, 0.2))), scheme.pick(frac(0.5 + 0.3 * k + dice.one(0, 0.2)))
        one, two = light_of(one), light_of(two)
        lab = add_light(lab, one + (two - one) * high, power * (0.85 + 0.3 * inputs.slider("glow")))
    line, slope = curve(x * 2.2, dice.seed(), 4, 0.5)
    floor = dice.chance(0.6) * (1 - quiet.on * (quiet.y1 > 0.2 * h).float())
    ridge = 0.4 * h - 0.05 * line + 1.5 * (1 - floor)
    return finish(mix(lab, shade(night, -0.6), edge((y - ridge) / torch.sqrt(1 + (0.11 * slope) ** 2), inputs.footprint)), inputs, quiet)


def light_of(colour):
    """A colour fit to shine: [1, 3] of a lightness from 0.55 to 0.8, never pale."""
    return rich(torch.cat([colour[:, :1].clamp(0.55, 0.8), colour[:, 1:] * 1.15], -1), 0.12)


def _at_most(lab, lightness):
    return torch.cat([lab[..., :1].clamp(max=lightness), lab[..., 1:]], -1)


def noise1_of(x, seed):
    return curve(x, seed, 1)[0]


def hashed_stars(x, y, seed, footprint, cells=26.0):
    """Small stars, at most one in each cell: brightness [N] 0..1, and two numbers of the cell."""
    i, j = torch.floor(x * cells), torch.floor(y * cells)
    a, b, c = hashed(i, j, seed)
    d, e, _ = hashed(i, j, seed + 77)
    px, py = (i + 0.2 + 0.6 * a) / cells, (j + 0.2 + 0.6 * b) / cells
    size = 0.0006 + 0.0016 * c ** 6
    r2 = (x - px) ** 2 + (y - py) ** 2
    wide = size * size + 0.18 * footprint * footprint
    shine = (d < 0.55).float() * (0.25 + 0.75 * e * e) * size * size / wide
    return torch.exp(-r2 / (2 * wide)) * (shine * 1.4).clamp(max=1), d, e


def haze(inputs):
    """Coloured smoke: twice-warped noise, lit where it is thick."""
    dice, quiet, scheme, x, y, scale, energy = _start(inputs)
    qx, qy = quiet.calm(x, y, 0.22, 0.4)
    a, seed = dice.one(0, 2 * math.pi), dice.seed()
    px, py = turn(qx / scale, qy / scale, a)
    wx = fbm(px * 1.1, py * 1.4, seed, 2)
    wy = fbm(px * 1.1 + 4.1, py * 1.4 + 2.3, seed + 31, 2)
    vx, vy = px + 0.55 * energy * wx, py + 0.55 * energy * wy
    form = fbm(vx * 1.2 + 0.5 * wy, vy * 2.0, seed + 77, 4, 0.48)
    calm = 1 - 0.6 * quiet.mask(x, y, 0.3)
    t = 0.5 + (0.52 * form + 0.35 * wx) * energy * calm + 0.2 * torch.cos(a) * qy / inputs.aspect[1]
    lab = scheme.ramp(smooth(-0.15, 1.15, t))
    thick = smooth(0.25, 0.95, fbm(vx * 2.2 + wx, vy * 3.0, seed + 12, 3)) * calm
    return finish(mix(lab, shade(lab, 0.4), thick * 0.35), inputs, quiet)


PARTS = (linear, mesh, orb, halo, aurora, haze)
FAMILY = Family("gradient", "Gradients", ("linear", "mesh", "orb", "halo", "aurora", "haze"), False, False, by_kind(PARTS), None,
                "soft mesh gradient in peach and lilac", PARTS)
