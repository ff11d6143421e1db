"""What tests of leaving share: a secret for links and seals."""

import pytest

from app.core.signing import set_secret


@pytest.fixture(autouse=True)
def _secret() -> None:
    set_secret("a secret that only tests may know, 32+")
