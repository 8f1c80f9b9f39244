"""Colours of a set: linear light, OKLab tints and shades of palette colours, and the way to sRGB."""
import torch

_LMS = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005]]
_LAB = [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660]]
_LMS_INV = [[4.0767416613, -3.3077115904, 0.2309699287],
            [-1.2684380041, 2.6097574007, -0.3413193963],
            [-0.0041960865, -0.7034186145, 1.7076147009]]
_LAB_INV = [[0.9999999985, 0.3963377922, 0.2158037581],
            [1.0000000089, -0.1055613423, -0.0638541748],
            [1.0000000547, -0.0894841821, -1.2914855379]]


def power(x, e):
    return torch.exp(torch.log(x.clamp(min=1e-7)) * e)


def to_linear(srgb):
    return torch.where(srgb <= 0.04045, srgb / 12.92, power((srgb + 0.055) / 1.055, 2.4))


def to_srgb(linear):
    linear = linear.clamp(0, 1)
    return torch.where(linear <= 0.0031308, linear * 12.92, 1.055 * power(linear, 1 / 2.4) - 0.055)


def to_lab(linear):
    """Linear RGB [..., 3] -> OKLab."""
    return power(linear @ torch.tensor(_LMS).T, 1 / 3) @ torch.tensor(_LAB).T


def from_lab(lab):
    lms = lab @ torch.tensor(_LAB_INV).T
    return (lms * lms * lms @ torch.tensor(_LMS_INV).T).clamp(0.004, 0.96)


def tone(lab, lightness, chroma=1.0):
    """The colour at another OKLab lightness [1], its hue kept."""
    lightness = lightness.reshape(1)
    return torch.cat([lightness, lab[1:] * chroma])


def shoulder(linear):
    """Identity up to 0.7, then rolled off so that nothing clips: 1.6 becomes 0.99."""
    over = (linear - 0.7).clamp(min=0)
    return torch.minimum(linear, torch.full_like(linear, 0.7)) + 0.3 * (1 - torch.exp(-over / 0.3))


class Wardrobe:
    """Which palette colours a picture wears, and where. All OKLab [3].

    ground: the backdrop; floor; hero: what carries the product; accents [2].
    """

    def __init__(self, palette, u, light, chroma):
        """u: 12 uniform numbers; light, chroma: sliders [1]."""
        linear = to_linear(palette[:, :3])
        lab = to_lab(linear)
        self.lab, used = lab, (palette[:, 3] > 0.004).float()
        gone = (1 - used) * 50
        weight = palette[:, 3]
        score = weight * 1.6 + u[0:5] * 0.35 + light * (lab[:, 0] - 0.6) * 1.2 + 0.25 * lab[:, 0] - gone
        first = self._pick(score)
        ground = first @ lab
        away = torch.sqrt(((lab - ground) ** 2).sum(1) + 1e-9)
        score = away.clamp(max=0.3) * 2.2 + weight * 0.6 + u[5:10] * 0.45 - gone - first * 0.9
        second = self._pick(score)
        hero = second @ lab
        score = away.clamp(max=0.3) + u[2:7] * 0.6 - gone - first * 2 - second * 1.5
        third = self._pick(score)
        score = u[4:9] - gone - first * 2 - second * 0.7 - third * 1.5
        fourth = self._pick(score)
        score = -away - (away < 0.02).float() * 0 - gone - first * 3
        near = self._pick(score)
        close = ((near * away).sum() < 0.26).float() * (used.sum() > 1).float() * (u[10] < 0.55).float()
        self.ground = ground
        self.floor = (near @ lab) * close + self._shift(ground, (u[11:12] - 0.55) * 0.09) * (1 - close)
        # what stands out too little from the backdrop moves away in lightness
        apart = torch.sqrt(((hero - ground) ** 2).sum() + 1e-9)
        side = torch.where(ground[0:1] > 0.62, -1.0, 1.0)
        side = torch.where((u[10:11] < 0.35) & (ground[0:1] < 0.9), 1.0, side)
        self.hero = self._shift(hero, side * (0.13 - apart).clamp(min=0) * 1.1)
        self.accents = [self._apart(third @ lab, -side * 0.1), self._apart(fourth @ lab, side * 0.16)]
        grow = 1 + 0.35 * chroma
        for name in ("ground", "floor", "hero"):
            c = getattr(self, name)
            setattr(self, name, torch.cat([c[0:1], c[1:] * grow]))

    @staticmethod
    def _pick(score):
        best = (score >= score.max()).float()
        return best / best.sum()

    @staticmethod
    def _shift(lab, by):
        l = (lab[0:1] + by).clamp(0.12, 0.97)
        return torch.cat([l, lab[1:]])

    def _apart(self, lab, by):
        """Moved in lightness when it is the backdrop's own colour."""
        same = (0.12 - torch.sqrt(((lab - self.ground) ** 2).sum() + 1e-9)).clamp(min=0) / 0.12
        return self._shift(lab, by * same)


def shown(lab):
    """The colour within what is kept of lightness and chroma, so that nothing clips: [..., 3] -> [..., 3]."""
    return torch.cat([lab[..., 0:1].clamp(0.05, 0.97), lab[..., 1:]], -1)
