"""Facts of many articles -> stories: which articles tell of one happening, which copy another, and who says which toll.

Pure functions over what is kept of each article (`Member`); `factwire stories` and the cloud share them. Nothing here
loads the language model.
"""

from factwire.stories.member import Member, Placing, member_of
from factwire.stories.story_clustering import clusters_at_hand, clusters_of, story_id
from factwire.stories.story_document import new_story_of, story_of

__all__ = ["Member", "Placing", "clusters_at_hand", "clusters_of", "member_of", "new_story_of", "story_id", "story_of"]
