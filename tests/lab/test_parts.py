"""Parts of the lab that need no engine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network
from pathlib import Path

import pytest

from lab import caps, dns, owner, packages, paths, trust, uplink
from lab.errors import LabError
from lab.lock import Lock, turn
from tests.lab.shell import program


def test_a_lock_is_shared_by_many_and_held_by_one(tmp_path: Path) -> None:
    first, second, third = (Lock(tmp_path / "lock") for _ in range(3))
    first.share()
    second.share()
    assert not third.try_take()
    first.free()
    assert not third.try_take()
    second.close()
    assert third.try_take()
    for lock in (first, third):
        lock.close()


def test_a_lock_goes_with_its_holder_even_when_that_is_killed(tmp_path: Path) -> None:
    holder = program(
        "import sys, time; from pathlib import Path; from lab.lock import Lock\n"
        f"lock = Lock(Path({str(tmp_path / 'lock')!r})); lock.take(); print('held', flush=True)\n"
        "time.sleep(60)"
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        mine = Lock(tmp_path / "lock")
        assert not mine.try_take()
        holder.kill()
        holder.wait()
        assert mine.try_take()
        mine.close()


def test_an_owner_is_alive_until_its_process_ends() -> None:
    with subprocess.Popen(["sleep", "60"]) as process:
        name = owner.name(process.pid)
        assert owner.alive(name)
        assert owner.number(name) == process.pid
        process.kill()
    assert not owner.alive(name)


def test_a_later_process_of_the_same_number_is_not_the_owner() -> None:
    assert owner.alive(owner.new())
    assert not owner.alive(f"{os.getpid()}-1")
    assert not owner.alive(owner.name(os.getpid())[:-1])
    assert not owner.alive("")


def test_one_process_may_own_several_uses() -> None:
    assert owner.new() != owner.new()


def test_a_process_that_ended_and_was_not_collected_is_not_alive() -> None:
    process = subprocess.Popen(["sleep", "60"])
    name = owner.name(process.pid)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert not owner.alive(name)
    process.wait()


def test_two_caches_are_two_labs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "one"))
    one = paths.lab_id()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "two"))
    assert paths.lab_id() != one
    assert paths.lab_id() == paths.lab_id()


def test_the_two_ends_of_the_link_are_in_one_network() -> None:
    for number in (0, 1, 63, 64, 0x51256049, 0xFFFFFFFF):
        run = Path(f"/run/proven-0-{number:08x}")
        first, second = uplink.address(run, 1), uplink.address(run, 2)
        network = ip_network(f"{uplink.address(run, 0)}/30")
        assert {first, second} == {str(host) for host in network.hosts()}


def test_nodes_get_no_capability_that_changes_the_machine_outside() -> None:
    granted = caps.granted()
    assert {"SYS_ADMIN", "NET_ADMIN"} <= set(granted)
    assert not {"SYS_TIME", "SYS_MODULE", "SYS_BOOT", "SYSLOG"} & set(granted)


def test_only_certificates_beyond_the_known_ones_are_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pem(body: str) -> str:
        return f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"

    (tmp_path / "known").mkdir()
    (tmp_path / "known/a.crt").write_text(pem("AAA\nBBB"))
    (tmp_path / "bundle.crt").write_text("# a\n" + pem("AAABBB") + "# b\n" + pem("CCC"))
    monkeypatch.setattr(trust, "BUNDLES", (str(tmp_path / "bundle.crt"),))
    monkeypatch.setattr(trust, "KNOWN", tmp_path / "known")
    trust.extra.cache_clear()
    trust.write(tmp_path / "out")
    trust.extra.cache_clear()
    assert [path.read_text() for path in (tmp_path / "out").iterdir()] == [pem("CCC")]


def test_a_forwarder_on_this_machine_is_no_name_server_for_containers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stub").write_text("nameserver 127.0.0.53\noptions edns0\n")
    (tmp_path / "real").write_text("# made by hand\nnameserver 192.0.2.1\nnameserver 192.0.2.2\n")
    monkeypatch.setattr(dns, "FILES", (str(tmp_path / "stub"), str(tmp_path / "real")))
    assert dns.servers() == ["192.0.2.1", "192.0.2.2"]


def test_a_name_server_of_one_link_is_none_for_containers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = "nameserver fe80::1%wlp3s0\nnameserver fe80::1\nnameserver fd00::1%eth0\n"
    (tmp_path / "resolv.conf").write_text(f"{links}nameserver 2001:db8::1\n")
    monkeypatch.setattr(dns, "FILES", (str(tmp_path / "resolv.conf"),))
    assert dns.servers() == ["2001:db8::1"]


def test_missing_packages_are_named_where_they_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(packages, "_there", lambda name: name == "ip")
    with pytest.raises(LabError, match=r"docker\.io.*`make check` works"):
        packages.ensure(["docker", "dockerd", "ip"], print)
    packages.ensure(["ip"], print)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_unwinds_the_program(number: signal.Signals) -> None:
    with program(
        "import signal, time; from lab.signals import ending_politely\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"  # these tests may run under nohup
        "with ending_politely():\n"
        "    try: print('in', flush=True); time.sleep(60)\n"
        "    finally: print('out', flush=True)"
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        assert process.stdout.read() == "out\n"
    assert process.returncode == 128 + number


def test_a_terminal_that_goes_away_may_say_so_twice() -> None:
    with program(
        "import signal; from lab.signals import ending_politely\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        "with ending_politely():\n"
        "    try: signal.raise_signal(signal.SIGHUP)\n"
        "    finally: signal.raise_signal(signal.SIGHUP); print('out', flush=True)"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read() == "out\n"
    assert process.returncode == 128 + signal.SIGHUP


def test_a_signal_that_somebody_ignores_or_handles_is_left_alone() -> None:
    with program(
        "import signal; from lab.signals import ending_politely\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "with ending_politely(): print(signal.getsignal(signal.SIGHUP).name, flush=True)\n"
        "for end in signal.SIGHUP, signal.SIGTERM: print(signal.getsignal(end).name, flush=True)"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read().split() == ["SIG_IGN", "SIG_IGN", "SIG_DFL"]


def test_an_unknown_command_is_refused_in_a_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lab", "nonsense"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_no_more_turns_at_a_time_than_agreed(tmp_path: Path) -> None:
    order: list[str] = []

    def work(name: str) -> None:
        with turn(tmp_path / "turn", 1):
            order.append(f"{name} begins")
            time.sleep(0.2)
            order.append(f"{name} ends")

    with ThreadPoolExecutor(3) as workers:
        list(workers.map(work, "abc"))
    assert all(
        begins.split()[0] == ends.split()[0]
        for begins, ends in zip(order[::2], order[1::2], strict=True)
    )


def test_any_number_of_turns_where_none_is_agreed(tmp_path: Path) -> None:
    with turn(tmp_path / "turn", 0), turn(tmp_path / "turn", 0):
        assert not list(tmp_path.iterdir())
