"""For counsel: the case as a lawyer reads it, with every fact's source and every element's authority."""
