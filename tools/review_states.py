"""The diagram of the states of an edition, generated from the table: ``python -m tools.review_states`` rewrites it."""

from pathlib import Path

from mingchuang.law.review import MOVES, State

TARGET = Path(__file__).resolve().parent.parent / "docs/generated/review-states.md"


def diagram() -> str:
    """The states, the moves between them, and one table row a move."""
    lines = [
        "# States of an edition",
        "",
        "Generated from `mingchuang/law/review/moves.py` by `python -m tools.review_states`.",
        "",
    ]
    lines += ["```mermaid", "stateDiagram-v2", f"    [*] --> {State.DRAFT}"]
    for rule in MOVES:
        lines += [f"    {start} --> {end}: {rule.zh} {rule.en}" for start, end in rule.ends if start != end]
    lines += [f"    {state}: {state.zh} {state.en}" for state in State]
    lines += ["```", "", "| Move | From | To | Who | Conditions | Basis |", "|---|---|---|---|---|---|"]
    for rule in MOVES:
        starts = "、".join(start.zh for start, _ in rule.ends)
        ends = "、".join(dict.fromkeys(end.zh for _, end in rule.ends))
        who = "、".join(sorted(role.zh for role in rule.roles))
        conditions = "; ".join(
            words
            for holds, words in (
                (rule.not_author, "not an author"),
                (rule.not_reviewer, "not the reviewer"),
                (rule.needs_clean, "no finding open"),
                (rule.needs_reason, "with a reason"),
            )
            if holds
        )
        lines.append(f"| {rule.zh} {rule.en} | {starts} | {ends} | {who} | {conditions} | {rule.basis} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(diagram(), "utf-8")
