"""What reruns by itself when a choice in it changes: the frame around it, and its neighbours, stand still."""
