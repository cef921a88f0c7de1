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


def updated_from_main(made: Repository) -> None:
    """The button of a forge: main is merged into the branch, twice, by the forge's own name."""
    for word in ("one", "two"):
        honest(made, word)
        on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": f"effect: {word} "})
        made.git("merge", "--quiet", "--no-ff", "--message=Merge branch 'main' into work", "main")
        made.commit("Review of the change", by="forge@example.org")


def merge_of_a_merge(made: Repository) -> None:
    """The branch takes in a branch that took in main."""
    honest(made)
    made.git("switch", "--quiet", "--create", "side", "main")
    made.commit("side", edits=[{"file": "risks/R-0001.yaml", "find": "cause: ", "put": "cause: now "}])
    made.git("switch", "--quiet", "work")
    on_main(made, theirs())
    made.git("switch", "--quiet", "side")
    merge(made, "main")
    made.git("switch", "--quiet", "work")
    merge(made, "side")
    honest(made, "still")


def rebased(made: Repository) -> None:
    honest(made)
    honest(made, "still")
    on_main(made, theirs())
    made.git("rebase", "--quiet", "main")
    honest(made, "even")


def cherry_picked(made: Repository) -> None:
    """What main did stands in a commit of the branch too."""
    honest(made)
    on_main(made, theirs())
    made.git("cherry-pick", "main")
    honest(made, "still")


def reverted(made: Repository) -> None:
    honest(made)
    honest(made, "still")
    made.git("revert", "--no-edit", "HEAD")
    on_main(made, theirs())
    made.git("revert", "--no-edit", "HEAD")


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
    "the forge's button": updated_from_main,
    "a merge of a merge": merge_of_a_merge,
    "a rebase": rebased,
    "a cherry-pick": cherry_picked,
    "reverts": reverted,
}


def squashed(made: Repository) -> None:
    """Main has all of the branch in one commit, and both go on."""
    honest(made)
    made.git("switch", "--quiet", "main")
    made.git("merge", "--quiet", "--squash", "work")
    made.commit("The branch in one (#7)")
    made.git("switch", "--quiet", "work")
    on_main(made, theirs())


def squashed_and_merged(made: Repository) -> None:
    squashed(made)
    merge(made, "main")
    honest(made, "still")


def picked_by_main(made: Repository) -> None:
    """Main has the branch's commits as its own."""
    honest(made)
    made.git("switch", "--quiet", "main")
    made.git("cherry-pick", "main..work")
    made.git("switch", "--quiet", "work")
    on_main(made, theirs())


def crossed(made: Repository) -> None:
    """Each was merged into the other before either had the other's merge: they parted in two places."""
    honest(made)
    on_main(made, theirs())
    ours, mains = made.git("rev-parse", "work", "main").split()
    merge(made, mains)
    made.git("switch", "--quiet", "main")
    merge(made, ours)
    made.git("switch", "--quiet", "work")


def crossed_twice(made: Repository) -> None:
    crossed(made)
    honest(made, "still")
    on_main(made, {"file": "risks/R-0001.yaml", "find": "effect: ", "put": "effect: now "})
    ours, mains = made.git("rev-parse", "work", "main").split()
    merge(made, mains)
    made.git("switch", "--quiet", "main")
    merge(made, ours)
    made.git("switch", "--quiet", "work")


def crossed_over_a_conflict(made: Repository) -> None:
    """The two places do not fit together either: each side settled it, alike."""
    made.commit("work", edits=[theirs("slowly")])
    on_main(made, theirs())
    ours, mains = made.git("rev-parse", "work", "main").split()
    for branch, other, option in (("work", mains, "ours"), ("main", ours, "theirs")):
        made.git("switch", "--quiet", branch)
        merge(made, f"--strategy-option={option}", other)
    made.git("switch", "--quiet", "work")


TAKEN: Mapping[str, Callable[[Repository], None]] = {
    "squashed": squashed,
    "squashed, then merged back": squashed_and_merged,
    "picked": picked_by_main,
    "each merged into the other": crossed,
    "each merged into the other, twice": crossed_twice,
    "each merged into the other over a conflict": crossed_over_a_conflict,
}
"""Shapes after which main has what the branch did before: that is not the change's own any more."""
