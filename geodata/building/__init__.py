"""Makes geodata/layers and pinyin columns from public packages; the program never runs it."""
