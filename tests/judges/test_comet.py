"""Scores are those of unbabel-comet 2.2.7 itself, on checkpoints that it made (tests/judges/comet/make.py)."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch

from review.errors import EngineError
from review.judges.comet import CometModel, load_comet
from review.judges.comet_network import sparsemax
from review.judges.triples import Triple

FOLDER = Path(__file__).parent / "comet"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
CASES = [(name, variant) for name, variants in EXPECTED["models"].items() for variant in variants]


def model(name: str) -> CometModel:
    return load_comet(FOLDER / name, FOLDER / "encoder", device="cpu")


def triples(variant: str) -> list[Triple]:
    return [
        Triple(row["src"], row["mt"], row["ref"] if variant == "with-reference" else None) for row in EXPECTED["rows"]
    ]


@pytest.mark.parametrize(("name", "variant"), CASES)
def test_fifty_scores_are_those_of_the_original(name: str, variant: str) -> None:
    said = model(name).score(triples(variant))
    wanted = EXPECTED["models"][name][variant]["scores"]
    assert len(wanted) == 50
    assert max(abs(one.score - score) for one, score in zip(said, wanted, strict=True)) < 1e-5
    assert len({round(score, 5) for score in wanted}) > 25


@pytest.mark.parametrize("variant", ["with-reference", "without-reference"])
def test_error_spans_are_those_of_the_original(variant: str) -> None:
    said = model("unified").score(triples(variant))
    for one, spans in zip(said, EXPECTED["models"]["unified"][variant]["spans"], strict=True):
        assert [[*span[:3]] for span in one.spans] == [span[:3] for span in spans]
        assert [span.confidence for span in one.spans] == pytest.approx([span[3] for span in spans], abs=1e-4)


def test_the_batch_changes_nothing() -> None:
    given = triples("with-reference")[:7]
    comet = model("regression")
    alone = [comet.score([one])[0].score for one in given]
    assert [one.score for one in comet.score(given, batch=3)] == pytest.approx(alone, abs=1e-5)


def test_a_text_longer_than_the_window_is_cut_at_sentences_and_said() -> None:
    comet = model("referenceless")
    short = "The ship left the port at dawn. The people of the port waved. "
    long = short * 20
    (cut,) = comet.score([Triple("Con tàu rời cảng.", long)], ("vi", "en"))
    assert cut.cut
    whole = next(n for n in range(20, 0, -1) if not comet.score([Triple("Con tàu rời cảng.", short * n)])[0].cut)
    begins = [comet.score([Triple("Con tàu rời cảng.", (short * whole + more).strip())])[0].score
              for more in ("", "The ship left the port at dawn.")]  # fmt: skip
    assert min(abs(cut.score - score) for score in begins) < 1e-5


def test_a_model_that_wants_references_says_so() -> None:
    with pytest.raises(ValueError, match="needs references"):
        model("regression").score([Triple("a", "b")])


def test_safetensors_are_preferred(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    folder = copied("referenceless", tmp_path)
    state = torch.load(folder / "checkpoints" / "model.ckpt", weights_only=True)["state_dict"]
    save_file(state, folder / "model.safetensors")
    (folder / "checkpoints" / "model.ckpt").write_bytes(b"nothing")
    said = load_comet(folder, FOLDER / "encoder", device="cpu").score(triples("without-reference")[:3])
    wanted = EXPECTED["models"]["referenceless"]["without-reference"]["scores"][:3]
    assert [one.score for one in said] == pytest.approx(wanted, abs=1e-4)


def copied(name: str, folder: Path) -> Path:
    shutil.copytree(FOLDER / name, folder / name)
    return folder / name


class Harmful:
    def __reduce__(self) -> tuple[Any, ...]:
        return Path.write_text, (Path("harm.txt"), "done")


def test_a_checkpoint_with_code_in_it_is_refused_and_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = copied("regression", tmp_path)
    for harmful in (Harmful(), {"state_dict": {"a": Harmful()}}):
        torch.save(harmful, folder / "checkpoints" / "model.ckpt")
        with pytest.raises(EngineError, match="more in it than numbers"):
            load_comet(folder, FOLDER / "encoder")
    (folder / "checkpoints" / "model.ckpt").write_bytes(pickle.dumps(Harmful()))
    with pytest.raises(EngineError):
        load_comet(folder, FOLDER / "encoder")
    assert not (tmp_path / "harm.txt").exists()


def test_half_a_download_is_told(tmp_path: Path) -> None:
    folder = copied("regression", tmp_path)
    path = folder / "checkpoints" / "model.ckpt"
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(EngineError, match="fetch it again"):
        load_comet(folder, FOLDER / "encoder")
    path.unlink()
    with pytest.raises(EngineError, match="half a model"):
        load_comet(folder, FOLDER / "encoder")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("class_identifier: regression_metric", "class_identifier: ranking_metric", "kind that is not known"),
        ("encoder_model: XLM-RoBERTa", "encoder_model: BERT", "has an encoder 'BERT'"),
        ("hidden_sizes:\n- 24", "hidden_sizes:\n- 25", "not those that hparams.yaml speaks of"),
        ("class_identifier: regression_metric", "class_identifier: referenceless_regression_metric", "not those that"),
        ("activations: Tanh", "activations: Module", "no activation"),
        ("pool: avg", "pool: [", "is not YAML"),
    ],
)
def test_another_architecture_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = copied("regression", tmp_path)
    path = folder / "hparams.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(EngineError, match=said):
        load_comet(folder, FOLDER / "encoder")


def test_an_encoder_that_is_a_path_is_not_looked_for() -> None:
    with pytest.raises(EngineError, match="no name of the hub"):
        load_comet(FOLDER / "regression")
    with pytest.raises(EngineError, match=r"no hparams\.yaml"):
        load_comet(FOLDER)


def test_sparsemax_is_the_nearest_point_of_the_simplex() -> None:
    assert sparsemax(torch.tensor([2.0, 0.0, -1.0])).tolist() == [1.0, 0.0, 0.0]
    assert sparsemax(torch.tensor([0.5, 0.3, -3.0])).tolist() == pytest.approx([0.6, 0.4, 0.0])
    assert sparsemax(torch.zeros(4)).tolist() == [0.25] * 4
