"""What an account pays for: its statement, its tokens, how it gets more of them."""
