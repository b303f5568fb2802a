"""What is the usage of a command, and what only looks like one."""

import pytest

from review.checks.shared.usage import is_usage


@pytest.mark.parametrize(
    "text",
    [
        "brew link [<options>] <source>... <target>",
        "kubo pin [-q | --quiet] update [-p | --prune] [(<group> | <remote>)...]",
        "kubo ls --delete <name> <url>",
        "apt-x get [(-o | --output) <path>]\n          [--mode=<mode>]",
        "kubo show-ref --exclude-existing[=<pattern>]",
        "<n>[,<base>]",
        "Usage: %s [<option> ...] <command>\n\n",
        "Usage: %s [<option>...] <bowl-name>\n       %s [<option>...] <command>\n",
    ],
)
def test_a_usage(text: str) -> None:
    assert is_usage(text)


@pytest.mark.parametrize(
    "text",
    [
        "Warning: %s cannot be opened by <user> [<place>]",
        "Press <b>Save</b> now",
        "delete <name> now",
        "use --force to delete <name>",
        "cannot open the file <name> [--force]",
        "open the page <link>",
        "Save your work first [<name>]",
        "kubo ls --all",
    ],
)
def test_no_usage(text: str) -> None:
    assert not is_usage(text)
