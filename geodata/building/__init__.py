"""Makes geodata/layers from public packages; needs a network for the fetching, never at run time."""
