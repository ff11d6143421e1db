"""The rules that whole books keep, R1 to R10 and R13, each looked at in pieces of constant size.

R11 (foreign programs accept the export) and R12 (the exported log rebuilds the same head) are rules of the
export: tests keep them, docs/ledger.md says how an operator does.
"""
