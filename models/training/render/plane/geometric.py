"""Patterns that tile: Memphis, terrazzo, tiles, circles."""
import torch

from ..inputs import Family, by_kind
from .colour import mix, shade
from .fields import edge, hashed, smooth, wrap
from .pattern import Cells, box, disc, polygon, spun
from .picture import TAU, Picture


def _plain(p, light=0.6):
    """A flat ground: the scheme's light end mostly, or its dark end."""
    dark = p.is_dark(1 - light)
    return mix(p.scheme.lightest, p.scheme.darkest, dark), dark


def _accent(p, t, dark):
    """Colours for shapes: the scheme without the end that the ground wears. t [N] -> [N, 3]."""
    n = p.scheme.n
    index = torch.floor(t.clamp(0.0, 0.9999) * (n - 1).clamp(min=1.0)) + dark * (n > 1.5).float()
    hot = ((torch.arange(5.0) - index.unsqueeze(-1)).abs() < 0.5).float()
    out = hot @ p.scheme.lab
    return mix(out, shade(out, 0.3 - 0.6 * (1 - dark)), p.scheme.single)


def _choose(t, options):
    """options [N] each: the one whose turn t (0..1) is."""
    out, n = options[0], len(options)
    for k in range(1, n):
        out = torch.where(t * n >= k, options[k], out)
    return out


def memphis(inputs):
    """Bold flat shapes with outlines and small confetti, as of the eighties."""
    p = Picture(inputs)
    dice = p.dice
    ground, dark = _plain(p, 0.7)
    lab = p.full(ground)
    seed = dice.seed()
    rate = dice.one(4.6, 5.8) / p.scale
    # small marks first
    c = Cells(p, rate * 2.0, True)
    a, b, d = c.numbers(seed + 90)
    e, f, g = c.numbers(seed + 133)
    x, y = spun((c.u + 0.3 * (a - 0.5)) * c.wide, (c.v + 0.3 * (b - 0.5)) * c.tall, d * TAU)
    s = c.side
    mark = _choose(e, [disc(x, y, 0.07 * s), box(x, y, 0.16 * s, 0.035 * s, 0.03 * s), torch.maximum(box(x, y, 0.13 * s, 0.035 * s), box(x, y, 0.035 * s, 0.13 * s)),
                       polygon(x, y, 0.055 * s, 3), 0.02 * s - (disc(x, y, 0.08 * s)).abs()])
    near = c.free(0.2 * s) * (f < 0.74 + 0.25 * p.slider("density")).float()
    lab = mix(lab, _accent(p, g, dark), edge(mark, p.px) * near)
    c = Cells(p, rate, True)
    a, b, d = c.numbers(seed)
    e, f, g = c.numbers(seed + 41)
    h, m, n = c.numbers(seed + 77)
    s = c.side * (1.12 + 0.3 * h)
    x, y = spun((c.u + 0.07 * (a - 0.5)) * c.wide, (c.v + 0.07 * (b - 0.5)) * c.tall, torch.floor(d * 8) / 8 * TAU + 0.2)
    wave = 0.05 * s - (y - 0.09 * s * torch.sin(x / s * 17)).abs() * 0.62
    squiggle = torch.minimum(wave, 0.33 * s - x.abs())
    zig = 0.042 * s - (y - 0.11 * s * ((x / s * 4.2 - torch.floor(x / s * 4.2)) * 2 - 1).abs() + 0.055 * s).abs() * 0.73
    zigzag = torch.minimum(zig, 0.33 * s - x.abs())
    dots_u, dots_v = x / (0.125 * s), y / (0.125 * s)
    dots = torch.minimum(disc(dots_u - torch.round(dots_u), dots_v - torch.round(dots_v), 0.27) * 0.125 * s, disc(x, y, 0.3 * s))
    stripe = (y / (0.11 * s) - torch.round(y / (0.11 * s))).abs()
    striped = torch.minimum((0.25 - stripe) * 0.11 * s, box(x, y, 0.24 * s, 0.24 * s))
    half = torch.minimum(disc(x, y + 0.1 * s, 0.27 * s), y + 0.1 * s)
    arch = 0.075 * s - (torch.sqrt(x * x + (y.clamp(max=0)) ** 2 + 1e-10) - 0.2 * s).abs()
    arch = torch.minimum(arch, 0.2 * s - y)
    shapes = [disc(x, y, 0.25 * s), 0.055 * s - disc(x, y, 0.22 * s).abs(), polygon(x, y, 0.15 * s, 3), squiggle, half, dots, zigzag, box(x, y, 0.21 * s, 0.21 * s), striped, arch]
    shape = _choose(e, shapes)
    keep = c.free(0.4 * c.side) * (f < 0.94 + 0.06 * p.slider("density")).float()
    # a paper-coloured margin keeps small marks from touching
    solid = (torch.floor(e * 10) != 5).float() * (torch.floor(e * 10) != 8).float()
    lab = mix(lab, ground, edge(shape + 0.035 * s, p.px) * keep)
    colour = _accent(p, g, dark)
    other = _accent(p, wrap(g + 0.45, 1.0), dark)
    lab = mix(lab, colour, edge(shape, p.px) * keep)
    inner = torch.minimum(disc(x + 0.05 * s, y + 0.05 * s, 0.12 * s), shape)
    lab = mix(lab, other, edge(inner, p.px) * keep * solid * (m < 0.3).float())
    return p.done(lab)


def terrazzo(inputs):
    """Chips of stone in a polished ground, large and small, each with grain of its own."""
    p = Picture(inputs)
    dice = p.dice
    ground, dark = _plain(p, 0.75)
    ground = mix(ground, p.scheme.mean, 0.08)
    seed = dice.seed()
    speck = Cells(p, 70.0)
    a, b, d = speck.numbers(seed + 5)
    lab = mix(p.full(ground), shade(ground, -0.3), (disc(speck.u + 0.5 * (a - 0.5), speck.v + 0.5 * (b - 0.5), 0.1 + 0.22 * d) * speck.side / p.px + 0.5).clamp(0.0, 1.0) * 0.22 * (a < 0.5).float() * (1 - p.quiet.mask(p.x, p.y, 0.05)))
    for level, (rate, low, high) in enumerate(((17.0, 0.1, 0.32), (8.5, 0.16, 0.40), (4.6, 0.2, 0.46))):
        c = Cells(p, rate / p.scale)
        best, tone, grain = torch.full_like(p.x, -9.0), torch.zeros_like(p.x), torch.zeros_like(p.x)
        # a chip ends within a cell of its own cell's middle: only the four nearest middles count
        left, up = torch.where(c.u < 0, -1.0, 0.0), torch.where(c.v < 0, -1.0, 0.0)
        for dj in (up, up + 1):
            for di in (left, left + 1):
                a, b, d = c.numbers(seed + 30 * level, di, dj)
                e, f, g = c.numbers(seed + 30 * level + 13, di, dj)
                size = low + (high - low) * d * d
                ox, oy = 0.62 * (a - 0.5), 0.62 * (b - 0.5)
                x, y = spun(c.u - di - ox, c.v - dj - oy, e * TAU)
                # a convex chip: planes in turned directions, each at a distance of its own
                far = x * 0.93 + y * 0.37 - size * (0.55 + 0.4 * f)
                far = torch.maximum(far, -x * 0.55 + y * 0.83 - size * (0.5 + 0.5 * g))
                far = torch.maximum(far, -x * 0.96 - y * 0.28 - size * (0.6 + 0.4 * wrap(f + g, 1.0)))
                far = torch.maximum(far, x * 0.12 - y * 0.99 - size * (0.42 + 0.4 * wrap(f * 3, 1.0)))
                far = torch.maximum(far, x * 0.75 - y * 0.66 - size * (0.6 + 0.4 * wrap(g * 3, 1.0)))
                mx, my = c.middle(ox, oy, di, dj)
                there = (wrap(e * 7 + g, 1.0) < 0.62 + 0.25 * p.slider("density")).float() * (p.quiet.away(mx, my) > size * c.side).float()
                inside = torch.where(there > 0.5, -far, -9.0)
                more = inside > best
                best, tone, grain = torch.where(more, inside, best), torch.where(more, wrap(f * 5 + d, 1.0), tone), torch.where(more, g, grain)
        colour = _accent(p, tone, dark)
        rim = smooth(0.0, 0.05, best)
        vein = torch.cos((c.u * (grain - 0.5) + c.v * (0.7 - grain)) * 14 + grain * 40)
        colour = shade_by(colour, 0.09 * vein + 0.12 * (grain - 0.5) - 0.1 * (1 - rim))
        lab = mix(lab, colour, edge(best * c.side, p.px, 0.0004))
    return p.done(lab)


def shade_by(lab, amount):
    """Lightness moved by amount [N]."""
    return torch.cat([lab[:, :1] + amount.unsqueeze(-1), lab[:, 1:]], -1)


def grid(inputs):
    """Tiles: quarter discs, petals, halves, checks; each style through the whole picture or mixed."""
    p = Picture(inputs)
    dice = p.dice
    ground, dark = _plain(p, 0.6)
    seed = dice.seed()
    c = Cells(p, dice.one(3.6, 6.4) / p.scale)
    a, b, d = c.numbers(seed)
    e, f, g = c.numbers(seed + 55)
    keep = c.free(0.42 * c.side)
    quarter = torch.floor(d * 4)
    x, y = spun(c.u, c.v, quarter * (TAU / 4))
    style = dice.one()
    corner = disc(x + 0.5, y + 0.5, 1.0)
    small = disc(x + 0.5, y + 0.5, 0.5)
    petal = torch.minimum(disc(x + 0.5, y + 0.5, 1.0), disc(x - 0.5, y - 0.5, 1.0))
    half = torch.minimum(disc(x, y + 0.5, 0.5), y + 0.5)
    circle = disc(x, y, 0.36)
    cut = (x + y) * 0.7071
    ring = torch.minimum(0.12 - (torch.sqrt((x + 0.5) ** 2 + (y + 0.5) ** 2) - 0.5).abs(), x + 9)
    mixed = _choose(e, [corner, petal, half, circle, cut, ring, corner])
    check = torch.where(wrap(c.i + c.j, 2.0) > 0.5, 0.5 - torch.maximum(c.u.abs(), c.v.abs()), -0.5 + torch.maximum(c.u.abs(), c.v.abs()))
    shape = torch.where(style < 0.66, mixed, torch.where(style < 0.82, check, petal))
    back, front = _accent(p, b, dark), _accent(p, wrap(b + 0.25 + 0.5 * g, 1.0), dark)
    plain = (f < 0.35).float()
    back = mix(back, ground, torch.maximum(plain, (style > 0.66).float()))
    lab = mix(back, front, edge(shape * c.side, p.px))
    third = _accent(p, wrap(b + 0.6, 1.0), dark)
    lab = mix(lab, third, edge(small * c.side, p.px) * (style < 0.66).float() * (e < 0.143).float())
    # a joint and a soft bevel, as of enamelled tiles, in some pictures
    joint = dice.chance(0.4)
    rim = (0.5 - torch.maximum(c.u.abs(), c.v.abs())) * c.side
    bevel = torch.exp(-rim / 0.006) * (c.u + c.v)
    lab = mix(lab, shade(lab, -0.5), (bevel.clamp(0.0, 1.0) * 0.5) * joint)
    lab = mix(lab, shade(lab, 0.6), ((-bevel).clamp(0.0, 1.0) * 0.5) * joint)
    lab = mix(lab, shade(ground, 0.25), (1 - edge(rim - 0.0035, p.px)) * joint)
    return p.done(mix(p.full(ground), lab, keep))


def circles(inputs):
    """Dots in rows, rings within rings, or scales that overlap."""
    p = Picture(inputs)
    dice = p.dice
    ground, dark = _plain(p, 0.6)
    seed, style = dice.seed(), dice.one()
    rate = dice.one(3.4, 5.6) / p.scale
    lab = p.full(ground)
    c = Cells(p, rate * 1.5, True)
    a, b, d = c.numbers(seed)
    x, y = c.u * c.wide / c.side, c.v * c.tall / c.side
    size = 0.2 + 0.16 * a
    dot = disc(x, y, size)
    keep = c.free(0.4 * c.side)
    dots = mix(lab, _accent(p, b, dark), edge(dot * c.side, p.px) * keep)
    inner = disc(x, y, size * 0.5) * c.side
    dots = mix(dots, _accent(p, wrap(b + 0.5, 1.0), dark), edge(inner, p.px) * keep * (d < 0.3).float())
    # rings
    c = Cells(p, rate)
    a, b, d = c.numbers(seed + 21)
    u, v = c.u * c.wide / c.side, c.v * c.tall / c.side
    r = torch.sqrt(u * u + v * v + 1e-9)
    keep = c.free(0.45 * c.side)
    rings = mix(lab, _accent(p, a, dark), edge((0.46 - r) * c.side, p.px) * keep)
    rings = mix(rings, _accent(p, b, dark), edge((0.33 - r) * c.side, p.px) * keep)
    rings = mix(rings, p.full(ground), edge((0.21 - r) * c.side, p.px) * keep)
    rings = mix(rings, _accent(p, d, dark), edge((0.11 - r) * c.side, p.px) * keep)
    # scales: rows from the top, the lower ones in front, each with its rings
    scales = lab
    c = Cells(p, rate, False)
    rows = Cells(p, rate * 2, False)
    for dj in (-1, 0, 1, 2):
        row = rows.j + dj
        shift = 0.5 * wrap(row, 2.0)
        gx = p.x / c.wide + c.nx / 2 + shift
        i = torch.floor(gx)
        u = gx - i - 0.5
        v = (rows.gy - row - 0.5) * rows.tall / c.wide
        a, b, d = hashed(wrap(i, c.nx), wrap(row, rows.ny), seed + 60)
        r = torch.sqrt(u * u + v * v + 1e-9)
        mx, my = (i + 0.5 - shift - c.nx / 2) * c.wide, (row + 0.5 - rows.ny / 2) * rows.tall
        k = (p.quiet.away(mx, my) > 0.2 * c.side).float()
        colour = _accent(p, a, dark)
        ring = torch.cos(r * TAU * 4.0)
        face = mix(colour, p.full(ground), edge(ring * c.side / (TAU * 4), p.px) * 0.9)
        face = mix(p.full(ground), face, k)
        scales = mix(scales, face, edge((0.5 - r) * c.wide, p.px))
    out = torch.where(style < 0.45, dots, torch.where(style < 0.75, rings, scales))
    return p.done(out)


PARTS = (memphis, terrazzo, grid, circles)
FAMILY = Family("geometric", "Geometric patterns", ("memphis", "terrazzo", "grid", "circles"), True, False, by_kind(PARTS), None,
                "terrazzo in sage and terracotta", PARTS)
