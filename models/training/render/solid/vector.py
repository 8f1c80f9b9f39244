"""Three-component vectors of tensors: components stay apart, because sums over an axis of three are slow."""
import torch


class Vec:
    """x right, y up, z towards the camera; components broadcast as tensors do."""

    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __iter__(self):
        return iter((self.x, self.y, self.z))

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return Vec(self.x * k.x, self.y * k.y, self.z * k.z)
        return Vec(self.x * k, self.y * k, self.z * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def length(self):
        return torch.sqrt(self.dot(self) + 1e-12)

    def unit(self):
        return self * (1 / self.length())

    def turned(self, cos, sin):
        """Turned about the vertical axis, into the frame of something that stands turned by (cos, sin)."""
        return Vec(self.x * cos - self.z * sin, self.y, self.x * sin + self.z * cos)

    def back(self, cos, sin):
        """The inverse of turned."""
        return Vec(self.x * cos + self.z * sin, self.y, self.z * cos - self.x * sin)


def mix(a, b, t):
    """Linear blend of Vecs or tensors."""
    return a + (b - a) * t


def smooth(low, high, x):
    t = ((x - low) / (high - low)).clamp(0, 1)
    return t * t * (3 - 2 * t)


def soft_step(margin):
    """0 below -1, 1 above 1, smooth between."""
    t = (margin * 0.5 + 0.5).clamp(0, 1)
    return t * t * (3 - 2 * t)


def frac(x):
    """What is left of x above the integer below it."""
    return x - torch.floor(x)
