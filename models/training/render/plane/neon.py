"""Neon: a glowing grid to the horizon, tubes of light on a wall, a tunnel of frames."""
import torch

from ..inputs import Family, by_kind
from .colour import add_light, lab_of, linear_of, mix, rich, shade
from .fields import curve, edge, frac, hashed, noise, smooth, turn
from .pattern import box
from .picture import TAU, Picture
from .sky import starfield


def _bright(p, t):
    """A colour of the scheme fit to glow: [1, 3]."""
    c = p.scheme.pick(t)
    weak = ((c[:, 1:] ** 2).sum(-1) < 0.0012).float()
    c = mix(c, p.scheme.vivid[None], weak * 0.7)
    return rich(torch.cat([c[:, :1].clamp(0.58, 0.82), c[:, 1:] * 1.3], -1), 0.11)


def _dark(p):
    d = shade(p.scheme.darkest[None], -0.45)
    return rich(torch.cat([d[:, :1].clamp(max=0.2), d[:, 1:]], -1), 0.035)


def _glow(d, core, px, power=1.0):
    """Light of a line at distance d [N]: a hot core and a long fall."""
    d = d.abs()
    return (edge(core - d, px, core * 0.3) * 1.6 + torch.exp(-d / (core * 3.5)) * 0.55 + torch.exp(-d / (core * 13)) * 0.2) * power


def grid(inputs):
    """The plane of lines under a striped sun, mountains of wire between."""
    p = Picture(inputs)
    dice = p.dice
    dark = _dark(p)
    q = p.quiet
    fx, _ = q.free(inputs)
    wide = (q.x1 - q.x0 > 0.7 * p.w).float() * q.on
    at = torch.where(wide * (q.y < 0).float() > 0.5, (q.y1 + 0.16).clamp(max=0.3), torch.where(wide * (q.y > 0).float() > 0.5, q.y0 - 0.08, dice.one(0.02, 0.14) * p.h))
    calm = q.mask(p.x, p.y, 0.36)
    one, two, three = _bright(p, dice.one(0.3, 1.0)), _bright(p, dice.one(0.2, 0.9)), _bright(p, dice.one(0.4, 1.0))
    lab = mix(p.full(dark), shade(mix(dark, two, 0.4), -0.25), smooth(-p.h * 0.6, at, p.y))
    star, _ = starfield(p.x, p.y, p.px, dice.seed())
    lab = mix(lab, shade(p.scheme.lightest, 0.5)[None], star * smooth(at, at - 0.3, p.y) * (1 - calm))
    sx = fx * 0.9
    size = dice.one(0.2, 0.29) * p.scale
    size = torch.where(q.on > 0, torch.minimum(size, (q.away(sx, at - 0.1) - 0.0).clamp(min=0.1)), size)
    sy = at - size * dice.one(0.45, 0.8)
    dx, dy = p.x - sx, p.y - sy
    r = torch.sqrt(dx * dx + dy * dy + 1e-7)
    t = (dy / size + 1) / 2
    bars = frac(t * 9.0)
    gap = (0.06 + 0.62 * (t - 0.42)).clamp(0.0, 0.7)
    cut = edge((bars - gap) * size * 2 / 9, p.px) * smooth(0.4, 0.42, t) + smooth(0.42, 0.4, t)
    face = mix(shade(p.scheme.lightest, 0.2)[None], one, smooth(0.0, 0.6, t))
    face = mix(face, two, smooth(0.5, 1.0, t))
    lab = add_light(lab, one, torch.exp(-(r - size).clamp(min=0) / 0.12) * 0.4 * (1 - 0.9 * calm))
    lab = mix(lab, face, edge(size - r, p.px) * cut * (1 - 0.97 * calm))
    hills = dice.chance(0.5)
    line, slope = curve(p.x * 2.4, dice.seed(), 4, 0.5)
    rise = smooth(0.12, 0.6, (p.x - sx).abs()) * (0.1 + 0.05 * line) * hills * p.energy
    top = at - rise
    lab = mix(lab, shade(dark, -0.4), edge(p.y - top, p.px) * hills)
    lab = add_light(lab, three, _glow((p.y - top) * 0.8, torch.full((1,), 0.0015), p.px, 0.8) * hills * (1 - 0.92 * calm))
    # the plane: lines in perspective, antialiased by how wide they are there
    depth = (p.y - at).clamp(min=1e-4)
    z = 0.32 / depth
    k = 3.4 / p.scale
    gx, gz = (p.x - sx) * z * k, z * k + dice.one()
    wx, wz = p.px * z * k, p.px * z * z * k / 0.32
    lx = (frac(gx + 0.5) - 0.5).abs()
    lz = (frac(gz + 0.5) - 0.5).abs()
    fade = smooth(0.0, 0.05, depth)
    core = 0.012
    bx = ((core - lx) / (wx + 0.006) + 0.5).clamp(0.0, 1.0) * (core / (core + wx)) ** 0.5 + torch.exp(-lx / 0.07) * 0.32
    bz = ((core - lz) / (wz + 0.006) + 0.5).clamp(0.0, 1.0) * (core / (core + wz)) ** 0.5 + torch.exp(-lz / 0.07) * 0.32
    far = torch.exp(-wz * 5)
    floor = mix(shade(dark, -0.3), mix(dark, two, 0.35), torch.exp(-depth / 0.16))
    under = edge(p.y - at, p.px)
    lab = mix(lab, floor, under)
    power = (torch.maximum(bx * torch.exp(-wx * 5), bz * far) + 0.25 * torch.exp(-depth / 0.04)) * (0.35 + 0.65 * fade) * (1 + 0.4 * p.slider("glow"))
    lab = add_light(lab, three, power * under * 1.25 * (1 - 0.93 * calm))
    lab = add_light(lab, shade(three, 0.4), _glow(p.y - at, torch.full((1,), 0.002), p.px, 0.75) * (1 - 0.9 * calm))
    return p.done(lab)


def tubes(inputs):
    """Glass tubes of light on a dark wall: frames, rings, bent lines; the wall takes their colour."""
    p = Picture(inputs)
    dice = p.dice
    dark = _dark(p)
    q = p.quiet
    qx, qy = q.calm(p.x, p.y, 0.4)
    calm = q.mask(p.x, p.y, 0.36)
    wall = noise(p.x * 3, p.y * 3, dice.seed()) * 0.5 + 0.5 * noise(p.x * 11, p.y * 13, dice.seed())
    brick = dice.chance(0.45)
    gy = p.y * 15
    j = torch.floor(gy)
    gx = p.x * 6 + 0.5 * (j - 2 * torch.floor(j / 2))
    a, b, _ = hashed(torch.floor(gx) + 90, j + 90, torch.full((1,), 7.0))
    joint = torch.minimum((0.5 - (frac(gx) - 0.5).abs()) / 6, (0.5 - (frac(gy) - 0.5).abs()) / 15)
    relief = (0.55 + 0.45 * smooth(0.001, 0.005, joint)) * (0.8 + 0.3 * a)
    reflect = torch.where(brick > 0.5, relief, 0.85 + 0.12 * wall)
    reflect = reflect + (0.8 - reflect) * calm
    lab = mix(p.full(dark), shade(dark, 0.1), smooth(-0.5, 0.5, qy / p.h) * 0.6)
    lab = torch.cat([lab[:, :1] * (0.72 + 0.28 * reflect).unsqueeze(-1), lab[:, 1:]], -1)
    fx, fy = q.free(inputs)
    cx, cy = fx + dice.one(-0.04, 0.04), fy + dice.one(-0.04, 0.04)
    style = dice.one()
    around = (q.on * (q.x.abs() < 0.1).float() * (q.y.abs() < 0.1).float())
    fit = torch.where(q.on > 0, (q.away(cx, cy) - 0.03).clamp(0.1, 0.4), torch.full((1,), 0.36)) * (0.85 + 0.15 * p.slider("scale"))
    cx, cy = cx * (1 - around), cy * (1 - around)
    hw, hh = (q.x1 - q.x0) / 2 + 0.06, (q.y1 - q.y0) / 2 + 0.06
    dx, dy = p.x - cx, p.y - cy
    spin = torch.where(style < 0.35, 0.0, dice.one(-0.5, 0.5)) * (1 - around)
    x, y = turn(dx, dy, spin)
    hot = p.x[:, None] * 0 + torch.zeros(1, 3)
    halo = hot
    core = 0.0065 * p.scale
    for k in range(3):
        s = fit * (1 - 0.27 * k)
        a, b = torch.where(around > 0.5, hw + 0.05 * k, s), torch.where(around > 0.5, hh + 0.05 * k, torch.where(style < 0.35, s * 1.0, s))
        frame = box(x, y, a, b, 0.06)
        ring = s - torch.sqrt(x * x + y * y + 1e-7)
        ux, uy = turn(x, y, torch.full((1,), TAU / 3 * 0.0))
        tri = torch.maximum(torch.maximum(uy - 0.5 * s, -0.5 * uy + 0.866 * ux - 0.5 * s), -0.5 * uy - 0.866 * ux - 0.5 * s) * -1
        path, slope = curve(p.x * 1.1 + 3 * k, dice.seed(), 2, 0.3)
        wave = (p.y - cy - 0.11 * p.energy * path - 0.1 * (k - 1)) / torch.sqrt(1 + (0.12 * slope) ** 2)
        d = torch.where((style < 0.35) | (around > 0.5), frame, torch.where(style < 0.6, ring, torch.where(style < 0.8, tri, wave)))
        colour = _bright(p, frac(dice.one() + 0.37 * k))
        keep = 1 - 0.97 * calm
        on = torch.where(around > 0.5, float(k < 2), 1.0)
        light = linear_of(colour).clamp(min=0)
        dist = d.abs()
        fall = (torch.exp(-dist / 0.022) * 0.75 + torch.exp(-dist / 0.09) * 0.45 + torch.exp(-dist / 0.3) * 0.12) * (1 + 0.4 * p.slider("glow"))
        halo = halo + light * (fall * reflect * on * (1 - 0.8 * calm)).unsqueeze(-1)
        tube = edge(core - dist, p.px, 0.0008) * keep * on
        white = smooth(core * 1.0, core * 0.2, dist) * 0.75
        hot = hot + (light + (1 - light) * white.unsqueeze(-1)) * (tube * 2.2).unsqueeze(-1)
    linear = 1 - (1 - linear_of(lab).clamp(0, 1)) * torch.exp(-halo * 0.9 - hot)
    return p.done(lab_of(linear.clamp(0, 1)))


def tunnel(inputs):
    """Frames of light, one behind the other, that lead the eye into the depth; a floor that mirrors them."""
    p = Picture(inputs)
    dice = p.dice
    dark = _dark(p)
    q = p.quiet
    fx, fy = q.free(inputs)
    calm = q.mask(p.x, p.y, 0.36)
    cx, cy = fx * 0.9 + dice.one(-0.05, 0.05), fy * 0.9 + dice.one(-0.05, 0.05)
    dx, dy = p.x - cx, p.y - cy
    style = dice.one()
    x, y = turn(dx, dy, torch.where(style < 0.3, 0.0, dice.one(-0.25, 0.25)))
    wide = torch.where(style < 0.3, torch.minimum(p.w / p.h, torch.full((1,), 1.5)), 1.0)
    square = torch.maximum(x.abs() / wide, y.abs())
    hexa = torch.maximum(x.abs() * 0.866 + y.abs() * 0.5, y.abs())
    round_ = torch.sqrt(x * x + y * y + 1e-7)
    tri = torch.maximum(y, torch.maximum(-0.5 * y + 0.866 * x, -0.5 * y - 0.866 * x)) * 1.3
    m = torch.where(style < 0.45, square, torch.where(style < 0.65, hexa, torch.where(style < 0.85, round_, tri))).clamp(min=0.004)
    # depth from size: frames at even depths
    z = 0.42 / m
    k = 1.5 / p.scale
    gz = torch.log(z) * 2.1 * k + dice.one()
    width = p.px / m * 2.1 * k
    index = torch.floor(gz)
    f = frac(gz) - 0.5
    d = f.abs() / (2.1 * k) * m
    a, b, c = hashed(index + 60, torch.full((1,), 4.0), dice.seed())
    tone = dice.one()
    one, two = _bright(p, tone), _bright(p, frac(tone + 0.4))
    core = 0.012 * m / 0.4
    near = smooth(0.006, 0.06, m)
    pick = (torch.floor(index / 2) * 2 == index).float()
    colour = mix(p.full(one), two, pick)
    deep = torch.exp(-m / 0.1)
    lab = mix(p.full(dark), mix(dark, one, 0.4), deep * 0.9 * (1 - calm))
    # walls take light between the frames
    wall = (0.5 + 0.5 * torch.cos(f * TAU)) * 0.0 + torch.exp(-d / (0.09 * m + 0.001) * 0.9)
    seam = noise(x / m * 6, gz * 0.7, dice.seed())
    lab = add_light(lab, colour, wall * (0.34 + 0.08 * seam) * near * (1 - 0.96 * calm))
    power = (edge(core - d, p.px, core * 0.2) * 1.8 * (core / (core + p.px * 0.5)) + torch.exp(-d / (core * 3)) * 0.6) * near * (0.55 + 0.6 * a)
    lab = add_light(lab, mix(colour, shade(colour, 0.7), edge(core * 0.5 - d, p.px, core * 0.3)), power * (1 + 0.3 * p.slider("glow")) * (1 - 0.985 * calm))
    lab = add_light(lab, shade(one, 0.5), torch.exp(-m / 0.035) * 1.5 * (1 - 0.9 * calm))
    return p.done(lab)


PARTS = (grid, tubes, tunnel)
FAMILY = Family("neon", "Neon", ("grid", "tubes", "tunnel"), False, False, by_kind(PARTS), None, "neon tubes in magenta and cyan", PARTS)
