"""The brief on paper: PDF, and a document for word processors. What writes them is loaded when one is asked for."""
