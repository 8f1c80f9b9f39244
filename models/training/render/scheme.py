"""A colour scheme: two to five OKLab colours, and ramps through them."""
import numpy as np


def lively(mixed, chroma):
    """Gives mixtures of opposite hues back part of the colourfulness they lost, so that they are not mud.

    mixed [..., 3] OKLab, chroma [...] the weighted mean chroma of what was mixed.
    """
    have = np.hypot(mixed[..., 1], mixed[..., 2])
    gain = np.minimum((0.35 * have + 0.65 * chroma) / (have + 0.006), 1.9)
    out = np.array(mixed, np.float32)
    out[..., 1:] *= np.maximum(gain, 1)[..., None]
    return out


class Scheme:
    def __init__(self, colours):
        colours = np.asarray(colours, np.float32)
        self.colours = colours[np.argsort(colours[:, 0])]

    @property
    def dark(self):
        return self.colours[0]

    @property
    def light(self):
        return self.colours[-1]

    def vivid(self):
        """The most colourful one."""
        return self.colours[np.argmax(np.hypot(self.colours[:, 1], self.colours[:, 2]))]

    def any(self, rng):
        return self.colours[rng.integers(len(self.colours))]

    def pick(self, t):
        """The scheme's own colour at position t in 0..1 from dark to light, without mixing."""
        return self.colours[int(np.clip(round(t * (len(self.colours) - 1)), 0, len(self.colours) - 1))]

    def ramp(self, t, order=None):
        """Colours at t (0 dark .. 1 light): [...] -> [..., 3], mixed in OKLab, held at the ends."""
        colours = self.colours if order is None else self.colours[order]
        t = np.clip(t, 0, 1) * (len(colours) - 1)
        low = np.clip(np.floor(t).astype(np.int32), 0, len(colours) - 2) if len(colours) > 1 else np.zeros_like(t, np.int32)
        high = np.minimum(low + 1, len(colours) - 1)
        part = (t - low)
        part = (0.5 * part + 0.5 * part * part * (3 - 2 * part))[..., None].astype(np.float32)
        return lively(colours[low] * (1 - part) + colours[high] * part, np.hypot(*np.moveaxis(colours[low] * (1 - part), -1, 0)[1:]) + np.hypot(*np.moveaxis(colours[high] * part, -1, 0)[1:]))


def shade(colour, lightness, chroma=1.0):
    """The colour moved towards black (lightness < 0) or white (> 0), its hue kept."""
    colour = np.array(colour, np.float32)
    target = 0.99 if lightness > 0 else 0.08
    colour[..., 0] += (target - colour[..., 0]) * abs(lightness)
    colour[..., 1:] *= chroma * (1 - 0.6 * abs(lightness))
    return colour
