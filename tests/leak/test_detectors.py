"""Each detector is silent where nothing is broken."""

import pytest
from tests.leak.detectors import DETECTORS, Detector, Lab

from firsthand.importers.run import Worker

ALL = [detector for each in DETECTORS.values() for detector in each]


@pytest.mark.django_db
@pytest.mark.parametrize("detector", ALL, ids=lambda detector: detector.__name__)
def test_all_is_well(worker: Worker, detector: Detector) -> None:
    assert detector(Lab(worker)) == []
