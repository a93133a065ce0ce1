"""The result on paper, and its days for a calendar. Nothing here asks the network for anything."""
