"""An installation at work, a server with several workers and runners of jobs, any of which may be killed."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.installation import Installation, Server, free_port
from tests.sockets import connections_of

WORKERS, RUNNERS = 3, 2


@dataclass
class Runner:
    """A `hep-status worker`; what it logs is in a file."""

    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def is_ready(self) -> bool:
        return b"jobs are run" in self.log.read_bytes()


@dataclass
class Plant:
    """The processes that live now; whoever kills them starts them again, as a machine's supervisor would."""

    installation: Installation
    stack: ExitStack
    port: int = field(default_factory=free_port)
    runners: list[Runner] = field(default_factory=list)
    started: int = 0
    server: Server = field(init=False)

    def start(self) -> None:
        """Everything that is not there."""
        serving = self.installation.serving(workers=WORKERS, port=self.port)
        self.server = self.stack.enter_context(serving)
        self.runners = [self._runner() for _ in range(RUNNERS)]

    def victims(self) -> list[int]:
        """Processes in the middle of something, unless no other one could do their work."""
        connections = connections_of(self.server.workers(), self.port)
        serving = [pid for pid, number in connections.items() if number]
        running = [runner.process.pid for runner in self.runners if runner.is_ready]
        return [pid for group in (serving, running) if len(group) > 1 for pid in group]

    def kill(self, pid: int) -> None:
        """As if it had never been asked; a runner is started again at once, a worker by its supervisor."""
        os.kill(pid, signal.SIGKILL)
        for place, runner in enumerate(self.runners):
            if runner.process.pid == pid:
                runner.process.wait()
                self.runners[place] = self._runner()

    def kill_everything(self) -> int:
        """Supervisor, workers and runners at one moment, and then all from the start; how many those were."""
        runners = [runner.process for runner in self.runners]
        pids = [self.server.process.pid, *self.server.workers(), *(process.pid for process in runners)]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        for process in (self.server.process, *runners):
            process.wait()
        self.start()
        return len(pids)

    def stop(self) -> None:
        """In order: what is under way is finished."""
        for runner in self.runners:
            runner.process.send_signal(signal.SIGTERM)
        self.stack.close()
        for runner in self.runners:
            runner.process.wait(40)

    def _runner(self) -> Runner:
        self.started += 1
        log = self.installation.folder / f"runner-{self.started}.log"
        environ = {**self.installation.environ, "HEP_LOG_LEVEL": "info"}
        command = [str(self.installation.command), "worker"]
        with log.open("wb") as file:
            return Runner(subprocess.Popen(command, env=environ, stdout=file, stderr=file), log)


@contextmanager
def plant_of(installation: Installation) -> Iterator[Plant]:
    """Everything started; stopped in order at the end of the block, or killed when the test has failed."""
    with ExitStack() as stack:
        plant = Plant(installation, stack)
        plant.start()
        try:
            yield plant
            plant.stop()
        finally:
            for runner in plant.runners:
                runner.process.kill()
                runner.process.wait()
