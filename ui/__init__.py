"""The console for people: sessions, forms and screens over the domain's verbs."""
