"""OKLab on tensors, and the scheme of a picture: the asked colours from dark to light and ramps through them."""
import torch

_LMS = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
_LAB = [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]]
_LMS_BACK = [[4.0767416613, -3.3077115904, 0.2309699287], [-1.2684380041, 2.6097574007, -0.3413193963], [-0.0041960865, -0.7034186145, 1.7076147009]]
_LAB_BACK = [[1.0, 0.3963377922, 0.2158037581], [1.0, -0.1055613423, -0.0638541748], [1.0, -0.0894841821, -1.2914855379]]


def _times(x, rows):
    return x @ torch.tensor(rows, device=x.device).T


def power(x, exponent):
    """x > 0 to a constant power. ONNX Runtime's own Pow goes value by value; its exponential and logarithm are vectorised."""
    return torch.exp(torch.log(x) * exponent)


def to_linear(srgb):
    return torch.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def to_srgb(linear):
    linear = linear.clamp(0, 1)
    return torch.where(linear <= 0.0031308, linear * 12.92, 1.055 * power(linear.clamp(min=1e-4), 1 / 2.4) - 0.055)


def lab_of(linear):
    """Linear RGB [..., 3] -> OKLab."""
    return _times(power(_times(linear, _LMS).clamp(min=1e-7), 1 / 3), _LAB)


def linear_of(lab):
    lms = _times(lab, _LAB_BACK)
    return _times(lms * lms * lms, _LMS_BACK)


def shade(lab, amount, chroma=1.0):
    """Colours [..., 3] moved towards black (amount < 0) or white (> 0), hue kept. amount: number or [..., 1]."""
    amount = torch.as_tensor(amount, dtype=lab.dtype)
    size = amount.abs()
    target = torch.where(amount > 0, 0.985, 0.1)
    return torch.cat([lab[..., :1] + (target - lab[..., :1]) * size, lab[..., 1:] * (chroma * (1 - 0.55 * size))], -1)


def rich(lab, least):
    """Colours [..., 3] with a chroma of at least `least`, hue kept; greys stay grey."""
    chroma = torch.sqrt((lab[..., 1:] ** 2).sum(-1, keepdim=True) + 1e-8)
    want = least * ((chroma - 0.006) / 0.02).clamp(0, 1)
    return torch.cat([lab[..., :1], lab[..., 1:] * (want / chroma).clamp(min=1.0)], -1)


def mix(under, over, alpha):
    """over ([3] or [N, 3]) laid on under by alpha [N] or a number."""
    return under + (over - under) * (alpha.unsqueeze(-1) if isinstance(alpha, torch.Tensor) else alpha)


def add_light(canvas, colour, amount):
    """Light of one OKLab colour [3] or [N, 3] added in linear light by amount [N], rolled off so that nothing clips."""
    gain = amount.clamp(0, 4).unsqueeze(-1) * linear_of(colour).clamp(min=0)
    return lab_of(1 - (1 - linear_of(canvas).clamp(0, 1)) * torch.exp(-gain))


class Scheme:
    """The palette graded by the sliders light, chroma, contrast, warm. Colours are OKLab.

    lab [5, 3] dark to light (unused slots last); used [5] 1/0; at [5] where each sits on the ramp, by weight; n [1].
    """

    def __init__(self, inputs):
        weight = inputs.palette[:, 3]
        used = (weight > 1e-4).float()
        lab = lab_of(to_linear(inputs.palette[:, :3]))
        n = used.sum().clamp(min=1)
        mean = (lab * used[:, None]).sum(0) / n
        light, chroma, contrast, warm = (inputs.slider(k) for k in ("light", "chroma", "contrast", "warm"))
        lightness = mean[0] + (lab[:, :1] - mean[0]) * (1 + 0.22 * contrast)
        lightness = torch.where(light > 0, lightness + (0.97 - lightness).clamp(min=0) * 0.3 * light, lightness * (1 + 0.22 * light))
        colour = lab[:, 1:] * torch.where(chroma > 0, 1 + 0.35 * chroma, 1 + 0.6 * chroma) + warm * torch.tensor([0.006, 0.016])
        lab = torch.cat([lightness.clamp(0.04, 0.985), colour], -1)
        order = torch.topk(lab[:, 0] + (1 - used) * 9, 5, largest=False).indices
        self.lab, self.used, weight = lab[order], used[order], weight[order] * used[order]
        self.n, self.slider = n, light
        weight = 0.5 * weight / weight.sum() + 0.5 * self.used / n
        ends = torch.cumsum(weight, 0)
        at = ends - 0.5 * weight
        last = (at * self.used).max()
        at = (at - at[0]) / (last - at[0] + 1e-6)
        self.at = at * self.used + (1 - self.used) * (torch.arange(5.0) * 9 + 9)
        self.single = (n < 1.5).float()
        self.lightest = (self.lab * self._one(n - 1)).sum(0)
        self.darkest = self.lab[0]
        vivid = (self.lab[:, 1:] ** 2).sum(-1) * self.used
        self.vivid = self._hot(vivid)
        self.coldest = self._hot((1 - self.lab[:, 2]) * self.used)
        self.main = self._hot(weight)
        self.mean = (self.lab * self.used[:, None]).sum(0) / n

    def _one(self, index):
        return ((torch.arange(5.0) - index).abs() < 0.5).float()[:, None]

    def _hot(self, score):
        return (self.lab * self._one(torch.argmax(score).float())).sum(0)

    def pick(self, t):
        """The asked colour nearest to t (0 darkest .. 1 lightest) of an even spread, unmixed: t [K] -> [K, 3]."""
        t = torch.as_tensor(t, dtype=torch.float32).reshape(-1)
        index = torch.floor(t.clamp(0.0, 0.9999) * self.n)
        hot = ((torch.arange(5.0)[None] - index[:, None]).abs() < 0.5).float()
        return hot @ self.lab

    def even(self, t):
        """Colours through the scheme at t with even spacing: [..., ] -> [..., 3], mixed in OKLab."""
        return self._through(t.clamp(0, 1) * (self.n - 1), torch.arange(5.0), t)

    def ramp(self, t):
        """The same, each colour taking room by its weight."""
        return self._through(t.clamp(0, 1), self.at, t)

    def _through(self, t, at, raw):
        one = torch.ones(1)
        before = torch.cat([at[:1] - one, at[:-1]])
        after = torch.cat([at[1:], at[-1:] + one])
        x = t.unsqueeze(-1)
        rise, fall = (x - before) / (at - before + 1e-6), (after - x) / (after - at + 1e-6)
        hat = torch.minimum(rise, fall).clamp(0, 1)
        hat = hat * hat * (3 - 2 * hat) * 0.6 + hat * 0.4
        hat = hat / hat.sum(-1, keepdim=True).clamp(min=1e-3)
        mixed = hat @ self.lab
        want = hat @ (self.lab[:, 1:] ** 2).sum(-1, keepdim=True).sqrt()
        have = (mixed[..., 1:] ** 2).sum(-1, keepdim=True).sqrt()
        gain = ((0.45 * have + 0.55 * want) / (have + 0.006)).clamp(1.0, 1.8)
        tint = self.single * (raw.clamp(0, 1).unsqueeze(-1) - 0.5) * 0.24
        return torch.cat([(mixed[..., :1] + tint).clamp(0.04, 0.99), mixed[..., 1:] * gain], -1)
