"""The accuracy gate: gold sets, their scores beside pinned floors."""
