"""What every screen is made of: templates, forms, answers, the frame, static files."""
