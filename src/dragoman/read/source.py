"""The text of a parsed report, made once."""

from spacy.tokens import Doc

KEY = "dragoman_text"


def text_of(doc: Doc) -> str:
    """The whole text of a Doc. spaCy's own `doc.text` is joined anew from the tokens at each access."""
    if KEY not in doc.user_data:
        doc.user_data[KEY] = doc.text
    return str(doc.user_data[KEY])
