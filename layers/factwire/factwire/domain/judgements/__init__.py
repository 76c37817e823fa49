"""Judgements: what they are about, what follows from them, and the facts that are shown because of them. All pure."""
