"""A watch on the layers that an algorithm reads: no result mixes the values of before and after an edit."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsProcessingFeedback, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSlot

from ..core.messages import InputError

# The property of a feedback that names the layer because of which a run was ended.
CHANGED = "sozialraumChangedLayer"
# A layer's signals that say that its next reading may give something else than the last one.
_SIGNALS = (
    "attributeValueChanged", "geometryChanged", "featureAdded", "featuresDeleted", "attributeAdded",
    "attributeDeleted", "subsetStringChanged", "committedFeaturesAdded", "committedFeaturesRemoved",
    "committedAttributesAdded", "committedAttributesDeleted", "committedAttributeValuesChanges",
    "committedGeometriesChanges",
)  # fmt: skip


class LayerWatch(QObject):
    """Ends a run, by its feedback, when one of its layers is edited. It lives in the main thread, as the layers do.

    It belongs to Qt from the start and goes by :meth:`close`, from whatever thread.
    """

    def __init__(self, layers: Iterable[QgsVectorLayer], feedback: QgsProcessingFeedback) -> None:
        super().__init__()
        self.changed = ""
        self._feedback: QgsProcessingFeedback | None = feedback
        application = QCoreApplication.instance()
        if application is not None and self.thread() != application.thread():  # a step of a model
            self.moveToThread(application.thread())
        sip.transferto(self, None)
        for layer in layers:
            for name in _SIGNALS:
                getattr(layer, name).connect(self._edited)

    @pyqtSlot()
    def _edited(self) -> None:
        layer, feedback = self.sender(), self._feedback
        if self.changed or feedback is None or not isinstance(layer, QgsVectorLayer):
            return
        self.changed = layer.name()
        if not sip.isdeleted(feedback):
            feedback.setProperty(CHANGED, self.changed)
            feedback.cancel()

    def check(self) -> None:
        """Raise :class:`InputError` where a layer was edited since the run began."""
        if self.changed:
            raise InputError("layer-edited", layer=self.changed)

    def close(self) -> None:
        """Let go of the layers."""
        self._feedback = None
        if not sip.isdeleted(self) and QCoreApplication.instance() is not None:
            self.deleteLater()
