"""The state diagram of a disclosure request as Markdown, written from the moves table."""

from mingchuang.law.disclosure.moves import ACTS, STATES, Act


def _edges(act: Act) -> list[str]:
    lines = [f"    [*] --> {target}: {act.id}" for target in act.birth]
    for state, targets in act.moves.items():
        lines += [f"    {state} --> {target}: {act.id}" for target in targets if target != state]
    return lines


def _matrix() -> list[str]:
    lines = ["| State | 状态 | Step (art.45) | Acts that may happen |", "|---|---|---|---|"]
    for state in STATES.values():
        acts = ", ".join(act.id for act in ACTS.values() if state.id in act.moves)
        lines.append(f"| {state.id} | {state.zh} | {state.step} | {acts or '—'} |")
    return lines


def _acts() -> list[str]:
    lines = ["| Act | 行为 | Step (art.45) | Source | The facts decide |", "|---|---|---|---|---|"]
    lines += [f"| {act.id} | {act.zh} | {act.step} | {act.article} | {act.when or '—'} |" for act in ACTS.values()]
    return lines


def markdown() -> str:
    """The whole generated page: a Mermaid diagram of the moves, the acts of each state, the acts with their source."""
    edges = [line for act in ACTS.values() for line in _edges(act)]
    names = [f"    {state.id}: {state.zh} {state.id}" for state in STATES.values()]
    return "\n".join(
        [
            "# States of a disclosure request (依申请公开)",
            "",
            "Written from `mingchuang/law/disclosure/moves.yaml` by `python -m tools.state_diagram`; a test compares.",
            "An act that leaves the state as it is stands in the tables only.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *names,
            *edges,
            "```",
            "",
            *_matrix(),
            "",
            *_acts(),
            "",
        ]
    )
