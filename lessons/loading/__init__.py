"""Files become lessons and questions: upload, review, batches of files, question banks."""
