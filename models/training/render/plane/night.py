"""Night skies: stars, moon, galaxy."""
import torch

from ..inputs import Family, by_kind
from .colour import add_light, mix, rich, shade
from .fields import curve, edge, fbm, hashed, noise, smooth, turn
from .picture import TAU, Picture
from .sky import starfield


def _night(p):
    """A dark sky from the scheme: deep above, its second tone towards the ground. -> lab [N, 3], dark [1, 3], quiet mask."""
    dark = shade(mix(p.scheme.darkest, p.scheme.coldest, (p.scheme.darkest[0:1] > 0.5).float()), -0.35)
    dark = rich(torch.cat([dark[:, :1].clamp(max=0.24 + 0.08 * p.slider("light")), dark[:, 1:]], -1), 0.045)
    second = p.scheme.even(torch.full((1,), 0.3))
    second = rich(torch.cat([second[:, :1].clamp(max=0.5), second[:, 1:]], -1), 0.06)
    mask = p.quiet.mask(p.x, p.y, 0.36)
    qx, qy = p.quiet.calm(p.x, p.y, 0.4)
    run = smooth(-0.6, 0.75, qy / p.h + 0.15 * noise(qx, qy, p.dice.seed()))
    return mix(p.full(dark), second, run * 0.75), dark, mask


def _stars(p, lab, mask, more=1.0):
    for cells, big, share in ((58.0, 0.0009, 0.45), (30.0, 0.0016, 0.4), (12.0, 0.0034, 0.35)):
        star, tone = starfield(p.x, p.y, p.px, p.dice.seed(), cells, big, share + 0.2 * p.slider("density"))
        colour = shade(p.scheme.even(0.55 + 0.45 * tone), 0.55)
        lab = mix(lab, colour, (star * more * (1 + 0.3 * p.slider("glow"))).clamp(0.0, 1.0) * (1 - mask))
    return lab


def _ridge(p, lab, dark, shown):
    """Dark land with a line of firs at the picture's foot."""
    line, slope = curve(p.x * 1.5, p.dice.seed(), 3, 0.45)
    base = 0.4 * p.h - 0.06 * line
    lab = mix(lab, mix(p.full(shade(dark, -0.2)), p.scheme.even(torch.full((1,), 0.25)), 0.3), edge(p.y - base + 0.05 + 0.04 * curve(p.x * 2.3, p.dice.seed(), 2)[0], p.px) * shown)
    gx = p.x * 24 + 40
    for row in range(2):
        i = torch.floor(gx + 0.5 * row)
        a, b, c = hashed(i, torch.full((1,), 5.0 + row), p.dice.seed())
        u = gx + 0.5 * row - i - 0.5
        tall = 0.03 + 0.05 * a
        up = base + 0.03 - p.y
        t = up / tall
        wide = (1 - t) * 0.5 * (0.8 + 0.35 * (1 - 2 * (t * 7 - torch.floor(t * 7))))
        tree = torch.minimum((wide - u.abs()) / 24, tall - up)
        lab = mix(lab, shade(dark, -0.75), edge(tree, p.px) * shown)
    return mix(lab, shade(dark, -0.75), edge(p.y - base, p.px) * shown)


def _land(p):
    return p.dice.chance(0.7) * (1 - p.quiet.on * (p.quiet.y1 > 0.25 * p.h).float())


def stars(inputs):
    """A starry sky, a faint band of the milky way, often over dark land."""
    p = Picture(inputs)
    lab, dark, mask = _night(p)
    angle = p.dice.one(-1.1, 1.1)
    seed = p.dice.seed()
    a, b = turn(p.x, p.y, angle)
    wave = b + 0.12 * noise(a * 1.2, a * 0, seed)
    cloud = fbm(a * 2.2, b * 4.0, seed + 5, 5, 0.55)
    band = torch.exp(-(wave / 0.2) ** 2) * (0.55 + 0.7 * cloud).clamp(min=0) * (1 - 0.9 * mask)
    rift = smooth(0.1, 0.7, fbm(a * 3 + 4, b * 7, seed + 17, 4, 0.55)) * torch.exp(-(wave / 0.09) ** 2)
    tint = p.scheme.even((0.55 + 0.35 * noise(a * 1.5, b * 2, seed + 30)).clamp(0.0, 1.0))
    lab = add_light(lab, tint, band * (1 - 0.75 * rift) * 0.4)
    lab = _stars(p, lab, mask, 1.0)
    dust, tone = starfield(p.x, p.y, p.px, p.dice.seed(), 110.0, 0.0006, 0.8)
    lab = mix(lab, shade(p.scheme.lightest, 0.5)[None], (dust * band * 1.6).clamp(0.0, 0.9))
    return p.done(_ridge(p, lab, dark, _land(p)))


def moon(inputs):
    """A great moon, full or waxing, its seas and craters, a halo and thin clouds."""
    p = Picture(inputs)
    dice = p.dice
    lab, dark, mask = _night(p)
    lab = _stars(p, lab, mask, 0.8)
    fx, fy = p.quiet.free(inputs)
    cx, cy = torch.where(p.quiet.on > 0, fx, dice.one(-0.28, 0.28) * p.w), torch.where(p.quiet.on > 0, fy * 0.9, dice.one(-0.22, 0.05) * p.h)
    radius = dice.one(0.12, 0.24) * torch.exp(0.35 * p.slider("scale"))
    radius = torch.where(p.quiet.on > 0, torch.minimum(radius, (p.quiet.away(cx, cy) - 0.02).clamp(min=0.06)), radius)
    dx, dy = (p.x - cx) / radius, (p.y - cy) / radius
    r2, shape = dx * dx + dy * dy, dice.one()
    r = torch.sqrt(r2 + 1e-8)
    z = torch.sqrt((1 - r2).clamp(min=1e-4))
    light = shade(p.scheme.lightest[None], 0.3)
    glow = torch.exp(-(r - 1).clamp(min=0) * radius / 0.09) * 0.32 + torch.exp(-(r - 1).clamp(min=0) * radius / 0.35) * 0.22
    lab = add_light(lab, light, glow * torch.where(shape < 0.5, 1.0, 0.45) * (1 + 0.4 * p.slider("glow")))
    seed = dice.seed()
    sx, sy = dx / (0.5 + 0.5 * z), dy / (0.5 + 0.5 * z)
    seas = smooth(0.0, 0.5, fbm(sx * 1.3 + 2, sy * 1.3, seed, 4, 0.5))
    rough = fbm(sx * 7, sy * 7, seed + 9, 3, 0.6)
    pit = torch.zeros_like(dx)
    for k, cells in enumerate((2.3, 4.4, 8.0)):
        i, j = torch.floor(sx * cells), torch.floor(sy * cells)
        a, b, c = hashed(i + 50, j + 50, seed + 20 + 5 * k)
        u, v = sx * cells - i - 0.3 - 0.4 * a, sy * cells - j - 0.3 - 0.4 * b
        size = 0.1 + 0.16 * c
        q = torch.sqrt(u * u + v * v + 1e-6) / size
        bowl = torch.exp(-(q / 0.8) ** 4) * (-u - v) / size * 0.5 + torch.exp(-((q - 1) / 0.16) ** 2) * (u + v) / size * 0.3
        pit = pit + bowl * (0.6 - 0.12 * k) * (a < 0.6).float()
    phase = torch.where(shape < 0.5, 1.2, dice.one(-0.25, 0.5))
    tilt = dice.one(-0.7, 0.7)
    lx, ly = torch.cos(tilt) * torch.sqrt((1 - phase.clamp(-1.0, 1.0) ** 2).clamp(min=0)), torch.sin(tilt) * torch.sqrt((1 - phase.clamp(-1.0, 1.0) ** 2).clamp(min=0))
    full = (phase > 1).float()
    day = torch.maximum(smooth(-0.06, 0.35, dx * lx + dy * ly + z * phase), full + 0 * dx)
    stone = mix(light, p.scheme.even(torch.full((1,), 0.55)), seas * 0.55)
    stone = mix(stone, shade(light, -0.5), ((0.25 * rough - 0.9 * pit + 0.05).clamp(0.0, 1.0)) * 0.55)
    stone = mix(stone, shade(light, 0.7), (pit * 0.9 - 0.15 * rough).clamp(0.0, 0.6))
    stone = mix(stone, shade(stone, -0.5), smooth(0.6, 1.0, r) * 0.35)
    face = mix(mix(lab, dark, 0.35), stone, day)
    lab = mix(lab, face, edge((1 - r) * radius, p.px, 0.0008))
    form = fbm(p.x * 1.3 + 3, p.y * 5.5, seed + 77, 4, 0.55)
    lit = torch.exp(-(r - 0.6).clamp(min=0) * radius / 0.2)
    cloud = smooth(0.1, 0.8, form) * (0.45 + 0.45 * p.slider("clouds")).clamp(0.0, 1.0) * (1 - 0.9 * mask)
    lab = mix(lab, mix(mix(dark, p.scheme.even(torch.full((1,), 0.35)), 0.6), light, lit * 0.55), cloud * 0.75)
    return p.done(_ridge(p, lab, dark, _land(p)))


def galaxy(inputs):
    """A spiral of stars seen aslant, or a nebula of glowing gas."""
    p = Picture(inputs)
    dice = p.dice
    lab, dark, mask = _night(p)
    fx, fy = p.quiet.free(inputs)
    cx, cy = fx * 0.9 + dice.one(-0.08, 0.08), fy * 0.9 + dice.one(-0.08, 0.08)
    seed, spiral = dice.seed(), dice.chance(0.55)
    keep = 1 - 0.92 * mask
    a, b = turn(p.x - cx, p.y - cy, dice.one(0, TAU / 2))
    b = b * dice.one(1.5, 2.4)
    size = dice.one(0.4, 0.55) * p.scale * torch.where(p.quiet.on > 0, 0.75, 1.0)
    r = torch.sqrt(a * a + b * b + 1e-7) / size
    warp = 0.35 * fbm(a * 3, b * 3, seed, 3)
    # arms: the double angle less the logarithm of the radius, from coordinates alone so that nothing wraps
    ca, cb = a / (r * size), b / (r * size)
    wind = -3.1 * torch.log(r + 0.07) + warp * 2.2
    two_c, two_s = ca * ca - cb * cb, 2 * ca * cb
    arm = (two_c * torch.cos(wind) + two_s * torch.sin(wind)) * 0.5 + 0.5
    disc = torch.exp(-r * 2.3)
    cloud = (0.6 + 0.6 * fbm(a * 7, b * 7, seed + 9, 4, 0.6)).clamp(min=0)
    arms = arm.clamp(min=0) ** 2.2 * disc * 2.0 * cloud * smooth(1.7, 0.5, r)
    core = torch.exp(-(r / 0.16) ** 1.4) * 1.6
    dust = smooth(0.15, 0.6, fbm(a * 9 + 5, b * 9, seed + 40, 4, 0.6)) * smooth(0.9, 0.2, (arm - 0.45).abs() * 2) * 0.6
    glow_s = (arms * (1 - dust) + 0.25 * disc) * spiral * keep
    outer, inner = p.scheme.vivid[None], shade(p.scheme.lightest[None], 0.3)
    outer = torch.cat([outer[:, :1].clamp(0.45, 0.8), outer[:, 1:] * 1.15], -1)
    lab = add_light(lab, mix(p.full(outer), inner, torch.exp(-r * 2.2)), glow_s * (1 + 0.3 * p.slider("glow")))
    lab = add_light(lab, inner, core * spiral * keep)
    # nebula
    u, v = p.x - cx, p.y - cy
    w1, w2 = fbm(u * 1.5 / p.scale, v * 1.5 / p.scale, seed + 60, 3), fbm(u * 1.5 / p.scale + 4, v * 1.5 / p.scale + 7, seed + 81, 3)
    gas = fbm(u * 1.8 + 0.45 * w1, v * 1.8 + 0.45 * w2, seed + 99, 5, 0.55)
    gas2 = fbm(u * 2.2 - 0.4 * w2 + 9, v * 2.2 + 0.4 * w1, seed + 121, 5, 0.55)
    far = torch.exp(-(u * u + v * v) / 0.28)
    cool = p.scheme.pick(dice.one(0.3, 0.7))
    cool = torch.cat([cool[:, :1].clamp(0.45, 0.8), cool[:, 1:] * 1.15], -1)
    neb = (1 - spiral) * keep
    lab = add_light(lab, outer, smooth(-0.7, 1.3, gas) * far * 1.3 * neb)
    lab = add_light(lab, cool, smooth(-0.5, 1.3, gas2) * (0.25 + far) * 0.9 * neb)
    lab = add_light(lab, inner, smooth(0.1, 1.8, gas + gas2) * far * 1.0 * neb)
    lab = mix(lab, shade(dark, -0.5), smooth(0.0, 1.1, -gas2 + 0.5 * w1) * far * 0.5 * neb)
    lab = _stars(p, lab, mask, 1.0)
    dusty, _ = starfield(p.x, p.y, p.px, dice.seed(), 120.0, 0.0006, 0.8)
    lab = mix(lab, inner, (dusty * (arms * 1.3 * spiral + 0.5 * far * (1 - spiral)) * keep).clamp(0.0, 0.95))
    return p.done(lab)


PARTS = (stars, moon, galaxy)
FAMILY = Family("night", "Night skies", ("stars", "moon", "galaxy"), False, False, by_kind(PARTS), None, "full moon in deep blue", PARTS)
