"""Rehearsed trainees: policies that see briefing and transcript, and speak text."""
