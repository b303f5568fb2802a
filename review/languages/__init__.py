"""What is known of each language: one data file a language, and the class that holds it."""
