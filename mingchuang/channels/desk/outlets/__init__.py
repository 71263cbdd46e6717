"""Where what is released is read: portal, disclosure site, new media, mail; with their counts, and the posts to new media."""
