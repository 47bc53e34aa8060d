"""Which event a sentence tells, in the ontology PLOVER: by its words alone, without a parse. See docs/plover.md."""
