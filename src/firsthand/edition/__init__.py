"""The edition: a bundle of cleared records becomes plain files that any web server can serve."""
