"""What every training loop shares: a clock, a checkpoint to go on from, a running average of weights.

    run = Run("decoder", {"model": decoder, "optimiser": adam}, minutes, steps)
    while run.going():
        ...
        run.tick(loss, samples=12)

A run that is killed goes on from its newest checkpoint; --minutes and --steps count what went before.
"""
import argparse
import time

import torch

from house import WORK, load_config


def arguments(part):
    """Command line of a stage -> (config, its section, minutes, steps or None)"""
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="small")
    parser.add_argument("--minutes", type=float, help="wall clock, earlier runs included")
    parser.add_argument("--steps", type=int, help="ends earlier, after so many steps")
    args = parser.parse_args()
    config = load_config(args.config)
    torch.set_num_threads(config["threads"])
    torch.manual_seed(config["seed"])
    return config, config[part], args.minutes or config[part]["minutes"], args.steps


def descend(loss, optimisers, clipped=()):
    """One step of all optimisers; gradients of `clipped` are kept to a length of 1 together."""
    for optimiser in optimisers:
        optimiser.zero_grad()
    loss.backward()
    if clipped:
        torch.nn.utils.clip_grad_norm_(clipped, 1.0)
    for optimiser in optimisers:
        optimiser.step()


def blend(average, module, keep):
    """Moves the average of weights towards the module's."""
    with torch.no_grad():
        torch._foreach_lerp_(list(average.parameters()), list(module.parameters()), 1 - keep)


class Run:
    """parts: name -> module or optimiser; all of them are saved and restored. A part kept from a shipped model (init_from.py) is
    finished."""

    def __init__(self, name, parts, minutes, steps=None, every=30):
        self.name, self.parts, self.seconds, self.steps, self.every = name, parts, minutes * 60, steps, every
        self.path, self.spent, self.step, self.seen, self.loss = WORK / f"{name}.pt", 0.0, 0, 0, {}
        saved = torch.load(self.path, weights_only=False, map_location="cpu") if self.path.exists() else {}
        self.kept = saved.get("kept")
        if saved and not self.kept:
            for key, part in parts.items():
                part.load_state_dict(saved[key])
            self.spent, self.step, self.seen = saved["spent"], saved["step"], saved["seen"]
        self.before, self.began, self.shown = self.spent, time.time(), time.time()

    def going(self):
        return not self.kept and self.spent < self.seconds and not (self.steps and self.step >= self.steps)

    @property
    def part(self):
        """How much of the run is done, 0..1."""
        return min(1.0, max(self.spent / self.seconds, self.step / self.steps if self.steps else 0))

    def rate(self, decay=0.5, warm=50):
        """Factor of the learning rate: a short warm-up, then level, then down to 2 % over the last `decay` of the run."""
        return min(1, (self.step + 1) / warm) * max(0.02, min(1, (1 - self.part) / decay))

    def tick(self, samples, **losses):
        self.step, self.seen, self.spent = self.step + 1, self.seen + samples, self.before + time.time() - self.began
        for key, value in losses.items():
            value = float(value.detach())
            self.loss[key] = value if key not in self.loss else 0.97 * self.loss[key] + 0.03 * value
        if time.time() - self.shown > self.every or not self.going():
            self.shown = time.time()
            print(f"{self.name} step {self.step} {self.spent / 60:.1f} min seen {self.seen} " + " ".join(f"{k} {v:.4f}" for k, v in self.loss.items()), flush=True)
            self.save()

    def save(self):
        state = {key: part.state_dict() for key, part in self.parts.items()}
        torch.save({**state, "spent": self.spent, "step": self.step, "seen": self.seen}, self.path.with_suffix(".part"))
        self.path.with_suffix(".part").replace(self.path)
