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
