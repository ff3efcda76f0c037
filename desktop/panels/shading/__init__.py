"""The panel that chooses the measure of the regions and the layers of the map."""
