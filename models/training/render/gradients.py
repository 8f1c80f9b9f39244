"""Gradients: linear blends, meshes, orbs and halos, auroras. Each draws (frame, rng, scheme, look) -> OKLab."""
import numpy as np

from render.fields import Curve, add_light, edge, fbm, mix, noise, smooth
from render.scheme import lively, shade


def aim(frame, quiet):
    """Where the eye should go: a point opposite the quiet side, in short sides."""
    x, y = {"left": (0.3, 0), "right": (-0.3, 0), "top": (0, 0.3), "bottom": (0, -0.3)}.get(quiet, (0, 0))
    return x * frame.wide, y * frame.tall


def linear(frame, rng, scheme, look):
    angle = rng.uniform(0, 2 * np.pi)
    warp = noise(frame, rng, 0.9 * look.scale) * 0.12 * look.energy
    t = (frame.X * np.cos(angle) / frame.wide + frame.Y * np.sin(angle) / frame.tall) * rng.uniform(0.8, 1.1) + 0.5 + warp
    order = rng.permutation(len(scheme.colours)) if rng.random() < 0.12 else None
    return scheme.ramp(t, order)


def mesh(frame, rng, scheme, look):
    count = int(np.clip(rng.integers(5, 9) + 2 * look.density, 4, 11))
    wx, wy = noise(frame, rng, 0.7) * 0.09 * look.energy, noise(frame, rng, 0.7) * 0.09 * look.energy
    x, y = frame.X + wx, frame.Y + wy
    total, canvas = np.full(x.shape, 1e-4, np.float32), np.zeros((*x.shape, 3), np.float32)
    chroma = np.zeros_like(total)
    spots, size = [], rng.uniform(0.2, 0.3) * look.scale * (frame.wide * frame.tall) ** 0.5
    for i in range(count):
        tries = rng.uniform(-0.58, 0.58, (8, 2)) * (frame.wide, frame.tall)
        gaps = [min([np.hypot(*(p - q)) for q in spots], default=1) for p in tries]
        spots.append(tries[int(np.argmax(gaps))])
        colour = scheme.colours[i % len(scheme.colours)]
        reach = (size * rng.uniform(0.75, 1.35)) ** 2
        weight = ((1 + ((x - spots[i][0]) ** 2 + (y - spots[i][1]) ** 2) / reach) ** -1.6).astype(np.float32)
        total += weight
        canvas += weight[..., None] * colour
        chroma += weight * float(np.hypot(colour[1], colour[2]))
    canvas += 1e-4 * scheme.colours.mean(0)
    return lively(canvas / total[..., None], chroma / total)


def orb(frame, rng, scheme, look):
    """A large soft sphere of light on a plain ground."""
    cx, cy = aim(frame, look.quiet)
    cx, cy = cx + rng.uniform(-0.15, 0.15), cy + rng.uniform(-0.15, 0.15)
    radius = rng.uniform(0.24, 0.38) * look.scale
    ground = scheme.pick(rng.choice([0.0, 1.0], p=[0.55, 0.45]))
    canvas = mix(np.broadcast_to(ground, (*frame.X.shape, 3)).astype(np.float32), shade(ground, 0.25 if ground[0] < 0.5 else -0.12),
                 smooth(-0.8, 0.8, frame.Y / frame.tall * 1.6 + noise(frame, rng, 1.2) * 0.15))
    dx, dy = (frame.X - cx) / radius, (frame.Y - cy) / radius
    r = np.hypot(dx, dy)
    angle = rng.uniform(0, 2 * np.pi)
    others = [i for i in range(len(scheme.colours)) if not np.allclose(scheme.colours[i], ground)] or [0]
    t = (dx * np.cos(angle) + dy * np.sin(angle)) * 0.42 + 0.5 + noise(frame, rng, 0.6) * 0.08 * look.energy
    body = scheme.ramp(t, others)
    vivid = scheme.colours[others[int(np.argmax(np.hypot(*scheme.colours[others, 1:].T)))]]
    canvas = mix(canvas, vivid, np.exp(-np.maximum(r - 1, 0) * 3.2) * (0.28 + 0.2 * look.glow))
    return mix(canvas, body, edge((1 - r) * radius, frame.px, 0.012 + 0.05 * look.soft))


def halo(frame, rng, scheme, look):
    """Light spreading from a point or an arc, falling through the scheme."""
    cx, cy = aim(frame, look.quiet)
    cy += rng.choice([0, 0.5, -0.5]) * frame.tall if look.quiet in ("none", "left", "right") else 0
    r = np.hypot((frame.X - cx - rng.uniform(-0.2, 0.2)), (frame.Y - cy) * rng.uniform(0.9, 1.3))
    r = r / (rng.uniform(0.75, 1.05) * look.scale * max(1, 0.8 * max(frame.wide, frame.tall))) + noise(frame, rng, 0.9) * 0.05 * look.energy
    t = 1 - r
    if rng.random() < 0.12 and look.glow < 0.8:
        t = 1 - np.abs(r - rng.uniform(0.4, 0.6)) * 2.0
    return scheme.ramp(t)


def aurora(frame, rng, scheme, look):
    """Curtains of light over a dark sky, sometimes above a dark ridge."""
    sky = shade(scheme.dark, -0.45)
    low = scheme.dark
    canvas = mix(np.broadcast_to(sky, (*frame.X.shape, 3)).astype(np.float32), low, smooth(-0.6, 0.6, frame.Y / frame.tall))
    lights = scheme.colours[1:] if len(scheme.colours) > 1 else scheme.colours
    middle = aim(frame, look.quiet)
    for i in range(int(np.clip(rng.integers(2, 4) + look.density, 1, 4))):
        path = Curve(rng, 0.8 * look.scale, 2, 0.3)
        base = middle[1] * 0.6 + rng.uniform(-0.05, 0.3) * frame.tall + path(frame.x) * 0.11 * look.energy
        up = base[None, :] - frame.Y
        streak = 0.74 + 0.26 * np.tanh(0.8 * Curve(rng, 0.09, 2)(frame.x + 0.1 * path(frame.x)))[None, :]
        reach = (0.16 + 0.12 * np.tanh(Curve(rng, 0.35)(frame.x)) + 0.1 * look.glow)[None, :] * frame.tall ** 0.5
        reach = np.maximum(reach, 0.05)
        strength = np.where(up > 0, np.exp(-up / reach), np.exp(-(up / 0.045) ** 2)).astype(np.float32)
        strength = strength * streak * (0.55 + 0.45 * np.tanh(Curve(rng, 0.7)(frame.x) + 0.4))[None, :]
        one, two = lights[i % len(lights)], lights[(i + 1) % len(lights)]
        canvas = add_light(canvas, one, strength * rng.uniform(0.7, 1.1) * (0.85 + 0.3 * look.glow))
        canvas = add_light(canvas, two, strength * smooth(0.02, 0.35, up) * 0.6)
    if look.quiet != "bottom" and rng.random() < 0.4:
        ridge = Curve(rng, 0.5, 4, 0.45)(frame.x) * 0.045 + rng.uniform(0.3, 0.4) * frame.tall
        canvas = mix(canvas, shade(scheme.dark, -0.75), edge(frame.Y - ridge[None, :], frame.px))
    return canvas


def haze(frame, rng, scheme, look):
    """Coloured smoke: warped noise through the ramp."""
    warp = noise(frame, rng, 0.6 * look.scale) * 0.5
    t = 0.5 * fbm(frame, rng, 0.75 * look.scale, 3, 0.42) * look.energy + 0.25 * warp + 0.5 * frame.V * rng.choice([-1, 1])
    return scheme.ramp(0.5 + 0.5 * np.tanh(t))


KINDS = {"linear": linear, "mesh": mesh, "orb": orb, "halo": halo, "aurora": aurora, "haze": haze}
