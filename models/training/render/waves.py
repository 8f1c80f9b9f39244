"""Waves: cut paper, silk, ribbons, ripples."""
import numpy as np

from render.fields import Curve, add_light, edge, mix, noise, smooth
from render.gradients import aim
from render.scheme import shade

TURN = {"top": 0.0, "bottom": np.pi, "left": -np.pi / 2, "right": np.pi / 2}


def _axes(frame, rng, quiet, tilt=0.35):
    """Coordinates (along, up) turned so that waves rise from the side opposite the quiet one; half size of up."""
    angle = TURN.get(quiet, rng.choice([0, 0, 0, np.pi])) + rng.uniform(-tilt, tilt)
    along = frame.X * np.cos(angle) + frame.Y * np.sin(angle)
    down = -frame.X * np.sin(angle) + frame.Y * np.cos(angle)
    half = 0.5 * (abs(np.sin(angle)) * frame.wide + abs(np.cos(angle)) * frame.tall)
    return along, down, half


def paper(frame, rng, scheme, look):
    along, down, half = _axes(frame, rng, look.quiet)
    count = int(np.clip(rng.integers(4, 7) + 1.5 * look.density, 3, 8))
    rising = rng.random() < 0.5
    tones = np.linspace(0, 1, count + 1)
    tones = tones if rising else tones[::-1]
    order = rng.permutation(len(scheme.colours)) if rng.random() < 0.25 else None
    colours = scheme.ramp(np.asarray(tones, np.float32), order)
    start = (-0.1 if look.quiet in TURN else -0.62) * half * 1.0
    begin = colours[0]
    canvas = mix(np.broadcast_to(begin, (*along.shape, 3)).astype(np.float32), shade(begin, 0.18 if begin[0] < 0.8 else -0.06),
                 smooth(-half, half, down))
    shared = Curve(rng, 0.75 * look.scale)
    for i in range(count):
        own = Curve(rng, rng.uniform(0.5, 0.85) * look.scale)
        height = (0.7 * own(along) + 0.45 * shared(along + 0.12 * i)) * 0.085 * look.energy * (1.1 - 0.3 * i / count)
        slope = 0.085 * look.energy * (0.7 * own.slope(along) + 0.45 * shared.slope(along + 0.12 * i))
        level = start + (half * 1.02 - start) * ((i + 0.15) / count) ** 1.05
        inside = (down - level - height) / np.sqrt(1 + slope ** 2)
        outside = np.maximum(-inside, 0)
        shadow = np.exp(-outside / (0.035 + 0.03 * look.soft)) * (0.34 - 0.08 * look.soft)
        canvas = mix(canvas, shade(canvas, -0.55), shadow * (inside < frame.px))
        colour = colours[i + 1]
        body = mix(np.broadcast_to(colour, canvas.shape).astype(np.float32), shade(colour, 0.22), np.exp(-np.maximum(inside, 0) / 0.05) * 0.5)
        body = mix(body, shade(colour, -0.16), smooth(0.05, 0.35, inside) * 0.55)
        canvas = mix(canvas, body, edge(inside, frame.px, 0.006 * look.soft))
    return canvas


def silk(frame, rng, scheme, look):
    """Folds of cloth: a warped height field lit from one side."""
    along, down, half = _axes(frame, rng, look.quiet, 0.9)
    warp1, warp2 = noise(frame, rng, 0.5 * look.scale), noise(frame, rng, 0.75 * look.scale)
    k = rng.uniform(10, 15) / look.scale * (1 + 0.2 * look.density)
    bend = along * rng.uniform(-0.5, 0.5)
    phase = k * (down + bend + 0.065 * look.energy * warp1 + 0.05 * look.energy * np.sin(3 * along + 1.5 * warp2))
    phase2 = 0.6 * phase + 3.0 * along + 1.2 * warp2
    height = 0.55 * np.sin(phase + 0.5 * np.sin(phase)) + 0.45 * np.sin(phase2 + 1.3)
    gy, gx = np.gradient(height, float(frame.px))
    light = rng.uniform(0.8, 2.3) * rng.choice([-1, 1])
    lit = (gx * np.cos(light) + gy * np.sin(light)) / (k * 0.85)
    lit = np.tanh(lit * (1.0 + 0.25 * look.contrast))
    t = 0.5 + 0.24 * lit + 0.14 * height + 0.13 * warp2
    canvas = scheme.ramp(t)
    canvas = mix(canvas, shade(canvas, -0.6), smooth(-0.25, -1.0, lit) * 0.35)
    return add_light(canvas, scheme.light, np.clip(lit, 0, 1) ** 3 * (0.22 + 0.2 * look.glow))


def ribbon(frame, rng, scheme, look):
    """Flowing translucent bands on a plain ground."""
    cx, cy = aim(frame, look.quiet)
    vertical = look.quiet in ("left", "right")
    along, down = (frame.Y - cy, frame.X - cx) if vertical else (frame.X - cx, frame.Y - cy)
    tilt = rng.uniform(-0.35, 0.35)
    along, down = along * np.cos(tilt) + down * np.sin(tilt), down * np.cos(tilt) - along * np.sin(tilt)
    ground = scheme.pick(rng.choice([0.0, 1.0]))
    canvas = mix(np.broadcast_to(ground, (*frame.X.shape, 3)).astype(np.float32), shade(ground, 0.2 if ground[0] < 0.5 else -0.1),
                 smooth(-0.6, 0.6, frame.V))
    others = [i for i in range(len(scheme.colours)) if not np.allclose(scheme.colours[i], ground)] or [0]
    count = int(np.clip(rng.integers(3, 6) + look.density, 2, 7))
    spine, phase = Curve(rng, 0.9 * look.scale), Curve(rng, 0.7 * look.scale)
    for i in range(count):
        shift = (i - count / 2) * 0.07
        middle = spine(along + shift * 0.8) * 0.13 * look.energy + shift * rng.uniform(0.8, 1.3)
        width = 0.03 + 0.1 * (0.55 + 0.45 * np.tanh(phase(along * 0.9 + 0.35 * i))) * look.scale
        across = (down - middle) / width
        alpha = edge((1 - np.abs(across)) * width, frame.px, 0.003 + 0.02 * look.soft)
        t = np.clip(across * 0.5 + 0.5, 0, 1)
        one, two = scheme.colours[others[i % len(others)]], scheme.colours[others[(i + 1) % len(others)]]
        band = one + (two - one) * (t * t * (3 - 2 * t))[..., None]
        band = mix(band, shade(band, 0.35), np.exp(-((t - 0.78) / 0.14) ** 2) * 0.55)
        band = mix(band, shade(band, -0.35), smooth(0.35, 0.0, t) * 0.5)
        canvas = mix(canvas, band, alpha * rng.uniform(0.75, 0.97))
    return canvas


def ripple(frame, rng, scheme, look):
    """Rings on still water, seen from above or at a slant."""
    cx, cy = aim(frame, look.quiet)
    squash = rng.choice([1.0, 1.0, 1.8])
    r = np.hypot(frame.X - cx, (frame.Y - cy) * squash) + noise(frame, rng, 0.6) * 0.012 * look.energy
    k = rng.uniform(28, 44) / look.scale
    fade = np.exp(-r * rng.uniform(1.6, 2.6))
    height = np.sin(r * k) * fade
    lean = (frame.X - cx) * np.cos(0.8) + (frame.Y - cy) * np.sin(0.8)
    t = 0.5 + 0.32 * frame.V * rng.choice([-1, 1]) + 0.1 * noise(frame, rng, 1.0)
    lit = np.cos(r * k) * fade * lean / (r + 0.05)
    canvas = scheme.ramp(t + 0.14 * height)
    canvas = mix(canvas, shade(canvas, -0.5), np.clip(-lit, 0, 1) * 0.5)
    return add_light(canvas, scheme.light, np.clip(lit, 0, 1) * (0.35 + 0.2 * look.glow))


KINDS = {"paper": paper, "silk": silk, "ribbon": ribbon, "ripple": ripple}
