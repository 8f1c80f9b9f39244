"""A patch discriminator (Isola et al. 2017) with hinge losses, for decoder, upscaler and draft alike."""
import torch
from torch import nn
import torch.nn.functional as F


class Discriminator(nn.Module):
    """[B, channels, H, W] (and a condition [B, D], by projection) -> score per patch [B, h, w] and the features on the way."""

    def __init__(self, channels=3, widths=(32, 64, 96), strides=(2, 2, 1), condition=0):
        super().__init__()
        layers, before = [], 2 * channels
        for width, stride in zip(widths, strides):
            layers.append(nn.utils.parametrizations.spectral_norm(nn.Conv2d(before, width, 3 if stride == 1 else 4, stride, 1)))
            before = width
        self.layers = nn.ModuleList(layers)
        self.score = nn.Conv2d(before, 1, 3, padding=1)
        self.project = nn.Linear(condition, before) if condition else None

    def forward(self, x, condition=None):
        # beside the picture its fine detail, enlarged: there a picture that is too soft gives itself away
        fine = x - F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), 3, 1)
        x, seen = torch.cat([x, 5 * fine], 1), []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            seen.append(x)
        score = self.score(x)[:, 0]
        if self.project is not None:
            score = score + (x * self.project(condition)[:, :, None, None]).mean(1)
        return score, seen


def judged(discriminator, real, made, *condition):
    """Loss of the discriminator."""
    yes, no = discriminator(real, *condition)[0], discriminator(made.detach(), *condition)[0]
    return F.relu(1 - yes).mean() + F.relu(1 + no).mean()


def fooled(discriminator, real, made, *condition):
    """Losses of the generator: (adversarial, distance in the discriminator's features)."""
    score, seen = discriminator(made, *condition)
    with torch.no_grad():
        _, wanted = discriminator(real, *condition)
    return -score.mean(), sum((a - b).abs().mean() for a, b in zip(seen, wanted)) / len(seen)


def sharpening(discriminator, critic, real, made, run, how, config):
    """What a discriminator adds to the loss of what made the pictures, from `adversary_from` of the run on, after a step of its own.

    -> (loss, losses to tell)
    """
    if run.part <= how["adversary_from"]:
        return 0.0, {}
    with torch.autocast(config["device"], torch.bfloat16, enabled=config["bf16"]):
        critic.zero_grad()
        doubt = judged(discriminator, real, made)
        doubt.backward()
        critic.step()
        adversarial, features = fooled(discriminator, real, made)
    ramp = min(1, (run.part - how["adversary_from"]) / 0.1)
    return ramp * (how["adversarial"] * adversarial + how["features"] * features), {"critic": doubt, "features": features}
