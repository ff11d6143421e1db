"""Published pages as files: places, packs, plain twins for other web servers, links, locks."""
