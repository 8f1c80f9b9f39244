"""Bursts: rays from a centre, halftone dots, star badges."""
import torch

from ..inputs import Family, by_kind
from .colour import mix, shade
from .fields import edge, frac, noise, smooth, turn
from .pattern import disc, star
from .picture import TAU, Picture


def _centre(p):
    fx, fy = p.quiet.free(p.inputs)
    return fx + p.dice.one(-0.06, 0.06), fy + p.dice.one(-0.06, 0.06)


def sunburst(inputs):
    """Rays that turn round a rising or standing sun, each with a fold of light."""
    p = Picture(inputs)
    dice = p.dice
    cx, cy = _centre(p)
    low = dice.chance(0.45) * (1 - p.quiet.on)
    cy = cy + low * 0.5 * p.h
    dx, dy = p.x - cx, p.y - cy
    r = torch.sqrt(dx * dx + dy * dy + 1e-6)
    count = torch.round(dice.one(9, 19) * torch.exp(0.4 * p.slider("density"))) * 2
    twist = torch.where(dice.one() < 0.3, dice.one(-1.0, 1.0), 0.0) * p.energy
    angle = (torch.atan2(dy, dx + 1e-7) + dice.one(0, TAU)) / TAU + twist * 0.12 * r
    at = angle * count
    wave = torch.where(at - 2 * torch.floor(at / 2) < 1, 1.0, -1.0) * (0.5 - (frac(at) - 0.5).abs())
    # how far the nearest edge of a ray is, in short sides
    off = wave * TAU * r / count
    two = dice.one()
    first, second = p.scheme.pick(two), p.scheme.pick(frac(two + 0.34 + 0.3 * dice.one()))
    same = ((first - second).abs().sum() < 0.05).float()
    second = mix(second, shade(first, torch.where(first[:, :1] > 0.6, -0.14, 0.16)), same)
    close = ((first[:, :1] - second[:, :1]).abs() < 0.1).float()
    second = mix(second, shade(second, torch.where(second[:, 0] > 0.5, -0.12, 0.14)), close[:, 0])
    long = torch.maximum(p.w, p.h)
    calm = p.quiet.mask(p.x, p.y, 0.22)
    cover = edge(off, p.px + 0.0005, 0.02 * p.slider("soft").clamp(min=0))
    cover = cover + (0.5 - cover) * calm * 0.82
    lab = mix(p.full(first), second, cover)
    fold = (frac(at) - 0.5) * smooth(0.0, 0.3, r)
    lab = torch.cat([lab[:, :1] + (0.035 * fold * (1 - calm)).unsqueeze(-1), lab[:, 1:]], -1)
    heart = shade(p.scheme.lightest, 0.35)
    lab = mix(lab, heart, torch.exp(-r / (0.26 + 0.12 * p.slider("glow"))) * 0.75 * (1 - 0.75 * calm))
    lab = mix(lab, shade(lab, -0.35), smooth(0.45, 1.15, r / long) * 0.6 * (1 - 0.7 * calm))
    sun = dice.chance(0.55)
    radius = dice.one(0.11, 0.2) * p.scale
    core = p.scheme.even(torch.where(dice.one() < 0.5, 0.97, 0.8))
    shadow = torch.exp(-(r - radius).clamp(min=0) / 0.03) * 0.25
    lab = mix(lab, shade(lab, -0.6), shadow * sun * (1 - calm))
    lab = mix(lab, mix(core, shade(core, -0.14), smooth(-radius.squeeze(), radius.squeeze(), dy)), edge(radius - r, p.px) * sun)
    return p.done(lab)


def halftone(inputs):
    """Printed dots that swell along a direction or round a centre, on a flat ground, with a second colour now and then."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.35)
    ground = mix(p.scheme.lightest, p.scheme.darkest, dark)
    ground = shade(ground, 0.06 - 0.12 * dark)
    lab = p.full(ground)
    fx, fy = p.quiet.free(inputs)
    radial = dice.chance(0.5)
    ux, uy = p.towards_free(dice.one(0, TAU))
    cx, cy = torch.where(p.quiet.on > 0, fx * 1.3, ux * 0.5 * p.w * dice.one(0, 1)), torch.where(p.quiet.on > 0, fy * 1.3, uy * 0.5 * p.h * dice.one(0, 1))
    lean, seed = dice.one(-0.4, 0.4), dice.seed()
    reach = dice.one(0.55, 0.8) * torch.maximum(p.w, p.h)
    tone0, rate = dice.one(), dice.one(17, 28) / p.scale
    end = (ux.abs() * p.w + uy.abs() * p.h) / 2
    for layer in range(2):
        angle = torch.full((1,), 0.26 + 0.52 * layer) + dice.one(-0.1, 0.1)
        a, b = turn(p.x + 0.012 * layer, p.y, angle)
        gx, gy = a * rate, b * rate
        j = torch.floor(gy)
        shift = 0.5 * (j - 2 * torch.floor(j / 2))
        mx, my = torch.floor(gx + shift) + 0.5, j + 0.5
        u, v = gx + shift - mx, gy - my
        # back to the picture: the tone is that of the dot's middle
        px, py = turn((mx - shift) / rate, my / rate, -angle)
        far = torch.sqrt((px - cx) ** 2 + (py - cy) ** 2 + 1e-7) / reach
        line = 1 - (px * ux + py * uy + lean * (py * ux - px * uy) + end) / (2 * end)
        t = torch.where(radial > 0.5, far, line * 1.1) + 0.1 * noise(px * 2.2, py * 2.2, seed + layer * 9) * p.energy
        t = t + 0.16 * layer
        size = (0.66 * (1 - t)).clamp(0.0, 0.72) ** 0.8
        size = size * smooth(0.02, 0.16, p.quiet.away(px, py)) * (size > 0.07).float()
        colour = p.scheme.pick(frac(tone0 + 0.4 * layer))
        near = ((colour - ground).abs().sum(-1, keepdim=True) < 0.12).float()
        colour = mix(colour, p.scheme.vivid[None], near[:, 0])
        near = ((colour - ground).abs().sum(-1, keepdim=True) < 0.12).float()
        colour = mix(colour, mix(p.scheme.darkest, p.scheme.lightest, dark), near[:, 0])
        on = dice.chance(0.55) if layer == 0 else torch.ones(1)
        lab = mix(lab, colour, edge((size - torch.sqrt(u * u + v * v + 1e-7)) / rate, p.px) * on * (size > 0.02).float())
    return p.done(lab)


def star_badge(inputs):
    """Star badges laid on each other with shadows, before quiet rays, as on a sale sign."""
    p = Picture(inputs)
    dice = p.dice
    cx, cy = _centre(p)
    dark = p.is_dark(0.5)
    lab = p.ground(dark)
    dx, dy = p.x - cx, p.y - cy
    r = torch.sqrt(dx * dx + dy * dy + 1e-7)
    calm = p.quiet.mask(p.x, p.y, 0.2)
    angle = torch.atan2(dy, dx + 1e-7)
    rays = torch.sin(angle * torch.round(dice.one(8, 14)) * 2)
    lab = mix(lab, shade(lab, torch.where(dark > 0.5, 0.12, -0.08)), edge(rays * r * 0.05, p.px, 0.001) * 0.7 * (1 - 0.9 * calm))
    size = dice.one(0.36, 0.44) * torch.exp(0.25 * p.slider("scale"))
    gap = p.quiet.away(cx, cy)
    size = torch.where(p.quiet.on > 0, torch.minimum(size, (gap + 0.04).clamp(min=0.15)), size)
    many = dice.one()
    tone = dice.one()
    spin = dice.one(-0.2, 0.2)
    for k in range(4):
        s = size * (1 - 0.2 * k)
        x, y = turn(dx, dy, spin + 0.13 * k)
        five, burst = star(x, y, s * 1.08, 5, 0.52), star(x, y, s, 16, 0.8)
        twelve = star(x, y, s, 12, 0.68)
        shape = torch.where(many < 0.35, five, torch.where(many < 0.7, burst, twelve))
        shape_low = shape - 0.016
        colour = p.scheme.pick(frac(tone + 0.31 * k))
        under = p.scheme.pick(frac(tone + 0.31 * (k - 1)))
        same = ((colour - under).abs().sum(-1) < 0.08).float()
        colour = mix(colour, shade(colour, torch.where(colour[:, :1] > 0.55, -0.16, 0.2)), same)
        show = 1 - 0.97 * p.quiet.mask(p.x, p.y, 0.03)
        below = torch.exp(-(-shape).clamp(min=0) / 0.03) * 0.35
        lab = mix(lab, shade(lab, -0.75), below * show * (shape < p.px).float())
        body = mix(p.full(colour), shade(colour, 0.3), smooth(0.6, -0.6, (dx * 0.5 + dy) / size) * 0.45)
        body = mix(body, shade(colour, 0.6), torch.exp(-(shape.clamp(min=0) / 0.004) ** 2) * 0.4)
        lab = mix(lab, body, edge(shape, p.px) * show)
    return p.done(lab)


PARTS = (sunburst, halftone, star_badge)
FAMILY = Family("burst", "Bursts", ("sunburst", "halftone", "star"), False, False, by_kind(PARTS), None, "retro sunburst in orange and cream", PARTS)
