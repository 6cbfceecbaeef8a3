"""Documents, readers, normalisation and sentences: from a source to text with offsets."""
