"""HTML, JSON, badge and API never disagree: one small model judges all four."""
