"""The settings of a checkout, with the peer's views beside ours."""

from mingchuang.config.settings.dev import *  # noqa: F403

ROOT_URLCONF = "benchmarks.peer"
