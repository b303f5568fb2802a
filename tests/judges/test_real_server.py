"""A real server of the chat API, `transformers serve`, with a tiny model made here that knows nothing: its nonsense
ends in notes, and nothing of it is kept as a verdict.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCE, TARGET, no_builtin_models, review
from tests.cli.running import Outcome

__all__ = ["no_builtin_models", "review"]

#: What a template of a chat does, at its simplest.
TEMPLATE = "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}assistant:"


def make_model(folder: Path) -> None:
    """An untrained language model over bytes, one layer of eight numbers, with a tokenizer that has a chat template."""
    import torch
    from tokenizers import Tokenizer, decoders, pre_tokenizers
    from tokenizers.models import BPE
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(BPE(vocab={letter: n for n, letter in enumerate([*letters, "<end>"])}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<end>", pad_token="<end>")  # type: ignore[no-untyped-call]
    fast.chat_template = TEMPLATE
    fast.save_pretrained(folder)
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=len(fast), hidden_size=8, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=2, max_position_embeddings=16_384, bos_token_id=None, eos_token_id=256, pad_token_id=256,
    )  # fmt: skip
    model = LlamaForCausalLM(config)
    # it says a few letters of nonsense and stops: two in three letters are an end to it
    model.generation_config.eos_token_id = [n for n in range(257) if n % 3]
    model.generation_config.do_sample = True
    model.save_pretrained(folder)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """(address, model's name) of the server, on a free port."""
    folder = tmp_path_factory.mktemp("served") / "tiny"
    make_model(folder)
    command = [
        sys.executable, "-c", "from transformers.cli.transformers import main; main()", "serve", str(folder),
        "--host", "127.0.0.1", "--port", "0", "--device", "cpu",
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as server:
        assert server.stderr is not None
        said: list[str] = []
        address = None
        for line in server.stderr:
            said.append(line)
            if address := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        try:
            assert address is not None, "".join(said)
            threading.Thread(target=server.stderr.read, daemon=True).start()  # a full pipe would stop it
            yield f"{address[0]}/v1", str(folder)
        finally:
            server.terminate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "corpora"
    (place / "bridge").mkdir(parents=True)
    for name, text in (
        ("document.toml", 'source-language = "vi"\ntarget-language = "en"\nsource = "s.txt"\ntarget = "t.txt"\n'),
        ("s.txt", SOURCE),
        ("t.txt", TARGET),
    ):
        (place / "bridge" / name).write_text(text, encoding="utf-8")
    return place


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "in pieces"])
def test_nonsense_of_a_real_server_ends_in_notes_and_is_no_verdict(
    review: Callable[..., Outcome],
    served: tuple[str, str],
    folder: Path,
    stream: bool,
) -> None:
    url, model = served
    (folder / "review.toml").write_text(f"[judge]\nstream = {str(stream).lower()}\n", encoding="utf-8")
    before = json.loads(review("score", folder, "--format", "json", "--fail-level", "none").out)
    result = review(
        "score", folder, "--judge", model, "--judge-url", url, "--fail-level", "none", "--format", "json",
        "--format", f"text={folder.parent / 'report.txt'}",
    )  # fmt: skip
    assert result.status == 0, result.err
    report = (folder.parent / "report.txt").read_text(encoding="utf-8")
    assert "0 of 3 paragraphs have a verdict" in report
    assert re.search(r"judge: no verdict on .*: the answer is (no JSON|empty)", report), report
    assert "6 questions" in result.err  # each asked once more, and then told
    assert json.loads(result.out)["documents"][0]["findings"] == before["documents"][0]["findings"]
    assert not list(folder.glob("*verdicts*"))
