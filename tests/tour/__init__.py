"""A tour through the plugin in a real QGIS window, played as a hand would."""
