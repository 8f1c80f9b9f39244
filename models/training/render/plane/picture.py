"""What every kind starts from: coordinates, dice, quiet space, scheme and the sliders as factors."""
import math

import torch

from .colour import Scheme, mix, rich, shade
from .fields import Dice, Quiet, finish, noise, smooth

TAU = 2 * math.pi


class Picture:
    """x, y [N] in short sides; w, h [1] the picture's sides; px [1] the side of a pixel."""

    def __init__(self, inputs):
        self.inputs, self.dice, self.quiet, self.scheme = inputs, Dice(inputs), Quiet(inputs), Scheme(inputs)
        self.x, self.y = inputs.xy[:, 0], inputs.xy[:, 1]
        self.w, self.h, self.px, self.tile = inputs.aspect[0:1], inputs.aspect[1:2], inputs.footprint, inputs.tile
        self.scale = torch.exp(0.5 * self.slider("scale"))
        self.energy = 1 + 0.7 * self.slider("energy")

    def slider(self, name):
        return self.inputs.slider(name)

    def full(self, colour):
        """One colour [3] or [1, 3] everywhere."""
        return colour.reshape(1, 3) + self.x[:, None] * 0

    def is_dark(self, share=0.5):
        """1 [1] when the ground is to be dark: the slider light decides, else the dice, which leave a pale scheme pale."""
        thrown, light = self.dice.chance(share) * (self.scheme.darkest[0:1] < 0.62).float(), self.slider("light")
        return torch.where(light.abs() > 0.3, (light < 0).float(), thrown)

    def ground(self, dark, depth=0.16):
        """A soft ground from the scheme's dark (dark = 1) or light end: OKLab [N, 3]. Flat when the picture tiles."""
        one = mix(self.scheme.lightest, self.scheme.darkest, dark)
        one = shade(one, torch.where(dark > 0.5, -0.25, 0.12) * torch.ones(1))
        one = mix(one, self.tinted(one, 0.42, 0.04), dark)
        angle, seed = self.dice.one(0, TAU), self.dice.seed()
        qx, qy = self.quiet.calm(self.x, self.y, 0.3)
        along = (qx * torch.cos(angle) / self.w + qy * torch.sin(angle) / self.h) + 0.2 * noise(qx * 0.9, qy * 0.9, seed)
        two = mix(shade(one, -depth), mix(one, self.scheme.even(torch.tensor([0.3]))[0], 0.65), dark)
        return mix(self.full(one), two, smooth(-0.55, 0.65, along) * (1 - self.tile))

    def tinted(self, lab, most, least):
        """A ground that light or white can stand out from: of a lightness of hardly more than most, a chroma of at least least."""
        over = (lab[..., :1] - most).clamp(min=0)
        return rich(torch.cat([lab[..., :1] - 0.88 * over, lab[..., 1:]], -1), least)

    def towards_free(self, fallback):
        """Unit vector [1], [1] from the quiet space to the free side; without one the angle fallback."""
        fx, fy = self.quiet.free(self.inputs)
        dx, dy = fx - self.quiet.x * self.quiet.on, fy - self.quiet.y * self.quiet.on
        # the longer way wins, so that layers run along an edge of the space
        across = (dx.abs() / self.w > dy.abs() / self.h).float()
        on = self.quiet.on
        ux, uy = torch.sign(dx) * across, torch.sign(dy) * (1 - across)
        return on * ux + (1 - on) * torch.cos(fallback), on * uy + (1 - on) * torch.sin(fallback)

    def beyond(self, ux, uy):
        """Along direction u: where the quiet space ends (far back without one) and where the picture ends."""
        q = self.quiet
        last = torch.maximum(q.x0 * ux, q.x1 * ux) + torch.maximum(q.y0 * uy, q.y1 * uy)
        end = (ux.abs() * self.w + uy.abs() * self.h) / 2
        return torch.where(q.on > 0, last, -end), end

    def done(self, lab, grain=1.0):
        return finish(lab, self.inputs, self.quiet, grain)
