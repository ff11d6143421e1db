"""The schema's history: one numbered file a step in `models`, with the SQL of both databases."""
