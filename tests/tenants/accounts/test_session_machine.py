"""In whatever order people act, a token that was given up is never valid again and a living one always is."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.core.clock import clock_reading
from app.core.errors import NotFound
from app.core.mail import plug_mailer
from app.db.opening import close_database, open_database
from tenants.accounts import credentials
from tenants.accounts.change_password import change_password, request_reset, reset_password
from tenants.accounts.sessions import (
    SignedIn,
    end_other_sessions,
    end_session,
    scope_of_session,
    sign_out,
)
from tenants.accounts.sign_in import WrongPassword, sign_in
from tenants.accounts.sign_up import sign_up
from tests.evidence import Size
from tests.fakes import FakeClock
from tests.mailbox import Mailbox

T = TypeVar("T")

PEOPLE = ("ada@acme.example", "mallory@rival.example")
PASSWORDS = tuple(f"password number {number} of a person" for number in range(4))
HOME = "192.0.2.1"
STEPS_A_LIFE = 40

who = st.sampled_from(PEOPLE)
words = st.sampled_from(PASSWORDS)
which = st.integers(0, 50)


class Sessions(RuleBasedStateMachine):
    """Two people, their passwords and tokens as they should be, beside the real thing."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hep-machine-"))
        self.stack, self.runner = ExitStack(), asyncio.Runner()
        self.clock = FakeClock()
        self.stack.enter_context(clock_reading(self.clock))
        shutil.copyfile(self.template, self.folder / "hep.sqlite3")
        self.database = self.runner.run(open_database(f"sqlite:///{self.folder}/hep.sqlite3"))
        self.mailbox = Mailbox()
        plug_mailer(self.mailbox)
        self.password: dict[str, str] = {}
        self.living: dict[str, str] = {}
        self.dead: set[str] = set()
        for person in PEOPLE:
            self.run(self._join(person))

    async def _join(self, person: str) -> None:
        new = await sign_up(person, PASSWORDS[0], HOME)
        assert new is not None
        self.password[person], self.living[new.token] = PASSWORDS[0], person

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        """What `act` answers; half a minute passes, so that no limit is in the way."""
        self.clock.forward(seconds=31)
        return self.runner.run(act)

    def teardown(self) -> None:
        self.runner.run(close_database(self.database))
        self.runner.close()
        self.stack.close()
        shutil.rmtree(self.folder)

    def kill(self, person: str, *, but: str = "") -> None:
        over = {token for token, owner in self.living.items() if owner == person and token != but}
        self.dead |= over
        self.living = {token: owner for token, owner in self.living.items() if token not in over}

    def pick(self, index: int) -> str:
        return list(self.living)[index % len(self.living)] if self.living else ""

    def door(self, token: str) -> SignedIn:
        found = self.run(scope_of_session(token, HOME))
        assert isinstance(found, SignedIn)
        return found

    @rule(person=who, password=words)
    def signs_in(self, person: str, password: str) -> None:
        right = self.password[person] == password
        try:
            new = self.run(sign_in(person, password, HOME, ""))
        except WrongPassword:
            assert not right
            return
        assert right
        assert new.token not in self.living
        assert new.token not in self.dead
        self.living[new.token] = person

    @rule(index=which)
    def signs_out(self, index: int) -> None:
        token = self.pick(index)
        self.run(sign_out(token))
        self.living.pop(token, None)
        self.dead.add(token)

    @rule(index=which, password=words)
    def changes_the_password(self, index: int, password: str) -> None:
        if token := self.pick(index):
            person = self.living[token]
            new = self.run(change_password(self.door(token), self.password[person], password))
            self.kill(person)
            self.password[person], self.living[new.token] = password, person

    @rule(person=who, password=words)
    def resets_by_letter(self, person: str, password: str) -> None:
        self.clock.forward(hours=5)
        self.run(request_reset(person, HOME))
        token = self.run(self.mailbox.last_token(person))
        self.run(reset_password(token, password, HOME))
        self.kill(person)
        self.password[person] = password
        with pytest.raises(NotFound):
            self.run(reset_password(token, PASSWORDS[0], HOME))

    @rule(index=which)
    def ends_the_others(self, index: int) -> None:
        if token := self.pick(index):
            self.run(end_other_sessions(self.door(token)))
            self.kill(self.living[token], but=token)

    @rule(index=which, other=which)
    def ends_one_from_the_list(self, index: int, other: int) -> None:
        mine, listed = self.pick(index), self.pick(other)
        if not mine:
            return
        target = self.door(listed).session.id
        if self.living[mine] == self.living[listed]:
            self.run(end_session(self.door(mine), target))
            self.living.pop(listed)
            self.dead.add(listed)
        else:
            with pytest.raises(NotFound):
                self.run(end_session(self.door(mine), target))

    @rule()
    def half_a_day_passes(self) -> None:
        self.clock.forward(hours=12)
        for person in PEOPLE:
            self.kill(person)

    @invariant()
    def living_tokens_open_and_dead_ones_never_do(self) -> None:
        for token, person in self.living.items():
            assert self.door(token).account.email == person
        for token in self.dead:
            assert self.runner.run(scope_of_session(token, HOME)) is None


def test_a_token_that_was_given_up_is_never_valid_again(
    sqlite_template: Path, monkeypatch: pytest.MonkeyPatch, size: Size
) -> None:
    monkeypatch.setattr(credentials, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    Sessions.template = sqlite_template
    run_state_machine_as_test(
        Sessions,
        settings=settings(
            max_examples=size(ci=10, full=125),
            stateful_step_count=STEPS_A_LIFE,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
