"""A lit sky: its run of colour, sun or moon, thin clouds; the air that land behind it fades into."""
import torch

from .colour import add_light, mix, power, shade
from .fields import edge, fbm, hashed, noise, smooth


def starfield(x, y, px, seed, cells=24.0, big=0.0022, share=0.6):
    """Stars, at most one in a cell: brightness [N] 0..1 and a number [N] for its colour."""
    i, j = torch.floor(x * cells), torch.floor(y * cells)
    a, b, c = hashed(i + 100, j + 100, seed)
    d, e, f = hashed(i + 100, j + 100, seed + 77)
    dx, dy = x - (i + 0.2 + 0.6 * a) / cells, y - (j + 0.2 + 0.6 * b) / cells
    size = 0.0005 + big * c ** 7
    wide = size * size + 0.16 * px * px
    shine = (d < share).float() * (0.25 + 0.75 * e * e) * size * size / wide
    r2 = dx * dx + dy * dy
    return torch.exp(-r2 / (2 * wide)) * (shine * 2.2).clamp(max=1.0) + 0.25 * torch.exp(-r2 / (size * size * 18)) * (c > 0.9).float() * (d < share).float(), f


class Sky:
    """Colours [1, 3] and light of a landscape. horizon [1] its y; night [1]; sun at sx, sy."""

    def __init__(self, p, horizon, plain=0.0):
        dice, s = p.dice, p.scheme
        self.p, self.horizon = p, horizon
        self.night = (p.slider("light") < -0.6).float()
        self.low = mix(s.lightest, s.even(torch.tensor([0.62]))[0], 0.18 + 0.4 * self.night)
        top = s.pick(dice.one(0.35, 0.8))
        self.top = mix(shade(top, 0.08), shade(s.darkest[None], -0.4), self.night)
        self.near = shade(s.darkest[None], -0.25 - 0.2 * self.night)
        fx, _ = p.quiet.free(p.inputs)
        self.sx = torch.where(p.quiet.on > 0, fx * 0.9, dice.one(-0.32, 0.32) * p.w)
        up = dice.one(0.02, 0.5) * (horizon + p.h / 2)
        gap = p.quiet.away(self.sx, horizon - up)
        self.sy = horizon - torch.where(gap > 0.12, up, torch.full_like(up, 0.02))
        self.size = dice.one(0.04, 0.085) * torch.exp(0.3 * p.slider("scale"))
        self.shown = dice.chance(0.8 - plain)
        self.seed = dice.seed()
        self.cloudy = (dice.one(-0.35, 0.5) + 0.9 * p.slider("clouds")).clamp(0.0, 1.0)
        self.mist = 0.5 + 0.5 * p.slider("mist")
        self.colour = shade(s.lightest, 0.55)[None]

    def plain(self, y):
        """The sky without sun and clouds, going on into the haze below the horizon."""
        t = smooth(-self.p.h / 2, self.horizon + 0.03, y)
        return mix(mix(self.p.full(self.top), self.low, power(t.clamp(min=1e-4), 1.3)), self.tone(torch.full((1,), 0.3)), smooth(self.horizon, self.p.h * 0.6, y) * 0.55)

    def paint(self, x, y):
        p = self.p
        lab = self.plain(y)
        mask = p.quiet.mask(x, y, 0.35)
        star, _ = starfield(x, y, p.px, self.seed + 3)
        lab = mix(lab, shade(p.scheme.lightest, 0.7)[None], star * self.night * smooth(self.horizon, self.horizon - 0.25, y) * (1 - mask))
        r = torch.sqrt((x - self.sx) ** 2 + (y - self.sy) ** 2 + 1e-8)
        glow = torch.exp(-r / 0.1) * (0.42 + 0.3 * p.slider("glow")) + torch.exp(-r / 0.36) * 0.3
        self.glow = glow * self.shown
        lab = add_light(lab, self.colour, self.glow)
        body = edge(self.size - r, p.px, 0.001 + 0.012 * p.slider("soft").clamp(min=0))
        lab = mix(lab, self.colour, body * self.shown * 0.97)
        # long thin clouds, lit on the sun's side
        form = fbm(x * 1.5 + 0.4 * noise(x * 2, y * 5, self.seed + 9), y * 6.5, self.seed, 4, 0.55)
        cover = smooth(0.05, 0.75, form) * smooth(self.horizon + 0.02, self.horizon - 0.22, y) * self.cloudy * (1 - 0.85 * mask)
        warm = torch.exp(-r / 0.35)
        lit = mix(shade(self.low, 0.25), shade(self.low, 0.7), warm)
        return mix(lab, mix(lit, self.top, 0.25 * smooth(0.5, 0.9, form)), cover * 0.8)

    def tone(self, t):
        """Land at t: 0 in the haze of the horizon .. 1 in front. t [1] -> [1, 3]."""
        body = self.p.scheme.even(0.82 - 0.82 * t)
        body = mix(body, self.near, smooth(0.55, 1.05, t))
        return mix(body, self.low, (0.5 * (1 - t) ** 1.5) * (1 - 0.35 * self.night))

    def air(self, y, end, first=0.0, last=0.8):
        """Land without its outlines: the sky, and from the horizon to end [1] the tones first .. last, the far ones in mist."""
        t = ((y - self.horizon + 0.04) / (end - self.horizon + 0.04)).clamp(0, 1)
        land = mix(self.tone(first + (last - first) * t), self.low, (0.3 + 0.5 * self.mist) * (1 - t) ** 2)
        return mix(self.plain(y), land, smooth(self.horizon - 0.1, self.horizon + 0.06, y))

    def calm(self, lab, x, y, run, share=0.85):
        """Outlines dissolve into run [N, 3], the scene's own tones from top to bottom, where copy is to stand.

        The bank is as wide as there is room, and its edge wanders: no wall of fog beside the scene.
        """
        q = self.p.quiet
        wide = ((q.x1 - q.x0) > 0.7 * self.p.w).float()
        drift = 0.12 * noise(x * 1.3, y * 2.1, self.seed + 50) * (1 - wide)
        run = add_light(run, self.colour, self.glow * 0.8)
        return mix(lab, run, smooth(0.5 - 0.25 * wide, -0.08, q.away(x, y) + drift) * share)
