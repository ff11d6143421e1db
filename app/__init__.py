"""The floor (core, db) and the roof (factory, cli) of Hep Status; importing it loads neither."""
