"""One table at the end of `make bench`: median, p95 and the aim of every figure."""

import os

import pytest


@pytest.fixture
def aim(benchmark):
    """Say what a benchmark aims at: `aim("p95", 16.0)` in milliseconds."""

    def say(what: str, limit_ms: float) -> None:
        benchmark.extra_info["aim"] = f"{what} ≤ {limit_ms:g} ms"
        benchmark.extra_info["what"] = what
        benchmark.extra_info["limit_ms"] = limit_ms

    return say


@pytest.fixture
def figure(request):
    """Say a figure that is not a time: `figure("memory", "20 MB   aim ≤ 150 MB")`."""

    def say(name: str, words: str) -> None:
        request.config.figures = {**getattr(request.config, "figures", {}), name: words}

    return say


def pytest_terminal_summary(terminalreporter, config):
    session = getattr(config, "_benchmarksession", None)
    if session is None or not session.benchmarks:
        return
    write = terminalreporter.write_line
    write("")
    write(f"{os.cpu_count()} cores, no GPU, 1920×1080, antialiased; milliseconds")
    write(f"{'what':46} {'rounds':>6} {'median':>9} {'p95':>9}   aim")
    for bench in session.benchmarks:
        data = sorted(1000 * t for t in bench.stats.data)
        figures = {
            "median": data[len(data) // 2],
            "p95": data[min(int(0.95 * len(data)), len(data) - 1)],
        }
        info = bench.extra_info
        verdict = ""
        if "limit_ms" in info:
            met = figures[info["what"]] <= info["limit_ms"]
            verdict = f"{info['aim']}  {'met' if met else 'MISSED'}"
        name = bench.name.removeprefix("test_").replace("_", " ")
        write(f"{name:46} {len(data):6} {figures['median']:9.2f} {figures['p95']:9.2f}   {verdict}")
    for name, words in getattr(config, "figures", {}).items():
        write(f"{name:46} {words}")
