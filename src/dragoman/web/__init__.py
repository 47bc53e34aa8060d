"""The workspace: pages over a store, for reading all day. One file a page; `app.py` puts them together."""
