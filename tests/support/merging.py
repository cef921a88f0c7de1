"""Shapes of history that a branch can have: where its merges stand, and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.support.repository import Edit, Repository

RISK = "risks/R-0002.yaml"


def on_main(made: Repository, *edits: Edit) -> None:
    """Somebody else's change reaches main; then back to the branch."""
    made.git("switch", "--quiet", "main")
    made.commit("main goes on", by="director@icb.example", edits=edits)
    made.git("switch", "--quiet", "work")


def merge(made: Repository, *names: str) -> None:
    made.git("merge", "--quiet", "--no-ff", "--no-edit", *names)


def honest(made: Repository, word: str = "too") -> None:
    """An ordinary commit of the branch."""
    made.commit("work", edits=[{"file": "risks/R-0003.yaml", "find": "cause: ", "put": f"cause: {word} "}])


def theirs(word: str = "very late") -> Edit:
    """What main does, to a file that `honest` does not touch."""
    return {"file": RISK, "find": "heal late", "put": f"heal {word}"}


def in_the_middle(made: Repository) -> None:
    honest(made)
    on_main(made, theirs())
    merge(made, "main")
    honest(made, "still")


def at_the_end(made: Repository) -> None:
    honest(made)
    on_main(made, theirs())
    merge(made, "main")


def twice(made: Repository) -> None:
    in_the_middle(made)
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "})
    merge(made, "main")
    honest(made, "even")


def one_after_the_other(made: Repository) -> None:
    """Two merges with no commit between them."""
    honest(made)
    on_main(made, theirs())
    merge(made, "main")
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "})
    merge(made, "main")
    honest(made, "still")


def first_of_all(made: Repository) -> None:
    """The branch begins with a merge."""
    made.git("switch", "--quiet", "--create", "side")
    honest(made, "side")
    made.git("switch", "--quiet", "work")
    merge(made, "side")
    honest(made)


def with_a_conflict(made: Repository) -> None:
    """Both sides changed one line; what the merge says is from neither."""
    made.commit("work", edits=[theirs("slowly")])
    on_main(made, theirs())
    made.git("merge", "--quiet", "--no-ff", "--no-commit", "--strategy-option=ours", "main")
    made.commit("resolved", edits=[{"file": RISK, "find": "heal slowly", "put": "heal very slowly"}])
    honest(made)


def both_sides_of_one_file(made: Repository) -> None:
    """The merge is made by git, and its file is that of neither side."""
    made.commit("work", edits=[{"file": RISK, "find": "cause: ", "put": "cause: still "}])
    on_main(made, {"file": RISK, "find": "title: ", "put": "title: Now "})
    merge(made, "main")
    honest(made)


def without_a_change(made: Repository) -> None:
    """What is merged changed no file."""
    honest(made)
    on_main(made)
    merge(made, "main")
    honest(made, "still")


def with_three_heads(made: Repository) -> None:
    made.git("switch", "--quiet", "--create", "side")
    made.commit("side", edits=[{"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "}])
    made.git("switch", "--quiet", "work")
    honest(made)
    on_main(made, theirs())
    merge(made, "main", "side")
    honest(made, "still")


def as_a_forge_does(made: Repository) -> None:
    """The branch updated from main, and then merged into main for the check."""
    in_the_middle(made)
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "})
    made.git("switch", "--quiet", "--detach", "main")
    merge(made, "work")


SHAPES: Mapping[str, Callable[[Repository], None]] = {
    "a merge in the middle": in_the_middle,
    "a merge at the end": at_the_end,
    "a merge at the beginning": first_of_all,
    "two merges": twice,
    "one merge after the other": one_after_the_other,
    "a conflict that somebody resolved": with_a_conflict,
    "both sides of one file": both_sides_of_one_file,
    "a merge that changes nothing": without_a_change,
    "three heads": with_three_heads,
    "as a forge does": as_a_forge_does,
}
