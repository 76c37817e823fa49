"""What says how: tools and channels, courses, manners and terms."""
