"""What says why: stated reasons, named causes and motives."""
