"""The commands `checks` and `timeline`: what they print, and with which exit code they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import diemcau
from diemcau.cli import app

ARTICLE = """Phường Hoa Mai sơ kết chuyển đổi số
Ngày 5/9/2025, Ủy ban nhân dân phường Hoa Mai tổ chức hội nghị sơ kết chuyển đổi số.
Toàn phường tiếp nhận 1.320 hồ sơ, trong đó 1.200 hồ sơ nộp trực tuyến, chiếm 80%.
Phường đã hoàn thành 40/52 nhiệm vụ, còn 12 nhiệm vụ đang thực hiện."""


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("comparing")
    (folder / "hoa-mai.txt").write_text(ARTICLE, "utf-8")
    diemcau.build(folder / "hoa-mai.txt", folder / "kg").close()
    return folder / "kg"


def run(kg: Path, *args: str) -> Result:
    return CliRunner().invoke(app, [*args, "--kg", str(kg)])


def test_contradictions_come_first_with_both_sentences(kg: Path) -> None:
    result = run(kg, "checks", "--format", "text")
    assert (result.exit_code, result.stderr) == (0, "")
    blocks = [block.splitlines() for block in result.stdout.strip().split("\n\n")]
    assert [block[0] for block in blocks] == [
        "✗ contradicted · ratio · 1.200 hồ sơ / 1.320 hồ sơ = 90,909%; bài nêu 80%",
        "✓ confirmed · sum · 52 − 40 = 12",
    ]
    sentence = "Toàn phường tiếp nhận 1.320 hồ sơ, trong đó 1.200 hồ sơ nộp trực tuyến, chiếm [80%]."
    assert blocks[0][1].endswith(f"“80%”  {sentence}")


def test_other_formats_and_filters(kg: Path, tmp_path: Path) -> None:
    lines = run(kg, "checks", "--verdict", "contradicted", "--doc", "hoa-mai").stdout.splitlines()
    assert lines[0].startswith("verdict,rule,doc,start,quote,other_doc")
    assert [line.split(",")[:3] for line in lines[1:]] == [["contradicted", "ratio", "hoa-mai"]]
    assert len(run(kg, "checks", "--rule", "sum").stdout.splitlines()) == 2
    assert run(kg, "checks", "--rule", "trend", "--format", "text").stdout == "no check\n"
    assert run(kg, "checks", "--format", "text", "--output", str(tmp_path / "checks.txt")).stdout == ""
    assert (tmp_path / "checks.txt").read_text("utf-8").startswith("✗ contradicted")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["checks", "--rule", "x"], "there is no rule 'x', only change, multiple, ratio, sum, repeat, trend"),
        (["checks", "--verdict", "x"], "there is no verdict 'x', only contradicted, compatible, confirmed"),
        (["checks", "--doc", "x"], "no article of the graph is called 'x'"),
        (["timeline", "lượng mưa"], "no indicator of the graph is called 'lượng mưa'"),
        (["checks", "--format", "x"], "'x' is none of text, table"),
    ],
)
def test_what_is_not_there_is_an_error_with_what_is(kg: Path, args: list[str], said: str) -> None:
    result = run(kg, *args)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_a_timeline(kg: Path) -> None:
    lines = run(kg, "timeline", "tiep nhan ho so", "--format", "text").stdout.splitlines()
    assert lines[0] == "tiếp nhận hồ sơ (số lượng)"
    assert [line.split()[-1].split("@")[0] for line in lines[3:4]] == ["hoa-mai"]
    assert "1.320 hồ sơ" in lines[3]
    assert "✗ contradicted · ratio · 1.200 hồ sơ / 1.320 hồ sơ = 90,909%; bài nêu 80%" in lines
    assert run(kg, "timeline", "tiep nhan ho so").stdout.splitlines()[0].startswith("indicator,quantity,scope,time")
