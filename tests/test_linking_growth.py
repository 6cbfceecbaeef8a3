"""What linking looks at grows with the articles, not with their square; counted, which no machine changes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.adding import Counts

from diemcau.building import link
from diemcau.store import open_store
from made import Article

REPORTS = 4  # of one meeting
PLACES = ("Lào Cai", "Lai Châu", "Sơn La", "Yên Bái", "Hà Giang")


def article(number: int) -> Article:
    """A national meeting each week, told from four provinces, with a figure of its own and 456 of something."""
    meeting, place = number // REPORTS, PLACES[number % len(PLACES)]
    day = date(2020, 1, 6) + timedelta(days=7 * meeting)
    told = 10_007 + 13 * meeting
    return Article(
        f"bai-{number:04}",
        day.isoformat(),
        chair="Phạm Minh Chính",
        site=place,
        people={
            "Phạm Minh Chính": ("Thủ tướng", "Chính phủ", "Việt Nam"),
            f"Nguyễn Văn {place}": ("Chủ tịch", "Ủy ban nhân dân", place),
        },
        figures={f"{told} hồ sơ": (str(told), "hồ sơ"), f"456 t{meeting}": ("456", f"t{meeting}")},
    )


def counted(folder: Path, size: int) -> tuple[list[float], list[int]]:
    """Pairs of reports and of figures: for each article when all are linked at once, and for one that comes later."""
    with open_store(folder / f"kg-{size}", write=True) as store, Counts() as counts:
        late = size // 2
        for number in range(size):
            if number != late:
                store.put(f"bai-{number:04}", article(number).quads())
        link(store)
        whole = [pairs / size for pairs in counts.taken()[:2]]
        store.put(f"bai-{late:04}", article(late).quads())
        link(store)
        return whole, list(counts.taken()[:2])


def test_pairs_for_each_article_stay_the_same_from_size_to_size(tmp_path: Path) -> None:
    small, large = counted(tmp_path, 40), counted(tmp_path, 160)
    assert min(small[0]) > 0
    assert large[0] == pytest.approx(small[0], rel=0.25)
    assert min(small[1]) > 0
    assert large[1] == pytest.approx(small[1], rel=0.25)
