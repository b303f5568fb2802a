"""What a page is made of beside prose: headings, captions, credits, the frame of a website."""
