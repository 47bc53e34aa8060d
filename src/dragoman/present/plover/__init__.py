"""What a record tells as events in the ontology PLOVER. The mapping is lexicon/plover.toml; docs/plover.md tells it."""
