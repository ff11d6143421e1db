"""What keys do in the console: told by `?`, done by the script, never needed."""

# After g: the rail's entries.
GO = {
    "overview": "o",
    "components": "c",
    "incidents": "i",
    "maintenance": "m",
    "templates": "t",
    "domain": "d",
    "keys": "k",
}
SHORTCUTS = (
    (("Ctrl K", "⌘ K", "/"), "search and go anywhere"),
    (("c",), "new incident"),
    (
        ("g",),
        "then o, c, i, m, t, d, k: overview, components, incidents, maintenance, templates, domain, keys",
    ),
    (("j", "k"), "down and up a list"),
    (("Ctrl Enter", "⌘ Enter"), "send the form"),
    (("Alt ↑ ↓ → ←",), "on a grip: move a component, into a group, out of it"),
    (("F6",), "to the line that says what was done, and its Undo"),
    (("?",), "this list"),
)
