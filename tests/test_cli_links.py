"""`diemcau links` and `diemcau build --pins`, as one process after another."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from diemcau.cli import app

NEWS = """Sáng 10/7/2024, Thủ tướng Phạm Minh Chính chủ trì Hội nghị trực tuyến toàn quốc sơ kết 6 tháng Đề án 06.
Tại điểm cầu {place}, Chủ tịch UBND tỉnh {chair} chủ trì.
"""
PIN = """[[different]]
kind = "meeting"
a = "laocai/m1"
b = "yenbai/m1"
reason = "thử tách"
"""


def run(*given: str) -> Result:
    return CliRunner().invoke(app, list(given), env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    for name, place, chair in (("laocai", "Lào Cai", "Trịnh Xuân Trường"), ("yenbai", "Yên Bái", "Trần Huy Tuấn")):
        (folder / f"{name}.txt").write_text(NEWS.format(place=place, chair=chair), "utf-8")
    assert run("build", str(folder), "--kg", str(folder / "kg"), "--no-validate", "-q").exit_code == 0
    return folder


def test_links_are_listed_undone_and_made_again(folder: Path) -> None:
    kg, pins = str(folder / "kg"), folder / "pins.toml"
    listed = run("links", "--kg", kg, "--kind", "meeting")
    assert listed.output.startswith("kind,decision,a,b,weight,because\nmeeting,same,laocai/m1,yenbai/m1,")
    assert run("links", "--kg", kg, "--kind", "person").output.count("\n") == 2
    assert run("links", "--kg", kg, "--decision", "different").output == "kind,decision,a,b,weight,because\n"

    pins.write_text(PIN, "utf-8")
    assert run("build", "--pins", str(pins), "--kg", kg, "-q").exit_code == 0
    undone = run("links", "--kg", kg, "--kind", "meeting")
    assert undone.output.splitlines()[1:] == ["meeting,different,laocai/m1,yenbai/m1,-100,đã rà soát: thử tách (-100)"]
    assert run("links", "--kg", kg, "--pins").output == PIN
    assert run("validate", "--kg", kg).exit_code == 0

    assert run("build", str(folder / "laocai.txt"), "--kg", kg, "-q", "--no-validate").exit_code == 0
    assert run("links", "--kg", kg, "--kind", "meeting").output == undone.output

    pins.write_text("", "utf-8")
    assert run("build", "--pins", str(pins), "--kg", kg, "-q", "--no-validate").exit_code == 0
    assert run("links", "--kg", kg, "--kind", "meeting").output == listed.output


def test_a_pin_that_names_nothing_is_told(folder: Path) -> None:
    pins = folder / "idle.toml"
    pins.write_text(PIN.replace("yenbai", "hagiang"), "utf-8")
    built = run("build", "--pins", str(pins), "--kg", str(folder / "kg-idle"), str(folder / "laocai.txt"), "-q")
    assert built.exit_code == 0
    meeting = "https://w3id.org/diemcau/meeting"
    assert built.output == f"pins: '{meeting}/hagiang/m1' or '{meeting}/laocai/m1' is in no article\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PIN + PIN.replace("different", "same"), "pins contradict each other: laocai/m1 ≠ yenbai/m1"),
        (PIN.replace("meeting", "place"), "[[different]] number 1: the kind 'place' is none of meeting"),
    ],
)
def test_pins_that_are_no_good_change_nothing(folder: Path, text: str, message: str) -> None:
    kg, pins = str(folder / "kg"), folder / "bad.toml"
    before = run("links", "--kg", kg, "--pins").output
    pins.write_text(text, "utf-8")
    refused = run("build", "--pins", str(pins), "--kg", kg)
    assert refused.exit_code == 2
    assert message in refused.output
    assert run("links", "--kg", kg, "--pins").output == before
    assert "does not exist" in run("build", "--pins", str(folder / "none.toml"), "--kg", kg).output.replace(
        "No such file or directory", "does not exist"
    )


@pytest.mark.parametrize("given", [("--kind", "place"), ("--decision", "maybe"), ("--format", "xlsx")])
def test_wrong_usage(folder: Path, given: tuple[str, str]) -> None:
    assert run("links", "--kg", str(folder / "kg"), *given).exit_code == 2


COUNTED = """Phường Hoa Mai sơ kết chuyển đổi số
Ngày 5/9/2025, Ủy ban nhân dân phường {place} tổ chức hội nghị sơ kết. {said}
"""
SAID = {"hoa-mai": "Toàn phường đã hỗ trợ 35 hộ nghèo.", "hoa-dao": "Đến nay, số hộ nghèo được hỗ trợ là 48 hộ."}


def test_indicators_are_listed_and_pinned(tmp_path: Path) -> None:
    kg, pins = str(tmp_path / "kg"), tmp_path / "pins.toml"
    for name, said in SAID.items():
        (tmp_path / f"{name}.txt").write_text(COUNTED.format(place=name, said=said), "utf-8")
    assert run("build", str(tmp_path), "--kg", kg, "-q").exit_code == 0
    new = ["hỗ trợ hộ nghèo,số lượng,2,2,số hộ nghèo được hỗ trợ"]
    assert listed("new_indicators", kg) == new
    said = "hỗ trợ hộ nghèo (số lượng),số hộ nghèo được hỗ trợ (số lượng)"
    assert decided(kg) == [f"same,{said},0.95,cùng từ nội dung: hỗ trợ hộ nghèo (+0.95)"]

    one, other = said.split(",")
    pin = f'[[different]]\nkind = "indicator"\na = "{one}"\nb = "{other}"\nreason = "một đằng lũy kế"\n'
    pins.write_text(pin, "utf-8")
    built = run("build", "--pins", str(pins), "--kg", kg, "-q")
    assert (built.exit_code, built.output) == (0, "")
    assert decided(kg) == [f"different,{said},-100,đã rà soát: một đằng lũy kế (-100)"]
    assert listed("new_indicators", kg) == ["hỗ trợ hộ nghèo,số lượng,1,1,", "số hộ nghèo được hỗ trợ,số lượng,1,1,"]
    assert run("links", "--kg", kg, "--pins").output == pin

    pins.write_text("", "utf-8")
    assert run("build", "--pins", str(pins), "--kg", kg, "-q").exit_code == 0
    assert listed("new_indicators", kg) == new


def decided(kg: str) -> list[str]:
    rows = run("links", "--kg", kg, "--kind", "indicator").output.splitlines()[1:]
    return [row.removeprefix("indicator,") for row in rows]


def listed(query: str, kg: str) -> list[str]:
    return [row.rsplit(",", 2)[0] for row in run("query", query, "--kg", kg).output.splitlines()[1:]]


def test_a_pin_of_an_indicator_that_nobody_names_is_told(folder: Path) -> None:
    pins = folder / "nobody.toml"
    pin = '[[same]]\nkind = "indicator"\na = "hồ sơ trực tuyến"\nb = "{b}"\nreason = "thử"\n'
    pins.write_text(pin.format(b="lượng mưa ở sân ga"), "utf-8")
    built = run("build", "--pins", str(pins), "--kg", str(folder / "kg-nobody"), str(folder / "laocai.txt"), "-q")
    assert built.exit_code == 0
    assert built.output.endswith("is in no article\n")
    pins.write_text(pin.format(b="dịch vụ công trực tuyến toàn trình"), "utf-8")
    built = run("build", "--pins", str(pins), "--kg", str(folder / "kg-nobody"), "-q")
    assert (built.exit_code, built.output) == (0, "")
