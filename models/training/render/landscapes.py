"""Layered landscapes: a lit sky, then land, sand, water or cloud in front of it."""
import numpy as np

from render.fields import Curve, add_light, edge, fbm, mix, noise, smooth
from render.scheme import shade


class Sky:
    """Colours and light shared by everything in the picture."""

    def __init__(self, frame, rng, scheme, look, horizon):
        n = len(scheme.colours)
        night = look.light < -0.7
        self.night, self.horizon = night, horizon
        if night:
            self.top, self.low = shade(scheme.dark, -0.35), scheme.pick(0.45)
        else:
            self.low = scheme.light
            self.top = scheme.pick(rng.choice([0.6, 0.45, 0.75])) if n > 2 else shade(scheme.light, -0.12)
        self.near = shade(scheme.dark, -0.25 if not night else -0.5)
        self.middle = scheme.colours[1:-1] if n > 2 else scheme.colours[:1]
        x = {"left": 0.24, "right": -0.24}.get(look.quiet, rng.uniform(-0.3, 0.3)) + rng.uniform(-0.08, 0.08)
        up = rng.uniform(0.05, 0.3) if look.sun == "low" else rng.uniform(0.2, 0.38)
        self.x = x * frame.wide
        self.y = horizon - up * (horizon + frame.tall / 2) - 0.02
        if look.quiet in ("top", "centre"):
            self.y = horizon - 0.04
        self.colour = shade(scheme.light, 0.45)
        self.radius = rng.uniform(0.045, 0.085) * look.scale ** 0.5
        self.shown = look.sun != "none"


def paint_sky(frame, rng, scheme, look, sky):
    t = smooth(-frame.tall / 2, sky.horizon + 0.02, frame.Y + 0.02 * noise(frame, rng, 0.8, 2.5))
    canvas = mix(np.broadcast_to(sky.top, (*frame.X.shape, 3)).astype(np.float32), sky.low, t ** 1.2)
    r = np.hypot(frame.X - sky.x, frame.Y - sky.y)
    if sky.shown:
        strength = (0.5 if sky.night else 0.4) + 0.35 * look.glow
        canvas = add_light(canvas, sky.colour if sky.night else scheme.light, np.exp(-r / 0.13) * strength + np.exp(-r / 0.4) * 0.25)
    if look.clouds > 0.05 and look.quiet not in ("top", "centre"):
        canvas = wisps(frame, rng, canvas, sky, look.clouds)
    if sky.shown:
        canvas = mix(canvas, shade(sky.colour, 0.3), edge(sky.radius - r, frame.px, 0.002 + 0.01 * look.soft) * 0.96)
    return canvas


def wisps(frame, rng, canvas, sky, amount):
    """Long thin clouds, lit from the sun's side."""
    form = fbm(frame, rng, 0.2, 3, 0.5, stretch=3.2)
    cover = smooth(0.5, 2.0, form + 0.3) * smooth(sky.horizon, sky.horizon - 0.2, frame.Y) * amount
    near = np.exp(-np.hypot((frame.X - sky.x) * 0.6, frame.Y - sky.y) / 0.3)
    lit = mix(np.broadcast_to(shade(sky.low, 0.3), canvas.shape).astype(np.float32), shade(sky.low, 0.65), near)
    return mix(canvas, lit, cover * 0.75)


def tone(sky, t):
    """Colour of a layer: t 0 at the horizon (haze) .. 1 in front (dark)."""
    stops = np.concatenate([[sky.low * 0.45 + sky.middle[-1] * 0.55], sky.middle[::-1], [sky.near]]).astype(np.float32)
    at = np.clip(t, 0, 1) * (len(stops) - 1)
    low = int(min(np.floor(at), len(stops) - 2))
    return stops[low] + (stops[low + 1] - stops[low]) * (at - low)


def layers(frame, rng, scheme, look, canvas, sky, scale, height, octaves, ridged, fall=0.5):
    """Ranges of hills or peaks from the horizon to the front, mist at their feet."""
    bottom = front(frame, look)
    height = height * {"top": 0.65, "centre": 0.5, "bottom": 0.8}.get(look.quiet, 1.0)
    count = int(np.clip(rng.integers(3, 6) + look.density, 2, 7))
    lean = {"left": 1.0, "right": -1.0}.get(look.quiet, 0.0)
    for i in range(count):
        t = (i + rng.uniform(0.2, 0.6)) / count
        line = Curve(rng, scale * look.scale * (0.7 + 0.6 * t), octaves, fall, ridged)
        rise = height * (1 - 0.45 * t) * look.energy
        tilt = 1 + lean * 0.6 * frame.x / frame.wide * 2
        level = sky.horizon + (bottom - sky.horizon) * (i / count) ** 1.1 * 0.95
        y = level - rise * (0.5 + 0.42 * line(frame.x)) * tilt + (0.4 * rise if i else 0)
        depth = frame.Y - y[None, :]
        colour = tone(sky, t)
        body = mix(np.broadcast_to(colour, canvas.shape).astype(np.float32), shade(sky.low, 0.0), smooth(0.0, 0.3, frame.Y - even(frame, y)[None, :]) * (0.28 + 0.5 * look.mist) * (1 - 0.75 * t))
        if sky.shown and not sky.night:
            warm = np.exp(-np.abs(frame.x - sky.x) / 0.35)[None, :] * np.exp(-np.maximum(depth, 0) / 0.05)
            body = mix(body, shade(sky.low, 0.2), warm * 0.25 * (1 - 0.7 * t))
        slope = np.hypot(1, rise * 0.42 * line.slope(frame.x))[None, :]
        canvas = mix(canvas, body, edge(depth / slope, frame.px, 0.008 * look.soft))
    return canvas


def front(frame, look):
    """How far down ranges go: to the bottom, or only to the middle when the bottom must stay quiet."""
    return 0.03 * frame.tall if look.quiet == "bottom" else frame.tall / 2


def even(frame, y):
    """A ridge line without its teeth, so that mist does not streak."""
    size = max(3, int(0.16 / frame.px) | 1)
    padded = np.pad(y, size // 2, mode="edge")
    return np.convolve(padded, np.ones(size) / size, "valid").astype(np.float32)


def horizon_for(frame, rng, quiet, low=0.0, high=0.14):
    at = {"top": 0.22, "bottom": -0.2, "centre": 0.32}.get(quiet, rng.uniform(low, high))
    return at * frame.tall


def mountains(frame, rng, scheme, look):
    sky = Sky(frame, rng, scheme, look, horizon_for(frame, rng, look.quiet))
    canvas = paint_sky(frame, rng, scheme, look, sky)
    return layers(frame, rng, scheme, look, canvas, sky, 0.42, rng.uniform(0.18, 0.28), 5, True, 0.48)


def hills(frame, rng, scheme, look):
    sky = Sky(frame, rng, scheme, look, horizon_for(frame, rng, look.quiet))
    canvas = paint_sky(frame, rng, scheme, look, sky)
    return layers(frame, rng, scheme, look, canvas, sky, 0.6, rng.uniform(0.1, 0.16), 1, False)


def dunes(frame, rng, scheme, look):
    """Sand with one lit and one shaded flank per crest."""
    sky = Sky(frame, rng, scheme, look, horizon_for(frame, rng, look.quiet, -0.05, 0.1))
    canvas = paint_sky(frame, rng, scheme, look, sky)
    bottom, count = front(frame, look), int(np.clip(rng.integers(3, 5) + look.density, 2, 5))
    side = 1.0 if sky.x > 0 else -1.0
    for i in range(count):
        t = (i + 0.3) / count
        line = Curve(rng, (0.5 + 0.5 * t) * look.scale, 1)
        rise = rng.uniform(0.07, 0.12) * look.energy * (0.8 + 0.5 * t) * (0.6 if look.quiet in ("top", "centre", "bottom") else 1)
        level = sky.horizon + (bottom - sky.horizon) * (i / count) ** 1.1
        y = level - rise * line(frame.x) * 0.7 + (0.3 * rise if i else 0)
        depth = frame.Y - y[None, :]
        spine = Curve(rng, 0.5 * look.scale, 1)
        across = frame.X + 1.1 * depth * side - rng.uniform(-0.3, 0.3) * frame.wide - spine(depth * 1.5) * 0.16
        flank = np.tanh(line.slope(frame.x) * 0.9)[None, :] * side * 0.6 + 0.4 * np.tanh(across * 5 * side)
        colour = tone(sky, 0.25 + 0.6 * t)
        lit = mix(np.broadcast_to(shade(colour, 0.22), canvas.shape).astype(np.float32), shade(colour, -0.3), smooth(0.35, -0.35, flank) * np.exp(-np.maximum(depth, 0) / 0.3))
        lit = mix(lit, sky.low, smooth(0.02, 0.25, depth) * 0.2 * (1 - t) + 0.25 * look.mist * (1 - t))
        canvas = mix(canvas, lit, edge(depth, frame.px, 0.006 * look.soft))
    return canvas


def sea(frame, rng, scheme, look):
    at = {"top": 0.14, "bottom": -0.16, "centre": 0.32}.get(look.quiet, rng.uniform(-0.02, 0.14)) * frame.tall
    sky = Sky(frame, rng, scheme, look, at)
    canvas = paint_sky(frame, rng, scheme, look, sky)
    if rng.random() < 0.4 and look.quiet != "bottom":
        far = Curve(rng, 0.5, 4, 0.45)(frame.x) * 0.05 * look.energy + np.abs(frame.x - sky.x) / frame.wide * -0.07 + 0.015
        canvas = mix(canvas, tone(sky, 0.35), edge(frame.Y - (at + far)[None, :], frame.px))
    return water(frame, rng, scheme, look, canvas, sky, at)


def water(frame, rng, scheme, look, canvas, sky, at):
    """Calm water below `at`: the sky's colours mirrored, longer ripples in front, a path of light."""
    depth = np.maximum(frame.Y - at, 0)
    full = frame.tall / 2 - at
    deep = mix(np.broadcast_to(sky.low * 0.6 + sky.middle[-1] * 0.4, canvas.shape).astype(np.float32), sky.middle[0], smooth(0, 0.6 * full, depth))
    deep = mix(deep, sky.near, smooth(0.35 * full, 1.15 * full, depth) * 0.85)
    near = 1 / (depth / full * 5 + 0.35)
    swell = np.sin((np.log(depth / full + 0.06) * 17 + 0.7 * noise(frame, rng, 0.35, 2.0) + 0.5 * noise(frame, rng, 0.12, 4.0)))
    swell = swell * smooth(0.0, 0.12, depth) * look.energy
    swell = swell * (0.5 + 0.5 * np.tanh(noise(frame, rng, 0.1, 4.0) + 0.2)) * (0.3 if look.quiet == "bottom" else 1.0)
    deep = mix(deep, shade(deep, 0.25), np.clip(swell, 0, 1) * 0.34)
    deep = mix(deep, shade(deep, -0.3), np.clip(-swell, 0, 1) * 0.34)
    if sky.shown:
        width = 0.035 + 0.3 * depth
        glint = np.exp(-((frame.X - sky.x) / width) ** 2) * (0.55 + 0.45 * swell) * np.clip(0.45 + 0.4 * near, 0, 1)
        deep = add_light(deep, sky.colour, glint * (0.5 + 0.35 * look.glow))
    canvas = mix(canvas, deep, edge(frame.Y - at, frame.px))
    return mix(canvas, shade(sky.low, 0.15), np.exp(-np.abs(frame.Y - at) / 0.02) * (0.2 + 0.5 * look.mist))


def lake(frame, rng, scheme, look):
    """Mountains mirrored in still water."""
    at = {"top": 0.26, "bottom": -0.05, "centre": 0.34}.get(look.quiet, rng.uniform(0.1, 0.2)) * frame.tall
    sky = Sky(frame, rng, scheme, look, at)
    canvas = paint_sky(frame, rng, scheme, look, sky)
    for i in range(2 + int(look.density > 0)):
        line = Curve(rng, 0.4 * look.scale, 5, 0.48, True)
        y = at - (0.25 - 0.07 * i) * look.energy * (0.6 if look.quiet in ("top", "centre") else 1) * (0.55 + 0.42 * line(frame.x)) + 0.012
        depth = frame.Y - np.minimum(y, at)[None, :]
        body = mix(np.broadcast_to(tone(sky, 0.25 + 0.3 * i), canvas.shape).astype(np.float32), sky.low, smooth(0, 0.2, depth) * (0.4 + 0.4 * look.mist))
        canvas = mix(canvas, body, edge(depth * 0.7, frame.px))
    shift = (noise(frame, rng, 0.05, 6.0) * 0.006 + noise(frame, rng, 0.16, 4.0) * 0.006) * look.energy
    source = 2 * at - frame.Y + shift * smooth(0, 0.3, frame.Y - at) * 2
    rows = np.clip((source / frame.tall + 0.5) * frame.height - 0.5, 0, frame.height - 1.001)
    low = np.floor(rows).astype(np.int32)
    part = (rows - low)[..., None]
    columns = np.arange(frame.width)[None, :]
    mirror = canvas[low, columns] * (1 - part) + canvas[low + 1, columns] * part
    depth = np.maximum(frame.Y - at, 0)
    mirror = mix(mirror, sky.near, 0.12 + 0.5 * smooth(0, frame.tall / 2 - at, depth))
    canvas = mix(canvas, mirror, edge(frame.Y - at, frame.px))
    return mix(canvas, sky.low, np.exp(-np.abs(frame.Y - at) / 0.018) * (0.3 + 0.4 * look.mist))


def clouds(frame, rng, scheme, look):
    """Banks of cumulus seen from among them."""
    sky = Sky(frame, rng, scheme, look, {"top": 0.3, "bottom": 0.0}.get(look.quiet, 0.15) * frame.tall)
    thin = type("Thin", (), {**vars(look), "clouds": 0.0})
    canvas = paint_sky(frame, rng, scheme, thin, sky)
    count = int(np.clip(rng.integers(3, 5) + look.density, 2, 6))
    start = {"top": 0.08, "bottom": -0.42, "centre": 0.26}.get(look.quiet, rng.uniform(-0.3, 0.0)) * frame.tall
    end = {"bottom": 0.12}.get(look.quiet, 0.5) * frame.tall
    for i in range(count):
        t = (i + 0.5) / count
        form = Curve(rng, 0.5 * look.scale, 1)(frame.x) * 0.08 * look.energy
        puff = fbm(frame, rng, 0.17 * look.scale * (0.7 + 0.6 * t), 3, 0.45) * 0.03
        billow = -np.abs(noise(frame, rng, 0.14 * look.scale * (0.7 + 0.6 * t))) * 0.035
        depth = frame.Y - (start + (end - start) * (i / count)) - form[None, :] + puff - billow
        lit = np.exp(-np.maximum(depth, 0) / 0.15)
        sun = np.exp(-np.abs(frame.X - sky.x) / 0.6)
        core = shade(sky.middle[-1 if t < 0.6 else 0], 0.25 - 0.2 * t)
        body = mix(np.broadcast_to(core, canvas.shape).astype(np.float32), shade(sky.low, 0.45), np.clip(lit * (0.5 + 0.5 * sun), 0, 1))
        body = mix(body, sky.low, smooth(0.1, 0.4, depth) * (0.4 + 0.3 * look.mist))
        canvas = mix(canvas, body, edge(depth, frame.px, 0.012 + 0.02 * look.soft))
    return canvas


KINDS = {"mountains": mountains, "hills": hills, "dunes": dunes, "sea": sea, "lake": lake, "clouds": clouds}
