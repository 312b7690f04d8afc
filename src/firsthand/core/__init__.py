"""Values and their rules: texts, dates, codes, errors. No framework, no input or output."""
