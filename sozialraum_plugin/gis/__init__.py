"""The bridge to QGIS: layers, styles, layouts, files. Uses ``qgis.core`` only, no widgets."""
