"""Surface forms as data, one loader and one matcher."""
