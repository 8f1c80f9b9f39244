"""Clouds: heaps of cumulus in the sky, and a sea of clouds seen from above."""
import torch

from ..inputs import Family, by_kind
from .colour import add_light, mix, shade
from .fields import fbm, noise, smooth
from .picture import TAU, Picture
from .sky import starfield


def _billow(x, y, seed, octaves=4):
    """Round-headed noise, about 0..1."""
    total, gain, rate = 0.0, 1.0, 1.0
    for k in range(octaves):
        n = noise(x * rate + 5.1 * k, y * rate + 3.7 * k, seed + 29 * k)
        total = total + 1.8 * torch.sqrt(n * n + 0.002) * gain
        gain, rate = gain * 0.46, rate * 2.1
    return total / 1.7


def _colours(p):
    s = p.scheme
    night = (p.slider("light") < -0.6).float()
    top = mix(shade(s.pick(p.dice.one(0.2, 0.6)), 0.05), shade(s.darkest[None], -0.3), night)
    low = mix(s.even(torch.full((1,), 0.8)), s.even(torch.full((1,), 0.45)), night)
    lit = shade(s.lightest[None], 0.55 - 0.35 * night)
    dim = mix(s.even(torch.full((1,), 0.5)), s.lightest[None], 0.3 - 0.2 * night)
    return night, top, low, lit, dim


def cumulus(inputs):
    """Heaped clouds with lit heads and shaded, flatter feet; small ones far, great ones near."""
    p = Picture(inputs)
    dice = p.dice
    night, top, low, lit, dim = _colours(p)
    run = smooth(-0.55, 0.5, p.y / p.h)
    sky = mix(p.full(top), low, run)
    lab = sky
    lx, ly = dice.one(-0.7, 0.7), torch.full((1,), -0.75)
    mask = p.quiet.mask(p.x, p.y, 0.36)
    star, _ = starfield(p.x, p.y, p.px, dice.seed())
    lab = mix(lab, lit, star * night * (1 - mask))
    for k, (rate, foot, thick) in enumerate(((3.6, 0.18, 0.12), (2.1, 0.02, 0.1), (1.25, 0.3, 0.06))):
        seed, sx = dice.seed(), dice.one(0, 9)
        rate = rate / p.scale
        bank = dice.one(-0.1, 0.1) + foot * p.h
        more = 0.3 * p.slider("clouds") + 0.15 * p.slider("density")

        def body(x, y):
            wide = noise(x * rate * 0.55 + sx, y * rate * 0.9, seed + 3)
            # heads swell upwards, feet are cut flat
            rise = smooth(0.55, -0.15, (y - bank).abs() / 0.5)
            return 0.9 * wide + 0.85 * _billow(x * rate * 1.15 + sx, y * rate * 1.5, seed + 11) - 0.72 + 0.5 * rise + more - (0.9 * (y - bank - 0.1)).clamp(min=0)

        d = body(p.x, p.y)
        e = 0.045
        shadow = d - body(p.x + lx * e, p.y + ly * e)
        cover = smooth(0.0, 0.2 + 0.2 * p.slider("soft").clamp(min=0), d) * (1 - 0.9 * mask)
        light = smooth(-0.28, 0.34, shadow + 0.12 - 0.1 * d)
        puff = mix(dim, lit, light)
        puff = mix(puff, shade(lit, 0.6), smooth(0.2, 0.5, shadow) * 0.6)
        puff = mix(puff, low, 0.45 - 0.2 * k)
        # thin edges let the sky through
        lab = mix(lab, puff, cover * (0.75 + 0.2 * smooth(0.1, 0.5, d)))
    return p.done(lab)


def above(inputs):
    """A sea of clouds in rolling banks to the horizon, the sun low over it."""
    p = Picture(inputs)
    dice = p.dice
    night, top, low, lit, dim = _colours(p)
    q = p.quiet
    wide = (q.x1 - q.x0 > 0.7 * p.w).float() * q.on
    at = torch.where(wide * (q.y < 0).float() > 0.5, q.y1 + 0.08, torch.where(wide * (q.y > 0).float() > 0.5, q.y0 - 0.22, dice.one(-0.14, 0.06) * p.h))
    mask = q.mask(p.x, p.y, 0.36)
    plain = mix(p.full(top), low, smooth(-p.h / 2, at, p.y))
    lab = plain
    star, _ = starfield(p.x, p.y, p.px, dice.seed())
    lab = mix(lab, lit, star * night * smooth(at, at - 0.3, p.y) * (1 - mask))
    fx, _ = q.free(inputs)
    sx = torch.where(q.on > 0, fx, dice.one(-0.3, 0.3) * p.w)
    r = torch.sqrt((p.x - sx) ** 2 + (p.y - at + 0.05) ** 2 + 1e-8)
    lab = add_light(lab, shade(p.scheme.lightest, 0.5), (torch.exp(-r / 0.12) * 0.8 + torch.exp(-r / 0.4) * 0.35) * (1 + 0.3 * p.slider("glow")))
    count = 7
    full = p.h / 2 - at + 0.1
    for k in range(count):
        t = (k + 0.5) / count
        seed = dice.seed()
        rate = (4.2 - 3.0 * t) / p.scale
        level = at + full * (k / count) ** 1.5
        heave = 0.15 * (0.3 + t) * p.energy * noise(p.x * rate * 0.6 + k, torch.full_like(p.x, 0.4), seed) * (1 - 0.8 * mask)
        thick = 0.05 + 0.16 * t
        v = (p.y - level) / thick
        form = _billow(p.x * rate * 0.95, (p.y - level) * rate * 1.7 + 7 * k, seed + 5)
        form2 = _billow((p.x + (sx - p.x).clamp(-1.0, 1.0) * 0.05) * rate * 0.95, (p.y - level - 0.03) * rate * 1.7 + 7 * k, seed + 5)
        d = v + heave / thick + 0.75 * (form - 0.4) * (1 - 0.6 * mask)
        cover = smooth(0.0, 0.35 + 0.3 * p.slider("soft").clamp(min=0), d)
        light = smooth(-0.3, 0.55, form - form2 + 0.4 - 0.62 * smooth(0.1, 1.5, d) + 0.25 * torch.exp(-(p.x - sx).abs() / 0.5))
        body = mix(mix(dim, low, 0.55 * (1 - t)), mix(lit, low, 0.35 * (1 - t)), light)
        # beside copy the heaps level out into their own mean, paler towards the horizon
        body = mix(body, mix(mix(dim, lit, 0.62), low, 0.55 * (1 - t)), mask * 0.94)
        lab = mix(lab, body, cover)
    haze = torch.exp(-((p.y - at) / 0.05) ** 2) * (0.35 + 0.3 * p.slider("mist")) * (1 - 0.7 * mask)
    return p.done(mix(lab, shade(low, 0.3), haze))


PARTS = (cumulus, above)
FAMILY = Family("clouds", "Clouds", ("cumulus", "above"), False, False, by_kind(PARTS), None, "soft pink clouds", PARTS)
