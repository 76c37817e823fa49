"""`factwire mcp`: facts for agents, by the Model Context Protocol."""
