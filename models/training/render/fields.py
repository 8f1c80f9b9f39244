"""Frames, smooth noise and blending: the tools every family draws with.

Lengths are in short sides of the frame, x to the right, y down, origin in the middle, so a scene
looks the same at any resolution. Colour canvases are OKLab float32 [H, W, 3].
"""
import numpy as np

from colour import linear_from_oklab, oklab_from_linear


class Frame:
    """Pixel centres of a width x height picture. X, Y in short sides; U, V in -1..1."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        short = min(width, height)
        self.px = np.float32(1 / short)
        self.wide, self.tall = width / short, height / short
        x = ((np.arange(width, dtype=np.float32) + 0.5) / width - 0.5)
        y = ((np.arange(height, dtype=np.float32) + 0.5) / height - 0.5)
        self.x, self.y = x * np.float32(self.wide), y * np.float32(self.tall)
        self.X, self.Y = np.meshgrid(self.x, self.y)
        self.U, self.V = np.meshgrid(x * 2, y * 2)


def smooth(a, b, x):
    """Smoothstep from a to b (a may be larger than b)."""
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def edge(distance, px, soft=0.0):
    """Coverage 0..1 of a half plane at a signed distance, antialiased over about one pixel."""
    width = px * 0.75 + soft
    return np.clip(distance / (2 * width) + 0.5, 0, 1)


def mix(canvas, colour, alpha):
    """Blends colour ([3] or [H, W, 3]) over the canvas; alpha scalar or [H, W]."""
    alpha = np.asarray(alpha, np.float32)
    return canvas + (colour - canvas) * (alpha[..., None] if alpha.ndim == 2 else alpha)


def add_light(canvas, colour, amount):
    """Adds light of one colour in linear light, rolled off softly so that nothing clips."""
    linear = np.maximum(linear_from_oklab(canvas), 0)
    light = np.maximum(linear_from_oklab(np.asarray(colour, np.float32)), 0)
    gain = np.clip(np.asarray(amount, np.float32), 0, 4)[..., None] * light
    return oklab_from_linear(1 - (1 - np.minimum(linear, 1)) * np.exp(-gain)).astype(np.float32)


def _weights(at, count):
    """Cubic B-spline weights [len(at), count] at control coordinates at."""
    distance = np.abs(at[:, None] - np.arange(count)[None, :])
    near = 2 / 3 - distance ** 2 + distance ** 3 / 2
    far = np.clip(2 - distance, 0, None) ** 3 / 6
    return np.where(distance < 1, near, far).astype(np.float32)


def noise(frame, rng, scale, stretch=1.0):
    """Smooth noise [H, W] with unit spread and features about `scale` short sides (wider by stretch)."""
    sx, sy = scale * stretch, scale
    nx, ny = int(np.ceil(4 / sx)) + 4, int(np.ceil(4 / sy)) + 4
    grid = rng.standard_normal((ny, nx)).astype(np.float32) * 2.0
    rows = _weights(frame.y / sy + (ny - 1) / 2, ny)
    columns = _weights(frame.x / sx + (nx - 1) / 2, nx)
    return rows @ grid @ columns.T


def fbm(frame, rng, scale, octaves=3, fall=0.5, stretch=1.0):
    """Several octaves of noise, unit spread or so."""
    total, gain = 0.0, 1.0
    for _ in range(octaves):
        total = total + noise(frame, rng, scale, stretch) * gain
        scale, gain = scale / 2, gain * fall
    return total


class Curve:
    """A smooth random function of one variable on [-2, 2], unit spread, with its slope."""

    def __init__(self, rng, scale, octaves=1, fall=0.45, ridged=False):
        self.at = np.linspace(-2, 2, 1601).astype(np.float32)
        total, gain = np.zeros_like(self.at), 1.0
        for _ in range(octaves):
            count = int(np.ceil(4 / scale)) + 5
            values = rng.standard_normal(count).astype(np.float32) * 1.45
            line = _weights(self.at / scale + (count - 1) / 2, count) @ values
            if ridged:
                line = 1.1 - 2 * np.sqrt(line ** 2 + 0.004)
            total += line * gain
            scale, gain = scale / 2, gain * fall
        self.values = total
        self.slopes = np.gradient(total, self.at)

    def __call__(self, x):
        return np.interp(x, self.at, self.values).astype(np.float32)

    def slope(self, x):
        return np.interp(x, self.at, self.slopes).astype(np.float32)


def blur(canvas, cells=5):
    """The broad strokes of a canvas: averages over about `cells` cells a side, smoothly rejoined."""
    h, w = canvas.shape[:2]
    rows = _weights((np.arange(h) + 0.5) / h * cells + 0.5, cells + 2)
    columns = _weights((np.arange(w) + 0.5) / w * cells + 0.5, cells + 2)
    rows_in, columns_in = rows / rows.sum(0), columns / columns.sum(0)
    small = np.einsum("hi,hwc,wj->ijc", rows_in, canvas, columns_in, optimize=True)
    return np.einsum("hi,ijc,wj->hwc", rows, small, columns, optimize=True).astype(np.float32)


def fog(frame, canvas, mask):
    """Only the vertical colour run of the masked side, smoothly rejoined: a bank of fog."""
    rows = (canvas * mask[..., None]).sum(1) / (mask.sum(1)[:, None] + 1e-3)
    bare = (mask.sum(1) < 1)[:, None]
    rows = np.where(bare, canvas.mean(1), rows)
    weights = _weights((np.arange(frame.height) + 0.5) / frame.height * 5 + 0.5, 7)
    smooth_rows = weights @ ((weights / weights.sum(0)).T @ rows)
    return np.broadcast_to(smooth_rows[:, None], canvas.shape).astype(np.float32)


def quiet_mask(frame, quiet):
    """1 where copy will stand, 0 elsewhere, smooth between. quiet: name as in the model's input."""
    u, v = frame.U, frame.V
    if quiet == "left":
        return smooth(0.4, -0.2, u)
    if quiet == "right":
        return smooth(-0.4, 0.2, u)
    if quiet == "top":
        return smooth(0.4, -0.2, v)
    if quiet == "bottom":
        return smooth(-0.4, 0.2, v)
    if quiet == "centre":
        return smooth(0.95, 0.4, (np.abs(u) ** 4 + np.abs(v) ** 4) ** 0.25)
    return np.zeros_like(u)
