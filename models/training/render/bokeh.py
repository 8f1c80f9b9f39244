"""Out-of-focus lights, light leaks, rays."""
import numpy as np

from render.fields import Curve, add_light, edge, mix, noise, smooth
from render.gradients import aim
from render.scheme import shade


def ground(frame, rng, scheme, look):
    """A soft two-tone ground, dark for night and lights, light when the scheme or the words ask."""
    dark = look.light < 0.35 or scheme.dark[0] < 0.35
    one = scheme.dark if dark else scheme.light
    two = scheme.pick(0.34 if dark else 0.7)
    one = shade(one, -0.35 if dark else 0.1)
    angle = rng.uniform(0, 2 * np.pi)
    t = 0.5 + (frame.X * np.cos(angle) / frame.wide + frame.Y * np.sin(angle) / frame.tall) * 0.9 + noise(frame, rng, 0.7) * 0.16
    return mix(np.broadcast_to(one, (*frame.X.shape, 3)).astype(np.float32), two, smooth(0.1, 1.1, t) * 0.85), dark


def disc(frame, canvas, x, y, radius, colour, strength, soft, rim, dark):
    """One light: only the square of pixels it touches is drawn."""
    reach = radius * (1.25 + 3 * soft)
    x0, x1 = np.searchsorted(frame.x, (x - reach, x + reach))
    y0, y1 = np.searchsorted(frame.y, (y - reach, y + reach))
    if x1 <= x0 or y1 <= y0:
        return
    r = np.hypot(frame.X[y0:y1, x0:x1] - x, frame.Y[y0:y1, x0:x1] - y)
    body = edge(radius - r, frame.px, radius * (0.04 + 0.5 * soft))
    profile = body * (0.72 + rim * smooth(0.55, 0.95, r / radius))
    part = canvas[y0:y1, x0:x1]
    if dark:
        canvas[y0:y1, x0:x1] = add_light(part, colour, profile * strength)
    else:
        canvas[y0:y1, x0:x1] = mix(part, colour, profile * min(0.85, strength * 0.85))


def place(frame, rng, quiet):
    """A point outside the quiet side, thicker towards where the eye should go."""
    for _ in range(12):
        u, v = rng.uniform(-1.08, 1.08, 2)
        where = {"left": -u, "right": u, "top": -v, "bottom": v}.get(quiet)
        if quiet == "centre":
            where = 0.72 - max(abs(u), abs(v))
        if where is None or rng.random() > smooth(-0.35, 0.02, np.float32(where)):
            return u * frame.wide / 2, v * frame.tall / 2
    return {"left": (9, 9)}.get(quiet, (9, 9))


def lights(frame, rng, scheme, look, spots, small, large):
    canvas, dark = ground(frame, rng, scheme, look)
    colours = scheme.colours[1:] if dark and len(scheme.colours) > 1 else scheme.colours
    sizes = np.sort(rng.uniform(0, 1, len(spots)) ** 1.7)[::-1]
    depth = rng.random() < 0.5
    for (x, y), s in zip(spots, sizes):
        radius = (small + (large - small) * s) * look.scale
        colour = colours[rng.integers(len(colours))]
        soft = np.clip(0.1 + 0.5 * look.soft + (0.5 * s if depth else 0.0), 0.05, 0.9)
        strength = rng.uniform(0.25, 0.95) * (1 - 0.45 * s) * (1 + 0.35 * look.glow)
        disc(frame, canvas, x, y, radius, shade(colour, 0.12), strength, soft, 0.28 * (1 - look.soft), dark)
    return canvas


def scatter(frame, rng, scheme, look):
    area = frame.wide * frame.tall
    count = int(np.clip(rng.uniform(16, 34) * area ** 0.5 * 2 ** (0.7 * look.density), 8, 70))
    spots = [place(frame, rng, look.quiet) for _ in range(count)]
    return lights(frame, rng, scheme, look, spots, 0.025, rng.uniform(0.09, 0.14))


def string(frame, rng, scheme, look):
    """Fairy lights: two or three sagging rows of small lights, and a few large ones behind."""
    spots = [place(frame, rng, look.quiet) for _ in range(6)]
    for _ in range(int(rng.integers(2, 4))):
        sag, tilt, start = rng.uniform(0.05, 0.25), rng.uniform(-0.2, 0.2), rng.uniform(-0.45, 0.4) * frame.tall
        start = {"top": abs(start), "bottom": -abs(start)}.get(look.quiet, start)
        for x in np.arange(-0.55, 0.56, rng.uniform(0.06, 0.1) / frame.wide):
            y = start + tilt * x + sag * (0.6 - 4 * x * x) + rng.normal() * 0.006
            if {"left": x > 0, "right": x < 0, "centre": abs(x) > 0.32 or abs(y) > 0.32 * frame.tall}.get(look.quiet, True):
                spots.append((x * frame.wide, y))
    return lights(frame, rng, scheme, look, spots, 0.016, 0.055)


def city(frame, rng, scheme, look):
    """Lights of a far city along a low line, mirrored faintly below."""
    line = {"top": 0.25, "bottom": -0.2}.get(look.quiet, rng.uniform(0.0, 0.22)) * frame.tall
    spots = []
    for _ in range(int(30 * frame.wide * 2 ** (0.5 * look.density))):
        x, y = place(frame, rng, look.quiet if look.quiet in ("left", "right") else "none")
        spots.append((x, line + rng.normal() * 0.07 - abs(rng.normal()) * 0.07))
    if look.quiet == "centre":
        spots = [(x, y + 0.12 * frame.tall) for x, y in spots]
    return lights(frame, rng, scheme, look, spots, 0.018, 0.075)


def leak(frame, rng, scheme, look):
    """Warm light leaking in from the edges, as on old film."""
    canvas, dark = ground(frame, rng, scheme, look)
    sides = [s for s in ("left", "right", "top", "bottom") if s != look.quiet]
    for i in range(int(rng.integers(2, 4))):
        side = sides[rng.integers(len(sides))]
        angle = {"left": np.pi, "right": 0, "top": -np.pi / 2, "bottom": np.pi / 2}[side] + rng.uniform(-0.5, 0.5)
        far = 0.5 * (abs(np.cos(angle)) * frame.wide + abs(np.sin(angle)) * frame.tall)
        out = frame.X * np.cos(angle) + frame.Y * np.sin(angle) - far
        along = -frame.X * np.sin(angle) + frame.Y * np.cos(angle)
        reach = rng.uniform(0.14, 0.3) * look.scale * (0.8 + 0.3 * np.tanh(Curve(rng, 0.4)(along)))
        amount = np.exp(np.minimum(out, 0) / reach) * np.exp(-((along - rng.uniform(-0.3, 0.3)) / rng.uniform(0.5, 0.9)) ** 2)
        colour = scheme.colours[rng.integers(1, len(scheme.colours))] if len(scheme.colours) > 1 else scheme.light
        if dark:
            canvas = add_light(canvas, colour, amount * rng.uniform(1.0, 1.7) * (0.9 + 0.3 * look.glow))
        else:
            canvas = mix(canvas, colour, np.clip(amount * 0.9, 0, 0.9))
    for _ in range(int(rng.integers(0, 6))):
        x, y = place(frame, rng, look.quiet)
        disc(frame, canvas, x, y, rng.uniform(0.05, 0.13), scheme.light, 0.22, 0.5, 0.0, dark)
    return canvas


def rays(frame, rng, scheme, look):
    """Soft beams from a corner."""
    canvas, dark = ground(frame, rng, scheme, look)
    side = {"left": 1, "right": -1}.get(look.quiet, rng.choice([-1, 1]))
    cx, cy = side * 0.55 * frame.wide, -0.62 * frame.tall * (-1 if look.quiet == "top" else 1)
    angle = np.arctan2(frame.Y - cy, frame.X - cx)
    r = np.hypot(frame.X - cx, frame.Y - cy)
    fan = Curve(rng, 0.09 * look.scale, 2, 0.5)
    beams = smooth(-0.6, 1.6, fan(((angle + np.pi / 2 + np.pi) % (2 * np.pi) - np.pi) * 0.6))
    amount = beams * np.exp(-r / (0.75 * max(frame.wide, frame.tall))) * 0.9 + np.exp(-r / 0.25) * 0.8
    colour = scheme.pick(0.8)
    if dark:
        canvas = add_light(canvas, colour, amount * (0.9 + 0.4 * look.glow))
    else:
        canvas = mix(canvas, shade(scheme.light, 0.4), np.clip(amount, 0, 0.85))
    for _ in range(int(rng.integers(3, 12))):
        x, y = place(frame, rng, look.quiet)
        disc(frame, canvas, x, y, rng.uniform(0.015, 0.05), scheme.light, 0.3, 0.5, 0.0, dark)
    return canvas


KINDS = {"scatter": scatter, "string": string, "city": city, "leak": leak, "rays": rays}
