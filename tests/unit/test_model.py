"""The model file: read back bit for bit, refused when changed, and its own data gets its own types."""

from __future__ import annotations

import getpass
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sozialraum_plugin.core.areatypes.model import Model, assign, checksum_of_data, model_of, read_model, write_model
from sozialraum_plugin.core.areatypes.preparation import Areas, Indicator, prepare
from sozialraum_plugin.core.areatypes.typology import Settings, Typology, compute
from sozialraum_plugin.core.messages import InputError

CHOSEN = [Indicator("A", 1, 2.0), Indicator("B", -1), Indicator("C", 0)]


def data() -> pd.DataFrame:
    rows = np.random.default_rng(8).gamma(2, 3, (90, 3))
    rows[7, 1] = rows[9, 0] = np.nan
    rows[11] = np.nan
    found = pd.DataFrame(rows, columns=["A", "B", "C"])
    return found.assign(KEY=[f"{number:04d}" for number in range(len(rows))])


def made(
    missing: str = "exclude", method: str = "kmeans", transform: str = "none", scaling: str = "zscore"
) -> Typology:
    areas = Areas(data(), "KEY", ("A", "B", "C"))
    return compute(prepare(areas, CHOSEN, transform, scaling, missing), Settings(5, method, 30))


def frozen(typology: Typology, path: Path, missing: str = "exclude") -> Model:
    names = [f"Typ {number}" for number in range(1, 6)]
    write_model(model_of(typology, "KEY", "0.1.0", names=names, missing=missing), path)
    return read_model(path)


@pytest.mark.parametrize("method", ["kmeans", "ward", "ward+kmeans"])
@pytest.mark.parametrize(("transform", "scaling"), [("none", "zscore"), ("asinh", "robust"), ("sqrt", "range")])
def test_its_own_data_gets_its_own_types(tmp_path: Path, method: str, transform: str, scaling: str) -> None:
    typology = made(method=method, transform=transform, scaling=scaling)
    model = frozen(typology, tmp_path / "m.json")
    found = assign(model, data().sample(frac=1, random_state=1))
    assert found.keys == typology.prepared.keys
    assert found.member.types.tolist() == typology.member.types.tolist()
    assert found.member.second.tolist() == typology.member.second.tolist()
    assert found.member.distance == pytest.approx(typology.member.distance, rel=1e-12)
    assert found.lacking == {"0007": ["B"], "0009": ["A"], "0011": ["A", "B", "C"]}


def test_areas_with_gaps_are_assigned_as_before(tmp_path: Path) -> None:
    typology = made(missing="assign")
    found = assign(frozen(typology, tmp_path / "m.json", "assign"), data())
    types = dict(zip(found.keys, found.member.types, strict=True))
    assert [types[key] for key in typology.prepared.partial] == typology.partial.types.tolist()
    assert "0011" not in types


def test_ward_types_hold_only_for_unchanged_values(tmp_path: Path) -> None:
    typology = made(method="ward")
    odd = np.flatnonzero(typology.member.ratio > 1)
    assert len(odd)
    key = typology.prepared.keys[odd[0]]
    later = data()
    later.loc[later["KEY"] == key, "A"] += 1e-9
    found = assign(frozen(typology, tmp_path / "m.json"), later)
    assert found.member.types[found.keys.index(key)] == typology.member.second[odd[0]]


def test_later_years_use_the_old_scaling(tmp_path: Path) -> None:
    typology = made()
    later = data()
    later[["A", "B", "C"]] *= 10
    found = assign(frozen(typology, tmp_path / "m.json"), later)
    recipe = typology.prepared.recipe
    values = later.set_index("KEY").loc[list(found.keys), ["A", "B", "C"]].to_numpy()
    matrix = (values - recipe.centres) / recipe.spreads * np.sqrt([2, 1, 1])
    table = np.linalg.norm(matrix[:, None] - typology.centres[None], axis=2)
    assert found.member.types.tolist() == (table.argmin(axis=1) + 1).tolist()


def test_numbers_come_back_bit_for_bit(tmp_path: Path) -> None:
    typology = made()
    model = frozen(typology, tmp_path / "m.json")
    assert model.centres.tobytes() == typology.centres.tobytes()
    assert model.recipe == typology.prepared.recipe
    assert model.names[0] == "Typ 1"
    assert model.computation["seed"] == 1


def test_the_same_model_has_the_same_bytes_and_no_places(tmp_path: Path) -> None:
    frozen(made(), tmp_path / "a.json")
    frozen(made(), tmp_path / "b.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert text == (tmp_path / "b.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    assert f'"{getpass.getuser()}"' not in text
    assert json.loads(text)["areas"] == {}  # areas are not listed where nearest centres tell their types


def test_the_checksum_is_sha256_over_the_compact_content(tmp_path: Path) -> None:
    frozen(made(), tmp_path / "m.json")
    content = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    stated = content.pop("sha256")
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert stated == hashlib.sha256(plain.encode()).hexdigest()


def test_the_data_checksum_sees_every_value() -> None:
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    first = checksum_of_data(["a", "b"], values)
    assert first == checksum_of_data(["a", "b"], values.copy(order="F"))
    assert first != checksum_of_data(["a", "c"], values)
    assert first != checksum_of_data(["a", "b"], np.nextafter(values, 9))


def test_a_file_indented_anew_is_the_same_model(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    frozen(made(), path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    assert read_model(path).recipe.names == ["A", "B", "C"]


def signed(content: dict[str, Any]) -> str:
    rest = {key: value for key, value in content.items() if key != "sha256"}
    plain = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps({**rest, "sha256": hashlib.sha256(plain.encode()).hexdigest()})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda _: "{", "model-not-json"),
        (lambda _: "[]", "model-foreign"),
        (lambda _: '{"type": "FeatureCollection"}', "model-foreign"),
        (lambda c: json.dumps({**c, "version": 2}), "model-version"),
        (lambda c: json.dumps({**c, "transform": "sqrt"}), "model-changed"),
        (lambda c: json.dumps({key: value for key, value in c.items() if key != "sha256"}), "model-changed"),
        (lambda c: signed({**c, "transform": "cube"}), "model-incomplete"),
        (lambda c: signed({**c, "types": [{**c["types"][0], "centre": [1.0]}]}), "model-incomplete"),
        (lambda c: signed({key: value for key, value in c.items() if key != "types"}), "model-incomplete"),
        (lambda c: signed({**c, "indicators": []}), "model-incomplete"),
        (lambda c: signed({**c, "areas": []}), "model-incomplete"),
        (lambda c: json.dumps({**c, "x": float("nan")}), "model-changed"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, change: Any, code: str) -> None:
    path = tmp_path / "m.json"
    frozen(made(), path)
    path.write_text(change(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_model(path)
    assert error.value.note.code == code
    assert "m.json" in str(error.value)


def test_a_missing_file_and_binary_data(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_model(tmp_path / "none.json")
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="no model"):
        read_model(tmp_path / "b.json")


def test_missing_fields_are_named(tmp_path: Path) -> None:
    model = frozen(made(), tmp_path / "m.json")
    with pytest.raises(InputError, match="B, C"):
        assign(model, data()[["KEY", "A"]])
