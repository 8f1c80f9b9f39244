"""Distils the draft head: one evaluation from pure noise to clean latents, guidance included. Resumable.

    python train_draft.py --config small [--minutes 8] [--steps 200]

After Sauer et al. 2023 (adversarial diffusion distillation), on latents: the head starts as a copy of the denoiser; what it
draws from noise is noised again to a random level, and where the guided denoiser would take it from there is its aim; from
`adversary_from` of the run on a discriminator that knows the condition compares with latents of renders.
"""
import copy

import numpy as np
import torch

from adversary import Discriminator, fooled, judged
from house import WORK, Steered, make_tokenizer
from loop import Run, arguments, blend, descend
from muon import Muon, split
from train_denoiser import Data, noise_levels, weight


def main():
    config, how, minutes, steps = arguments("train_draft")
    device, channels, sampling = config["device"], config["latent"]["channels"], config["sampling"]
    low, high = (timestep / 1000 for timestep in sampling["guidance_interval"])
    teacher = Steered(config).to(device)
    teacher.load_state_dict(torch.load(WORK / "denoiser.pt", weights_only=False, map_location="cpu")[config["export"]])
    teacher.requires_grad_(False).eval().denoiser.to(memory_format=torch.channels_last)
    draft = copy.deepcopy(teacher.denoiser).requires_grad_(True)
    average = copy.deepcopy(draft).requires_grad_(False)
    discriminator = Discriminator(channels, widths=(64, 96, 128), strides=(1, 2, 1), condition=config["text"]["out"]).to(device)
    matrices, rest = split(draft)
    optimisers = [Muon(matrices, how["muon_lr"]), torch.optim.AdamW(rest, how["lr"], betas=(0.9, 0.98), weight_decay=0.0)]
    critic = torch.optim.AdamW(discriminator.parameters(), how["critic_lr"], betas=(0.5, 0.9), weight_decay=0.0)
    rates = [o.param_groups[0]["lr"] for o in optimisers]
    run = Run("draft", {"model": draft, "average": average, "discriminator": discriminator, "muon": optimisers[0], "adam": optimisers[1],
                        "critic": critic}, minutes, steps)
    tokenizer = make_tokenizer(config)
    data, empty = Data(WORK / "latents", tokenizer, config["left_out"]), np.array(tokenizer.encode("").ids, np.int64)
    rng = np.random.default_rng([config["seed"], 5, run.step])
    torch.manual_seed(config["seed"] + 1000 * run.step)
    spread, middle = draft.spread, draft.middle
    while run.going():
        for o, rate in zip(optimisers, rates):
            o.param_groups[0]["lr"] = rate * run.rate(0.5)
        real, *conditions = (t.to(device) for t in data.batch(rng, how["batch"] * (512 // config["latent"]["factor"]) ** 2, 0.0, empty))
        batch = len(real)
        with torch.no_grad():
            heard = teacher.text(*conditions)
            nothing = teacher.text(torch.from_numpy(empty[None]).to(device), torch.from_numpy((empty != 0).astype(np.int64)[None]).to(device),
                                   conditions[2][:1] * 0, conditions[3][:1] * 0, conditions[4][:1]).expand_as(heard)
        with torch.autocast(device, torch.bfloat16, enabled=config["bf16"]):
            noise = torch.randn_like(real).contiguous(memory_format=torch.channels_last)
            made = draft.clean(noise, torch.ones(batch, device=device), heard).float()
            with torch.no_grad():
                # the first aim is what the first guided step points at, later ones are finer
                sigma = noise_levels(batch, sampling["shift"]).to(device).clamp(0.15, 0.98)
                s = sigma[:, None, None, None]
                again = (1 - s) * made + s * torch.randn_like(made)
                both = teacher.denoiser.clean(torch.cat([again, again]), torch.cat([sigma, sigma]), torch.cat([nothing, heard])).float()
                without, with_ = both.chunk(2)
                aim = without + torch.where((s >= low) & (s <= high), sampling["guidance"], 1.0) * (with_ - without)
            distilled = (weight(spread, s) * s * (made - aim) ** 2).mean()
            real_, made_ = (real - middle) / spread, (made - middle) / spread
            loss, told = how["distilled"] * distilled, {}
            if run.part > how["adversary_from"]:
                critic.zero_grad()
                doubt = judged(discriminator, real_, made_, heard[:, 0])
                doubt.backward()
                critic.step()
                adversarial, features = fooled(discriminator, real_, made_, heard[:, 0])
                ramp = min(1, (run.part - how["adversary_from"]) / 0.1)
                loss = loss + ramp * (how["adversarial"] * adversarial + how["features"] * features)
                told = {"critic": doubt, "adversarial": adversarial, "features": features}
        descend(loss, optimisers, rest)
        blend(average, draft, min(how["ema"], run.step / (run.step + 10)))
        run.tick(batch, distilled=distilled, **told)


if __name__ == "__main__":
    main()
