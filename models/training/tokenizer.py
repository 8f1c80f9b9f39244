"""Builds tokenizer/ in the Hugging Face `tokenizers` layout: lower-case whole words."""
import json
from pathlib import Path
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

SPECIALS = ("<pad>", "<unk>", "<bos>", "<eos>")


def build(words, max_length):
    """words: iterable of lower-case words -> Tokenizer that pads and cuts to max_length."""
    vocabulary = {word: i for i, word in enumerate((*SPECIALS, *sorted(set(words))))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<bos> $A <eos>", special_tokens=[("<bos>", 2), ("<eos>", 3)])
    tokenizer.enable_truncation(max_length)
    tokenizer.enable_padding(length=max_length, pad_id=0, pad_token="<pad>")
    return tokenizer


def write(tokenizer, folder, max_length):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    named = {name: token for name, token in zip(("pad_token", "unk_token", "bos_token", "eos_token"), SPECIALS)}
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": max_length,
              "padding_side": "right", "truncation_side": "right", "do_lower_case": True, **named}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
