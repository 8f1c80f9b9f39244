"""Layered landscapes: mountains, hills, dunes, sea, lake, skyline."""
import torch

from ..inputs import Family, by_kind
from .colour import add_light, mix, shade
from .fields import curve, edge, frac, hashed, noise, smooth
from .picture import Picture
from .sky import Sky


def _horizon(p, low, high):
    """y of the horizon: as thrown, or just beyond the space for copy when that lies above or below."""
    q, thrown = p.quiet, p.dice.one(low, high) * p.h
    wide = (q.x1 - q.x0 > 0.7 * p.w).float() * q.on
    middle = q.on * (1 - wide) * ((q.x1 - q.x0) < 0.5 * p.w).float() * (q.x.abs() < 0.1).float()
    above = wide * (q.y < 0).float() + middle
    below = wide * (q.y >= 0).float()
    return (1 - above - below) * thrown + above * (q.y1 + 0.1).clamp(max=0.36) + below * (q.y0 - 0.1), below


def _range(p, sky, x, y, lab, t, level, rise, rate, seed, octaves, ridged, fall=0.5, facets=0.0):
    """One range of land in front of lab. t: 0 far .. 1 near, level of its foot's middle [1], rise its height [1]."""
    line, slope = curve(x * rate, seed, octaves, fall)
    if ridged:
        line, slope = 0.75 - 1.35 * torch.sqrt(line * line + 0.006), -1.35 * slope * line / torch.sqrt(line * line + 0.006)
    low = p.quiet.mask(x, level + 0 * x, 0.3) * 0.5
    rise = rise * (1 - low)
    top = level - rise * (0.5 + 0.6 * line)
    d = (y - top) / torch.sqrt(1 + (0.6 * rise * rate * slope) ** 2)
    deep = (y - top).clamp(min=0)
    side = torch.where(sky.sx > 0, 1.0, -1.0)
    body = p.full(sky.tone(t))
    if facets:
        # flanks turned from the sun, from the ridge down
        down = y - level + 0.5 * rise
        l3, s3 = curve((x + (0.75 * down + 0.1 * noise(x * 4, y * 7, seed + 33) * smooth(0.0, 0.1, deep)) * side) * rate, seed, 3, fall)
        flank = 0.5 * torch.tanh(l3 * s3 * 1.4) * side
        turn = flank + 0.5 * noise((x + 0.5 * down) * 6, down * 5, seed + 60) + 0.35 * noise((x - 0.4 * down) * 15, down * 11, seed + 90)
        body = mix(body, sky.near, smooth(0.0, 0.4, turn) * facets * (1 - t * 0.5) * torch.exp(-deep / 0.2))
        body = mix(body, shade(sky.low, 0.15), smooth(-0.1, -0.5, turn) * facets * 0.8 * torch.exp(-deep / 0.16))
    mist = smooth(0.0, 0.34, y - level + rise * 0.35) * (0.35 + 0.6 * sky.mist) * (1 - 0.8 * t)
    drift = 1 + 0.35 * noise(x * 2.2, y * 7, seed + 40)
    body = mix(body, sky.low, (mist * drift).clamp(0.0, 0.95))
    body = mix(body, shade(sky.low, 0.2), torch.exp(-(x - sky.sx).abs() / 0.35) * torch.exp(-deep / 0.03) * 0.35 * (1 - 0.6 * t) * sky.shown * (1 - sky.night))
    return mix(lab, body, edge(d, p.px, 0.006 * p.slider("soft").clamp(min=0)))


def _ranges(p, low, high, count, height, rate, octaves, ridged, fall=0.5, facets=0.0):
    horizon, below = _horizon(p, low, high)
    sky = Sky(p, horizon)
    lab = sky.paint(p.x, p.y)
    bottom = torch.where(below > 0.5, horizon + 0.08, p.h * 0.46)
    for k in range(count):
        t = torch.full((1,), (k + 0.45) / count)
        level = horizon + (bottom - horizon) * (k / count) ** 1.15
        rise = height * p.energy * (1 - 0.4 * k / count) * p.dice.one(0.8, 1.2) * torch.where(below > 0.5, 0.6, 1.0)
        lab = _range(p, sky, p.x, p.y, lab, t * torch.where(below > 0.5, 0.6, 1.0), level, rise, rate * (1.25 - 0.45 * k / count) / p.scale, p.dice.seed(), octaves, ridged, fall, facets * (1 - 0.75 * k / count) if k < 3 else 0.0)
    run = sky.air(p.y, bottom, 0.45 / count, torch.where(below > 0.5, 0.6, 1.0) * (count - 0.55) / count)
    return p.done(sky.calm(lab, p.x, p.y, run))


def mountains(inputs):
    p = Picture(inputs)
    return _ranges(p, 0.0, 0.14, 5, p.dice.one(0.22, 0.34), 1.45, 5, True, 0.46, 0.4)


def hills(inputs):
    p = Picture(inputs)
    return _ranges(p, -0.02, 0.14, 6, p.dice.one(0.12, 0.2), 1.3, 2, False, 0.2)


def dunes(inputs):
    """Sand: sharp crests, one flank lit and one in shade, fine ripples in front."""
    p = Picture(inputs)
    dice = p.dice
    horizon, below = _horizon(p, -0.06, 0.08)
    sky = Sky(p, horizon)
    lab = sky.paint(p.x, p.y)
    side = torch.where(sky.sx > 0, 1.0, -1.0)
    count = 4
    bottom = torch.where(below > 0.5, horizon + 0.1, p.h * 0.42)
    for k in range(count):
        t = torch.full((1,), (k + 0.4) / count)
        seed, rate = dice.seed(), (1.9 - 0.28 * k) / p.scale
        line, slope = curve(p.x * rate, seed, 2, 0.22)
        rise = (0.1 + 0.035 * k) * p.energy * torch.where(below > 0.5, 0.5, 1.0)
        level = horizon + (bottom - horizon) * (k / count) ** 1.1
        top = level - rise * (0.35 + line)
        deep = (p.y - top).clamp(min=0)
        # the crest's own turning, carried down slantwise and bent by the wind
        bend = 0.05 * noise(p.x * 3, p.y * 5, seed + 5) * smooth(0.0, 0.2, deep)
        _, turn = curve((p.x + 1.25 * deep * side + bend) * rate, seed, 2, 0.22)
        shadow = smooth(-0.12, 0.12, turn * side) * torch.exp(-deep / (0.42 * rise + 0.1))
        sand = mix(sky.tone(0.25 + 0.55 * t), p.scheme.even(torch.full((1,), 0.62 - 0.22 * k / count)), 0.55)
        body = mix(p.full(shade(sand, 0.2)), shade(sand, -0.42), shadow * (0.85 + 0.15 * t))
        far = (1 / p.px.clamp(min=1e-4) > 150).float()
        ripples = torch.sin((deep * 70 + 2.2 * noise(p.x * 6, deep * 9, seed + 8) + p.x * 12 * side) * 2.4) * smooth(0.02, 0.2, deep) * t * far
        body = torch.cat([body[:, :1] + 0.011 * ripples.unsqueeze(-1) * (1 - p.quiet.mask(p.x, p.y, 0.1)).unsqueeze(-1), body[:, 1:]], -1)
        body = mix(body, sky.low, (smooth(0.0, 0.25, deep) * (0.15 + 0.4 * sky.mist) * (1 - t)))
        lab = mix(lab, body, edge((p.y - top) / torch.sqrt(1 + (rise * rate * slope) ** 2), p.px))
    sand = mix(sky.air(p.y, bottom, 0.3, 0.7), p.scheme.even(0.62 - 0.2 * smooth(horizon, bottom, p.y)), 0.5 * smooth(horizon - 0.03, horizon + 0.1, p.y))
    return p.done(sky.calm(lab, p.x, p.y, sand))


def _water(p, sky, lab, at, calm):
    """Water below at: the sky mirrored, waves that shorten to the horizon, a path of light."""
    depth = (p.y - at).clamp(min=0)
    full = p.h / 2 - at
    still = deep = mix(mix(p.full(mix(sky.low, sky.tone(torch.full((1,), 0.25)), 0.5)), sky.tone(torch.full((1,), 0.55)), smooth(0.0, 0.5 * full, depth)), sky.tone(torch.full((1,), 0.85)), smooth(0.3 * full, 1.2 * full, depth) * 0.8)
    z = 1 / (depth + 0.045)
    seed = p.dice.seed()
    near = smooth(0.0, 0.1, depth)
    wave = noise(p.x * z * 0.9, z * 3.2, seed) * 0.7 + noise(p.x * z * 2.3 + 3, z * 7.5, seed + 31) * 0.5 * smooth(0.02, 0.25, depth)
    fine = noise(p.x * z * 5 + 9, z * 15, seed + 57) * smooth(0.08, 0.4, depth)
    swell = (wave + 0.35 * fine) * near * p.energy * calm
    deep = mix(deep, shade(deep, 0.5), smooth(0.05, 0.9, swell) * 0.6)
    deep = mix(deep, shade(deep, -0.5), smooth(-0.05, -0.9, swell) * 0.5)
    width = 0.03 + 0.32 * depth
    path = torch.exp(-((p.x - sky.sx) / width) ** 2)
    glint = path * smooth(-0.15, 0.55, wave + 0.6 * fine) * (0.9 - 0.5 * smooth(0.0, full, depth)) * calm
    deep = add_light(deep, sky.colour, (glint * 1.1 + path * 0.2) * sky.shown * (0.8 + 0.3 * p.slider("glow")))
    lab = mix(lab, deep, edge(p.y - at, p.px))
    return mix(lab, shade(sky.low, 0.1), torch.exp(-(p.y - at).abs() / 0.014) * (0.15 + 0.35 * sky.mist)), mix(sky.plain(p.y), still, smooth(-0.05, 0.03, p.y - at))


def sea(inputs):
    p = Picture(inputs)
    at, below = _horizon(p, -0.03, 0.14)
    sky = Sky(p, at)
    lab = sky.paint(p.x, p.y)
    land = p.dice.chance(0.55) * (1 - below)
    flank = torch.where(sky.sx > 0, -1.0, 1.0)
    for k in range(2):
        line, slope = curve(p.x * 2.6, p.dice.seed(), 4, 0.42)
        reach = smooth(0.02 + 0.16 * k, 0.55, p.x * flank / p.w + 0.1)
        rise = (0.16 - 0.05 * k) * reach * (0.75 + 0.5 * line) * p.energy
        body = mix(p.full(sky.tone(torch.full((1,), 0.22 + 0.22 * k))), sky.low, smooth(at - 0.08, at, p.y) * 0.35)
        lab = mix(lab, body, edge((p.y - at + rise) * 0.8, p.px) * land * (reach > 0.001).float() * (1 - 0.9 * p.quiet.mask(p.x, p.y, 0.35)))
    calm = 1 - 0.85 * p.quiet.mask(p.x, p.y, 0.35)
    lab, run = _water(p, sky, lab, at, calm)
    return p.done(sky.calm(lab, p.x, p.y, run))


def lake(inputs):
    """Mountains and their image in still water."""
    p = Picture(inputs)
    dice = p.dice
    at, below = _horizon(p, 0.06, 0.18)
    sky = Sky(p, at)
    seed = dice.seed()
    depth = (p.y - at).clamp(min=0)
    z = 1 / (depth + 0.06)
    ripple = (noise(p.x * z * 0.6, z * 4, seed) * 0.7 + noise(p.x * z * 1.6, z * 9, seed + 9) * 0.4) * smooth(0.0, 0.2, depth) * p.energy
    y = at - (p.y - at).abs() + ripple * 0.02
    x = p.x + ripple * 0.004
    lab = sky.paint(x, y)
    for k in range(3):
        t = torch.full((1,), 0.18 + 0.26 * k)
        rise = (dice.one(0.3, 0.42) - 0.1 * k) * p.energy * torch.where(p.quiet.on > 0, 0.75, 1.0)
        lab = _range(p, sky, x, y, lab, t, at - rise * 0.12 + 0.02, rise, (1.4 + 0.35 * k) / p.scale, dice.seed(), 5, True, 0.46, 0.4 - 0.1 * k if k < 2 else 0.0)
    line, slope = curve(x * 5.0, dice.seed(), 5, 0.6)
    shore = at - 0.016 - 0.02 * (0.5 + line)
    lab = mix(lab, sky.tone(torch.full((1,), 0.9)), edge(y - shore, p.px, 0.001))
    under = edge(p.y - at, p.px)
    water = mix(lab, sky.tone(torch.full((1,), 0.75)), 0.16 + 0.42 * smooth(0.0, p.h / 2 - at, depth))
    water = mix(water, shade(sky.low, 0.2), smooth(0.15, 0.7, ripple) * 0.16 * (1 - p.quiet.mask(p.x, p.y, 0.1)))
    lab = mix(lab, water, under)
    lab = mix(lab, sky.low, torch.exp(-(p.y - at).abs() / 0.012) * (0.2 + 0.5 * sky.mist))
    mirrored = mix(sky.plain(at - (p.y - at).abs()), sky.tone(torch.full((1,), 0.75)), (0.16 + 0.42 * smooth(0.0, p.h / 2 - at, depth)) * smooth(0.0, 0.05, depth))
    return p.done(sky.calm(lab, p.x, p.y, mirrored))


def skyline(inputs):
    """A city in layers of haze, windows lit when it is dark, mirrored in a river now and then."""
    p = Picture(inputs)
    dice = p.dice
    at, below = _horizon(p, 0.14, 0.28)
    at = at + 0.04 * (1 - below)
    sky = Sky(p, at)
    river = torch.maximum(dice.chance(0.55), below)
    seed = dice.seed()
    depth = (p.y - at).clamp(min=0) * river
    z = 1 / (depth + 0.05)
    ripple = noise(p.x * z * 0.8, z * 6, seed) * smooth(0.0, 0.15, depth)
    y = torch.where(river > 0.5, at - (p.y - at).abs(), p.y) + ripple * 0.03
    x = p.x + ripple * 0.004
    lab = sky.paint(x, y)
    dusk = torch.maximum(sky.night, (p.scheme.mean[0:1] < 0.55).float() * 0.85)
    peak = sky.sx * -0.4
    for k in range(4):
        t = torch.full((1,), 0.1 + 0.27 * k)
        rate = (15.0 - 2.4 * k) / p.scale
        s = dice.seed()
        # two rows of houses, one behind the other, make one layer
        for row in range(2 if k else 1):
            gx = x * rate + 0.37 * row + 50 + 7 * k
            i = torch.floor(gx)
            a, b, c = hashed(i, torch.full((1,), 3.0 * k + row), s)
            d, e, f = hashed(i, torch.full((1,), 90.0 + 3 * k + row), s)
            mid = (i + 0.5 - 0.37 * row - 50 - 7 * k) / rate
            hill = torch.exp(-((mid - peak) / (0.42 * p.w)) ** 2)
            tall = (0.06 + (0.2 + 0.06 * k * float(k < 3)) * hill * (0.3 + 0.9 * a * a)) * p.energy * (1 - 0.16 * k) * (1.0 if row else 0.8)
            tall = tall * torch.where(p.quiet.on > 0, 0.75, 1.0) * (1 - 0.5 * p.quiet.mask(mid, at + 0 * mid, 0.1))
            u = frac(gx) - 0.5
            half = 0.3 + 0.2 * b
            base = at + 0.02 + (0.01 + 0.03 * k) * (1 - river)
            up = base - y
            wall = torch.minimum((half - u.abs()) / rate, tall - up)
            step = torch.minimum((half * 0.62 - u.abs()) / rate, tall * 1.12 - up) * (c > 0.5).float() - 9 * (c <= 0.5).float()
            spire = torch.minimum((0.02 - u.abs()) / rate + 0.0006, tall * (1.25 + 0.15 * e) - up) * (d > 0.72).float() - 9 * (d <= 0.72).float()
            roof = torch.minimum((half - u.abs()) / rate * 0.7, (tall + 0.4 * (half - (u - 0.0).abs()) / rate - up) * 0.8) * (d < 0.22).float() - 9 * (d >= 0.22).float()
            shape = torch.maximum(torch.maximum(wall, step), torch.maximum(spire, roof))
            body = mix(p.full(sky.tone((t + 0.06 * row).clamp(max=1.0))), shade(sky.low, 0.1), (torch.exp(-up.clamp(min=0) / 0.1) * (0.25 + 0.5 * sky.mist) * (1 - 0.75 * t)).clamp(0.0, 0.9))
            body = torch.cat([body[:, :1] + ((e - 0.5) * 0.035).unsqueeze(-1), body[:, 1:]], -1)
            # windows
            wu, wv = u * (6.0 + torch.floor(e * 3)), up * rate * 4.6
            wi, wj = torch.floor(wu), torch.floor(wv)
            g, h, _ = hashed(i * 7 + wi + 20, wj + 40, s + 17)
            pane = torch.minimum(0.3 - (frac(wu) - 0.5).abs(), 0.26 - (frac(wv) - 0.5).abs())
            inside = torch.minimum(half - 0.05 - u.abs(), (tall - up) * rate - 0.06)
            lit = edge(torch.minimum(pane / (6.5 * rate), inside / rate), p.px) * (g < 0.2 + 0.3 * dusk).float() * smooth(0.0, 0.03, up)
            glow = mix(shade(p.scheme.lightest, 0.3)[None], shade(p.scheme.vivid, 0.5)[None], h * 0.5)
            body = mix(body, glow, lit * (0.2 + 0.75 * dusk) * (0.35 + 0.5 * t) * float(k > 0))
            lab = mix(lab, body, edge(shape, p.px))
        haze = smooth(at - 0.2, at + 0.02, y) * (0.12 + 0.3 * sky.mist) * (1 - 0.7 * t)
        lab = mix(lab, sky.low, haze)
    ground = mix(sky.tone(torch.full((1,), 0.9)), sky.low, 0.15)
    lab = mix(lab, ground, edge(p.y - at - 0.04, p.px) * (1 - river))
    water = mix(lab, sky.tone(torch.full((1,), 0.8)), 0.2 + 0.4 * smooth(0.0, p.h / 2 - at, depth))
    lab = mix(lab, water, edge(p.y - at, p.px) * river)
    lab = mix(lab, shade(sky.low, -0.1), torch.exp(-((p.y - at) / 0.004) ** 2) * river * 0.35)
    mirrored = mix(sky.plain(y), sky.tone(torch.full((1,), 0.8)), (0.2 + 0.4 * smooth(0.0, p.h / 2 - at, depth)) * smooth(0.0, 0.05, depth))
    shore = mix(sky.plain(p.y), ground, smooth(-0.06, 0.1, p.y - at - 0.02))
    return p.done(sky.calm(lab, p.x, p.y, mix(shore, mirrored, river)))


PARTS = (mountains, hills, dunes, sea, lake, skyline)
FAMILY = Family("landscape", "Landscapes", ("mountains", "hills", "dunes", "sea", "lake", "skyline"), False, False, by_kind(PARTS), None,
                "misty mountains at dawn", PARTS)
