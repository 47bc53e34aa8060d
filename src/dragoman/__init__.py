"""dragoman: one evidence-linked record out of the press reports on a negotiation."""
