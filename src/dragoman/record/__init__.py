"""What is passed around: reports, claims, findings, the record. Imports nothing else of ours."""
