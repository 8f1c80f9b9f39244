"""Festive patterns that tile: confetti, snow, stars, lights."""
import torch

from ..inputs import Family, by_kind
from .colour import lab_of, linear_of, mix, shade
from .fields import edge, frac, noise, smooth, wrap
from .geometric import shade_by
from .pattern import Cells, box, disc, spun, star
from .picture import TAU, Picture


def _layer(p, c, seed, room, draw):
    """What draw gives for the one shape of each cell; it may wander by room (cells) and must end within its cell.

    draw(x, y from the shape's middle in short sides, two triples of numbers, distance of the middle to the quiet space).
    """
    one, two = c.numbers(seed), c.numbers(seed + 37)
    du, dv = 2 * room * (one[0] - 0.5), 2 * room * (one[1] - 0.5)
    mx, my = c.middle(du, dv)
    return draw((c.u - du) * c.wide, (c.v - dv) * c.tall, one, two, p.quiet.away(mx, my))


def confetti(inputs):
    """Falling paper: turning strips and rounds, sharp in the middle distance, soft near and far."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.4)
    lab = p.ground(dark, 0.08)
    for rate, soft, size in ((11.0, 0.003, 0.013), (9.0, 0.001, 0.016), (7.0, 0.0005, 0.021), (5.8, 0.0005, 0.023), (4.2, 0.0008, 0.028), (2.0, 0.012, 0.05)):
        c = Cells(p, rate / p.scale, True)
        seed = dice.seed()

        def draw(x, y, one, two, away):
            x, y = spun(x, y, two[0] * TAU)
            tip = torch.cos(one[2] * TAU)
            s = size * (0.75 + 0.5 * two[1]) * p.scale
            flat = 0.25 + 0.75 * tip.abs()
            strip = box(x, (y - 0.35 * s * torch.sin(x / s * 1.6) * two[1]) / flat, s * 1.35, s * 0.55) * flat
            shape = torch.where(two[2] < 0.62, strip, disc(x, y / flat, s * 0.75) * flat)
            there = (frac(one[2] * 5 + two[1]) < 0.42 + 0.3 * p.slider("density")).float() * (away > s * 1.6 + soft).float()
            colour = p.scheme.pick(frac(one[0] * 3 + two[2]))
            colour = shade_by(colour, 0.16 * tip * (0.4 + y / s * 0.5).clamp(-1.0, 1.0) + 0.02)
            return edge(shape, p.px, soft) * there, colour, edge(shape, p.px, soft + 0.008) * there

        cover, colour, shadow = _layer(p, c, seed, 0.25, draw)
        lab = mix(lab, shade(lab, -0.35), shadow * (0.18 if rate > 3 else 0.05))
        lab = mix(lab, colour, cover * (0.95 if rate > 3 else 0.7))
    return p.done(lab)


def snow(inputs):
    """Snowfall: soft flakes at many distances and a few crystals."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.75)
    lab = p.ground(dark)
    white = mix(shade(p.scheme.lightest, 0.75), shade(p.scheme.lightest, 0.95), dark)
    # by day the coldest of the colours, deep enough for white to show
    lab = p.tinted(mix(lab, p.scheme.coldest, 0.6 * (1 - dark)), 0.7, 0.055)
    far = smooth(-0.2, 0.9, noise(p.x * 1.4, p.y * 1.4, dice.seed())) * 0.12 * (1 - p.tile) * (1 - p.quiet.mask(p.x, p.y, 0.3))
    lab = mix(lab, white, far)
    for rate, size, soft, power in ((26.0, 0.0022, 0.5, 0.55), (14.0, 0.0042, 0.4, 0.75), (7.0, 0.008, 0.45, 0.8), (3.4, 0.021, 0.75, 0.42)):
        c = Cells(p, rate, True)
        seed = dice.seed()

        def draw(x, y, one, two, away):
            s = size * (0.6 + 0.8 * two[0]) * p.scale
            there = (two[1] < 0.6 + 0.3 * p.slider("density")).float() * smooth(0.0, 0.04, away - s)
            r = torch.sqrt(x * x + y * y + 1e-10)
            return smooth(1.0, 1 - soft, r / (s + p.px * 0.5)) * there * power * (0.5 + 0.5 * two[2]), white

        cover, colour = _layer(p, c, seed, 0.34, draw)
        lab = mix(lab, colour, cover)
    # crystals: six arms with side twigs, folded into one wedge
    c = Cells(p, dice.one(3.0, 4.0) / p.scale, True)
    seed = dice.seed()
    def crystal(x, y, one, two, away):
        s = c.side * (0.16 + 0.16 * two[0])
        x, y = spun(x, y, two[1] * TAU)
        angle = torch.atan2(y, x + 1e-9)
        wedge = angle - torch.round(angle / (TAU / 6)) * (TAU / 6)
        r = torch.sqrt(x * x + y * y + 1e-10)
        ax, ay = r * torch.cos(wedge), (r * torch.sin(wedge)).abs()
        line = torch.minimum(0.03 * s - ay, s - ax)
        twig_at = s * (0.42 + 0.2 * frac(two[1] * 5))
        for at, reach in ((twig_at, 0.42), (twig_at + 0.26 * s, 0.28)):
            tx, ty = spun(ax - at, ay, torch.full((1,), TAU / 6))
            line = torch.maximum(line, torch.minimum(0.026 * s - ty.abs(), torch.minimum(tx + 0.03 * s, reach * s - tx)))
        line = torch.maximum(line, 0.026 * s - (ax * 0.966 + ay * 0.26 - 0.22 * s).abs() - (ax - 0.4 * s).clamp(min=0))
        there = (two[2] < 0.4 + 0.25 * p.slider("density")).float() * (away > s).float()
        return edge(line, p.px) * there * 0.85

    return p.done(mix(lab, white, _layer(p, c, seed, 0.16, crystal)))


def stars(inputs):
    """Cut stars scattered, each folded along its arms so that light catches one half."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.5)
    lab = p.ground(dark, 0.08)
    for rate, low, high, room in ((9.0, 0.1, 0.17, 0.3), (6.0, 0.12, 0.22, 0.25), (4.4, 0.14, 0.3, 0.18), (3.3, 0.14, 0.3, 0.18)):
        c = Cells(p, rate / p.scale, True)
        seed = dice.seed()
        def cut(x, y, one, two, away):
            s = c.side * (low + (high - low) * two[0])
            there = (two[2] < 0.42 + 0.3 * p.slider("density")).float() * (away > s * 1.1).float()
            x, y = spun(x, y, (one[2] - 0.5) * 1.4)
            shape = star(x, y, s, 5, 0.46)
            low_shape = star(x - 0.07 * s, y - 0.12 * s, s, 5, 0.46)
            shadow = edge(low_shape, p.px, 0.07 * s) * 0.4 * there
            step = TAU / 10
            angle = torch.atan2(x, -y + 1e-9)
            wedge = angle - torch.floor(angle / step) * step
            arm = torch.floor(angle / step)
            facet = torch.cos(arm * step + step / 2 - 0.9)
            odd = wrap(arm, 2.0) * 2 - 1
            colour = p.scheme.pick(frac(one[0] * 3 + two[1]))
            colour = torch.where((colour - (p.scheme.darkest * dark + p.scheme.lightest * (1 - dark))).abs().sum(-1, keepdim=True) < 0.06, p.scheme.vivid.reshape(1, 3), colour)
            colour = shade_by(colour, 0.05 * facet + 0.055 * odd)
            return shadow, edge(shape, p.px) * there, colour

        shadow, cover, colour = _layer(p, c, seed, room, cut)
        lab = mix(mix(lab, shade(lab, -0.6), shadow), colour, cover)
    return p.done(lab)


def lights(inputs):
    """Twinkling lights: sparkles with fine rays among round glows."""
    p = Picture(inputs)
    dice = p.dice
    dark = torch.where(p.slider("light") > 0.5, 0.0, 1.0)
    lab = p.ground(dark)
    glow = 1 + 0.4 * p.slider("glow")
    bright = lambda c: torch.cat([c[:, :1].clamp(0.55, 0.92), c[:, 1:] * 1.1], -1)
    total = p.x[:, None] * 0 + torch.zeros(1, 3)
    for rate, size, room in ((9.0, 0.006, 0.15), (8.0, 0.006, 0.18), (4.2, 0.013, 0.15), (3.6, 0.014, 0.18), (2.6, 0.05, 0.28)):
        c = Cells(p, rate / p.scale, True)
        seed = dice.seed()
        def spark(x, y, one, two, away):
            s = size * (0.5 + 0.9 * two[0])
            there = (two[2] < 0.5 + 0.3 * p.slider("density")).float() * smooth(0.0, 0.06, away - s * 2)
            r2 = x * x + y * y
            r = torch.sqrt(r2 + 1e-10)
            if size > 0.04:
                power = smooth(1.0, 0.86, r / s) * (0.45 + 0.5 * (r / s).clamp(max=1) ** 6) * 0.4
            else:
                x, y = spun(x, y, torch.full((1,), 0.2))
                ray = torch.exp(-(x / (s * 0.13 + p.px * 0.4)).abs() - (y / (s * 1.7)).abs() * 1.3) + torch.exp(-(y / (s * 0.13 + p.px * 0.4)).abs() - (x / (s * 1.7)).abs() * 1.3)
                fade = smooth(4.2, 1.5, r / s)
                power = (torch.exp(-r2 / (0.12 * s * s)) * 1.4 + ray * 0.7 + 0.22 * torch.exp(-r2 / (3 * s * s))) * fade
            colour = bright(p.scheme.pick(0.25 + 0.75 * frac(one[0] * 3 + two[1])))
            return linear_of(colour).clamp(min=0) * (power * there * glow * (0.35 + 0.9 * one[2])).unsqueeze(-1)

        total = total + _layer(p, c, seed, room, spark)
    lit = lab_of((1 - (1 - linear_of(lab).clamp(0, 1)) * torch.exp(-total * 1.3)).clamp(0, 1))
    amount = total.sum(-1)
    tint = lab_of((total / (amount.unsqueeze(-1) + 1e-4)).clamp(0, 1))
    laid = mix(lab, torch.cat([tint[:, :1].clamp(0.5, 0.78), tint[:, 1:]], -1), (1 - torch.exp(-amount)) * 0.8)
    return p.done(mix(laid, lit, dark))


PARTS = (confetti, snow, stars, lights)
FAMILY = Family("festive", "Festive", ("confetti", "snow", "stars", "lights"), True, False, by_kind(PARTS), None, "gold confetti on blush", PARTS)
