"""Lights out of focus: scattered, on strings, of a far city; light leaks and rays."""
import torch

from ..inputs import Family, by_kind
from .colour import add_light, lab_of, linear_of, mix, rich, shade
from .fields import curve, edge, noise, smooth
from .picture import TAU, Picture


def shining(colours):
    """Colours [K, 3] fit to shine: lifted, never grey-dark."""
    return torch.cat([colours[:, :1].clamp(0.5, 0.9), colours[:, 1:] * 1.15], -1)


def discs(p, lab, dark, px, py, radius, strength, colours, soft, rim=0.5, eye=0.25):
    """Lays K lights on the canvas: px, py, radius, strength, soft [K], colours [K, 3].

    A disc is an image of the aperture: even, brighter at its rim, cut like a cat's eye away from the middle.
    """
    keep = smooth(-0.01, 0.05, p.quiet.away(px, py) - radius)
    dx, dy = p.x[:, None] - px, p.y[:, None] - py
    r2 = dx * dx + dy * dy
    r = torch.sqrt(r2 + 1e-9)
    width = radius * soft + p.px * 0.8
    body = ((radius - r) / (2 * width) + 0.5).clamp(0, 1)
    body = body * body * (3 - 2 * body)
    cut = torch.sqrt((dx + eye * px * radius * 2) ** 2 + (dy + eye * py * radius * 2) ** 2 + 1e-9)
    body = body * ((radius * 1.05 - cut) / (2 * width) + 0.5).clamp(0, 1)
    q = (r2 / (radius * radius)).clamp(max=1.2)
    profile = body * (0.62 + rim * q * q * q) * (strength * keep)
    glow = torch.exp(-r2 / (radius * radius * 2.2)) * (strength * keep * 0.12)
    power = profile + glow
    total = power.sum(-1)
    # dark ground: light adds up; light ground: the lights tint
    linear = linear_of(colours).clamp(min=0)
    added = lab_of((1 - (1 - linear_of(lab).clamp(0, 1)) * torch.exp(-(power @ linear) * 1.15)).clamp(0, 1))
    tints = torch.cat([colours[:, :1].clamp(0.45, 0.8), colours[:, 1:] * 1.1], -1)
    tint = (power @ tints) / (total + 1e-4).unsqueeze(-1)
    laid = mix(lab, tint, (1 - torch.exp(-total * 1.7)) * 0.85)
    return mix(laid, added, dark)


def spread(dice, count, w, h, over=1.12):
    """Positions that keep apart: a low-discrepancy sequence, turned and shaken by the dice."""
    k = torch.arange(float(count))
    a, b = k * 0.7548777 + dice.one(), k * 0.5698403 + dice.one()
    a = a - torch.floor(a) + dice.many(count, -0.06, 0.06)
    b = b - torch.floor(b) + dice.many(count, -0.06, 0.06)
    return (a - 0.5) * w * over, (b - 0.5) * h * over


def scatter(inputs):
    p = Picture(inputs)
    dice, count = p.dice, 40
    dark = p.is_dark(0.72)
    lab = p.ground(dark)
    px, py = spread(dice, count, p.w, p.h)
    size = dice.many(count) ** 2.2
    radius = (0.018 + dice.one(0.07, 0.13) * size) * p.scale * torch.where(dice.many(count) > 0.93, 1.7, 1.0)
    shown = (dice.many(count) < 0.72 + 0.28 * p.slider("density")).float()
    strength = shown * dice.many(count, 0.25, 1.0) * (1 - 0.55 * size) * (1 + 0.35 * p.slider("glow"))
    soft = (dice.many(count, 0.02, 0.1) + 0.35 * dice.chance(0.35) * size + 0.25 * p.slider("soft").clamp(min=0)).clamp(0.02, 0.6)
    colours = shining(p.scheme.pick(dice.many(count, 0.15, 1.0)))
    return p.done(discs(p, lab, dark, px, py, radius, strength, colours, soft))


def string(inputs):
    """Sagging strings of small lights, with a few large ones far behind."""
    p = Picture(inputs)
    dice, each, rows = p.dice, 13, 3
    dark = p.is_dark(0.85)
    lab = p.ground(dark)
    fx, fy = p.quiet.free(inputs)
    bx, by = spread(dice, 10, p.w, p.h)
    size = dice.many(10)
    lab = discs(p, lab, dark, bx, by, 0.05 + 0.07 * size, dice.many(10, 0.12, 0.4), shining(p.scheme.pick(dice.many(10))), 0.1 + 0.25 * size)
    k = torch.arange(float(each * rows))
    row = torch.floor(k / each)
    t = (k - row * each + 0.5 + dice.many(each * rows, -0.18, 0.18)) / each - 0.5
    sag, tilt = dice.many(rows, 0.12, 0.34), dice.many(rows, -0.3, 0.3)
    pick = (row[:, None] == torch.arange(float(rows))).float()
    sags, tilts = pick @ sag, pick @ tilt
    top = fy * 1.0 + (row - 1) * 0.24 * p.h * (1 - 0.45 * p.quiet.on) - 0.08
    x = t * 1.1 * p.w
    y = top + tilts * t + sags * (0.25 - 4 * t * t) * 0.9 + dice.many(each * rows, -0.012, 0.012)
    # the wire, a thin dark line through the same curve
    for r in range(rows):
        u = p.x / (1.1 * p.w)
        line = top[r * each] + tilt[r] * u + sag[r] * (0.25 - 4 * u * u) * 0.9
        slope = (tilt[r] - 7.2 * sag[r] * u) / (1.1 * p.w)
        d = (p.y - line + 0.012) / torch.sqrt(1 + slope * slope)
        wire = edge(0.0014 - d.abs(), p.px, 0.001) * 0.5 * (1 - p.quiet.mask(p.x, p.y, 0.1))
        lab = mix(lab, shade(p.scheme.darkest, -0.5), wire)
    radius = (0.016 + 0.012 * dice.many(each * rows)) * p.scale
    strength = dice.many(each * rows, 0.6, 1.2) * (1 + 0.35 * p.slider("glow"))
    colours = shining(p.scheme.pick(0.35 + 0.65 * dice.many(each * rows)))
    lab = discs(p, lab, dark, x, y, radius * 3.2, strength * 0.22, colours, torch.full((1,), 0.48), 0.0, 0.0)
    lab = discs(p, lab, dark, x, y, radius, strength, shade(colours, 0.2), torch.full((1,), 0.16), 0.35, 0.1)
    return p.done(lab)


def city(inputs):
    """Lights of a far city along the water, mirrored in long soft streaks."""
    p = Picture(inputs)
    dice, count = p.dice, 34
    dark = p.is_dark(0.9)
    lab = p.ground(dark)
    fx, fy = p.quiet.free(inputs)
    line = torch.where(p.quiet.on > 0, fy * 1.05 + 0.04, dice.one(0.0, 0.2)) * 1.0
    lab = mix(lab, shade(lab, -0.45), smooth(-0.02, 0.05, p.y - line) * 0.5 * dark)
    lab = add_light(lab, shining(p.scheme.vivid[None]), torch.exp(-((p.y - line) / 0.16) ** 2) * 0.22 * dark)
    px, _ = spread(dice, count, p.w, p.h)
    spread_y = dice.many(count) ** 1.5
    py = line - 0.015 - 0.3 * spread_y * (0.4 + 0.6 * dice.many(count)) * (1 - 0.35 * p.quiet.on)
    size = dice.many(count) ** 1.6
    radius = (0.014 + 0.05 * size) * p.scale
    strength = dice.many(count, 0.35, 1.1) * (1 - 0.4 * size) * (1 + 0.35 * p.slider("glow"))
    colours = shining(p.scheme.pick(dice.many(count, 0.25, 1.0)))
    keep = smooth(0.0, 0.05, p.quiet.away(px, py) - radius)
    depth = (p.y - line).clamp(min=0)
    wobble = 0.012 * noise(p.x * 6, p.y * 40, 5.0) * (0.3 + depth * 3)
    dx = (p.x + wobble)[:, None] - px
    run = torch.exp(-(dx / (radius * 0.8)) ** 2) * torch.exp(-(((p.y - line)[:, None] - (line - py) - 0.03) / (0.13 + radius)) ** 2)
    streak = (run * strength * keep) @ linear_of(colours).clamp(min=0)
    lit = smooth(0, 0.02, p.y - line) * (0.34 + 0.1 * torch.cos(p.y * 260)) * (1 - 0.9 * p.quiet.mask(p.x, p.y, 0.1))
    water = lab_of((1 - (1 - linear_of(lab).clamp(0, 1)) * torch.exp(-streak * lit.unsqueeze(-1))).clamp(0, 1))
    lab = mix(lab, water, dark * 0.6 + 0.4)
    return p.done(discs(p, lab, dark, px, py, radius, strength, colours, dice.many(count, 0.03, 0.12)))


def leak(inputs):
    """Light leaking in from the edges, as on old film, with soft flares."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.6)
    lab = p.ground(dark)
    fx, fy = p.quiet.free(inputs)
    away = 1 - 0.85 * p.quiet.mask(p.x, p.y, 0.4)
    base = torch.atan2(fy, fx + 1e-5)
    for k in range(4):
        angle = torch.where(p.quiet.on > 0, base + (k - 1.5) * 0.35, dice.one(0, TAU) + k * 1.9)
        seed = dice.seed()
        c, s = torch.cos(angle), torch.sin(angle)
        far = (c.abs() * p.w + s.abs() * p.h) / 2
        out, along = far - (p.x * c + p.y * s), p.y * c - p.x * s
        reach = dice.one(0.1, 0.3) * p.scale * (1 + 0.5 * curve(along * 1.5, seed)[0]).clamp(min=0.25)
        streak = 0.75 + 0.35 * curve(along * 4 + 0.6 * out, seed + 9)[0]
        middle = dice.one(-0.35, 0.35)
        amount = torch.exp(-out.clamp(min=-0.2) / reach) * torch.exp(-((along - middle) / dice.one(0.35, 0.8)) ** 2) * streak * away
        colour = rich(shining(p.scheme.pick(frac(0.35 + 0.3 * k + dice.one(0, 0.3)))), 0.11)
        bright = dice.one(1.0, 1.9) * (1 + 0.35 * p.slider("glow"))
        lab = mix(mix(lab, torch.cat([colour[:, :1].clamp(max=0.84), colour[:, 1:]], -1), (amount * 1.15).clamp(0.0, 0.92)), add_light(lab, colour, amount * bright), dark)
    count = 7
    t = dice.many(count, -0.55, 0.55)
    px, py = fx * 0.4 + t * p.w, fy * 0.4 + t * dice.one(-1, 1) * p.h
    size = dice.many(count)
    lab = discs(p, lab, dark, px, py, 0.03 + 0.11 * size, dice.many(count, 0.08, 0.3), shining(p.scheme.pick(dice.many(count, 0.4, 1.0))), 0.06 + 0.3 * size, 0.7, 0.0)
    return p.done(lab)


def frac(x):
    return x - torch.floor(x)


def rays(inputs):
    """Beams from a corner through haze, with dust in them."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.6)
    lab = p.ground(dark)
    fx, _ = p.quiet.free(inputs)
    side = torch.where(fx.abs() > 0.02, torch.sign(fx), dice.sign())
    cx, cy = side * p.w * dice.one(0.4, 0.62), -p.h * dice.one(0.52, 0.7)
    cy = torch.where((p.quiet.on > 0) & (p.quiet.y < -0.1), -cy, cy)
    dx, dy = p.x - cx, p.y - cy
    r = torch.sqrt(dx * dx + dy * dy + 1e-6)
    seed = dice.seed()
    # the direction itself, not its angle: no cut where the angle wraps
    ax, ay = dx / r, dy / r
    fan = noise(ax * 7 / p.scale, ay * 7 / p.scale, seed) * 0.8 + noise(ax * 17, ay * 17, seed + 7) * 0.35 + 0.25 * noise(ax * 3, ay * 3, seed + 17)
    away = 1 - 0.85 * p.quiet.mask(p.x, p.y, 0.3)
    long = torch.maximum(p.w, p.h)
    lab = mix(p.tinted(lab, 0.8 - 0.06 * smooth(0.2, 1.3, r / long)[:, None], 0.06), lab, dark)
    smoke = 0.85 + 0.3 * noise(p.x * 2.2, p.y * 2.2, seed + 30)
    amount = (smooth(-0.35, 0.95, fan) * torch.exp(-r / (0.75 * long)) * 1.25 * smoke + torch.exp(-r / 0.22) * 0.9) * away
    colour = shade(mix(p.scheme.lightest, p.scheme.vivid, 0.3), 0.15)
    lit = add_light(lab, colour, amount * (0.95 + 0.4 * p.slider("glow")))
    lab = mix(mix(lab, shade(p.scheme.lightest, 0.7), (amount * 0.8).clamp(0.0, 0.9)), lit, dark)
    count = 26
    px, py = spread(dice, count, p.w, p.h)
    size = dice.many(count) ** 3
    lab = discs(p, lab, dark, px, py, 0.004 + 0.022 * size, dice.many(count, 0.15, 0.7) * (1 - 0.6 * size), shade(colour, 0.3).reshape(1, 3).expand(count, 3), 0.15 + 0.2 * size)
    return p.done(lab)


PARTS = (scatter, string, city, leak, rays)
FAMILY = Family("bokeh", "Bokeh and light", ("scatter", "string", "city", "leak", "rays"), False, False, by_kind(PARTS), None,
                "golden bokeh on navy", PARTS)
