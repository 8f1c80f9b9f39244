"""Random numbers, noise, edges, the quiet space and the last step to sRGB: what every flat family draws with.

Lengths are in short sides, x right, y down, origin in the picture's middle. Noise is hashed from integers below 289,
exact in float32, so every runtime draws the same.
"""
import math

import torch

from .colour import linear_of, to_srgb


def permute(x):
    """A permutation of 0..288 (polynomial hash, exact in float32)."""
    return wrap((x * 34 + 10) * x)


def wrap(x, period=289.0):
    return x - torch.floor(x / period) * period


def hashed(i, j, seed):
    """Three uniform numbers for integer cells: [...] -> ([...], [...], [...])."""
    a = permute(wrap(permute(wrap(i + seed)) + wrap(j)))
    b, c = permute(wrap(a + 57)), permute(wrap(a + 143))
    d = permute(wrap(b + c))
    return (a + b / 289) / 289, (b + d / 289) / 289, (d + a / 289) / 289


class Dice:
    """Draws numbers of a picture one after another from u."""

    def __init__(self, inputs, start=0):
        self.u, self.at = inputs.u, start

    def one(self, low=0.0, high=1.0):
        value = self.u[self.at:self.at + 1]
        self.at += 1
        return low + (high - low) * value

    def sign(self):
        return torch.where(self.one() < 0.5, -1.0, 1.0)

    def chance(self, share):
        return (self.one() < share).float()

    def seed(self):
        return torch.floor(self.one(0, 288.99))

    def many(self, count, low=0.0, high=1.0):
        """[count] numbers hashed from one of u."""
        a, _, _ = hashed(torch.arange(float(count)) * 7, torch.floor(torch.arange(float(count)) / 40), self.seed())
        return low + (high - low) * a


def smooth(a, b, x):
    t = ((x - a) / (b - a)).clamp(0, 1)
    return t * t * (3 - 2 * t)


def edge(distance, footprint, soft=0.0):
    """Coverage 0..1 at a signed distance (inside > 0), antialiased over about a pixel."""
    return (distance / (2 * (footprint * 0.7 + soft)) + 0.5).clamp(0, 1)


def smooth_min(a, b, k):
    h = (k - (a - b).abs()).clamp(min=0) / k
    return torch.minimum(a, b) - h * h * k * 0.25


def fade(f):
    return f * f * f * (f * (f * 6 - 15) + 10)


def noise1(x, seed, period=289.0):
    """Smooth noise of one variable, about -1..1, and its slope. x [...], seed broadcastable."""
    i = torch.floor(x)
    f = x - i
    g0 = permute(wrap(wrap(i, period) + seed)) / 144 - 1
    g1 = permute(wrap(wrap(i + 1, period) + seed)) / 144 - 1
    s = fade(f)
    a, b = g0 * f, g1 * (f - 1)
    slope = g0 + s * (g1 - g0) + 30 * f * f * (f - 1) * (f - 1) * (b - a)
    return 2.4 * (a + s * (b - a)), 2.4 * slope


def curve(x, seed, octaves=1, fall=0.45):
    """Octaves of noise1 and the slope of the sum."""
    total, slope, gain, rate = 0.0, 0.0, 1.0, 1.0
    for k in range(octaves):
        n, s = noise1(x * rate + 17.3 * k, seed + 31.0 * k)
        total, slope = total + n * gain, slope + s * gain * rate
        gain, rate = gain * fall, rate * 2.03
    return total, slope


def noise(x, y, seed):
    """Gradient noise of two variables, about -1..1."""
    i, j = torch.floor(x), torch.floor(y)
    f, g = x - i, y - j
    left, right, j0, j1 = permute(wrap(i + seed)), permute(wrap(i + 1 + seed)), wrap(j), wrap(j + 1)

    def corner(h, fx, fy):
        angle = permute(wrap(h)) * (2 * math.pi / 289)
        return torch.cos(angle) * fx + torch.sin(angle) * fy

    s, t = fade(f), fade(g)
    top = corner(left + j0, f, g) * (1 - s) + corner(right + j0, f - 1, g) * s
    low = corner(left + j1, f, g - 1) * (1 - s) + corner(right + j1, f - 1, g - 1) * s
    return 1.5 * (top + (low - top) * t)


def fbm(x, y, seed, octaves=3, fall=0.5):
    total, gain, rate = 0.0, 1.0, 1.0
    for k in range(octaves):
        total = total + noise(x * rate + 13.7 * k, y * rate + 7.1 * k, seed + 41.0 * k) * gain
        gain, rate = gain * fall, rate * 2.02
    return total


class Quiet:
    """The space for copy as a rectangle in short sides; on [1] is 0 when none is asked or the picture tiles."""

    def __init__(self, inputs):
        q, size = inputs.quiet, inputs.aspect
        self.on = ((q[2:3] - q[0:1]) * (q[3:4] - q[1:2]) > 1e-4).float() * (1 - inputs.tile)
        self.x0, self.y0 = (q[0:1] - 0.5) * size[0:1], (q[1:2] - 0.5) * size[1:2]
        self.x1, self.y1 = (q[2:3] - 0.5) * size[0:1], (q[3:4] - 0.5) * size[1:2]
        self.x, self.y = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        half_w, half_h = size[0:1] / 2, size[1:2] / 2
        # a rectangle that reaches the picture's edge is quiet beyond it too
        self.left, self.right = self.x0 - 9 * (self.x0 < 0.02 - half_w).float(), self.x1 + 9 * (self.x1 > half_w - 0.02).float()
        self.top, self.bottom = self.y0 - 9 * (self.y0 < 0.02 - half_h).float(), self.y1 + 9 * (self.y1 > half_h - 0.02).float()

    def away(self, x, y):
        """Signed distance to the rectangle, > 0 outside; far when none is asked."""
        dx, dy = torch.maximum(self.left - x, x - self.right), torch.maximum(self.top - y, y - self.bottom)
        out = torch.sqrt(dx.clamp(min=0) ** 2 + dy.clamp(min=0) ** 2 + 1e-12) + torch.maximum(dx, dy).clamp(max=0)
        return out + (1 - self.on) * 9

    def mask(self, x, y, width=0.15):
        """1 inside, falling smoothly to 0 over width outside."""
        return smooth(width, 0.0, self.away(x, y))

    def calm(self, x, y, keep=0.35, width=0.35):
        """Coordinates pressed towards the rectangle's middle, so that whatever runs over them runs slowly there."""
        m = self.mask(x, y, width) * (1 - keep)
        return x - m * (x - self.x), y - m * (y - self.y)

    def free(self, inputs):
        """Middle of the larger free side (x, y [1]): where the eye should go."""
        w, h = inputs.aspect[0:1] / 2, inputs.aspect[1:2] / 2
        rooms = torch.cat([self.x0 + w, w - self.x1, self.y0 + h, h - self.y1 + 0.02])
        pick = (torch.arange(4) == torch.argmax(rooms)).float() * self.on
        x = pick[0] * (self.x0 - w) / 2 + pick[1] * (self.x1 + w) / 2
        y = pick[2] * (self.y0 - h) / 2 + pick[3] * (self.y1 + h) / 2
        return x, y


def turn(x, y, angle):
    c, s = torch.cos(angle), torch.sin(angle)
    return x * c + y * s, y * c - x * s


def finish(lab, inputs, quiet=None, grain=1.0):
    """OKLab [N, 3] -> sRGB [N, 3] with a grain of about one level against banding, finer where copy stands."""
    x, y = inputs.xy[:, 0], inputs.xy[:, 1]
    i, j = torch.floor(x / inputs.footprint), torch.floor(y / inputs.footprint)
    i, j = wrap(i + 4096, 8192.0), wrap(j + 4096, 8192.0)
    far = permute(wrap(torch.floor(i / 289) * 31 + torch.floor(j / 289) * 17))
    a, b, _ = hashed(i, j, far)
    size = grain / 255 * torch.ones(1)
    if quiet is not None:
        size = size * (1 - 0.6 * quiet.mask(x, y, 0.05))
    return (to_srgb(linear_of(lab)) + ((a + b - 1) * size).unsqueeze(-1)).clamp(0, 1)


def frac(x):
    return x - torch.floor(x)
