"""The calculations: pure Python on frames and dataclasses, no QGIS, no Qt."""
