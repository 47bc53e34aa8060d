"""Quality, measured: the project's own gold, the scorer that lies beside the project, and floors that only rise."""
