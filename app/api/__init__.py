"""Adapters for machines: authentication, words, shapes and errors of one product each."""
