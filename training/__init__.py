"""How the learned reader is made: labelled dossiers in, one int8 ONNX file out, the same for the same seed."""
