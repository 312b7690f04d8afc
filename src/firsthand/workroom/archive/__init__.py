"""What arrived: originals, items, their texts, series."""
