"""Waves: cut paper, silk, ribbons, ripples."""
import torch

from ..inputs import Family, by_kind
from .colour import mix, shade
from .fields import curve, edge, noise, smooth
from .picture import TAU, Picture


def paper(inputs):
    """Sheets of paper cut in waves, each laid on the last with a soft shadow and a light cut edge."""
    p = Picture(inputs)
    dice = p.dice
    ux, uy = p.towards_free(TAU / 4 + dice.one(-0.45, 0.45) + TAU / 2 * dice.chance(0.3))
    lean = dice.one(-0.22, 0.22)
    down, along = p.x * ux + p.y * uy, p.y * ux - p.x * uy
    down = down + lean * along * (1 - 0.7 * p.quiet.on)
    begin, end = p.beyond(ux, uy)
    begin = torch.where(p.quiet.on > 0, begin + 0.06, begin + dice.one(0.1, 0.4))
    rising, shared = dice.chance(0.5), dice.seed()
    count = torch.round(dice.one(4.6, 6.4) + 1.2 * p.slider("density")).clamp(3.0, 7.0)
    tone = lambda i: (1 - rising) * (i / count) + rising * (1 - i / count)
    first = p.scheme.even(tone(torch.zeros(1)))
    lab = mix(p.full(shade(first, 0.1)), shade(first, -0.12), smooth(-1.2, 1.2, down + along * 0.3))
    high = 0.1 * p.energy * torch.minimum(torch.ones(1), (end - begin) * 1.1)
    fibre = noise(p.x * 90, p.y * 90, 3.0) * 0.5 + noise(p.x * 31, p.y * 47, 8.0) * 0.5
    for i in range(7):
        own, a, b = dice.seed(), dice.one(0.7, 1.3), dice.one(0.3, 0.7)
        c1, s1 = curve(along * 1.25 * a / p.scale, own)
        c2, s2 = curve(along * 0.9 / p.scale + 0.16 * i, shared)
        used = (count > i + 0.5).float()
        level = begin + (end - begin) * ((i + 0.25) / count) + 9 * (1 - used)
        level = level + high * torch.where(p.quiet.on > 0, 1.0, 0.0) * (1 - i / count)
        inside = (down - level - high * (0.75 * c1 + b * c2)) / torch.sqrt(1 + (high * (0.94 * a * s1 + 0.9 * b * s2) / p.scale) ** 2)
        out = (-inside).clamp(min=0)
        wide = 0.035 + 0.02 * p.slider("soft")
        dim = 0.42 * torch.exp(-out / wide) + 0.2 * torch.exp(-out / 0.006)
        lab = mix(lab, shade(lab, -0.7), dim * (inside < p.px).float() * (0.75 + 0.25 * p.slider("contrast")))
        colour = p.scheme.even(tone(torch.full((1,), i + 1.0)))
        body = mix(p.full(colour), shade(colour, 0.35), torch.exp(-inside.clamp(min=0) / 0.09) * 0.42)
        body = mix(body, shade(colour, -0.22), smooth(0.02, 0.42, inside) * 0.7)
        body = mix(body, shade(colour, 0.6), torch.exp(-(inside.clamp(min=0) / 0.0035) ** 2) * 0.55)
        body = torch.cat([body[:, :1] + 0.008 * fibre[:, None], body[:, 1:]], -1)
        lab = mix(lab, body, edge(inside, p.px, 0.008 * p.slider("soft").clamp(min=0)))
    return p.done(lab)


def silk(inputs):
    """Cloth in folds: a warped height field lit from one side, with the sheen of satin."""
    p = Picture(inputs)
    dice = p.dice
    angle, s1, s2 = dice.one(-0.9, 0.9), dice.seed(), dice.seed()
    calm = 1 - 0.86 * p.quiet.mask(p.x, p.y, 0.3)
    cs, sn = torch.cos(angle), torch.sin(angle)
    folds = dice.one(1.6, 2.4) / p.scale

    def height(x, y):
        a, b = x * cs + y * sn, y * cs - x * sn
        w1 = noise(a * 0.8, b * 1.1, s1)
        w2 = noise(a * 1.5 + 3.1, b * 1.2 + w1, s2)
        phase = b * folds + 0.85 * p.energy * w1 + 0.35 * p.energy * w2
        return torch.sin(phase * TAU) * 0.5 + 0.22 * torch.sin(phase * 2 * TAU + 3 * w2 + a * 2), phase

    e = 0.004
    h0, phase = height(p.x, p.y)
    hx, hy = (height(p.x + e, p.y)[0] - h0) / e, (height(p.x, p.y + e)[0] - h0) / e
    lean = 0.13 * calm
    nx, ny = -hx * lean, -hy * lean
    inv = 1 / torch.sqrt(nx * nx + ny * ny + 1)
    turn = dice.one(0, TAU)
    lx, ly = torch.cos(turn) * 0.55, torch.sin(turn) * 0.55
    light = (nx * lx + ny * ly + 0.83) * inv
    gloss = ((nx * lx * 0.6 + ny * ly * 0.6 + 0.95) * inv).clamp(0.0, 1.0) ** 14
    base = p.scheme.even(0.5 + 0.3 * noise(p.x * 0.7, p.y * 0.7, s1 + 40) * calm + 0.14 * h0 * calm + 0.2 * (p.dice.one() - 0.5))
    shift = (light - 0.62) * (1.0 + 0.3 * p.slider("contrast"))
    lab = mix(base, shade(base, -0.85), (-shift).clamp(0.0, 0.8))
    lab = mix(lab, shade(base, 0.6), shift.clamp(0.0, 0.6) * 0.75)
    lab = mix(lab, shade(p.scheme.lightest, 0.5), gloss * calm * (0.34 + 0.22 * p.slider("gloss")))
    return p.done(lab)


def ribbon(inputs):
    """Bands that flow side by side and twist, each shaded by its turn."""
    p = Picture(inputs)
    dice = p.dice
    dark = p.is_dark(0.5)
    lab = p.ground(dark)
    fx, fy = p.quiet.free(inputs)
    tilt = dice.one(-0.4, 0.4) * (1 - p.quiet.on)
    up = p.quiet.on * (fx.abs() / p.w > fy.abs() / p.h).float()
    a, b = torch.where(up > 0.5, p.y, p.x + tilt * p.y), torch.where(up > 0.5, p.x - fx, p.y - fy - tilt * p.x)
    room = torch.where(p.quiet.on > 0, 0.55, 1.0)
    flow = dice.seed()
    for k in range(6):
        own, wide0, off = dice.seed(), dice.one(0.07, 0.17), dice.one(-0.1, 0.1)
        c1, d1 = curve(a * 0.75 / p.scale + 0.13 * k, flow)
        c2, d2 = curve(a * 0.9 / p.scale + 4 * k, own)
        amp = 0.2 * p.energy * room
        middle = amp * (c1 + 0.55 * c2) + (off + (k - 2.5) * 0.085) * room
        slope = amp * (0.75 * d1 + 0.5 * d2) / p.scale
        turn = 2.1 * curve(a * 0.8 + 9 * k, own + 60)[0] + dice.one(0, TAU)
        wide = wide0 * room * (0.28 + 0.72 * torch.cos(turn).abs())
        d = (b - middle) / torch.sqrt(1 + slope * slope)
        t = d / wide
        colour = p.scheme.even(frac_of(dice.one() + 0.37 * k) + 0.16 * t + 0.1 * torch.sin(turn))
        face = torch.sin(turn + 0.9 * t)
        body = mix(colour, shade(colour, 0.55), (face.clamp(min=0) ** 2) * 0.62)
        body = mix(body, shade(colour, -0.6), (-face).clamp(min=0) * 0.62)
        body = mix(body, shade(colour, 0.75), torch.exp(-((1 - t.abs()).clamp(min=0) * wide / 0.004) ** 2) * 0.35)
        out = (d - 0.012).abs() - wide
        hidden = 1 - 0.96 * p.quiet.mask(p.x, p.y, 0.1)
        lab = mix(lab, shade(lab, -0.8), torch.exp(-out.clamp(min=0) / 0.03) * 0.34 * hidden)
        lab = mix(lab, body, edge(wide - d.abs(), p.px, 0.01 * p.slider("soft").clamp(min=0)) * hidden)
    return p.done(lab)


def frac_of(x):
    return x - torch.floor(x)


def ripple(inputs):
    """Rings running over still water, lit from above the horizon."""
    p = Picture(inputs)
    dice = p.dice
    fx, fy = p.quiet.free(inputs)
    seed, flat = dice.seed(), dice.one(1.0, 1.7)
    calm = 1 - 0.9 * p.quiet.mask(p.x, p.y, 0.3)
    sx, sy = torch.zeros(1), torch.zeros(1)
    for k in range(3):
        cx, cy = fx + dice.one(-0.35, 0.35) * p.w * (0.3 if k == 0 else 1), fy + dice.one(-0.3, 0.3) * p.h * (0.3 if k == 0 else 1)
        dx, dy = p.x - cx, (p.y - cy) * flat
        r = torch.sqrt(dx * dx + dy * dy + 1e-5)
        rate = dice.one(8.0, 13.0) / p.scale
        reach = dice.one(0.3, 0.5) * (1.3 if k == 0 else 0.7)
        wave = torch.cos((r - 0.02) * rate * TAU * (1 - 0.25 * r.clamp(max=1))) * torch.exp(-(r / reach) ** 1.5) * smooth(0, 0.05, r)
        push = wave * p.energy * (1.0 if k == 0 else 0.55) * (1 if k < 2 else dice.chance(0.6))
        sx, sy = sx + push * dx / r, sy + push * dy / r
    swell = noise(p.x * 2.2, p.y * 3.4, seed) * 0.16
    sx, sy = (sx + swell) * calm, (sy + 0.6 * swell) * calm
    turn = dice.one(0, TAU)
    light = sx * torch.cos(turn) + sy * torch.sin(turn)
    flip = dice.sign()
    qx, qy = p.quiet.calm(p.x, p.y, 0.3)
    base = p.scheme.even(0.5 + 0.42 * flip * (qy / p.h * 1.1 + 0.12 * noise(qx * 0.9, qy * 0.9, seed + 5)) + 0.13 * light)
    lab = mix(base, shade(base, 0.65), light.clamp(0.0, 1.0) * 0.42)
    lab = mix(lab, shade(base, -0.6), (-light).clamp(0.0, 1.0) * 0.42)
    glint = smooth(0.55, 0.95, light + 0.2 * swell) * (0.5 + 0.3 * p.slider("gloss"))
    return p.done(mix(lab, shade(p.scheme.lightest, 0.6), glint * 0.7))


PARTS = (paper, silk, ribbon, ripple)
FAMILY = Family("waves", "Waves", ("paper", "silk", "ribbon", "ripple"), False, False, by_kind(PARTS), None, "paper waves in coral and cream", PARTS)
