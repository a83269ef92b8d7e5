"""Word and OpenDocument text files: zip archives of XML, read into one common Manuscript."""
