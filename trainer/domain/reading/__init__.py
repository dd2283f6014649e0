"""Reading transcripts as people have them: JSON, plain text, WebVTT, SRT; pure."""
