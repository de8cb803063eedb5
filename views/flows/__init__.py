"""From which municipality to which do people go to work?"""
