"""Are the tests of the books sharp? mutmut changes the books in thousands of ways; each has to be noticed."""
